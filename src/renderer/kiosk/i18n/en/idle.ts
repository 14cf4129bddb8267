import type { Translated } from '../catalogue.ts';
import type { idle as fr } from '../fr/idle.ts';

export const idle: Translated<typeof fr> = {
  title: 'Are you still there?',
  lead: 'Without an answer, everything is erased in',
  seconds: { one: '{count} second', other: '{count} seconds' },
  rest: 'Nothing about you stays on the kiosk.',
  stay: 'Yes, continue',
  finish: 'Finish',
};
