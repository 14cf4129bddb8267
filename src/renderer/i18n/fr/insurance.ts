/** Attestations. */
export const insurance = {
  title: 'Attestation',
} as const;
