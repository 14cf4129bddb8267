import type { Translated } from '../catalogue.ts';
import type { contacts as fr } from '../fr/contacts.ts';

export const contacts: Translated<typeof fr> = {
  title: 'Yararlı numaralar',
  empty: 'Bu kioskta kayıtlı numara yok.',
  noPhone: 'Telefon yok',
  role_urgence: 'Acil',
  role_urgence_technique: 'Teknik acil',
  role_gestionnaire: 'Yönetici',
  role_gardien: 'Kapıcı',
  role_charge_clientele: 'Müşteri temsilcisi',
  role_conseiller_habitat: 'Konut danışmanı',
  role_agence: 'Şube',
  role_prestataire: 'Hizmet sağlayıcı',
};
