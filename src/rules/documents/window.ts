import { assertNever } from '../brand.ts';
import { addMonths, formatPlainDate, isoDate } from '../dates.ts';
import type { OnlineFunction } from '../online/functions.ts';
import { appliedRule, type DocumentWindow, type LandlordProfile } from '../profile.ts';
import { SILENT } from '../profile-schema.ts';
import { type ShownRule, shownRule } from '../registrations/shown-rule.ts';

export type WindowedDocument = {
  readonly type: string;
  /** `AAAA-MM`, or null. */
  readonly month: string | null;
  /** ISO date. */
  readonly issuedOn: string;
};

type DocumentType = 'avis' | 'quittance' | 'regularisation' | 'autre';

/** A type of the ERP or of a paper given here, as the profiles name them. */
const ONLINE: Readonly<Record<DocumentType, OnlineFunction>> = {
  avis: 'notices',
  quittance: 'quittances',
  regularisation: 'regularisations',
  autre: 'library',
};

/**
 * Whether the tenant finds a document in his space: kinds first, then the window. It never limits the clerk.
 * @param registeredOn ISO date of his registration; null: no space is open
 * @param on ISO date
 */
export function tenantSees(
  profile: LandlordProfile,
  doc: WindowedDocument,
  registeredOn: string | null,
  on: string,
): { seen: boolean; sentence: string } {
  if (registeredOn === null) return { seen: false, sentence: "Aucun espace locataire n'est ouvert." };
  const type = typeOf(doc.type);
  const kinds = appliedRule(profile, 'documents.kinds', on).value;
  const online = appliedRule(profile, `online.${ONLINE[type]}`, on).value;
  if (online === false || (kinds !== null && !kinds.includes(type))) {
    return { seen: false, sentence: "Ce type de document n'est pas dans l'espace locataire." };
  }
  const window = appliedRule(profile, 'documents.window', on).value;
  if (window === null) return { seen: true, sentence: `Visible dans l'espace locataire. ${SILENT}.` };
  return withinWindow(window, doc, registeredOn, on);
}

function typeOf(type: string): DocumentType {
  return type === 'avis' || type === 'quittance' || type === 'regularisation' ? type : 'autre';
}

function withinWindow(
  window: DocumentWindow,
  { issuedOn }: WindowedDocument,
  registeredOn: string,
  on: string,
): { seen: boolean; sentence: string } {
  switch (window.kind) {
    case 'whole-lease':
      return { seen: true, sentence: "Visible dans l'espace locataire." };
    case 'since-registration': {
      const day = formatPlainDate(isoDate(registeredOn));
      return issuedOn >= registeredOn
        ? { seen: true, sentence: `Visible dans l'espace locataire, ouvert le ${day}.` }
        : { seen: false, sentence: `Émis avant l'inscription du ${day}\u202f: le locataire ne le voit pas.` };
    }
    case 'months':
      return issuedOn >= addMonths(isoDate(on), -window.months)
        ? { seen: true, sentence: "Visible dans l'espace locataire." }
        : {
            seen: false,
            sentence: `Émis il y a plus de ${window.months} mois\u202f: le locataire ne le voit plus.`,
          };
    default:
      return assertNever(window);
  }
}

/** What the tenant finds in his space, in one sentence. @param on ISO date */
export function windowSentence(profile: LandlordProfile, on: string): { sentence: string; rule: ShownRule } {
  const rule = shownRule(profile, 'documents.window', on);
  return { sentence: windowWords(appliedRule(profile, 'documents.window', on).value), rule };
}

function windowWords(window: DocumentWindow | null): string {
  if (window === null) return `${SILENT}\u202f: le locataire voit tous les documents de son bail.`;
  switch (window.kind) {
    case 'whole-lease':
      return 'Le locataire voit tous les documents de son bail.';
    case 'since-registration':
      return 'Le locataire voit les documents émis depuis son inscription\u202f; les autres se demandent au guichet.';
    case 'months':
      return `Le locataire voit les documents des ${window.months} derniers mois\u202f; les autres se demandent au guichet.`;
    default:
      return assertNever(window);
  }
}
