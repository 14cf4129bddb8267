/** Papers that a tenant asks for at the counter, made from what the base holds. */
export const ORDERED_KINDS = [
  'avis',
  'quittance',
  'regularisation',
  'attestation-loyer',
  'attestation-residence',
  'brochure',
] as const;
export type OrderedKind = (typeof ORDERED_KINDS)[number];

/** What may be printed for a whole month at once. */
export const BULK_KINDS = ['avis', 'quittance'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export const BULK_STATES = ['preparation', 'en-cours', 'terminee', 'annulee', 'interrompue'] as const;
export type BulkState = (typeof BULK_STATES)[number];
