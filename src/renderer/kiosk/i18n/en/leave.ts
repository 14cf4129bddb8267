import type { Translated } from '../catalogue.ts';
import type { leave as fr } from '../fr/leave.ts';

export const leave: Translated<typeof fr> = {
  title: 'Staff code',
  lead: 'For staff only.',
  code: 'Exit code',
  quit: 'Leave the kiosk',
  done: 'The kiosk is stopping.',
};
