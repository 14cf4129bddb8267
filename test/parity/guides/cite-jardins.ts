import type { Guide } from '../support/guide.ts';

export const citeJardins: Guide = {
  landlord: 'cite-jardins',
  file: '000_855d3f3bad031bd6.txt',
  lines: [
    {
      heading: 'VOTRE INSCRIPTION PAS À PAS EN SEULEMENT 3 ÉTAPES !',
      quote: 'Connectez-vous (…) et ouvrez le formulaire d’inscription en cliquant sur « créer mon compte »',
      as: ['account'],
    },
    {
      heading: 'VOTRE INSCRIPTION PAS À PAS EN SEULEMENT 3 ÉTAPES !',
      quote: 'Remplissez le formulaire d’inscription. Validez votre inscription',
      as: ['e-mail twice'],
    },
    {
      heading: 'VOTRE INSCRIPTION PAS À PAS EN SEULEMENT 3 ÉTAPES !',
      quote: 'Activez votre compte grâce à l’email de validation',
      as: ['activation'],
    },
    {
      heading: 'TÉLÉCHARGEZ GRATUITEMENT VOTRE APPLICATION MOBILE !',
      quote: 'Téléchargez gratuitement l’application et accédez à votre espace locataire',
      as: ['space paper'],
    },
    {
      heading: 'TÉLÉCHARGEZ GRATUITEMENT VOTRE APPLICATION MOBILE !',
      quote: 'Puis créer votre compte pour accéder à votre espace locataire',
      as: ['sign-in'],
    },
    {
      heading: 'LA RÉFÉRENCE CLIENT',
      quote: 'votre numéro de contrat qui figure sur votre avis d’échéance à la suite de L/000 et jusqu’au -',
      as: ['reference', 'L/0001231 - 4821001T3'],
    },
    {
      heading: 'LE NOM DU SIGNATAIRE',
      quote: 'le nom de famille du signataire principal du bail. Écrivez le en MAJUSCULES',
      as: ['identity', 'nom'],
    },
    {
      heading: 'Page Assistance',
      quote: 'Pour toute aide, n’hésitez pas à vous reporter à la page assistance',
      as: ['space paper'],
    },
    {
      heading: 'SOYONS ÉCOLOS ZÉRO PAPIER POUR VOS AVIS D’ÉCHÉANCES',
      quote:
        'sauf avis contraire de votre part, les avis d’échéances ne vous seront plus adressés en format papier',
      as: ['paperless', 'avis', 'false'],
    },
    {
      heading: 'SOYONS ÉCOLOS ZÉRO PAPIER POUR VOS AVIS D’ÉCHÉANCES',
      quote: 'retrouvez vos avis d’échéances dématérialisés dans la rubrique mes documents',
      as: ['document received', "Avis d'échéance", 'avis'],
    },
    { heading: 'MON CONTRAT', quote: 'Mettre à jour votre attestation d’assurance', as: ['certificate'] },
    {
      heading: 'MON CONTRAT',
      quote: 'Modifier les données de votre dossier locataire',
      as: ['contact details'],
    },
    { heading: 'MON CONTRAT', quote: '(changement de situation, etc...)', as: ['situation'] },
    { heading: 'MON CONTRAT', quote: 'Consulter les informations relatives à votre contrat', as: ['lease'] },
    { heading: 'MES PAIEMENTS', quote: 'Consulter votre solde', as: ['balance', 'family'] },
    { heading: 'MES PAIEMENTS', quote: 'Souscrire au prélèvement automatique', as: ['debit'] },
    { heading: 'MES PAIEMENTS', quote: 'Mettre à jour votre RIB', as: ['bank account'] },
    { heading: 'MES PAIEMENTS', quote: 'Payer votre loyer en ligne', as: ['payment', 'homonyms', 'tout'] },
    { heading: 'MES PAIEMENTS', quote: 'Effectuer votre suivi de compte', as: ['ledger'] },
    {
      heading: 'MES DOCUMENTS',
      quote: 'Télécharger vos duplicatas de quittances',
      as: ['document', 'Quittance'],
    },
    {
      heading: 'MES DOCUMENTS',
      quote: 'Souscrire à la dématérialisation de vos avis d’échéance',
      as: ['paperless', 'avis', 'true'],
    },
    { heading: 'MES DOCUMENTS', quote: 'Guide Eco’Loc', as: ['document', 'Bibliothèque', "Guide Eco'Loc"] },
    {
      heading: 'MES DOCUMENTS',
      quote: 'charte du Vivre Ensemble',
      as: ['document', 'Bibliothèque', 'Charte du Vivre Ensemble'],
    },
    {
      heading: 'CONTACTS UTILES',
      quote: 'les coordonnées de votre Gestionnaire de Territoire',
      as: ['contact', 'gestionnaire', 'Territoire des Bleuets', '02 61 91 00 10'],
    },
    {
      heading: 'CONTACTS UTILES',
      quote: 'votre bailleur',
      as: ['contact', 'agence', 'Agence Centre', '02 61 91 00 02'],
    },
    {
      heading: 'CONTACTS UTILES',
      quote: 'et le service d’urgence technique',
      as: ['contact', 'urgence_technique', 'Astreinte technique', '02 61 91 24 24'],
    },
    {
      heading: 'CONTACTS UTILES',
      quote: 'Consulter les coordonnées de vos prestataires de service',
      as: ['contact', 'prestataire', 'Chauffage Exemple', '02 61 91 00 13'],
    },
    {
      heading: 'SOYONS ÉCOLOS ZÉRO PAPIER POUR VOS AVIS D’ÉCHÉANCES',
      quote: 'Un email vous préviendra chaque mois de la mise à disposition de votre avis',
      as: ['notice mail'],
    },
  ],
};
