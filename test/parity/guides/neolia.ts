import type { Guide } from '../support/guide.ts';

export const neolia: Guide = {
  landlord: 'neolia',
  file: '001_4266c9b02905d6a7.txt',
  lines: [
    {
      heading: 'Les données nécessaires à l’inscription',
      quote: 'Votre référence client (…) à saisir sans le "L" avant les chiffres',
      as: ['reference', '0200001'],
    },
    {
      heading: 'Les données nécessaires à l’inscription',
      quote: 'Une adresse email valide',
      as: ['e-mail twice'],
    },
    {
      heading: 'Les données nécessaires à l’inscription',
      quote: 'Le nom de famille du signataire principal de votre logement',
      as: ['identity', 'nom'],
    },
    {
      heading: 'L’INSCRIPTION à L’EXTRANET',
      quote: 'Une seule inscription à l’extranet est nécessaire par foyer',
      as: ['household'],
    },
    {
      heading: 'La validation de votre inscription',
      quote: 'Après avoir rempli le formulaire et CREER MON COMPTE, vous recevrez un 1er email',
      as: ['account'],
    },
    {
      heading: 'La validation de votre inscription',
      quote: 'valider définitivement votre inscription en cliquant sur le lien présent dans cet email',
      as: ['activation'],
    },
    {
      heading: 'La validation de votre inscription',
      quote: 'Un second courriel vous sera alors envoyé avec votre identifiant',
      as: ['second mail'],
    },
    {
      heading: 'Les données nécessaires à l’inscription',
      quote: 'Un mot de passe (…) de minimum 8 caractères (chiffres et lettres obligatoires)',
      as: ['password', 'abcdefgh'],
    },
    {
      heading: 'Les données nécessaires à l’inscription',
      quote: '(qui ne commence pas par votre nom, prénom ou email)',
      as: ['password', 'Jean-Baptiste-2026-printemps!'],
    },
    {
      heading: 'Ma connexion',
      quote: 'Vous devrez saisir votre email et votre mot de passe',
      as: ['sign-in'],
    },
    {
      heading: 'Comment se désinscrire de l’extranet locataire ?',
      quote: 'Les conditions générales d’utilisation sont accessibles dans le site en bas de page',
      as: ['terms'],
    },
    {
      heading: 'Comment se désinscrire de l’extranet locataire ?',
      quote:
        'désabonnement à la dématérialisation (…) par simple demande à votre agence ou à votre conseiller habitat',
      as: ['paperless', 'avis', 'false'],
    },
    {
      heading: 'Comment se désinscrire de l’extranet locataire ?',
      quote: 'Si vous quittez votre logement, votre compte sera désactivé dans un délai de 3 mois',
      as: ['after exit'],
    },
    {
      heading: 'Identifiants et/ou mot de passe oubliés',
      quote: 'Identifiants oubliés ?',
      as: ['login forgotten'],
    },
    {
      heading: 'Identifiants et/ou mot de passe oubliés',
      quote: 'Mot de passe oublié ?',
      as: ['password forgotten'],
    },
    {
      heading: 'Changer ses identifiants et/ou mot de passe',
      quote: 'Modifier mon mot de passe',
      as: ['password changed'],
    },
    {
      heading: 'Changer ses identifiants et/ou mot de passe',
      quote: 'Modifier mon adresse email',
      as: ['e-mail changed'],
    },
    {
      heading: 'Comment se désinscrire de l’extranet locataire ?',
      quote: 'Toute demande de désinscription (…) à votre agence ou à votre conseiller habitat',
      as: ['unsubscribed'],
    },
  ],
};
