import type { Guide } from '../support/guide.ts';

const ACCESS = 'Depuis un ordinateur, depuis votre application';

export const habitatDuGard: Guide = {
  landlord: 'habitat-du-gard',
  file: '003_5f2b2835dc9ed361.txt',
  lines: [
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'Tous les signataires du bail peuvent avoir un compte',
      as: ['each signatory'],
    },
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'indiquer pour cela son nom',
      as: ['identity', 'nom'],
    },
    { heading: 'Comment bien utiliser mon portail locataire ?', quote: 'prénom', as: ['identity', 'prenom'] },
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'date de naissance',
      as: ['identity', 'date_naissance'],
    },
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'son adresse mail propre, et définir son mot de passe',
      as: ['activation'],
    },
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'saisissez votre identifiant et votre mot de passe. Cliquez sur « SE CONNECTER »',
      as: ['sign-in'],
    },
    {
      heading: 'Comment bien utiliser mon portail locataire ?',
      quote: 'votre application mobile ou sur internet (moncompte.habitatdugard.fr)',
      as: ['space paper'],
    },
    {
      heading: 'Sur la page d’accueil de votre espace',
      quote: 'vous retrouverez le solde de votre compte',
      as: ['balance', 'family'],
    },
    {
      heading: 'Sur la page d’accueil de votre espace',
      quote:
        'Si votre solde est créditeur, ce montant sera déduit automatiquement de vos prochaines factures',
      as: ['credit', 'Ce montant sera déduit automatiquement de vos prochaines factures.'],
    },
    {
      heading: 'Sur la page d’accueil de votre espace',
      quote: 'vous pouvez régler en ligne tout',
      as: ['payment', 'homonyms', 'tout'],
    },
    {
      heading: 'Sur la page d’accueil de votre espace',
      quote: 'ou partie de la somme due',
      as: ['payment', 'family', '50,00'],
    },
    {
      heading: 'Sur la page d’accueil de votre espace',
      quote: 'Une confirmation de paiement vous sera transmise par mail après règlement',
      as: ['payment mail'],
    },
    {
      heading: 'Votre situation bancaire a changé ?',
      quote: 'Donnez-nous votre nouveau RIB : cliquez sur "Mettre à jour le RIB"',
      as: ['bank account'],
    },
    {
      heading: 'C’est normal !',
      quote: 'automatiquement accepté la dématérialisation de vos avis d’échéance',
      as: ['paperless', 'avis', 'true'],
    },
    {
      heading: 'C’est normal !',
      quote: 'et de vos bulletins de régularisation de charges',
      as: ['paperless', 'regularisation', 'true'],
    },
    {
      heading: 'C’est normal !',
      quote: 'vos avis d’échéances sont disponibles chaque mois et restent consultables',
      as: ['document', "Avis d'échéance"],
    },
    {
      heading: 'Vous trouverez à l’onglet "mes documents"',
      quote: 'tous vos nouveaux avis d’échéance',
      as: ['document received', "Avis d'échéance", 'avis'],
    },
    {
      heading: 'Vous trouverez à l’onglet "mes documents"',
      quote: 'et bulletins de régularisation de charges',
      as: ['document', 'Régularisation de charges'],
    },
    {
      heading: 'C’est normal',
      quote: 'seuls les avis d’échéances émis depuis votre inscription au portail locataire sont disponibles',
      as: ['since registration'],
    },
    {
      heading: 'Ces demandes peuvent porter sur tous les aspects de votre vie de locataire',
      quote: 'Votre logement. (électricité, menuiserie, plomberie...)',
      as: ['request', 'Votre logement'],
    },
    {
      heading: 'Ces demandes peuvent porter sur tous les aspects de votre vie de locataire',
      quote: 'Votre garage/parking',
      as: ['request', 'Votre garage ou parking'],
    },
    {
      heading: 'Ces demandes peuvent porter sur tous les aspects de votre vie de locataire',
      quote: 'Vos parties communes',
      as: ['request', 'Vos parties communes'],
    },
    {
      heading: 'Ces demandes peuvent porter sur tous les aspects de votre vie de locataire',
      quote: 'Votre compte client. (Paiements, assurance, charges...)',
      as: ['request', 'Votre compte client'],
    },
    {
      heading: 'Ces demandes peuvent porter sur tous les aspects de votre vie de locataire',
      quote: 'Et bien plus encore',
      as: ['request', 'Autre'],
    },
    {
      heading: 'Une nouvelle demande',
      quote: 'en nous décrivant précisément la situation et en nous joignant une photo ou un document',
      as: ['request photo'],
    },
    {
      heading: 'Une nouvelle demande',
      quote: 'Vérifiez vos coordonnées puis sélectionnez les créneaux horaires',
      as: ['request availability'],
    },
    {
      heading: 'Comme vous le savez, certains travaux vous incombent',
      quote: 'certains travaux de réparation et d’entretien dans votre logement vous incombent',
      as: ['tenant repairs', 'Le livret locataire dit lesquelles de ces réparations incombent au locataire.'],
    },
    {
      heading: 'Comme vous le savez, certains travaux vous incombent',
      quote: 'Retrouvez toutes les informations à ce sujet dans votre livret locataire',
      as: ['document', 'Bibliothèque', 'Livret locataire'],
    },
    {
      heading: 'La demande que vous venez de saisir',
      quote: 'Vous pouvez suivre son traitement',
      as: ['request followed'],
    },
    {
      heading: 'La demande que vous venez de saisir',
      quote: 'ajouter un complément d’information',
      as: ['request completed'],
    },
    {
      heading: 'La demande que vous venez de saisir',
      quote: 'ou modifier une demande en cours',
      as: ['request modified'],
    },
    {
      heading: 'Via l’onglet "Mes contacts"',
      quote:
        'retrouvez les coordonnées (téléphone, courriel, adresse postale) de tous vos interlocuteurs : gérant/gestionnaire technique',
      as: [
        'contact',
        'gestionnaire',
        'Territoire des Bleuets',
        '02 61 91 00 10',
        'territoire@bailleur.example',
        '2 rue du Puits',
      ],
    },
    {
      heading: 'Via l’onglet "Mes contacts"',
      quote: 'Votre agence de proximité',
      as: ['contact', 'agence', 'Agence Centre', '02 61 91 00 02'],
    },
    {
      heading: 'Via l’onglet "Mes contacts"',
      quote: 'votre gardien',
      as: ['contact', 'gardien', 'Loge des Bleuets', '02 61 91 00 11'],
    },
    {
      heading: 'Via l’onglet "Mes contacts"',
      quote: 'Votre chargé(e) de clientèle',
      as: ['contact', 'charge_clientele', 'Suivi des comptes', '02 61 91 00 12'],
    },
    {
      heading: 'MON DOSSIER',
      quote: 'modifier directement votre dossier locataire (numéro de téléphone',
      as: ['contact details', 'a_valider'],
    },
    { heading: 'MON DOSSIER', quote: 'informations personnelles', as: ['postal address', 'a_valider'] },
    { heading: 'MON DOSSIER', quote: 'occupants du foyer)', as: ['occupants', 'a_valider'] },
    {
      heading: 'MON DOSSIER',
      quote: 'il est indispensable de nous joindre votre justificatif',
      as: ['certificate', 'fichier'],
    },
    {
      heading: 'MON DOSSIER',
      quote: 'La prise en compte ne sera effective que lorsque les éléments auront été vérifiés',
      as: ['certificate checked'],
    },
    { heading: ACCESS, quote: 'Modifier mes accès', as: ['password changed'] },
    {
      heading: ACCESS,
      quote: 'Mot de passe oublié ? (…) un lien par mail vous permettant de réinitialiser votre mot de passe',
      as: ['password forgotten'],
    },
    {
      heading: 'Nos équipes sont là pour vous aider',
      quote: 'Vous pouvez aussi nous écrire à l’adresse mail suivante',
      as: ['contact', 'agence', 'Agence Centre', '02 61 91 00 02', 'agence@bailleur.example'],
    },
    { heading: 'Sur la version WEB', quote: 'Modifier votre RIB', as: ['bank account'] },
    {
      heading: 'Sur la version WEB',
      quote: 'Modifier vos identifiants de connexion',
      as: ['e-mail changed'],
    },
    {
      heading: 'Sur la version WEB',
      quote: 'le détail des derniers éléments quittancés et des derniers paiements effectués',
      as: ['last billed'],
    },
    { heading: 'Bien-sûr !', quote: 'Si malgré tout vous souhaitez vous désinscrire', as: ['unsubscribed'] },
    { heading: 'Bien-sûr !', quote: 'vous pourrez vous réinscrire à tout moment', as: ['registered again'] },
  ],
};
