import { formatMonth } from '../../../rules/dates.ts';
import type { DepotFacts } from '../paper-facts.ts';

type Mode = DepotFacts['order']['mode'];

const NAMES: Readonly<Record<Mode, string>> = {
  virement: 'ordre de virement',
  tip: 'titre interbancaire de paiement (TIP)',
  mandat: 'mandat',
};
const SHORT: Readonly<Record<Mode, string>> = { virement: 'virement', tip: 'TIP', mandat: 'mandat' };

/** "ordre de virement": what was shown. */
export function orderName(mode: Mode): string {
  return NAMES[mode];
}

/** "virement", in a list. */
export function orderWord(mode: Mode): string {
  return SHORT[mode];
}

/** "septembre 2026 et octobre 2026". */
export function monthList(months: readonly string[]): string {
  return joined(months.map(formatMonth));
}

function joined(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} et ${words.at(-1) ?? ''}`;
}

export const DEPOT_WARNING = 'Ce document n’est ni une quittance ni un reçu de paiement.';
export const DEPOT_SETTLES_NOTHING =
  'Cet ordre ne règle rien par lui-même\u202f: la somme reste due jusqu’à ce que le bailleur l’ait reçue. Aucune quittance n’est remise avant.';
export const DEPOT_LEGAL =
  'Document remis gratuitement. Il constate la présentation d’un ordre de paiement et n’est pas libératoire. Une fois la somme reçue, la quittance ou le reçu est remis gratuitement à la demande du locataire (article 21 de la loi n°\u00a089-462 du 6\u00a0juillet 1989).';
