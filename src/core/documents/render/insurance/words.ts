import { formatInstant, formatPlainDate, isoDate } from '../../../../rules/dates.ts';
import type { CommonFacts } from '../../common-facts.ts';
import type {
  CertificateReceiptFacts,
  InsuranceNoticeFacts,
  InsuranceReminderFacts,
} from '../../insurance-facts.ts';
import { numbered, phoneWords, printed, shortName } from '../typography.ts';

type Letter = InsuranceReminderFacts | InsuranceNoticeFacts;

export function dayWords(day: string): string {
  return formatPlainDate(isoDate(day));
}

/** "le 12 novembre 2026". */
export function receivedOn({ issued }: CommonFacts): string {
  return formatPlainDate(formatInstant(issued.at, issued.offsetMinutes).date);
}

export function policyWords({ policy }: CertificateReceiptFacts['certificate']): string {
  return policy === '' ? 'Non indiqué' : policy;
}

export function startWords({ startsOn }: CertificateReceiptFacts['certificate']): string {
  return startsOn === null ? 'Non indiqué' : dayWords(startsOn);
}

export function addressWords({ address }: CertificateReceiptFacts['certificate']): string {
  return address === null ? 'Celle du logement' : printed(address);
}

/** "attestation.pdf (2 pages), photo.jpg"; "Aucun" without one. */
export function fileWords(files: CertificateReceiptFacts['files']): string {
  if (files.length === 0) return 'Aucun';
  return files
    .map(({ name, pages }) => (pages > 1 ? `${shortName(name)} (${pages}\u00a0pages)` : shortName(name)))
    .join(', ');
}

/** "Mutuelle Exemple, police n° MH 7 204 881": what the last certificate says of itself; empty where it says nothing. */
export function heldWords(current: NonNullable<Letter['current']>): string {
  const policy = (current.policy ?? '') === '' ? '' : `police ${numbered(current.policy ?? '')}`;
  return [current.insurer ?? '', policy].filter((part) => part !== '').join(', ');
}

/** Whether the cover that a reminder is about has ended on its day. */
export function hasEnded({ current, on }: InsuranceReminderFacts): boolean {
  return current !== null && current.endsOn < on;
}

/** "L’attestation que nous tenons (…) expire le …": the state that the letter is about, in one sentence. */
export function stateWords(facts: InsuranceReminderFacts): string {
  const { current } = facts;
  if (current === null) return 'Nous n’avons aucune attestation d’assurance pour ce logement.';
  const verb = hasEnded(facts) ? 'a pris fin le' : 'prend fin le';
  return `La dernière attestation que nous avons reçue${inBrackets(current)} ${verb} ${dayWords(current.endsOn)}.`;
}

/** No cover on the day of the notice, and what became of the last certificate: ended, or refused, or not begun. */
export function lackWords({ current, on }: InsuranceNoticeFacts): string {
  const lack = 'À ce jour, nous n’avons aucune attestation d’assurance en cours de validité pour ce logement';
  if (current === null) return `${lack}.`;
  const end =
    current.endsOn < on
      ? `a pris fin le ${dayWords(current.endsOn)}`
      : 'ne couvre pas le logement à cette date';
  return `${lack}\u202f: la dernière que nous avons reçue${inBrackets(current)} ${end}.`;
}

function inBrackets(current: NonNullable<Letter['current']>): string {
  const held = heldWords(current);
  return held === '' ? '' : ` (${printed(held)})`;
}

export const DUTY =
  'Le locataire doit s’assurer contre les risques dont il répond (incendie, explosion, dégâts des eaux) et le justifier chaque année à la demande du bailleur (loi n°\u00a089-462 du 6\u00a0juillet 1989, art.\u00a07\u00a0g).';

/** What a certificate must show (B21), and where to bring it. */
export function howTo({ agency, landlord }: CommonFacts): string[] {
  return [
    'Demandez à votre assureur une attestation d’assurance habitation qui dit l’adresse du logement, la période et la garantie des risques locatifs.',
    `Apportez-la au guichet (${printed(agency)}) ou envoyez-la par courrier à l’adresse ci-dessus.`,
    `Une question\u202f: ${phoneWords(landlord.phone)}.`,
  ];
}

/** The same in the formal notice, whose page holds the law. */
export function howToShort({ agency, landlord }: CommonFacts): string {
  return `L’attestation dit l’adresse du logement, la période et les risques locatifs. À apporter au guichet (${printed(agency)}) ou à envoyer à l’adresse ci-dessus. Une question\u202f: ${phoneWords(landlord.phone)}.`;
}

export const ALREADY = 'Si vous l’avez remise entre-temps, ne tenez pas compte de cette lettre.';

/** What happens after the month (loi 89-462, art. 7 g; décret 2016-383), the clause given up included. */
export const CONSEQUENCES = [
  'Passé ce délai, le bailleur entend souscrire une assurance pour votre compte.',
  'Sa prime, majorée de 10\u202f% au plus, vous sera demandée par douzième avec chaque loyer\u202f; elle figurera sur l’avis d’échéance et la quittance, et une copie du contrat vous sera remise.',
  'Limitée aux risques locatifs, elle s’arrête dès que vous remettez une attestation valable.',
  'Cette mise en demeure vaut renoncement à la clause du bail qui prévoirait sa résiliation de plein droit pour défaut d’assurance.',
];

export const RECEIPT_LEGAL =
  'Récépissé remis gratuitement. Il constate la remise de l’attestation au guichet\u202f; il ne vaut ni vérification du document ni garantie d’assurance (loi n°\u00a089-462 du 6\u00a0juillet 1989, article 7\u00a0g).';
export const REMINDER_LEGAL =
  'Lettre remise gratuitement\u202f: aucun frais de rappel n’est demandé. Loi n°\u00a089-462 du 6\u00a0juillet 1989, article 7\u00a0g.';
const NOTICE_LEGAL =
  'Mise en demeure faite en application de l’article 7\u00a0g de la loi n°\u00a089-462 du 6\u00a0juillet 1989 et du décret n°\u00a02016-383 du 30\u00a0mars 2016. Aucun frais de lettre n’est demandé.';
/** Of the wording, while the landlord has not read it. */
const NOTICE_SPECIMEN = 'Texte spécimen\u202f: à faire relire par le bailleur avant son premier envoi.';

export function noticeLegal({ specimen }: CommonFacts): string {
  return specimen ? `${NOTICE_LEGAL} ${NOTICE_SPECIMEN}` : NOTICE_LEGAL;
}
