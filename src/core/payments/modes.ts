import {
  ANNOUNCED_MODES,
  type AnnouncedMode,
  PAYMENT_MODES,
  type PaymentMode,
} from '../../contract/payments.ts';
import { paymentModeLabel } from '../../rules/allocation.ts';
import { appliedRule, type LandlordProfile, SILENT } from '../../rules/profile.ts';

export type ModeAnswer = {
  readonly mode: PaymentMode;
  readonly allowed: boolean;
  /** Why not, or under which silence of the guide; null when the guide itself says yes. */
  readonly why: string | null;
};

/** Which orders of payment a tenant may show at this landlord's counter. `on`: the day, ISO date. */
export function announcedModesOf(
  profile: LandlordProfile,
  on: string,
): { readonly mode: AnnouncedMode; readonly allowed: boolean; readonly why: string | null }[] {
  const listed = appliedRule(profile, 'payment.counterModes', on);
  return ANNOUNCED_MODES.map((mode) => {
    if (listed.value === null) return { mode, allowed: true, why: SILENT };
    if (listed.value.includes(mode)) return { mode, allowed: true, why: null };
    return { mode, allowed: false, why: `Ce bailleur ne le prend pas au guichet (${listed.source}).` };
  });
}

/** Which modes this landlord takes at its counter. `on`: the day, ISO date. */
export function modesOf(profile: LandlordProfile, on: string): ModeAnswer[] {
  return PAYMENT_MODES.map((mode) => modeAnswer(profile, mode, on));
}

function modeAnswer(profile: LandlordProfile, mode: PaymentMode, on: string): ModeAnswer {
  const listed = appliedRule(profile, 'payment.counterModes', on);
  if (listed.value !== null && !listed.value.includes(mode))
    return { mode, allowed: false, why: `Ce bailleur ne le prend pas au guichet (${listed.source}).` };
  if (mode === 'especes') {
    const accepted = appliedRule(profile, 'payment.cashAccepted', on);
    const ceiling = appliedRule(profile, 'payment.cashCeilingCents', on);
    if (accepted.value === false)
      return { mode, allowed: false, why: `Ce bailleur n'accepte pas les espèces (${accepted.source}).` };
    if (ceiling.value === 0)
      return { mode, allowed: false, why: `Ce bailleur n'accepte pas les espèces (${ceiling.source}).` };
    if (accepted.status === 'loi') return { mode, allowed: true, why: 'Règle légale' };
  }
  return { mode, allowed: true, why: listed.value === null ? SILENT : null };
}

/** "en espèces", "par chèque", "par carte bancaire". */
export function byMode(mode: PaymentMode): string {
  const label = paymentModeLabel(mode).toLowerCase();
  return mode === 'especes' ? `en ${label}` : `par ${label}`;
}
