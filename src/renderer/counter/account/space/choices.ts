import type { ConsentOffer, Space } from '../../../../contract/registrations.ts';
import type { ConsentKind } from '../../../../rules/registrations/consents.ts';

export type Choice = { readonly kind: ConsentKind; readonly given: boolean };

/** What somebody agrees to now: his last answer, else what holds without one under the landlord's rule. */
export function choicesNow(offers: readonly ConsentOffer[], consents: Space['consents']): Choice[] {
  return offers.map(({ kind, mode }) => ({
    kind,
    given:
      consents.findLast((consent) => consent.kind === kind)?.given ??
      (mode === 'included' || mode === 'opt-out'),
  }));
}

/** The answers that differ from those of now: only they are sent and dated. */
export function changedChoices(now: readonly Choice[], chosen: readonly Choice[]): Choice[] {
  return chosen.filter(({ kind, given }) => now.some((one) => one.kind === kind && one.given !== given));
}
