import { formatDate, formatPlainDate, isoDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { StatementFacts } from '../paper-facts.ts';
import { orderWord } from './order-words.ts';
import { numbered } from './typography.ts';

export const STATEMENT_LEGAL =
  'Relevé établi à partir des écritures connues de ce guichet à sa date. Un solde précédé du signe − est en faveur du locataire. Ce relevé n’est ni une quittance ni une mise en demeure.';

type Line = StatementFacts['lines'][number];
/** A line and the balance after it, in cents. */
export type Running = Line & { readonly balance: number };

export function running({ lines, openingCents }: StatementFacts): Running[] {
  let balance = openingCents;
  return lines.map((line) => {
    balance += line.debitCents - line.creditCents;
    return { ...line, balance };
  });
}

export function balanceWords({ closingCents, to }: StatementFacts): string {
  const on = `au ${formatPlainDate(isoDate(to))}`;
  if (closingCents === 0) return `Compte à jour ${on}.`;
  const side = closingCents > 0 ? 'débiteur' : 'créditeur';
  return `Solde ${side} ${on}\u202f: ${formatEuros(Math.abs(closingCents))}.`;
}

/** Orders shown and not received: they are in no line and no balance. */
export function announcedWords({ announced }: StatementFacts): string[] {
  if (announced.length === 0) return [];
  const list = announced.map(
    ({ mode, amountCents, on, number }) =>
      `${formatEuros(amountCents)} par ${orderWord(mode)}, présenté le ${formatDate(isoDate(on))} (${numbered(number)})`,
  );
  return [`Annoncé et non compris dans ce solde\u202f: ${list.join('\u202f; ')}.`];
}
