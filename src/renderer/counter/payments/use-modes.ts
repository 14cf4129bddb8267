import { useText } from '../../i18n/i18n.ts';
import type { Mode, PaymentForm } from './payment-form.ts';
import type { Prepared } from './use-payment.ts';

export type ModeAnswer = { readonly mode: Mode; readonly allowed: boolean; readonly why: string | null };

/** Every mode and whether it may be chosen now: as the landlord says, and an order of payment for one account only. */
export function useModes(form: PaymentForm, { modes, announcedModes }: Prepared): ModeAnswer[] {
  const t = useText();
  const several = form.parts.length > 1;
  return [
    ...modes,
    ...announcedModes.map((one) =>
      several && one.allowed ? { ...one, allowed: false, why: t('payments.announceAlone') } : one,
    ),
  ];
}
