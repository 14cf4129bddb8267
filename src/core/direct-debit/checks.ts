import { isValidBIC } from 'ibantools';
import { formatDate, isIsoDate, isoDate } from '../../rules/dates.ts';
import { sameMandate, shownMandateState } from '../../rules/direct-debit/mandate.ts';
import { debitDays } from '../../rules/direct-debit/rules.ts';
import type { MandateSeen } from '../../rules/direct-debit/states.ts';
import { findWatchWords, watchWords } from '../../rules/requests/watch-words.ts';
import { type DebitDesk, seenOf } from './desk.ts';
import { holdsIban } from './hidden-iban.ts';
import type { MergedMandate } from './merge-mandates.ts';
import { readIban } from './read-iban.ts';
import { refuse } from './refusals.ts';

/** The account to collect from: whole for the command and the mandate to be signed alone, masked for all the rest. */
export type DebitAccount = {
  readonly iban: string;
  readonly maskedIban: string;
  readonly bic: string | null;
};

/** @throws Refusal `PRL-IBAN`, `PRL-BIC` */
export function requireDebitAccount(typed: {
  readonly iban: string;
  readonly bic: string | null;
}): DebitAccount {
  const read = readIban(typed.iban);
  if (read.kind === 'refused') {
    return refuse('PRL-IBAN', read.sentence, {
      field: 'iban',
      next: "Relisez l'IBAN sur le RIB du locataire.",
    });
  }
  const bic = (typed.bic ?? '').replace(/\s/g, '').toUpperCase();
  if (bic !== '' && !isValidBIC(bic)) {
    refuse('PRL-BIC', "Le BIC n'est pas valable\u202f: il compte 8 ou 11 signes, dont le pays en 5e et 6e.", {
      field: 'bic',
      next: "Relisez-le sur le RIB, ou laissez-le vide\u202f: l'IBAN suffit.",
    });
  }
  return { iban: read.iban, maskedIban: read.masked, bic: bic === '' ? null : bic };
}

/**
 * The mandate is the one that the clerk saw.
 * @throws Refusal `PRL-CHANGE`
 */
export function requireSeen({ current, today }: DebitDesk, seen: MandateSeen): void {
  if (sameMandate(seen, seenOf(current))) return;
  const now =
    current === null
      ? "il n'y en a plus"
      : `il porte la référence ${current.rum}, compte ${current.maskedIban ?? 'inconnu'}, ${WORDS[shownMandateState(current, today)]}`;
  refuse('PRL-CHANGE', `Le mandat de ce compte a changé entre-temps\u202f: ${now}.`, {
    field: 'seen',
    next: "Rouvrez l'onglet Prélèvement du compte avant de recommencer.",
  });
}

const WORDS = {
  a_signer: 'à signer',
  actif: 'actif',
  suspendu: 'suspendu',
  revoque: 'révoqué',
  caduc: 'caduc',
} as const;

/** A mandate that still allows collections, or will once signed. */
export function isAlive(current: MergedMandate | null, today: string): current is MergedMandate {
  return current !== null && shownMandateState(current, today) !== 'caduc' && current.state !== 'revoque';
}

/** @throws Refusal `PRL-404` where there is no mandate, `PRL-CADUC` where it died of itself */
export function requireAlive({ current, today }: DebitDesk): MergedMandate {
  if (current === null) return requireCurrent(null);
  if (isAlive(current, today)) return current;
  return refuse('PRL-CADUC', "Ce mandat n'est plus valable\u202f: rien n'a été prélevé depuis 36 mois.", {
    field: 'seen',
    next: 'Mettez en place un nouveau prélèvement.',
  });
}

/** @throws Refusal `PRL-404` */
export function requireCurrent(current: MergedMandate | null): MergedMandate {
  if (current !== null) return current;
  return refuse('PRL-404', "Aucun prélèvement n'est en place sur ce compte.", {
    field: 'seen',
    next: 'Mettez en place un prélèvement.',
  });
}

/**
 * The day is one of the landlord's, where its guide names some; else it is the landlord's to choose.
 * @throws Refusal `PRL-JOUR`
 */
export function requireDay({ profile, today }: DebitDesk, day: number | null): void {
  const { days, sentence, rule } = debitDays(profile, today);
  if (days.length === 0 ? day === null : day !== null && days.includes(day)) return;
  refuse(
    'PRL-JOUR',
    days.length === 0
      ? `Aucun jour n'est à choisir. ${sentence}`
      : `Ce jour n'est pas proposé par le bailleur. ${sentence}`,
    { field: 'day', next: `Règle du bailleur\u202f: ${rule.source}.` },
  );
}

/**
 * When a mandate was signed: a day that is past, and not before it was printed.
 * @throws Refusal `PRL-DATE`
 */
export function requireSignature({ today }: DebitDesk, mandate: MergedMandate, signedOn: string): void {
  const printed = mandate.made?.createdOn ?? null;
  const why = !isIsoDate(signedOn)
    ? "Ce jour n'existe pas au calendrier."
    : signedOn > today
      ? "La date de signature n'est pas encore venue."
      : printed !== null && signedOn < printed
        ? `Ce mandat n'a été établi que le ${formatDate(isoDate(printed))}.`
        : null;
  if (why !== null)
    refuse('PRL-DATE', why, { field: 'signedOn', next: 'Relisez la date sur le mandat signé.' });
}

/**
 * An account number is typed in its own field alone: everything else is shown and kept as it stands.
 * @throws Refusal `PRL-IBAN-LIBRE`
 */
export function refuseHiddenIban(texts: readonly string[], field: string): void {
  if (!texts.some(holdsIban)) return;
  refuse('PRL-IBAN-LIBRE', 'Ce texte contient un IBAN entier\u202f: il serait affiché et conservé.', {
    field,
    next: "Retirez-le\u202f: l'IBAN se saisit dans son champ.",
  });
}

/**
 * Words that have no place in a tenant's file are put otherwise, or kept knowingly (B29).
 * @throws Refusal `PRL-MOTS`
 */
export function requireWords({ profile, today }: DebitDesk, comment: string, wordsKept: boolean): void {
  if (wordsKept || findWatchWords(comment, watchWords(profile, today)).length === 0) return;
  refuse('PRL-MOTS', "Ce texte contient des mots qui n'ont pas leur place dans le dossier d'un locataire.", {
    field: 'comment',
    next: 'Écrivez-le autrement, ou gardez-le si ces mots sont nécessaires.',
  });
}
