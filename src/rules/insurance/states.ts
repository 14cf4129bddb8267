/** States of a certificate, as the ERP's file writes them (import-format.md). */
export const CERTIFICATE_STATES = ['a_verifier', 'validee', 'refusee'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export const CERTIFICATE_DECISIONS = ['validee', 'refusee'] as const;
export type CertificateDecision = (typeof CERTIFICATE_DECISIONS)[number];

/** What is odd about a certificate: accepted with a reason, never a refusal. */
export const CERTIFICATE_FLAGS = [
  'autre-adresse',
  'expiree',
  'future',
  'contrat-auto',
  'autre-nom',
  'duree',
  'sans-fichier',
] as const;
export type CertificateFlag = (typeof CERTIFICATE_FLAGS)[number];

export const REFUSAL_REASONS = [
  'autre-adresse',
  'expiree',
  'future',
  'contrat-auto',
  'illisible',
  'autre-personne',
  'garanties-insuffisantes',
  'incomplete',
  'autre',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const INSURANCE_LETTERS = ['rappel', 'mise-en-demeure'] as const;
export type InsuranceLetter = (typeof INSURANCE_LETTERS)[number];

/** Id of a certificate that only the ERP told: its record's key on both sides. */
export function erpCertificateId(
  account: string,
  {
    endsOn,
    policy,
    insurer,
  }: { readonly endsOn: string; readonly policy: string | null; readonly insurer: string | null },
): string {
  return `erp:${JSON.stringify([account, endsOn, policy, insurer])}`;
}

/** State that the ERP's own word means; null where it says none that is known here (import-format.md: a free text). */
export function erpCertificateState(word: string | null): CertificateState | null {
  const said = (word ?? '').normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
  if (said.startsWith('refus') || said.startsWith('rejet')) return 'refusee';
  if (said.startsWith('valid')) return 'validee';
  return /verif|attente/.test(said) ? 'a_verifier' : null;
}
