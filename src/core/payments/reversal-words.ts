import type { REVERSAL_REASONS, Reversal } from '../../contract/payments.ts';

type Reason = (typeof REVERSAL_REASONS)[number];

const REASONS: Readonly<Record<Exclude<Reason, 'autre'>, string>> = {
  montant: 'Montant erroné',
  mode: 'Mode de paiement erroné',
  mois: 'Mauvais mois',
  doublon: 'Encaissé deux fois',
  'annule-par-le-payeur': 'Le payeur y renonce',
};

const KINDS: Readonly<Record<Exclude<Reversal['kind'], 'annulation'>, string>> = {
  'mauvais-compte': 'Mauvais compte',
  'cheque-impaye': 'Chèque impayé',
};

/** Why a payment was taken back, in French, with the clerk's own words after it. */
export function reasonWords(kind: Reversal['kind'], reason: Reason, text: string): string {
  const own = text.trim();
  const parts = [
    kind === 'annulation' ? '' : KINDS[kind],
    reason === 'autre' ? '' : REASONS[reason],
    own,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Motif non précisé' : parts.join('. ');
}
