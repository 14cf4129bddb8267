import { formatDate, formatOfMonth, isIsoDate, isIsoMonth } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { MailFacts } from '../mail-facts.ts';
import { fact, type Letter, type LetterDesk, link, spaceAddress, text } from './letter.ts';

type Of<Kind extends MailFacts['kind']> = Extract<MailFacts, { readonly kind: Kind }>;

export function noticeLetter({ month }: Of<'avis'>, { address }: LetterDesk): Letter {
  const of = isIsoMonth(month) ? ` ${formatOfMonth(month)}` : '';
  return {
    subject: "Votre avis d'échéance est disponible",
    parts: [
      text(`Votre avis d'échéance${of} est disponible dans votre espace locataire\u202f:`),
      link(spaceAddress(address)),
    ],
    because: 'consent',
  };
}

export function paymentLetter({ cents, on, number }: Of<'payment'>): Letter {
  return {
    subject: 'Votre paiement est enregistré',
    parts: [
      text('Nous avons enregistré votre paiement. Merci.'),
      fact('Montant', formatEuros(cents)),
      fact('Date', isIsoDate(on) ? formatDate(on) : on),
      fact('Numéro', number),
    ],
    because: 'consent',
  };
}

export function requestLetter({ number, state }: Of<'request'>): Letter {
  return {
    subject: 'Votre demande a avancé',
    parts: [text('Votre demande a avancé.'), fact('Demande', `n°\u00a0${number}`), fact('État', state)],
    because: 'consent',
  };
}

export function certificateRefusedLetter({ reason }: Of<'certificate-refused'>): Letter {
  return {
    subject: "Votre attestation d'assurance est à renvoyer",
    parts: [
      text(
        "L'attestation d'assurance que vous nous avez remise n'a pas pu être acceptée. Merci de nous en remettre une autre.",
      ),
      ...(reason === null ? [] : [fact('Motif', reason)]),
    ],
    because: 'consent',
  };
}
