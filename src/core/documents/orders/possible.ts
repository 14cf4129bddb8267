import { formatDate, type IsoDate, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import { dueMonths } from '../../ledger/due-months.ts';
import type { StoredEntry } from '../../ledger/queries.ts';

/** Whether a paper may be made now, and why, in one French sentence. */
export type Possible = { readonly possible: boolean; readonly sentence: string };

/** Up to date: no month past the day from which it is late owes anything. @param today day of the post */
export function upToDate(entries: readonly StoredEntry[], today: IsoDate): Possible {
  const late = dueMonths(entries, today).filter(({ lateDays }) => lateDays > 0);
  const cents = late.reduce((sum, month) => sum + month.remainingCents, 0);
  if (late.length === 0)
    return { possible: true, sentence: `À jour de ses loyers et charges au ${formatDate(today)}.` };
  const months =
    late.length === 1 ? "un mois échu n'est pas soldé" : `${late.length} mois échus ne sont pas soldés`;
  return {
    possible: false,
    sentence: `Le compte n'est pas à jour\u202f: ${months}, il reste ${formatEuros(cents)}.`,
  };
}

/**
 * Whether somebody lives there, and may be said to: a protected address is written on no paper (loi 89-462, art. 8-2).
 * @param today day of the post
 */
export function resides(
  { exitOn, absentSince, addressMasked }: LeaseSummary,
  startedOn: string,
  today: IsoDate,
): Possible {
  if (addressMasked === 1) {
    return {
      possible: false,
      sentence: "L'adresse de ce compte est protégée\u202f: elle n'est écrite sur aucun papier.",
    };
  }
  if (exitOn !== null && exitOn < today)
    return {
      possible: false,
      sentence: `Le locataire a quitté le logement le ${formatDate(isoDate(exitOn))}.`,
    };
  if (absentSince !== null)
    return { possible: false, sentence: "Ce compte n'est plus dans le fichier du bailleur." };
  if (startedOn > today)
    return { possible: false, sentence: `Le bail ne commence que le ${formatDate(isoDate(startedOn))}.` };
  return { possible: true, sentence: `Locataire du logement depuis le ${formatDate(isoDate(startedOn))}.` };
}
