import type { IsoDate, IsoMonth } from '../../rules/dates.ts';
import type { ImportRows } from '../../rules/import/files.ts';
import type { Nature } from '../../rules/natures.ts';
import type { DemoReference } from './references.ts';

/** A row of a file before it has its line and, where the file has one, its lease. */
export type DemoPerson = Omit<ImportRows['personnes'], 'line' | 'reference'>;
export type DemoDwelling = Omit<ImportRows['logements'], 'line'>;
export type DemoResidence = Omit<ImportRows['residences'], 'line'>;
export type DemoLease = Omit<ImportRows['baux'], 'line' | 'reference'>;
export type DemoInsurance = Omit<ImportRows['assurances'], 'line' | 'reference'>;
export type DemoPlan = Omit<ImportRows['plans'], 'line' | 'reference'>;
export type DemoSpace = Omit<ImportRows['espaces'], 'line' | 'reference'>;
export type DemoRequest = Omit<ImportRows['demandes'], 'line' | 'numero' | 'reference' | 'code_residence'>;

/** One line of a notice, or one payment: cents owed (positive) or paid (negative). */
export type DemoLine = { readonly nature: Nature; readonly libelle: string; readonly cents: number };

/** One entry of the ledger, without its lease and number. */
export type DemoEntry = {
  readonly date: IsoDate;
  readonly echeance: IsoDate | null;
  readonly periode: IsoMonth | null;
  readonly nature: Nature;
  readonly libelle: string;
  /** Cents: positive = debit, negative = credit. */
  readonly cents: number;
};

/** One account of the demonstration, whole. */
export type DemoAccount = {
  readonly reference: DemoReference;
  readonly dwelling: DemoDwelling;
  readonly parking: DemoDwelling | null;
  readonly lease: DemoLease;
  readonly people: readonly DemoPerson[];
  readonly insurance: readonly DemoInsurance[];
  readonly plan: DemoPlan | null;
  readonly spaces: readonly DemoSpace[];
  readonly requests: readonly DemoRequest[];
  /** Its entries, oldest month first. */
  entries(): Iterable<DemoEntry>;
};
