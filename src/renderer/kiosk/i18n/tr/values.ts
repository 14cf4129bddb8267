import type { Translated } from '../catalogue.ts';
import type { values as fr } from '../fr/values.ts';

export const values: Translated<typeof fr> = {
  when: '{day} {hour}',
  today: 'bugün',
};
