import type { KioskTicketFacts } from '../../src/core/documents/render/kiosk/ticket-facts.ts';

const COMMON = {
  version: 1 as const,
  landlord: { name: 'C’Chartres Habitat', legalName: "C'Chartres Habitat", phone: '02 61 91 00 10' },
  specimen: true,
  agency: 'Agence Centre',
  kiosk: 'Borne du hall',
  reference: { name: 'référence', masked: '•••••••790D' },
  code: null,
  issued: { at: '2026-11-17T13:05:00.000Z', offsetMinutes: 60 },
};

/** The tickets of the kiosk, each as an act writes it. */
export const KIOSK_TICKETS: Readonly<Record<string, KioskTicketFacts>> = {
  paiement: {
    ...COMMON,
    kind: 'recu',
    number: 'B1A-R-000012',
    title: 'Reçu de paiement',
    lines: [
      { label: 'Montant payé', value: '445,34\u202f€' },
      { label: 'Moyen', value: 'Carte bancaire' },
      { label: "N° d'autorisation", value: '184117' },
      { label: 'N° de paiement', value: 'B1A-000012' },
      { label: 'Septembre 2026', value: '150,00\u202f€' },
      { label: 'Octobre 2026', value: '295,34\u202f€' },
    ],
    sentences: ["Ce reçu n'est pas une quittance. En cas de question, donnez le n°\u00a0de ce reçu."],
  },
  'autre-montant': {
    ...COMMON,
    kind: 'recu',
    specimen: false,
    number: 'B1A-R-000013',
    reference: { name: 'référence de la lettre loyer', masked: '••••••••••••••007T3' },
    title: 'Reçu de paiement',
    lines: [
      { label: 'Montant payé', value: '1\u202f235,56\u202f€' },
      { label: 'Moyen', value: 'Carte bancaire' },
      { label: "N° d'autorisation", value: 'sans numéro' },
      { label: 'N° de paiement', value: 'B1A-000013' },
    ],
    sentences: [
      "Le terminal a débité 1\u202f235,56\u202f€ au lieu de 1\u202f234,56\u202f€. Montrez ce reçu au guichet\u202f: un agent verra avec vous ce qu'il faut faire.",
      "Cette référence n'est pas connue de la borne\u202f: le bailleur placera votre paiement sur votre compte.",
      "Ce reçu n'est pas une quittance. En cas de question, donnez le n°\u00a0de ce reçu.",
    ],
  },
  espace: {
    ...COMMON,
    kind: 'ticket',
    number: 'B1A-X-000004',
    title: 'Création de votre espace locataire',
    lines: [
      { label: 'Adresse', value: 'https://espace-locataire.cchartres-habitat.example/activation' },
      { label: 'Identifiant', value: 'L4827 1936' },
      { label: 'Valable jusqu’au', value: '17 décembre 2026' },
    ],
    sentences: ['Gardez ce ticket pour vous : le code qu’il porte ouvre votre espace, une seule fois.'],
    code: 'ABCD-EFGH-JKMN',
  },
  'longue-demande': {
    ...COMMON,
    kind: 'ticket',
    number: 'B1A-X-000005',
    reference: null,
    title: 'Demande d’intervention',
    lines: [
      { label: 'Où', value: 'Salle de bains' },
      {
        label: 'Problème',
        value: 'Le robinet mitigeur du lavabo fuit à l’endroit où il est scellé dans la faïence, même fermé',
      },
      { label: 'Accents', value: 'ÀÉÈÊËÎÏÔŒÙÛÜŸÇ àéèêëîïôœùûüÿç « ğ ş Ł »' },
      { label: 'Fichier', value: 'photographie_du_robinet_de_la_salle_de_bains_prise_a_la_borne_0001.jpg' },
    ],
    sentences: [],
  },
  solde: {
    ...COMMON,
    kind: 'ticket',
    number: null,
    title: 'Mon solde',
    lines: [
      { label: 'Vous devez', value: '245,34\u202f€' },
      { label: 'Octobre 2026', value: '245,34\u202f€' },
    ],
    sentences: [
      'Chiffres du bailleur au 17 novembre 2026, 7\u00a0h\u00a000.',
      'Vos paiements à cette borne sont déjà déduits\u202f: 200,00\u202f€.',
      "Ce ticket n'est pas une quittance.",
    ],
  },
};
