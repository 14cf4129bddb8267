import type { Translated } from '../catalogue.ts';
import type { leave as fr } from '../fr/leave.ts';

export const leave: Translated<typeof fr> = {
  title: 'رمز الموظفين',
  lead: 'خاص بالموظفين.',
  code: 'رمز الخروج',
  quit: 'مغادرة الجهاز',
  done: 'الجهاز يتوقف.',
};
