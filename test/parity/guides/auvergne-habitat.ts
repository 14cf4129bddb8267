import type { Guide } from '../support/guide.ts';

export const auvergneHabitat: Guide = {
  landlord: 'auvergne-habitat',
  file: '004_6f9572fed012132f.txt',
  lines: [
    {
      heading: '1- Première inscription, Etape 1',
      quote: 'Le numéro de compte client est composé de "02" suivi des 11 chiffres',
      as: ['reference', '0200020000001'],
    },
    {
      heading: '1- Première inscription, Etape 1',
      quote: 'Complétez vos numéro de compte, nom (…) (respect des tirets, des espaces)',
      as: ['identity', 'nom'],
    },
    {
      heading: '1- Première inscription, Etape 1',
      quote: 'et prénom tels qu’ils sont mentionnés sur votre avis (respect des tirets, des espaces)',
      as: ['identity', 'prenom'],
    },
    {
      heading: '1- Première inscription, Etape 1',
      quote: 'ainsi que votre date de naissance',
      as: ['identity', 'date_naissance'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote: 'Saisissez votre email et confirmez-le en le saisissant une 2ème fois',
      as: ['e-mail twice'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote: 'Cochez obligatoirement la case (…) acceptation des Conditions Générales d’Utilisation',
      as: ['terms'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote: 'Voir les conditions générales d’utilisation',
      as: ['terms'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote: 'Cliquez sur « Valider » : vous recevez un mail sur l’adresse mail que vous avez renseignée',
      as: ['account'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote: 'Cliquez sur le lien de connexion pour activer votre compte',
      as: ['activation'],
    },
    {
      heading: '1- Première inscription, Etape 2',
      quote:
        'Le mot de passe doit comporter au moins 8 caractères dont 1 minuscule, 1 majuscule, 1 chiffre et 1 caractère spécial',
      as: ['password', 'lesbleuetssontouverts2026'],
    },
    {
      heading: '2- Connexion à votre espace',
      quote: 'Saisissez votre adresse mail et votre mot de passe. Cliquez sur « Se connecter »',
      as: ['sign-in'],
    },
    {
      heading: 'Questions/Réponses',
      quote: 'Vous avez oublié votre mot de passe ! en saisissant votre adresse mail et les 6 chiffres',
      as: ['human question'],
    },
    {
      heading: 'Questions/Réponses',
      quote: 'puis en cliquant sur le lien de réinitialisation de mot de passe que vous aurez reçu par mail',
      as: ['password forgotten'],
    },
    {
      heading: 'Questions/Réponses',
      quote: 'Vous ne trouvez pas votre n° de compte ! présent sur votre avis d’échéance (en haut à gauche)',
      as: ['reference', '000 2000 0001'],
    },
    {
      heading: 'Questions/Réponses',
      quote: 'Vous ne recevez pas de mail de confirmation ! Regardez dans les « courriers indésirables »',
      as: ['space paper'],
    },
    {
      heading: 'Questions/Réponses',
      quote: 'seuls les signataires du contrat de location peuvent avoir un compte',
      as: ['signatories only'],
    },
    {
      heading: '1- Première inscription',
      quote: 'permettre à ses locataires de réaliser en ligne des demandes administratives',
      as: ['request', '', 'administrative', 'attestation'],
    },
  ],
};
