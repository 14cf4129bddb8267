import { parseArgs } from 'node:util';

/** The steps of a day at the counter, in the order they are walked. */
export const TOUR_STEPS = [
  'sign-in',
  'search',
  'till-opening',
  'payment-cash',
  'payment-cheque',
  'payment-card',
  'quittance',
  'receipt',
  'announcement',
  'reversal',
  'portal-stopped',
  'portal-back',
  'till-count',
  'till-closing',
  'end-of-day',
] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** Landlords that have a demonstration. */
export const TOUR_LANDLORDS = [
  'cite-jardins',
  'neolia',
  'cchartres',
  'habitat-du-gard',
  'auvergne-habitat',
] as const;
export type TourLandlord = (typeof TOUR_LANDLORDS)[number];

export type TourOptions = {
  readonly landlords: readonly TourLandlord[];
  /** Step of which one figure is altered, to prove that the tour sees it; null for none. */
  readonly broken: TourStep | null;
  /** Copies the README's pictures into docs/screens. */
  readonly keep: boolean;
  /** Where screenshots, papers and reports go; null for out/tour. */
  readonly out: string | null;
};

export type ReadTourOptions =
  | { readonly kind: 'options'; readonly options: TourOptions }
  | { readonly kind: 'refused'; readonly sentence: string };

const FLAGS = {
  landlord: { type: 'string' },
  break: { type: 'string' },
  keep: { type: 'boolean' },
  out: { type: 'string' },
} as const;
const USAGE = 'Options\u202f: --landlord ID, --break ÉTAPE, --keep, --out DOSSIER.';

/** Reads the options of `npm run tour -- …`; what is not understood is refused in a sentence, never ignored. */
export function readTourOptions(args: readonly string[]): ReadTourOptions {
  let values: ReturnType<typeof parseArgs<{ options: typeof FLAGS }>>['values'];
  try {
    ({ values } = parseArgs({ args: [...args], options: FLAGS, strict: true, allowPositionals: false }));
  } catch {
    return refused(`Option inconnue ou sans valeur\u202f: «\u202f${args.join(' ')}\u202f». ${USAGE}`);
  }
  const { landlord, break: step } = values;
  if (landlord !== undefined && !isOneOf(TOUR_LANDLORDS, landlord)) {
    return refused(
      `Bailleur inconnu\u202f: «\u202f${landlord}\u202f». Les bailleurs\u202f: ${TOUR_LANDLORDS.join(', ')}.`,
    );
  }
  if (step !== undefined && !isOneOf(TOUR_STEPS, step)) {
    return refused(
      `Étape inconnue\u202f: «\u202f${step}\u202f». Les étapes\u202f: ${TOUR_STEPS.join(', ')}.`,
    );
  }
  if (values.out === '') return refused('--out attend un dossier.');
  return {
    kind: 'options',
    options: {
      landlords: landlord === undefined ? TOUR_LANDLORDS : [landlord],
      broken: step ?? null,
      keep: values.keep === true,
      out: values.out ?? null,
    },
  };
}

function isOneOf<const T extends readonly string[]>(list: T, text: string): text is T[number] {
  return list.includes(text);
}

function refused(sentence: string): ReadTourOptions {
  return { kind: 'refused', sentence };
}
