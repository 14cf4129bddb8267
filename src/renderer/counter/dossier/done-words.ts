import type { DossierChange } from '../../../contract/dossier.ts';
import type { useText } from '../../i18n/i18n.ts';

/** What a change came to, and what comes next. */
export function doneSentences(
  t: ReturnType<typeof useText>,
  { part, state }: Pick<DossierChange, 'part' | 'state'>,
): string[] {
  if (state !== 'a_valider') return [t('dossier.done.inEffect')];
  return [
    t('dossier.done.toCheck'),
    t(part === 'situation' ? 'dossier.done.declared' : 'dossier.done.toCheckNext'),
  ];
}
