import type { Translate } from '../i18n/text.ts';
import { DAYS, type Slot } from './steps.ts';

/** "Lundi matin". */
export function slotWords(t: Translate, day: Slot['day'], part: Slot['part']): string {
  const known = DAYS.find((one) => one === day);
  return t('request.slot', {
    day: known === undefined ? String(day) : t(`request.day_${known}`),
    part: t(`request.part_${part}`).toLocaleLowerCase(),
  });
}
