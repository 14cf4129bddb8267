import { type Letter, type LetterDesk, text } from './letter.ts';

/** Goes to the address that was there before: who lost it must learn of it. */
export function emailChangedLetter(): Letter {
  return {
    subject: "L'adresse e-mail de votre espace a changé",
    parts: [
      text(
        "L'adresse e-mail de votre espace locataire vient d'être changée. Ce message part à l'ancienne adresse.",
      ),
      text("Ce n'est pas vous\u202f? Prévenez-nous sans attendre, par téléphone ou au guichet."),
    ],
    because: 'space',
  };
}

export function passwordChangedLetter(): Letter {
  return {
    subject: 'Votre mot de passe a changé',
    parts: [
      text("Le mot de passe de votre espace locataire vient d'être changé."),
      text("Ce n'est pas vous\u202f? Prévenez-nous sans attendre, par téléphone ou au guichet."),
    ],
    because: 'space',
  };
}

export function closedLetter({ profile }: LetterDesk): Letter {
  return {
    subject: 'Votre espace locataire est fermé',
    parts: [
      text(
        `Votre espace locataire ${profile.name} est fermé. Votre bail et votre compte de locataire ne changent pas.`,
      ),
      text(
        "Ce n'était pas voulu\u202f? Au guichet, sur présentation d'une pièce d'identité, une nouvelle inscription est possible.",
      ),
    ],
    because: 'space',
  };
}

/** Nobody looked at a paper at a kiosk: whoever the file names must be able to say no. */
export function kioskSpaceLetter({ profile }: LetterDesk): Letter {
  return {
    subject: 'Un espace locataire a été demandé',
    parts: [
      text(`Un espace locataire ${profile.name} a été demandé à votre nom, à la borne de notre accueil.`),
      text(
        "Si c'est vous, il n'y a rien à faire\u202f: l'adresse donnée à la borne a reçu de quoi l'activer, ou le ticket de la borne le dit.",
      ),
      text("Si ce n'est pas vous, dites-le au guichet ou par téléphone, sans attendre."),
    ],
    because: 'space',
  };
}
