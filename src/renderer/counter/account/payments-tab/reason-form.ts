import { REVERSAL_REASONS } from '../../../../contract/payments.ts';
import { holdsCardNumber } from '../../../../rules/card-number.ts';
import type { useText } from '../../../i18n/i18n.ts';

export type ReversalReason = (typeof REVERSAL_REASONS)[number];
/** What a bank says of a cheque it does not pay. */
export const BANK_REASONS = ['provision', 'opposition', 'clos', 'signature', 'autre'] as const;
export type BankReason = (typeof BANK_REASONS)[number];

export type ReasonForm = {
  readonly reason: ReversalReason | BankReason | null;
  readonly text: string;
};

export const emptyReason: ReasonForm = { reason: null, text: '' };

/** What is missing or may not be sent: no reason, "autre" without its words, or a card's number. */
export type ReasonFault = 'reason' | 'text' | 'card' | null;

export function faultOf({ reason, text }: ReasonForm): ReasonFault {
  if (reason === null) return 'reason';
  if (holdsCardNumber(text)) return 'card';
  return reason === 'autre' && text.trim() === '' ? 'text' : null;
}

/** As the core takes it: for a bounced cheque the bank's reason is part of the text. */
export function reasonSent(
  { reason, text }: ReasonForm,
  act: 'reverse' | 'bounce',
  t: ReturnType<typeof useText>,
): { reason: ReversalReason; text: string } {
  const bank = BANK_REASONS.find((one) => one === reason);
  if (act === 'bounce' && bank !== undefined) {
    const words = bank === 'autre' ? [text] : [t(`paymentsTab.bankReasons.${bank}`), text];
    return {
      reason: 'autre',
      text: words
        .map((word) => word.trim())
        .filter(Boolean)
        .join('. '),
    };
  }
  return { reason: REVERSAL_REASONS.find((one) => one === reason) ?? 'autre', text: text.trim() };
}
