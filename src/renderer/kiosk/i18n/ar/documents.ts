import type { Translated } from '../catalogue.ts';
import type { documents as fr } from '../fr/documents.ts';

export const documents: Translated<typeof fr> = {
  title: 'مستنداتي',
  lead: 'المس مستندًا لقراءته.',
  empty: 'لا يوجد أي مستند متاح هنا.',
  of: 'بتاريخ {date}',
  later: 'ليس بعد على هذا الجهاز',
  type_avis: 'إشعار الإيجار',
  type_quittance: 'إيصال الإيجار',
  type_regularisation: 'تسوية الأعباء',
  print: 'طباعة',
  printed: 'تمت طباعة المستند',
  printedLead: 'خذه من الطابعة.',
  larger: 'تكبير',
  smaller: 'تصغير',
  up: 'أعلى',
  down: 'أسفل',
  left: 'يسار',
  right: 'يمين',
  page: 'صفحة {page}',
  unreadable: 'لا يمكن عرض هذا المستند هنا.',
};
