import { formatPlainDate } from '../../rules/dates.ts';
import { shownIdentifier } from '../../rules/registrations/login.ts';
import { type ConsentOffer, consentOffers } from '../../rules/registrations/offers.ts';
import type { PortalSpaceState } from '../../rules/registrations/states.ts';
import { type Html, html } from '../pages/html.ts';
import { chip } from '../pages/layout.ts';
import { dayOf } from '../pages/words.ts';
import { consentsOf, type HeldConsent } from '../spaces/consents.ts';
import {
  endSessions,
  type Login,
  loginOf,
  type PersonNames,
  personNames,
  spacesOf,
} from '../spaces/logins.ts';
import { callSentence, type Message, messageOf } from './layout.ts';
import type { TenantSpace } from './session.ts';
import { forgetCookie } from './sign-in-page.ts';
import type { TenantRoutes, TenantVisit } from './tenant-routes.ts';

const MESSAGES: Readonly<Record<string, Message>> = {
  accord: { tone: 'success', fact: 'Votre accord est enregistré.' },
  retrait: { tone: 'success', fact: 'Votre accord est retiré.' },
  envoi: {
    tone: 'success',
    fact: 'Un lien part à la nouvelle adresse.',
    detail: "L'adresse change quand vous ouvrez ce lien, dans les 24\u00a0heures.",
  },
  confirmee: { tone: 'success', fact: 'Votre adresse e-mail est confirmée.' },
  'mot-de-passe': {
    tone: 'success',
    fact: 'Votre mot de passe est changé.',
    detail: 'Vos autres appareils sont déconnectés.',
  },
};

type Held = TenantSpace & {
  readonly activatedAt: Date | null;
  readonly consents: readonly HeldConsent[];
};

/** « Mon espace »: identity as the landlord holds it, accounts, agreements, e-mail and password. */
export function registerAccount(pages: TenantRoutes): void {
  pages.getSignedIn('/compte', async (visit) => {
    const { person } = visit.tenant;
    const held = await visit.work(async (tx) => ({
      names: await personNames(tx, person),
      login: await loginOf(tx, person),
      verified: await isVerified(tx, person),
      spaces: await heldSpaces(tx, person),
    }));
    const { profile, legal } = visit.desk;
    const offers = consentOffers(profile, legal, visit.today);
    const open = held.spaces.filter(({ state }) => state === 'active');
    return visit.show({
      title: 'Mon espace',
      message: messageOf(MESSAGES, visit.query.fait),
      wide: true,
      body: html`${identityPart(visit, held.names)}
${accountsPart(visit, held.spaces)}
${consentsPart(open, offers)}
${signInPart(held.login, held.verified)}
${elsewherePart(visit)}`,
    });
  });
  pages.postSignedIn('/compte/deconnexion', async (visit) => {
    await visit.work((tx) => endSessions(tx, visit.tenant.person));
    forgetCookie(visit);
    return visit.go('/espace?fait=partout');
  });
}

type Tx = Parameters<Parameters<TenantVisit['work']>[0]>[0];

async function isVerified(tx: Tx, person: string): Promise<boolean> {
  const row = await tx
    .selectFrom('tenant_login')
    .select('email_verified_at')
    .where('person', '=', person)
    .executeTakeFirst();
  return row !== undefined && row.email_verified_at !== null;
}

async function heldSpaces(tx: Tx, person: string): Promise<readonly Held[]> {
  const activated = await tx
    .selectFrom('tenant_space')
    .select(['account', 'activated_at'])
    .where('person', '=', person)
    .execute();
  const held: Held[] = [];
  for (const space of await spacesOf(tx, person)) {
    held.push({
      ...space,
      activatedAt: activated.find(({ account }) => account === space.account)?.activated_at ?? null,
      consents: await consentsOf(tx, space.account, person),
    });
  }
  return held;
}

function identityPart({ desk: { profile } }: TenantVisit, names: PersonNames | undefined): Html {
  return html`<section class="part" aria-labelledby="identite"><h2 id="identite">Vous</h2><dl class="lines">
<div><dt>Nom</dt><dd>${names?.lastName ?? 'Non communiqué'}</dd></div>
${names?.firstName != null && html`<div><dt>Prénom</dt><dd>${names.firstName}</dd></div>`}
${names?.birth != null && html`<div><dt>Naissance</dt><dd>${birthWords(names.birth)}</dd></div>`}
</dl><p class="part-note">Ce que ${profile.name} a dans votre dossier. Une erreur${'\u202f'}? ${callSentence(profile)}</p></section>`;
}

function birthWords(birth: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(birth)
    ? formatPlainDate(birth as Parameters<typeof formatPlainDate>[0])
    : birth;
}

function accountsPart({ desk: { profile } }: TenantVisit, spaces: readonly Held[]): Html {
  const { name } = profile.printedReference;
  return html`<section class="part" aria-labelledby="comptes"><h2 id="comptes">${
    spaces.length > 1 ? 'Vos comptes' : 'Votre compte'
  }</h2><dl class="lines">${spaces.map(
    (space) =>
      html`<div><dt>${capitalised(name)}</dt><dd><span class="reference">${space.printed}</span>${stateOf(space)}</dd></div>`,
  )}</dl></section>`;
}

function stateOf({ state, activatedAt }: Held): Html {
  const words: Record<PortalSpaceState, Html> = {
    active:
      activatedAt === null
        ? chip('success', 'done', 'Compte activé')
        : chip('success', 'done', `Compte activé le ${formatPlainDate(dayOf(activatedAt))}`),
    pending: chip('warning', 'toCheck', "En attente d'activation"),
    suspended: chip('warning', 'info', 'Suspendu'),
    closed: chip('neutral', 'info', 'Désinscrit'),
    exited: chip('neutral', 'info', 'Désactivé après votre départ'),
  };
  return words[state];
}

/** The quittance apart: its agreement is never among others (loi 89-462, art. 21). */
function consentsPart(spaces: readonly Held[], offers: readonly ConsentOffer[]): Html {
  const apart = offers.filter(({ mode }) => mode === 'express');
  const others = offers.filter(({ mode }) => mode !== 'express');
  return html`<section class="part" aria-labelledby="accords"><h2 id="accords">Vos accords</h2>
<p class="part-note">${
    others.some(({ mode }) => mode === 'included')
      ? "Ce qui va avec l'espace, et ce que vous choisissez\u202f: ici ou au guichet, à tout moment."
      : 'Chacun se donne et se retire à tout moment, ici ou au guichet.'
  }</p>
${consentsOn(spaces, others)}</section>
<section class="part" aria-labelledby="quittances"><h2 id="quittances">Vos quittances</h2>
<p class="part-note">La loi demande pour elles un accord exprès, à part. Sans lui, elles restent sur papier, sans frais.</p>
${consentsOn(spaces, apart)}</section>`;
}

function consentsOn(spaces: readonly Held[], offers: readonly ConsentOffer[]): Html {
  return html`${spaces.map(
    (space) =>
      html`${spaces.length > 1 && html`<p class="consent-account">Compte <span class="reference">${space.printed}</span></p>`}${offers.map((offer) => consentOf(space, offer))}`,
  )}`;
}

function consentOf(space: Held, offer: ConsentOffer): Html {
  const answer = space.consents.find(({ kind }) => kind === offer.kind);
  const given = offer.mode === 'included' || (answer?.given ?? offer.given);
  const where = `/espace/compte/accord?compte=${encodeURIComponent(space.account)}&sorte=${offer.kind}`;
  return html`<div class="consent"><h3>${offer.label}</h3>
<p class="consent-state">${given ? chip('success', 'done', 'Accord donné') : chip('neutral', 'info', 'Accord non donné')}<span>${sinceOf(offer, answer)}</span></p>
<blockquote>${answer !== undefined && answer.given === given && answer.wording !== '' ? answer.wording : offer.wording}</blockquote>
${
  offer.mode !== 'included' &&
  html`<a class="button" href="${where}">${given ? 'Retirer mon accord' : 'Donner mon accord'}<span class="visually-hidden">${'\u202f'}: ${offer.label}, compte ${space.printed}</span></a>`
}</div>`;
}

const BY = { counter: 'au guichet', tenant: 'dans cet espace', erp: 'auprès du bailleur' } as const;

function sinceOf(offer: ConsentOffer, answer: HeldConsent | undefined): string {
  if (offer.mode === 'included')
    return "Compris avec l'espace locataire\u202f: pour le papier, il faut se désinscrire.";
  if (answer === undefined)
    return offer.mode === 'opt-out' ? 'Prévu par le bailleur, sauf avis contraire.' : '';
  return `${answer.given ? 'Donné le' : 'Réponse du'} ${formatPlainDate(dayOf(answer.at))} ${BY[answer.by]}`;
}

function signInPart(login: Login | undefined, verified: boolean): Html {
  const email = login?.email ?? null;
  return html`<section class="part" aria-labelledby="connexion"><h2 id="connexion">Connexion</h2>
<div class="line"><div><p class="line-title">Identifiant</p><p>${login === undefined ? '' : login.emailIsLogin ? login.login : shownIdentifier(login.identifier)}</p></div></div>
<div class="line"><div><p class="line-title">Adresse e-mail</p><p>${email ?? 'Aucune'}</p>${
    email !== null && !verified && html`<p class="second">Pas encore confirmée</p>`
  }</div><a class="button" href="/espace/compte/adresse">${email === null ? 'Donner une adresse' : "Changer d'adresse"}</a></div>
<div class="line"><div><p class="line-title">Mot de passe</p><p class="second">Connu de vous seul.</p></div><a class="button" href="/espace/compte/mot-de-passe">Changer de mot de passe</a></div></section>`;
}

function elsewherePart({ tenant }: TenantVisit): Html {
  return html`<section class="part" aria-labelledby="appareils"><h2 id="appareils">Vos appareils</h2>
<div class="line"><div><p>Un téléphone perdu, un ordinateur partagé${'\u202f'}? Déconnectez-vous partout.</p></div><form method="post" action="/espace/compte/deconnexion"><input type="hidden" name="jeton" value="${tenant.csrf}"><button class="button" type="submit">Me déconnecter partout</button></form></div></section>`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
