export const contacts = {
  title: 'Contacts utiles',
  empty: "Aucun contact n'est connu de cette borne.",
  noPhone: 'Pas de téléphone',
  role_urgence: 'Urgence',
  role_urgence_technique: 'Urgence technique',
  role_gestionnaire: 'Gestionnaire',
  role_gardien: 'Gardien',
  role_charge_clientele: 'Chargé de clientèle',
  role_conseiller_habitat: 'Conseiller habitat',
  role_agence: 'Agence',
  role_prestataire: 'Prestataire',
} as const;
