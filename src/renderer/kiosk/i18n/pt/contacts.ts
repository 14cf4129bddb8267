import type { Translated } from '../catalogue.ts';
import type { contacts as fr } from '../fr/contacts.ts';

export const contacts: Translated<typeof fr> = {
  title: 'Contactos úteis',
  empty: 'Este quiosque não conhece nenhum contacto.',
  noPhone: 'Sem telefone',
  role_urgence: 'Urgência',
  role_urgence_technique: 'Urgência técnica',
  role_gestionnaire: 'Gestor',
  role_gardien: 'Porteiro',
  role_charge_clientele: 'Gestor de clientes',
  role_conseiller_habitat: 'Conselheiro de habitação',
  role_agence: 'Agência',
  role_prestataire: 'Prestador',
};
