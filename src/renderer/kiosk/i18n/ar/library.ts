import type { Translated } from '../catalogue.ts';
import type { library as fr } from '../fr/library.ts';

export const library: Translated<typeof fr> = {
  title: 'مستندات مفيدة',
  lead: 'المس نصًا لقراءته.',
  empty: 'لا يوجد أي نص متاح.',
  specimen: 'نص نموذجي، يجب أن يعتمده المؤجّر.',
};
