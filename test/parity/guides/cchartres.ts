import type { Guide } from '../support/guide.ts';

export const cchartres: Guide = {
  landlord: 'cchartres',
  file: '002_0d178a0998e080d8.txt',
  lines: [
    { heading: 'CRÉER SON COMPTE', quote: 'Cliquer sur Inscription', as: ['account'] },
    {
      heading: 'CRÉER SON COMPTE',
      quote: 'Renseigner votre nom (…) à l’identique de celui qui apparaît sur votre avis',
      as: ['identity', 'nom'],
    },
    {
      heading: 'CRÉER SON COMPTE',
      quote: 'et prénom à l’identique de celui qui apparaît sur votre avis',
      as: ['identity', 'prenom'],
    },
    {
      heading: 'CRÉER SON COMPTE',
      quote: 'ainsi que votre référence client (N° composé de 9 chiffres, en haut de votre avis)',
      as: ['reference', '030030001'],
    },
    { heading: 'CRÉER SON COMPTE', quote: 'Choisir un mot de passe', as: ['password', 'bleuets8'] },
    { heading: 'CRÉER SON COMPTE', quote: 'cocher les options choisies', as: ['paperless', 'avis', 'true'] },
    {
      heading: 'CRÉER SON COMPTE',
      quote: 'Pour confirmer votre inscription, cliquer sur le lien de connexion reçu par mail',
      as: ['activation'],
    },
    {
      heading: 'CRÉER SON COMPTE',
      quote: 'Votre ADRESSE MAIL et VOTRE MOT DE PASSE vous serviront d’identifiants',
      as: ['sign-in'],
    },
    {
      heading: 'Télécharger l’application mobile',
      quote: 'Télécharger l’application mobile IOS (…) ou Android',
      as: ['space paper'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: 'Le SOLDE DE VOTRE COMPTE apparaît sur la page d’accueil',
      as: ['balance', 'credit'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: 'Un solde en rouge indique un retard de paiement',
      as: ['balance', 'family'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: 'Le bouton « payer » vous permet de payer la totalité de votre loyer',
      as: ['payment', 'homonyms', 'tout'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: 'ou de payer une partie du loyer',
      as: ['payment', 'family', '50,00'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: 'demander un prélèvement automatique en renseignant vos coordonnées bancaires',
      as: ['debit', '10'],
    },
    {
      heading: 'RÉGLER SON LOYER EN LIGNE',
      quote: '5 dates de prélèvement sont proposées le 6, 8, 10, 12 ou 15 du mois',
      as: ['debit days', '6', '8', '10', '12', '15'],
    },
    { heading: 'Mon espace locataire', quote: 'gérer vos prélèvements', as: ['debit managed'] },
    {
      heading: 'Mon espace locataire',
      quote: 'Payer votre loyer ou gérer vos prélèvements',
      as: ['bank account'],
    },
    {
      heading: 'CONSULTER VOS DOCUMENTS',
      quote: 'Consulter et télécharger vos avis d’échéances',
      as: ['document', "Avis d'échéance"],
    },
    { heading: 'CONSULTER VOS DOCUMENTS', quote: 'quittances', as: ['document', 'Quittance'] },
    {
      heading: 'CONSULTER VOS DOCUMENTS',
      quote: 'régularisation de charges locatives',
      as: ['document', 'Régularisation de charges'],
    },
    {
      heading: 'CONSULTER VOS DOCUMENTS',
      quote: 'Vos documents pour le dossier : Régularisation de charges, Avis d’échéance',
      as: ['document received', 'Régularisation de charges', 'regularisation'],
    },
    {
      heading: 'METTRE À JOUR SON DOSSIER',
      quote: 'Vérifier et mettre à jour vos informations : adresse',
      as: ['postal address'],
    },
    { heading: 'METTRE À JOUR SON DOSSIER', quote: 'occupant(s) du logement', as: ['occupants'] },
    { heading: 'METTRE À JOUR SON DOSSIER', quote: 'etc.', as: ['contact details'] },
    {
      heading: 'METTRE À JOUR SON DOSSIER',
      quote:
        'ATTESTATION D’ASSURANCE (compagnie d’assurance, numéro de police, début et fin de validité). Joindre l’attestation',
      as: ['certificate', 'fichier'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'Sélectionner le lieu et le motif de la demande : technique',
      as: ['request', '', 'technique', 'robinet'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'ou administrative',
      as: ['request', '', 'administrative', 'attestation'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'L’onglet « Les demandes de ma résidence »',
      as: ['residence requests'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'Décrire le problème rencontré (texte/photo)',
      as: ['request photo'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'Donner vos disponibilités et les informations de contact demandées',
      as: ['request availability'],
    },
    {
      heading: 'FAIRE UNE DEMANDE',
      quote: 'Le locataire sera INFORMÉ DES AVANCÉES de sa demande',
      as: ['request mail'],
    },
    {
      heading: 'Mon espace locataire',
      quote: 'Disposer d’informations concernant votre immeuble',
      as: ['residence news'],
    },
  ],
};
