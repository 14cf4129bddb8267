import type { Means, PaymentMode } from '../../contract/payments.ts';
import { holdsCardNumber } from '../../rules/card-number.ts';
import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../procedures/refusal.ts';
import { byMode } from './modes.ts';
import { amountBlocks, type Block } from './plan-blocks.ts';
import { alikePayments, isCommandKnown, isTillOpen } from './queries.ts';

const KEPT = "Votre saisie est gardée. Rien n'a été encaissé.";

/**
 * @param other place among the other accounts of the act, from 0, and its reference; null for the first account
 * @throws Refusal with the first block of a plan
 */
export function refuseBlocked(
  blocks: readonly Block[],
  other: { readonly index: number; readonly printed: string } | null = null,
): void {
  const [first] = blocks;
  if (first === undefined) return;
  const sentence = other === null ? first.sentence : `Compte ${other.printed}\u202f: ${first.sentence}`;
  throw new Refusal(first.code, sentence, {
    field: other === null ? first.field : `others.${other.index}.${first.field}`,
    kept: KEPT,
    next: `Règle appliquée\u202f: ${first.source}.`,
  });
}

/**
 * Each account once in an act, each payment under an id of its own.
 * @throws Refusal `ENC-COMPTE` or `CMD-409`
 */
export function refuseRepeated(
  db: ReadableDb,
  asked: readonly { readonly commandId: string; readonly account: string }[],
): void {
  const accounts = asked.map(({ account }) => account);
  const again = accounts.findIndex((account, index) => accounts.indexOf(account) < index);
  if (again > 0) {
    throw new Refusal('ENC-COMPTE', 'Le même compte est payé deux fois dans cet encaissement.', {
      field: `others.${again - 1}.account`,
      kept: KEPT,
      next: 'Retirez-le, ou changez le montant de sa première ligne.',
    });
  }
  const ids = asked.map(({ commandId }) => commandId);
  if (new Set(ids).size === ids.length && !ids.some((id) => isCommandKnown(db, id))) return;
  throw new Refusal(
    'CMD-409',
    "Un des comptes porte le numéro d'une autre opération, déjà enregistrée\u202f: rien n'a été encaissé.",
    { next: 'Fermez ce formulaire et recommencez.' },
  );
}

/** @throws Refusal `CAISSE-FERMEE`: cash waits for the till to be opened. */
export function refuseClosedTill(db: ReadableDb, till: string): void {
  if (isTillOpen(db, till)) return;
  throw new Refusal(
    'CAISSE-FERMEE',
    "La caisse n'est pas ouverte\u202f: les espèces ne peuvent pas y entrer.",
    {
      field: 'mode',
      kept: KEPT,
      next: 'Ouvrez la caisse avec son fond, puis validez.',
    },
  );
}

/** @throws Refusal `ENC-MONTANT` when an act is more than the program holds in one sum. */
export function refuseWrongTotal(totalCents: number): void {
  refuseBlocked(amountBlocks(totalCents));
}

/** @throws Refusal `ENC-CARTE` when a card's number was typed anywhere. */
export function refuseCardNumbers(fields: Readonly<Record<string, string | null | undefined>>): void {
  for (const [field, text] of Object.entries(fields)) {
    if (text === null || text === undefined || !holdsCardNumber(text)) continue;
    throw new Refusal('ENC-CARTE', "Un numéro de carte bancaire ne s'enregistre jamais.", {
      field,
      kept: "Rien n'a été encaissé ni écrit.",
      next: "Effacez-le\u202f; pour une carte, seul le numéro d'autorisation du ticket est demandé.",
    });
  }
}

/** Every free text of an act, by the name of its field. */
export function freeTexts(means: Means, payer: string | null): Record<string, string | null> {
  switch (means.mode) {
    case 'especes':
      return { payer };
    case 'cheque':
      return { 'means.number': means.number, 'means.bank': means.bank, 'means.drawer': means.drawer, payer };
    case 'carte':
      return { 'means.authorisation': means.authorisation, payer };
  }
}

/** @throws Refusal `ENC-MODE` or `ENC-RECU` when the means are not those of the act. */
export function refuseWrongMeans(mode: PaymentMode, means: Means, amountCents: number): void {
  if (means.mode !== mode) {
    throw new Refusal('ENC-MODE', 'Les renseignements ne sont pas ceux du mode de paiement choisi.', {
      field: 'mode',
      kept: KEPT,
      next: 'Choisissez de nouveau le mode de paiement.',
    });
  }
  if (means.mode === 'especes' && means.receivedCents < amountCents) {
    throw new Refusal(
      'ENC-RECU',
      `Il manque ${formatEuros(amountCents - means.receivedCents)}\u202f: la somme reçue est plus petite que le montant.`,
      {
        field: 'means.receivedCents',
        kept: KEPT,
        next: 'Corrigez la somme reçue, ou encaissez un montant plus petit.',
      },
    );
  }
}

const TWIN_MS = 10 * 60_000;

/**
 * Two alike payments within ten minutes are most often the same one (ui.md "Encaisser").
 * @throws Refusal `ENC-DOUBLE`: the screen asks, then sends again with `duplicateConfirmed`.
 */
export function refuseTwin(
  db: ReadableDb,
  clock: Clock,
  like: {
    readonly leaseId: number;
    readonly amountCents: number;
    readonly mode: PaymentMode;
    readonly till: string;
  },
): void {
  const now = clock.now();
  // Both sides of now: a clock set back must not hide the payment just taken.
  const [twin] = alikePayments(db, {
    ...like,
    from: new Date(now - TWIN_MS).toISOString(),
    to: new Date(now + TWIN_MS).toISOString(),
  });
  if (twin === undefined) return;
  const minutes = Math.floor(Math.abs(now - Date.parse(twin.takenAt)) / 60_000);
  const age = minutes === 0 ? "il y a moins d'une minute" : `il y a ${minutes}${NBSP}min`;
  throw new Refusal(
    'ENC-DOUBLE',
    `${formatEuros(like.amountCents)} ${byMode(like.mode)} ont déjà été encaissés sur ce compte ${age} (n°${NBSP}${twin.number}).`,
    { kept: KEPT, next: "Validez seulement s'il s'agit d'un second paiement." },
  );
}
