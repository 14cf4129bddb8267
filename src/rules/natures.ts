/** The natures of an entry, as the ERP's file writes them (import-format.md, `ecritures.csv`). */
export const NATURES = [
  'loyer',
  'parking',
  'charges',
  'rls',
  'apl',
  'sls',
  'rappel',
  'regularisation',
  'assurance',
  'frais',
  'plan_apurement',
  'depot_garantie',
  'paiement_prelevement',
  'paiement_carte',
  'paiement_cheque',
  'paiement_especes',
  'paiement_virement',
  'paiement_tip',
  'paiement_mandat',
  'remboursement',
  'rejet',
  'avoir',
  'solde_reprise',
] as const;

export type Nature = (typeof NATURES)[number];

const LABELS: Readonly<Record<Nature, string>> = {
  loyer: 'Loyer principal',
  parking: 'Parking',
  charges: 'Provisions pour charges',
  rls: 'Réduction de loyer de solidarité (RLS)',
  apl: 'APL versée au bailleur',
  sls: 'Supplément de loyer de solidarité (SLS)',
  rappel: 'Rappel',
  regularisation: 'Régularisation de charges',
  assurance: 'Assurance pour compte du locataire',
  frais: 'Frais',
  plan_apurement: "Plan d'apurement",
  depot_garantie: 'Dépôt de garantie',
  paiement_prelevement: 'Prélèvement',
  paiement_carte: 'Carte bancaire',
  paiement_cheque: 'Chèque',
  paiement_especes: 'Espèces',
  paiement_virement: 'Virement',
  paiement_tip: 'TIP',
  paiement_mandat: 'Mandat',
  remboursement: 'Remboursement',
  rejet: 'Rejet de paiement',
  avoir: 'Avoir',
  solde_reprise: 'Reprise de solde',
};

export function isNature(text: string): text is Nature {
  return (NATURES as readonly string[]).includes(text);
}

/** The French label; a nature this version does not know is shown as the file writes it. */
export function natureLabel(nature: string): string {
  return isNature(nature) ? LABELS[nature] : nature;
}

/** Money received from or for the tenant. */
export function isPayment(nature: string): boolean {
  return nature.startsWith('paiement_');
}

/** Money that moved, in either direction: it settles a month, and never changes what the month's notice asked. */
export function isSettlement(nature: string): boolean {
  return isPayment(nature) || nature === 'rejet' || nature === 'remboursement';
}
