import { formatDate, formatOfMonth, isIsoDate, isIsoMonth } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { MailFacts } from '../mail-facts.ts';
import { asPrinted, fact, type Letter, type LetterDesk, spaceLink, text } from './letter.ts';

type Of<Kind extends MailFacts['kind']> = Extract<MailFacts, { readonly kind: Kind }>;

export function noticeLetter({ month }: Of<'avis'>, { profile, address }: LetterDesk): Letter {
  const own = ownWords(profile.messages.noticeReady.value);
  const of = isIsoMonth(month) ? formatOfMonth(month) : '';
  return {
    subject: "Votre avis d'échéance est disponible",
    parts: [
      text(
        own ?? `Votre avis d'échéance ${of}`.trimEnd().concat(' est disponible dans votre espace locataire.'),
      ),
      ...(own === null || of === '' ? [] : [text(`Il s'agit de l'avis ${of}.`)]),
      ...spaceLink('Pour le lire\u202f:', address),
    ],
    because: 'consent',
  };
}

export function paymentLetter({ cents, on, number }: Of<'payment'>, { profile }: LetterDesk): Letter {
  return {
    subject: 'Votre paiement est enregistré',
    parts: [
      text(ownWords(profile.messages.paymentReceived.value) ?? 'Nous avons enregistré votre paiement.'),
      fact('Montant', formatEuros(cents)),
      fact('Date', isIsoDate(on) ? formatDate(on) : on),
      fact('Numéro', number),
      text('Ce message ne remplace ni le reçu ni la quittance.'),
    ],
    because: 'consent',
  };
}

export function requestLetter(
  { number, state, closed }: Of<'request'>,
  { profile, address }: LetterDesk,
): Letter {
  // What the landlord says of one that goes on.
  const own = closed ? null : ownWords(profile.messages.requestMoved.value);
  return {
    subject: 'Votre demande a avancé',
    parts: [
      text('Votre demande a avancé.'),
      fact('Demande', `n°\u00a0${number}`),
      fact('État', state.replaceAll('_', ' ')),
      ...(own === null ? [] : [text(own)]),
      ...spaceLink('Votre espace locataire\u202f:', address),
    ],
    because: 'consent',
  };
}

/** The subject does not say which document: it is read on a locked telephone. */
export function documentLetter({ title }: Of<'document'>): Letter {
  return {
    subject: 'Le document que vous avez demandé',
    parts: [
      text('Vous trouverez en pièce jointe le document que vous avez demandé à notre guichet.'),
      fact('Document', title),
    ],
    because: 'asked',
  };
}

export function certificateRefusedLetter(
  { reason }: Of<'certificate-refused'>,
  { profile }: LetterDesk,
): Letter {
  const own = ownWords(profile.messages.certificateRefused.value);
  return {
    subject: "Votre attestation d'assurance est à renvoyer",
    parts: [
      text(
        "L'attestation d'assurance que vous nous avez remise n'a pas pu être acceptée. Merci de nous en remettre une autre.",
      ),
      ...(reason === null || reason.trim() === '' ? [] : [fact('Motif', reason)]),
      ...(own === null ? [] : [text(own)]),
    ],
    because: 'consent',
  };
}

function ownWords(sentence: string | null): string | null {
  return sentence === null ? null : asPrinted(sentence);
}
