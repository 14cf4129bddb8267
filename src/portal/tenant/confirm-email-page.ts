import type { Transaction } from 'kysely';
import { appliedRule } from '../../rules/profile.ts';
import { emailKey } from '../../rules/registrations/email.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { html } from '../pages/html.ts';
import { fullName, loginOf, personNames, setEmail } from '../spaces/logins.ts';
import { failWayIn, findWayIn, useWayIn as spendWayIn, type WayIn } from '../spaces/ways-in.ts';
import type { PortalTables } from '../store/tables.ts';
import { isHisReference, referenceField, WRONG_REFERENCE } from './account-reference.ts';
import { hidden, submit, wayTo } from './form-parts.ts';
import { callSentence, type Page } from './layout.ts';
import type { TenantRoutes, Visit } from './tenant-routes.ts';
import { keepToItself, shutWayPage } from './way-in-pages.ts';

type Tx = Transaction<PortalTables>;
type OpenWay = Extract<WayIn, { readonly kind: 'open' }>;

/** « Confirmer mon adresse », by the link of a mail. A mail reader that follows links confirms nothing: the button does. */
export function registerConfirmEmail(pages: TenantRoutes): void {
  pages.get('/adresse', async (visit) => {
    keepToItself(visit);
    const token = (visit.query.cle ?? '').slice(0, 200);
    const way = await visit.work((tx) => findWayIn(tx, { token, purpose: 'email', at: visit.at }));
    if (way.kind !== 'open') return visit.show(shutWayPage(visit, 'email', way.kind));
    return visit.show(confirmPage(visit, way, token, []));
  });
  pages.post('/adresse', (visit) => confirm(visit), { holdsWayIn: true });
}

function confirmPage(visit: Visit, way: OpenWay, token: string, errors: readonly string[]): Page {
  return {
    title: 'Confirmer mon adresse',
    lead: html`Votre espace locataire utilisera l'adresse <strong>${way.email}</strong>.`,
    faulty: errors.length > 0,
    status: errors.length > 0 ? 422 : 200,
    body: html`<form class="space-form" method="post" action="/espace/adresse">${hidden('cle', token)}${
      typedAtCounter(way) && referenceField(visit, errors)
    }${submit('Confirmer cette adresse')}</form><p class="part-note">Vous n'avez rien demandé${'\u202f'}? Fermez cette page${'\u202f'}: rien ne change.</p>`,
  };
}

/** A tenant types his new address twice and gives his password with it; a counter's may be a stranger's, mistyped. */
function typedAtCounter({ account }: OpenWay): boolean {
  return account !== null;
}

async function confirm(visit: Visit): Promise<unknown> {
  keepToItself(visit);
  const { at } = visit;
  const token = (visit.form.cle ?? '').slice(0, 200);
  const answer = await visit.work(async (tx): Promise<'done' | Page> => {
    const way = await findWayIn(tx, { token, purpose: 'email', at });
    if (way.kind !== 'open') return shutWayPage(visit, 'email', way.kind);
    const { person, feed, hash, email } = way;
    if (email === null) return shutWayPage(visit, 'email', 'unknown');
    if (typedAtCounter(way) && !(await isHisReference(tx, visit, person))) {
      return (await failWayIn(tx, hash))
        ? confirmPage(visit, way, token, [WRONG_REFERENCE])
        : shutWayPage(visit, 'email', 'expired');
    }
    // He has shown that the box is his: he may learn that it serves another space.
    if (await servesAnother(tx, visit, person, email)) return takenPage(visit);
    if (!(await spendWayIn(tx, hash, at))) return shutWayPage(visit, 'email', 'used');
    const before = (await loginOf(tx, person))?.email ?? null;
    await setEmail(tx, person, email, { verified: true, at });
    if (before !== null && emailKey(before) !== emailKey(email)) {
      await queueMail(tx, {
        facts: { kind: 'email-changed' },
        desk: visit.desk,
        recipient: before,
        name: fullName(await personNames(tx, person)),
        person,
        account: null,
        feed,
        about: null,
        at,
      });
    }
    return 'done';
  });
  return answer === 'done' ? visit.go('/espace?fait=adresse') : visit.show(answer);
}

/** Where each person has an e-mail of his own (Gard), and somebody else has this one. */
async function servesAnother(
  tx: Tx,
  { desk, today }: Visit,
  person: string,
  email: string,
): Promise<boolean> {
  if (appliedRule(desk.profile, 'account.ownEmail', today).value !== true) return false;
  const other = await tx
    .selectFrom('tenant_login')
    .select('person')
    .where('email_key', '=', emailKey(email))
    .where('person', '<>', person)
    .executeTakeFirst();
  return other !== undefined;
}

function takenPage({ desk: { profile } }: Visit): Page {
  return {
    title: 'Cette adresse ne peut pas être utilisée',
    lead: html`Chez ${profile.name}, chaque espace a sa propre adresse e-mail, et celle-ci sert déjà à un autre. Rien n'a changé. Donnez une autre adresse depuis votre espace, ou demandez de l'aide. ${callSentence(profile)}`,
    body: html`<div class="ways">${wayTo('/espace/compte/adresse', 'Donner une autre adresse')}${wayTo('/espace', 'Me connecter')}</div>`,
    status: 409,
  };
}
