import type { Translated } from '../catalogue.ts';
import type { start as fr } from '../fr/start.ts';

export const start: Translated<typeof fr> = {
  title: 'Merhaba',
  lead: 'Bakiyeniz, belgeleriniz, talepleriniz; gişede beklemeden.',
  leadNone: 'Talepleriniz ve belgeleriniz; gişede beklemeden.',
  emergency: 'Teknik acil durum, 24 saat:',
  enter: 'Kiracı hesabım',
  payOnly: 'Kimlik vermeden öde',
  language: 'Dil',
  hours: 'Gişe saatleri: {hours}',
};
