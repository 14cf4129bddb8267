import type { Means, PaymentMode } from '../../contract/payments.ts';
import { holdsCardNumber } from '../../rules/card-number.ts';
import { formatEuros } from '../../rules/money.ts';
import { NBSP } from '../../rules/unicode.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../procedures/refusal.ts';
import { byMode } from './modes.ts';
import type { Block } from './plan.ts';
import { alikePayments } from './queries.ts';

const KEPT = "Votre saisie est gardée. Rien n'a été encaissé.";

/** @throws Refusal with the first block of a plan. */
export function refuseBlocked(blocks: readonly Block[]): void {
  const [first] = blocks;
  if (first === undefined) return;
  throw new Refusal(first.code, first.sentence, {
    field: first.field,
    kept: KEPT,
    next: `Règle appliquée\u202f: ${first.source}.`,
  });
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
