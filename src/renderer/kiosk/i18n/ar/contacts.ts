import type { Translated } from '../catalogue.ts';
import type { contacts as fr } from '../fr/contacts.ts';

export const contacts: Translated<typeof fr> = {
  title: 'أرقام مفيدة',
  empty: 'لا توجد جهات اتصال على هذا الجهاز.',
  noPhone: 'لا يوجد هاتف',
  role_urgence: 'الطوارئ',
  role_urgence_technique: 'طوارئ تقنية',
  role_gestionnaire: 'المسيّر',
  role_gardien: 'الحارس',
  role_charge_clientele: 'مستشار المستأجرين',
  role_conseiller_habitat: 'مستشار السكن',
  role_agence: 'الوكالة',
  role_prestataire: 'مقدّم الخدمة',
};
