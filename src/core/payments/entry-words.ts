import type { PaymentMode, Reversal } from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { NBSP } from '../../rules/unicode.ts';

/** What a payment writes on its account, whichever post took it. */
export function paymentEntry(payment: { readonly mode: PaymentMode; readonly number: string }): {
  readonly nature: string;
  readonly label: string;
} {
  return {
    nature: `paiement_${payment.mode}`,
    label: `${paymentModeLabel(payment.mode)} au guichet, n°${NBSP}${payment.number}`,
  };
}

/** What taking a payment back writes on its account, whichever post did it. @param payment the one taken back */
export function reversalEntry(
  kind: Reversal['kind'],
  payment: { readonly mode: PaymentMode; readonly number: string },
): { readonly nature: string; readonly label: string } {
  const named = `encaissement n°${NBSP}${payment.number}`;
  switch (kind) {
    case 'annulation':
      return { nature: `paiement_${payment.mode}`, label: `Annulation de l'${named}` };
    case 'mauvais-compte':
      return { nature: `paiement_${payment.mode}`, label: `Annulation de l'${named}, mauvais compte` };
    case 'cheque-impaye':
      return { nature: 'rejet', label: `Chèque impayé, ${named}` };
  }
}
