import type { Translated } from '../catalogue.ts';
import type { leave as fr } from '../fr/leave.ts';

export const leave: Translated<typeof fr> = {
  title: 'Personel kodu',
  lead: 'Yalnız personel için.',
  code: 'Çıkış kodu',
  quit: 'Kiosktan çık',
  done: 'Kiosk kapanıyor.',
};
