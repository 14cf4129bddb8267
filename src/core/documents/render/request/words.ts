import type { Content } from 'pdfmake/interfaces';
import { formatPlainDate, isoDate } from '../../../../rules/dates.ts';
import { natureWords, urgencyWords } from '../../../../rules/requests/words.ts';
import type { RequestReceiptFacts } from '../../request-facts.ts';
import { capital, phoneWords, printed, shortName, typeset, wrapped } from '../typography.ts';

export function dueWords({ dueOn }: RequestReceiptFacts): string {
  return formatPlainDate(isoDate(dueOn));
}

/** "Demande technique, urgente". */
export function kindWords({ nature, urgency }: RequestReceiptFacts): string {
  const said = urgency === 'normale' ? '' : `, ${urgencyWords[urgency].toLocaleLowerCase('fr')}`;
  return `${natureWords[nature]}${said}`;
}

/** "Mme DURAND Odile, 06 39 98 12 34", then the e-mail on its own line: cut where it fits none. */
export function contactLines({ contact }: RequestReceiptFacts, most: number): Content[] {
  const phone = contact.phone === null ? '' : `, ${phoneWords(contact.phone)}`;
  const mail = contact.email === null ? [] : ['\n', wrapped(contact.email, most)];
  return [`${contact.name}${phone}`, ...mail];
}

export function availabilityWords({ availability }: RequestReceiptFacts): string {
  return capital(printed(availability));
}

export function fileWords({ files }: RequestReceiptFacts): string {
  return files.map(({ name }) => shortName(name)).join(', ');
}

/** Whom to call when it cannot wait; before anything else where the request is one of danger. */
export function emergencyWords({ emergency, landlord }: RequestReceiptFacts): string {
  const danger = 'En cas de danger (gaz, feu, fuite importante, personne bloquée)\u202f:';
  if (emergency === null) {
    return `${danger} appelez les pompiers, 18 ou 112, puis le bailleur, ${phoneWords(landlord.phone)}.`;
  }
  return `${danger} appelez ${printed(emergency.name)}, ${phoneWords(emergency.phone)}. Pompiers\u202f: 18 ou 112.`;
}

/** Who pays, as a hint. */
export function whoPaysWords({ whoPays }: RequestReceiptFacts): string | null {
  if (whoPays === null) return null;
  return `Qui paie\u202f? ${typeset(whoPays)} La demande est enregistrée dans tous les cas.`;
}

/** What happens next, one step to a sentence. */
export function nextSteps(facts: RequestReceiptFacts): string[] {
  return [
    `Votre demande est transmise au service concerné. Réponse prévue au plus tard le ${dueWords(facts)}.`,
    facts.nature === 'technique'
      ? 'Si un passage est nécessaire, vous êtes contacté pour en fixer le moment.'
      : 'S’il manque une pièce, vous êtes contacté.',
    `Pour la compléter ou la suivre, donnez son numéro, ${facts.number}, au guichet ou au ${phoneWords(facts.landlord.phone)}.`,
  ];
}

export const KEEP_NUMBER = 'Gardez ce récépissé\u202f: il porte le numéro de votre demande.';
export const REQUEST_LEGAL =
  'Récépissé remis gratuitement. Il constate la demande et sa date\u202f; il ne dit rien de la suite qui lui sera donnée. L’indication sur qui paie (décret n°\u00a087-712 du 26\u00a0août 1987) ne vaut ni accord ni refus.';
