import { Refusal } from '../../procedures/refusal.ts';

const KEPT = "Rien n'a été changé.";

export function badReference(): Refusal {
  return new Refusal('BOR-REFERENCE', "Cette référence n'a pas la forme attendue.", {
    field: 'reference',
    next: "Recopiez-la telle qu'elle est sur l'avis d'échéance.",
  });
}

export function twoReferences(): Refusal {
  return new Refusal('BOR-DEUX-FOIS', 'Les deux références ne sont pas les mêmes.', { field: 'again' });
}

/** One for everything that does not fit, whether the reference is of an account or not. */
export function notRecognised(): Refusal {
  return new Refusal('BOR-IDENTITE', 'Ces informations ne correspondent pas à un dossier de cette borne.', {
    next: 'Vérifiez-les et recommencez.',
  });
}

export function unreadable(field: 'birth' | 'lastName' | 'firstName'): Refusal {
  const words = {
    birth: 'Écrivez la date de naissance comme 29/02/1960.',
    lastName: 'Indiquez votre nom.',
    firstName: 'Indiquez votre prénom.',
  };
  return new Refusal('BOR-CHAMP', words[field], { field });
}

export function badCode(): Refusal {
  return new Refusal(
    'BOR-CODE',
    "Ce code n'est pas valable, il a déjà servi, ou il a plus de 24\u00a0heures.",
    {
      field: 'code',
      next: 'Demandez-en un autre au guichet.',
    },
  );
}

export function badPassword(): Refusal {
  return new Refusal('BOR-MOT-DE-PASSE', "Ce n'est pas le mot de passe de votre espace locataire.", {
    field: 'password',
  });
}

export function noPortal(): Refusal {
  return new Refusal('BOR-HORS-LIGNE', 'Le mot de passe ne peut pas être vérifié pour le moment.', {
    kept: KEPT,
    next: 'Utilisez un code du guichet.',
  });
}

export function visitOver(): Refusal {
  return new Refusal('BOR-SESSION', 'Votre visite est terminée. Recommencez depuis le début.');
}

export function askedToWait(waitSeconds: number): Refusal {
  return new Refusal('BOR-ATTENTE', `Attendez ${waitSeconds}\u00a0s avant de recommencer.`, { waitSeconds });
}
