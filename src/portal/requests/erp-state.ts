import type { RequestState } from '../../rules/requests/states.ts';

/** State that the ERP's own word means (import-format.md: a free text). */
export function erpState(word: string): RequestState {
  const said = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-');
  if (/^(annul|abandon)/.test(said)) return 'annulee';
  if (/^(clos|clotur|termin|resol|trait|ferm)/.test(said)) return 'close';
  if (/^(planif|programm)/.test(said)) return 'planifiee';
  if (/attente|suspend/.test(said)) return 'en-attente';
  return /^(ouv|nouv)/.test(said) ? 'ouverte' : 'prise-en-charge';
}
