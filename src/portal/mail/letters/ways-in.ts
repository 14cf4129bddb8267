import { shownIdentifier } from '../../../rules/registrations/login.ts';
import type { MailFacts } from '../mail-facts.ts';
import { fact, type Letter, type LetterDesk, link, spaceLink, text } from './letter.ts';

type Of<Kind extends MailFacts['kind']> = Extract<MailFacts, { readonly kind: Kind }>;

const ONCE = "Ce lien ne sert qu'une fois.";

export function activationLetter({ link: url }: Of<'activation'>, { profile }: LetterDesk): Letter {
  return {
    subject: 'Activez votre espace locataire',
    parts: [
      text(
        `Ce lien a été demandé pour votre espace locataire ${profile.name}. Pour l'activer, choisissez votre mot de passe sur cette page\u202f:`,
      ),
      link(url),
      text(
        `${ONCE} Il est valable 30 jours. La page vous demandera aussi la référence qui figure sur votre avis d'échéance\u202f: gardez-le près de vous.`,
      ),
      text("Vous n'avez rien demandé\u202f? Ne suivez pas ce lien\u202f: sans vous, rien ne s'ouvre."),
    ],
    because: 'space',
  };
}

export function activatedLetter({ login, address }: Of<'activated'>): Letter {
  return {
    subject: 'Votre espace locataire est activé',
    parts: [
      text('Votre espace locataire est activé.'),
      fact('Votre identifiant', shownIdentifier(login)),
      text('Personne ne vous demandera votre mot de passe.'),
      ...spaceLink('Pour vous connecter\u202f:', address),
    ],
    because: 'space',
  };
}

export function passwordLetter({ link: url }: Of<'password'>): Letter {
  return {
    subject: 'Choisissez un nouveau mot de passe',
    parts: [
      text('Un nouveau mot de passe a été demandé pour votre espace locataire. Pour le choisir\u202f:'),
      link(url),
      text(`${ONCE} Il est valable 1\u00a0heure.`),
      text("Vous n'avez rien demandé\u202f? Ne faites rien\u202f: votre mot de passe actuel reste valable."),
    ],
    because: 'space',
  };
}

export function loginLetter({ login }: Of<'login'>, { address }: LetterDesk): Letter {
  return {
    subject: 'Votre identifiant',
    parts: [
      text("Vous avez demandé à retrouver l'identifiant de votre espace locataire."),
      fact('Votre identifiant', shownIdentifier(login)),
      ...spaceLink('Pour vous connecter\u202f:', address),
      text(
        "Vous n'avez rien demandé\u202f? Ne faites rien\u202f: l'identifiant n'ouvre rien sans le mot de passe.",
      ),
    ],
    because: 'space',
  };
}

export function emailConfirmLetter({ link: url }: Of<'email-confirm'>): Letter {
  return {
    subject: 'Confirmez votre adresse e-mail',
    parts: [
      text('Cette adresse a été donnée pour un espace locataire. Pour la confirmer\u202f:'),
      link(url),
      text(`${ONCE} Il est valable 24\u00a0heures.`),
      text("Vous n'avez rien demandé\u202f? Ne suivez pas ce lien\u202f: rien ne vous sera plus envoyé ici."),
    ],
    because: 'space',
  };
}
