import { i18n } from '../../i18n/i18n.ts';

/** What the paper says of itself: "Original", then "DUPLICATA n° 1". */
export function copyWords(copy: number): string {
  return copy === 0 ? i18n.t('printing.copy.original') : i18n.t('printing.copy.duplicata', { n: copy });
}
