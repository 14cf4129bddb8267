import type { MailFacts } from '../mail-facts.ts';
import { fact, type Letter, text } from './letter.ts';

/** What became of a change of the file: what it says is for the space or the counter, never for a mail. */
export function dossierLetter({
  what,
  accepted,
  words,
}: Extract<MailFacts, { readonly kind: 'dossier' }>): Letter {
  const answer = words === null || words.trim() === '' ? [] : [fact(accepted ? 'Réponse' : 'Motif', words)];
  const named = what === null ? [] : [fact('Changement', what)];
  if (what === null) {
    return {
      subject: accepted ? 'Votre déclaration est traitée' : 'Votre déclaration est à compléter',
      parts: [
        text(
          accepted
            ? 'Nos services ont traité le changement de situation que vous nous avez déclaré.'
            : "Le changement de situation que vous nous avez déclaré n'a pas pu être pris en compte. Merci de revenir vers nous au guichet.",
        ),
        ...answer,
      ],
      because: 'consent',
    };
  }
  return {
    subject: accepted ? 'Votre dossier est à jour' : 'Votre dossier est à compléter',
    parts: [
      text(
        accepted
          ? 'Nos services ont validé le changement demandé pour votre dossier.'
          : "Le changement demandé pour votre dossier n'a pas pu être accepté. Merci de revenir vers nous au guichet.",
      ),
      ...named,
      ...answer,
    ],
    because: 'consent',
  };
}
