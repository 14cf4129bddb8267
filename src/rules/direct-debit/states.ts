/**
 * States of a mandate as kept; that it is dead after 36 months without a collection is computed (mandate.ts).
 * `a_signer`: printed, its signed original not filed yet.
 */
export const MANDATE_STATES = ['a_signer', 'actif', 'suspendu', 'revoque'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** As shown: `caduc`, no collection for 36 months. */
export const SHOWN_MANDATE_STATES = [...MANDATE_STATES, 'caduc'] as const;
export type ShownMandateState = (typeof SHOWN_MANDATE_STATES)[number];

export const REVOCATION_REASONS = [
  'demande-locataire',
  'autre-moyen',
  'changement-banque',
  'sortie',
  'autre',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** What a counter may do with a mandate. */
export const MANDATE_ACTS = ['subscribe', 'account', 'day', 'sign', 'revoke'] as const;
export type MandateAct = (typeof MANDATE_ACTS)[number];

/** What a mandate looked like when an act was begun: two people who act on the same one are told apart by it. */
export type MandateSeen = {
  readonly rum: string | null;
  readonly maskedIban: string | null;
  readonly day: number | null;
  readonly state: MandateState | null;
};
