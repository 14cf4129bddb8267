import { NBSP } from '../../rules/unicode.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { faultOfNumbers } from './verify-numbers.ts';

/** What the entries of some kinds name, with the till in whose journal they stand. */
const entriesOf = (what: string, kinds: string) =>
  `SELECT entry ->> '$.${what}', till FROM till_journal
   WHERE entry ->> '$.kind' IN (${kinds}) AND entry ->> '$.${what}' IS NOT NULL`;

/** Rows that no entry of their till's journal, or no act, explains; each selects what names it. */
const STRANGERS: readonly { readonly find: string; readonly sentence: (name: string) => string }[] = [
  {
    find: `SELECT number AS name FROM payment WHERE (id, till) NOT IN (${entriesOf('commandId', "'encaissement'")})`,
    sentence: (number) => `L'encaissement n°${NBSP}${number} n'a pas d'écriture au journal de la caisse.`,
  },
  {
    find: `SELECT number AS name FROM payment_reversal
      WHERE (id, till) NOT IN (${entriesOf('commandId', "'annulation', 'impaye'")})`,
    sentence: (number) => `L'annulation n°${NBSP}${number} n'a pas d'écriture au journal de la caisse.`,
  },
  {
    // A paper says its till by its number. Those of a payment written under formula 1 had no entry of their own.
    find: `SELECT number AS name FROM issued_paper
      WHERE number NOT IN (SELECT entry ->> '$.number' FROM till_journal WHERE entry ->> '$.kind' = 'papier'
        AND till <> '' AND entry ->> '$.number' GLOB till || '[A-Z]*')
      AND coalesce(payment_id, '') NOT IN
        (SELECT entry ->> '$.commandId' FROM till_journal WHERE formula = 1 AND entry ->> '$.commandId' IS NOT NULL)`,
    sentence: (number) => `Le papier n°${NBSP}${number} n'a pas d'écriture au journal de la caisse.`,
  },
  {
    find: `SELECT number AS name FROM kiosk_payment
      WHERE (id, till) NOT IN (${entriesOf('commandId', "'encaissement'")})`,
    sentence: (number) => `L'encaissement n°${NBSP}${number} n'a pas d'écriture au journal de la caisse.`,
  },
  {
    find: `SELECT number AS name FROM kiosk_ticket
      WHERE number NOT IN (SELECT entry ->> '$.number' FROM till_journal WHERE entry ->> '$.kind' = 'papier'
        AND till <> '' AND entry ->> '$.number' GLOB till || '[A-Z]*')`,
    sentence: (number) => `Le ticket n°${NBSP}${number} n'a pas d'écriture au journal de la caisse.`,
  },
  {
    find: `SELECT id AS name FROM till_opening WHERE (id, till) NOT IN (${entriesOf('commandId', "'ouverture'")})`,
    sentence: () => "Une ouverture de la caisse n'a pas d'écriture au journal.",
  },
  {
    find: `SELECT c.id AS name FROM till_count c LEFT JOIN till_opening o ON o.id = c.opening_id
      WHERE (c.id, coalesce(o.till, '')) NOT IN (${entriesOf('commandId', "'comptage'")})`,
    sentence: () => "Un comptage de la caisse n'a pas d'écriture au journal.",
  },
  {
    find: `SELECT c.id AS name FROM till_closing c LEFT JOIN till_opening o ON o.id = c.opening_id
      WHERE (c.id, coalesce(o.till, '')) NOT IN (${entriesOf('commandId', "'cloture'")})`,
    sentence: () => "Une clôture de la caisse n'a pas d'écriture au journal.",
  },
  {
    find: `SELECT number AS name FROM payment_announcement WHERE id NOT IN (SELECT act_id FROM issued_paper)`,
    sentence: (number) => `Le dépôt d'ordre n°${NBSP}${number} n'a pas son papier.`,
  },
  {
    find: `SELECT payment_id AS name FROM entry WHERE payment_id IS NOT NULL
      AND payment_id NOT IN (SELECT id FROM payment) AND payment_id NOT IN (SELECT id FROM payment_reversal)
      AND payment_id NOT IN (SELECT id FROM remote_payment) AND payment_id NOT IN (SELECT id FROM remote_reversal)`,
    sentence: () => "Une ligne de compte se dit d'un encaissement qui n'existe pas.",
  },
  {
    find: 'SELECT payment_id AS name FROM payment_allocation WHERE payment_id NOT IN (SELECT id FROM payment)',
    sentence: () => "Une imputation se dit d'un encaissement qui n'existe pas.",
  },
  {
    find: 'SELECT number AS name FROM paper_void WHERE reversal_id NOT IN (SELECT id FROM payment_reversal)',
    sentence: (number) => `Le papier n°${NBSP}${number} est dit annulé sans annulation.`,
  },
  {
    find: `SELECT type AS name FROM command WHERE (type GLOB 'payment.*' OR type GLOB 'till.*')
      AND id NOT IN (SELECT entry ->> '$.commandId' FROM till_journal WHERE entry ->> '$.commandId' IS NOT NULL)`,
    sentence: () => "Une opération de caisse n'a pas d'écriture au journal.",
  },
  {
    find: `SELECT incarnation AS name FROM command GROUP BY incarnation
      HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
    sentence: () => 'Une opération manque dans la suite des opérations de ce poste.',
  },
  {
    find: 'SELECT letter AS name FROM number_series WHERE incarnation NOT IN (SELECT incarnation FROM command)',
    sentence: (letter) => `La série ${letter} n'est d'aucune opération de ce poste.`,
  },
  {
    find: 'SELECT command_id AS name FROM outbox WHERE command_id NOT IN (SELECT id FROM command)',
    sentence: () => "Une opération attend dans la file d'envoi et ne se trouve plus dans la base.",
  },
];

/** The first thing that stands beside the journals without an entry, in one French sentence; or null. */
export function* walkStrangers(db: ReadableDb): Generator<undefined, string | null> {
  for (const { find, sentence } of STRANGERS) {
    const stranger = sql<{ name: string }>(db, `${find} LIMIT 1`).get();
    if (stranger !== undefined) return sentence(stranger.name);
    yield;
  }
  return faultOfNumbers(db);
}
