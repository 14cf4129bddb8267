import type { Translated } from '../catalogue.ts';
import type { contacts as fr } from '../fr/contacts.ts';

export const contacts: Translated<typeof fr> = {
  title: 'Useful contacts',
  empty: 'This kiosk knows no contact.',
  noPhone: 'No telephone',
  role_urgence: 'Emergency',
  role_urgence_technique: 'Technical emergency',
  role_gestionnaire: 'Manager',
  role_gardien: 'Caretaker',
  role_charge_clientele: 'Tenant adviser',
  role_conseiller_habitat: 'Housing adviser',
  role_agence: 'Agency',
  role_prestataire: 'Contractor',
};
