import { lostOnWithdrawing } from '../../rules/registrations/losses.ts';
import { type ConsentOffer, consentOffers } from '../../rules/registrations/offers.ts';
import { html } from '../pages/html.ts';
import { PageFault } from '../pages/page-routes.ts';
import { consentsOf, recordConsents } from '../spaces/consents.ts';
import { spacesOf } from '../spaces/logins.ts';
import { lockPerson } from '../spaces/space-locks.ts';
import { putSpaceRecord } from '../spaces/space-record.ts';
import { hidden, submit, wayTo } from './form-parts.ts';
import type { TenantSpace } from './session.ts';
import type { TenantRoutes, TenantVisit } from './tenant-routes.ts';

/** One agreement to give or to take back, with its words before the button, and what taking it back changes. */
export function registerConsent(pages: TenantRoutes): void {
  pages.getSignedIn('/compte/accord', async (visit) => {
    const { offer, space } = await chosen(visit, visit.query);
    const given = await isGiven(visit, space, offer);
    const lost = given
      ? lostOnWithdrawing(visit.desk.profile, visit.today).find(({ kind }) => kind === offer.kind)
      : undefined;
    return visit.show({
      title: given ? 'Retirer mon accord' : 'Donner mon accord',
      lead: html`${offer.label}, compte <span class="reference">${space.printed}</span>.`,
      body: html`<blockquote class="wording">${offer.wording}</blockquote>${
        lost !== undefined &&
        html`<p class="text-section"><strong>Ce qui change${'\u202f'}:</strong> ${lost.sentence}</p>`
      }${
        !given &&
        offer.mode === 'express' &&
        html`<p class="text-section">Sans votre accord exprès, les quittances restent sur papier, sans frais.</p>`
      }<form class="space-form" method="post" action="/espace/compte/accord"><input type="hidden" name="jeton" value="${visit.tenant.csrf}">${hidden('compte', space.account)}${hidden('sorte', offer.kind)}${hidden('reponse', given ? 'non' : 'oui')}${submit(given ? 'Retirer mon accord' : 'Je donne mon accord')}</form><div class="ways">${wayTo('/espace/compte', 'Revenir sans rien changer')}</div>`,
    });
  });
  pages.postSignedIn('/compte/accord', async (visit) => {
    const { offer, space } = await chosen(visit, visit.form);
    const { reponse } = visit.form;
    if (reponse !== 'oui' && reponse !== 'non') throw unknownConsent();
    await answer(visit, space, offer, reponse === 'oui');
    return visit.go(`/espace/compte?fait=${reponse === 'oui' ? 'accord' : 'retrait'}`);
  });
}

async function chosen(
  { desk, today, tenant, work }: TenantVisit,
  { compte, sorte }: Readonly<Record<string, string>>,
): Promise<{ readonly offer: ConsentOffer; readonly space: TenantSpace }> {
  const offer = consentOffers(desk.profile, desk.legal, today).find(({ kind }) => kind === sorte);
  const space = (await work((tx) => spacesOf(tx, tenant.person))).find(
    ({ account, state }) => account === compte && state === 'active',
  );
  if (offer === undefined || offer.mode === 'included' || space === undefined) throw unknownConsent();
  return { offer, space };
}

function unknownConsent(): PageFault {
  return new PageFault(404, "Cet accord n'est pas l'un des vôtres. Reprenez depuis votre espace.");
}

async function isGiven(
  { work, tenant }: TenantVisit,
  space: TenantSpace,
  offer: ConsentOffer,
): Promise<boolean> {
  const held = await work((tx) => consentsOf(tx, space.account, tenant.person));
  return held.find(({ kind }) => kind === offer.kind)?.given ?? offer.given;
}

/** Kept with the words it was given to; the same answer twice is one. */
async function answer(
  { desk, tenant, at, work }: TenantVisit,
  { account, feed }: TenantSpace,
  { kind, wording }: ConsentOffer,
  given: boolean,
): Promise<void> {
  const { person } = tenant;
  await work(async (tx) => {
    await lockPerson(tx, person);
    const held = (await consentsOf(tx, account, person)).find((one) => one.kind === kind);
    if (held?.given === given) return;
    const consents = [{ kind, given, wording, version: desk.legal.version }];
    await recordConsents(tx, { account, person, feed, consents, by: 'tenant', at, command: null });
    await putSpaceRecord(tx, account, person);
  });
}
