import { natureLabel } from '../../rules/ledger.ts';
import type { StoredEntry, TakenBack } from '../ledger/queries.ts';

const MARKS: Readonly<Record<TakenBack, string>> = {
  annulation: 'annulé',
  'mauvais-compte': 'annulé, mauvais compte',
  'cheque-impaye': 'impayé',
  erp: 'rejeté',
};

/** What a line of the account is called on screen; a payment taken back says so, whatever is shown beside it. */
export function entryLabel({ label, nature, takenBack }: StoredEntry): string {
  const own = label === '' ? natureLabel(nature) : label;
  return takenBack === null ? own : `${own} (${MARKS[takenBack]})`;
}
