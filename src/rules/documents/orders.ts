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

/** What a tenant asks for, as the counter names it. */
export const orderedWords: Readonly<Record<OrderedKind, string>> = {
  avis: "Avis d'échéance",
  quittance: 'Quittance',
  regularisation: 'Régularisation de charges',
  'attestation-loyer': 'Attestation à jour de loyer',
  'attestation-residence': 'Attestation de résidence',
  brochure: 'Bibliothèque',
};

/** A whole month's papers. */
export const bulkWords: Readonly<Record<BulkKind, string>> = {
  avis: "Avis d'échéance",
  quittance: 'Quittances',
};

export const bulkStateWords: Readonly<Record<BulkState, string>> = {
  preparation: 'En préparation',
  'en-cours': 'En cours',
  terminee: 'Terminée',
  annulee: 'Annulée',
  interrompue: 'Interrompue',
};
