import { formatInstant, formatPlainDate, isoDate } from '../../../../rules/dates.ts';
import { shownActivationCode } from '../../../../rules/registrations/activation-code.ts';
import { shownIdentifier } from '../../../../rules/registrations/login.ts';
import type { CommonFacts } from '../../common-facts.ts';
import type { ActivationFacts, SpaceReceiptFacts, SpaceWords } from '../../space-facts.ts';
import { holderNames } from '../sentences.ts';
import { printed } from '../typography.ts';

/** The paper of one person of the lease: the window of the envelope and the head of the ticket name nobody else. */
export function forOne<F extends CommonFacts & { readonly person: ActivationFacts['person'] }>(facts: F): F {
  return { ...facts, holders: [facts.person.name], births: [facts.person.birth] };
}

/** "Mme DURAND Odile (née le 02/03/1951)". */
export function personWords({ name, birth }: ActivationFacts['person']): string {
  return holderNames({ holders: [name], births: [birth] });
}

/** "pour le logement situé 14 rue des Bleuets (T3)", or by its reference where the address is protected. */
export function dwellingWords({ dwelling, reference }: CommonFacts): string {
  const where =
    dwelling.address === null
      ? `à l’adresse protégée, ${printed(reference.name)} ${reference.printed}`
      : `situé ${printed(dwelling.address)}`;
  const what = dwelling.description === null ? '' : ` (${printed(dwelling.description)})`;
  return `pour le logement ${where}${what}`;
}

/** An identifier in two groups; an e-mail as it is. */
export function loginWords(login: string): string {
  return shownIdentifier(login);
}

export function codeWords({ activationCode }: ActivationFacts): string {
  return shownActivationCode(activationCode);
}

export function untilWords({ validUntil }: ActivationFacts): string {
  return formatPlainDate(isoDate(validUntil));
}

export function momentWords({ issued }: CommonFacts): string {
  const { date, time } = formatInstant(issued.at, issued.offsetMinutes);
  return `le ${formatPlainDate(date)}, à ${time}`;
}

/** What to type to come to the page that takes the code; null where nobody gave an address. */
export function activationPage({ space, portal }: ActivationFacts): string | null {
  if (space.address === null) return null;
  return portal ? `${space.address}/espace/activer` : space.address;
}

/** Where a tenant asks for help: at the counter, by telephone, by mail. */
export function helpWords(facts: CommonFacts & { readonly space: SpaceWords }): string {
  const mail = facts.space.supportEmail === null ? '' : `, ou ${facts.space.supportEmail}`;
  return `Aide\u202f: au guichet, au ${facts.landlord.phone}${mail}.`;
}

export const KEEP_FOR_YOU = 'Gardez ce bulletin pour vous\u202f: il permet de choisir votre mot de passe.';
export const CODE_NOT_KNOWN =
  'Code non reconnu\u202f: réessayez un peu plus tard, l’inscription part du guichet dès qu’il est en ligne.';
export const CODE_LOST =
  'Bulletin perdu, déjà servi ou délai passé\u202f: le guichet vous en remet un autre, et celui-ci ne sert plus.';
export const ACTIVATION_LEGAL =
  'Bulletin remis gratuitement au guichet, après vérification de l’identité. Il ne porte aucun mot de passe. Si vous n’avez pas demandé cet espace, dites-le à votre bailleur.';

export function alsoByMail({ email }: ActivationFacts): string | null {
  return email === null ? null : `Un lien part aussi à ${email}\u202f: servez-vous de l’un ou de l’autre.`;
}

type Change = SpaceReceiptFacts['what'];

/** The title of a récépissé; words of the ticket's head beside it. */
export function receiptTitle(what: Change): { readonly title: string; readonly head: string } {
  switch (what.kind) {
    case 'closed':
      return { title: 'Récépissé de désinscription', head: 'DÉSINSCRIPTION' };
    case 'email':
      return { title: 'Récépissé de changement d’e-mail', head: 'NOUVEL E-MAIL' };
    case 'consents':
      return what.consents.every(({ given }) => given)
        ? { title: 'Récépissé de vos choix', head: 'VOS CHOIX' }
        : { title: 'Récépissé de désabonnement', head: 'DÉSABONNEMENT' };
  }
}

const REASONS: Readonly<Record<Extract<Change, { kind: 'closed' }>['reason'], string>> = {
  'demande-locataire': 'Demande du locataire',
  sortie: 'Départ du logement',
  deces: 'Décès',
  'erreur-inscription': 'Inscription faite par erreur',
};

export function reasonWords(what: Extract<Change, { kind: 'closed' }>): string {
  return REASONS[what.reason];
}

/** To the person whose space it is; after a death, to the others who hold the lease. */
export function addressed(facts: SpaceReceiptFacts): SpaceReceiptFacts {
  if (!afterDeath(facts)) return forOne(facts);
  const others = facts.holders.filter((name) => name !== facts.person.name);
  const holders = others.length > 0 ? others : [`Succession de ${facts.person.name}`];
  return { ...facts, holders, births: holders.map(() => null) };
}

export function afterDeath({ what }: Pick<SpaceReceiptFacts, 'what'>): boolean {
  return what.kind === 'closed' && what.reason === 'deces';
}

/** What désinscription changes; after a death it is said to the others of the lease. */
export function closedWords(what: Extract<Change, { kind: 'closed' }>): readonly string[] {
  return what.reason === 'deces' ? AFTER_DEATH : what.lost;
}

const AFTER_DEATH = [
  'Cet espace n’est plus accessible, et plus aucun message n’y est envoyé.',
  'Les autres titulaires du bail peuvent demander le leur au guichet.',
  'Les quittances et les avis restent remis sur papier, sans frais.',
];

/** With or without paper; told or not. */
export function choiceWords({
  kind,
  given,
}: Extract<Change, { kind: 'consents' }>['consents'][number]): string {
  if (kind === 'notifications') return given ? 'Par e-mail' : 'Aucun message';
  return given ? 'Sans papier' : 'Sur papier';
}

/** Version of texts: a day, in words where it is one. */
export function versionWords(version: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(version)
    ? `version du ${formatPlainDate(isoDate(version))}`
    : `version ${version}`;
}

export const RECEIPT_TAKES_EFFECT =
  'Enregistré au guichet à cette date. Le portail en tient compte dès qu’il le reçoit, d’ordinaire le jour même.';
export const RECEIPT_LEGAL =
  'Récépissé remis gratuitement. Si vous n’avez pas demandé ce changement, dites-le à votre bailleur. Vos droits sur vos données (accès, rectification, effacement, opposition) s’exercent auprès de lui.';
export const CONSENT_LEGAL =
  'Récépissé remis gratuitement. Les choix qui vous sont laissés peuvent changer à tout moment, sans frais. La quittance sans papier demande toujours votre accord exprès (loi n°\u00a089-462 du 6\u00a0juillet 1989, art. 21).';
