import { formatMonth, type IsoDate, type IsoMonth } from './dates.ts';
import { formatEuros } from './money.ts';

// Dated, because the law changes: the newest line whose `from` has come applies.
const LEGAL_CEILINGS: readonly { readonly from: string; readonly cents: number; readonly source: string }[] =
  [{ from: '2015-09-01', cents: 100_000, source: 'CMF L.112-6 et D.112-3' }];

export type CashCheck =
  | {
      readonly kind: 'allowed';
      /** One line for the clerk, in French. */
      readonly sentence: string;
      readonly ceilingCents: number | null;
    }
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly ceilingCents: number;
      /** What may still be taken in cash on this debt. */
      readonly maxCashCents: number;
    };

/**
 * Whether cash may be taken on one debt, which is one month's total: all cash on it, payments together, stays at or
 * under the ceiling, also where the rest is paid otherwise. Sources: CMF L.112-6, D.112-3 (B10, B11); precisions 23, 29.
 * @param ceilingCents the profile's value; null = the guide is silent and the law's ceiling applies; 0 = no cash
 * @param month the debt, null for an advance
 * @param cashPaidCents cash already taken on this debt
 * @param cashCents cash of this payment on this debt
 * @param on the day of the payment
 */
export function checkCash(request: {
  readonly ceilingCents: number | null;
  readonly month: IsoMonth | null;
  readonly cashPaidCents: number;
  readonly cashCents: number;
  readonly on: IsoDate;
}): CashCheck {
  const legal = LEGAL_CEILINGS.findLast((line) => line.from <= request.on);
  const ceiling = request.ceilingCents ?? legal?.cents ?? null;
  if (ceiling === null)
    return { kind: 'allowed', sentence: 'Espèces\u202f: aucun plafond à cette date.', ceilingCents: null };
  const rule = request.ceilingCents === null ? ' (règle légale)' : '';
  if (request.cashPaidCents + request.cashCents <= ceiling && (ceiling > 0 || request.cashCents === 0))
    return {
      kind: 'allowed',
      sentence: `Espèces\u202f: plafond ${formatEuros(ceiling)} par dette${rule}, respecté.`,
      ceilingCents: ceiling,
    };
  const maxCashCents = Math.max(0, ceiling - request.cashPaidCents);
  return {
    kind: 'refused',
    sentence: refusal(request, ceiling, maxCashCents, rule),
    ceilingCents: ceiling,
    maxCashCents,
  };
}

function refusal(
  request: { readonly month: IsoMonth | null; readonly cashPaidCents: number },
  ceiling: number,
  maxCashCents: number,
  rule: string,
): string {
  if (ceiling === 0) return "Ce bailleur n'accepte pas les espèces.";
  const debt = request.month === null ? "l'avance" : formatMonth(request.month);
  const already =
    request.cashPaidCents > 0
      ? ` ${formatEuros(request.cashPaidCents)} déjà reçus en espèces sur ${debt}.`
      : '';
  const rest =
    maxCashCents > 0
      ? ` Prenez au plus ${formatEuros(maxCashCents)} en espèces, le reste par chèque ou par carte.`
      : ' Prenez le paiement par chèque ou par carte.';
  return `Espèces\u202f: plafond ${formatEuros(ceiling)} par dette${rule}, dépassé sur ${debt}.${already}${rest}`;
}
