import { type ReadableDb, sql } from '../../src/core/database/connection.ts';
import type { NumberKind } from '../../src/core/till/numbers.ts';
import { numberText } from '../../src/core/till/numbers.ts';
import { verifyTill } from '../../src/core/till/verify.ts';

/** What was sent to a post so far, under each id, and whether it was acknowledged. */
export type Sent = ReadonlyMap<
  string,
  { readonly kind: string; readonly cents: number | null; acknowledged: boolean }
>;

/** Every way in which the base says something else than what was acknowledged, or than itself; none when all is well. */
export function faultsOf(db: ReadableDb, sent: Sent, till = 'G2'): string[] {
  return [...lostOrStrange(db, sent), ...unlike(db), ...gaps(db), ...chain(db, till)];
}

function lostOrStrange(db: ReadableDb, sent: Sent): string[] {
  const faults: string[] = [];
  const written = new Set(column(db, 'SELECT id AS value FROM command'));
  for (const [id, { kind, acknowledged }] of sent) {
    if (acknowledged && !written.has(id))
      faults.push(`lost: ${kind} ${id} was acknowledged and is not there`);
  }
  for (const id of written) if (!sent.has(id)) faults.push(`strange: ${id} is there and was never sent`);
  const amounts = sql<{ id: string; cents: number }>(
    db,
    'SELECT id, amount_cents AS cents FROM payment',
  ).all();
  for (const { id, cents } of amounts) {
    if (sent.get(id)?.cents !== cents) faults.push(`changed: payment ${id} of ${cents} cents`);
  }
  return faults;
}

/** Each a reading that must give nothing: payment = command = outbox = allocation = ledger = chain = balance. */
const READINGS: Readonly<Record<string, string>> = {
  'a payment without its command':
    'SELECT p.id AS value FROM payment p LEFT JOIN command c ON c.id = p.id WHERE c.id IS NULL',
  'a command of payment without its payment':
    "SELECT c.id AS value FROM command c LEFT JOIN payment p ON p.id = c.id WHERE c.type = 'payment.record' AND p.id IS NULL",
  'a command that is not in the outbox once':
    'SELECT c.id AS value FROM command c WHERE (SELECT count(*) FROM outbox o WHERE o.command_id = c.id) <> 1',
  'a line of the outbox without its command':
    'SELECT o.command_id AS value FROM outbox o LEFT JOIN command c ON c.id = o.command_id WHERE c.id IS NULL',
  'a payment that is not in the ledger once, to the cent':
    'SELECT p.id AS value FROM payment p WHERE (SELECT count(*) FROM entry e WHERE e.payment_id = p.id) <> 1 OR (SELECT sum(e.credit_cents - e.debit_cents) FROM entry e WHERE e.payment_id = p.id) <> p.amount_cents',
  'a reversal that does not undo its payment in the ledger':
    'SELECT r.id AS value FROM payment_reversal r JOIN payment p ON p.id = r.payment_id WHERE (SELECT sum(e.debit_cents - e.credit_cents) FROM entry e WHERE e.payment_id = r.id) IS NOT p.amount_cents',
  'more placed on months than paid':
    'SELECT p.id AS value FROM payment p WHERE (SELECT coalesce(sum(a.cents), 0) FROM payment_allocation a WHERE a.payment_id = p.id) > p.amount_cents',
  'a payment that is not in the chain once':
    "SELECT p.id AS value FROM payment p WHERE (SELECT count(*) FROM till_journal j WHERE j.till = p.till AND j.entry ->> '$.kind' = 'encaissement' AND j.entry ->> '$.commandId' = p.id AND j.entry ->> '$.amountCents' = p.amount_cents) <> 1",
  'an entry of the chain without its payment':
    "SELECT j.seq AS value FROM till_journal j WHERE j.entry ->> '$.kind' = 'encaissement' AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.id = j.entry ->> '$.commandId')",
  'a payment without a paper':
    'SELECT p.id AS value FROM payment p WHERE NOT EXISTS (SELECT 1 FROM issued_paper i WHERE i.payment_id = p.id)',
  'a balance that is not the sum of its entries':
    'SELECT l.key AS value FROM lease l WHERE l.balance_cents <> (SELECT coalesce(sum(e.debit_cents - e.credit_cents), 0) FROM entry e WHERE e.lease_id = l.id)',
};

function unlike(db: ReadableDb): string[] {
  return Object.entries(READINGS).flatMap(([fault, reading]) =>
    column(db, reading).map((value) => `${fault}: ${value}`),
  );
}

type Series = {
  readonly till: string;
  readonly kind: NumberKind;
  readonly letter: string;
  readonly counter: number;
};

/** The numbers that stand are those that were taken, from 1 on, each once. */
function gaps(db: ReadableDb): string[] {
  const series = sql<Series>(db, 'SELECT till, kind, letter, counter FROM number_series').all();
  const taken = series.flatMap((one) =>
    Array.from({ length: one.counter }, (_, index) => numberText(one, index + 1)),
  );
  const standing = column(
    db,
    `SELECT number AS value FROM payment UNION ALL SELECT number FROM issued_paper`,
  );
  const [has, wanted] = [new Set(standing), new Set(taken)];
  return [
    ...(has.size === standing.length ? [] : ['a number stands twice']),
    ...taken
      .filter((number) => !has.has(number))
      .map((number) => `a gap: ${number} was taken and is not there`),
    ...standing.filter((number) => !wanted.has(number)).map((number) => `number ${number} was never taken`),
  ];
}

function chain(db: ReadableDb, till: string): string[] {
  const verdict = verifyTill(db, till);
  return verdict.kind === 'intact' ? [] : [`the chain is broken at ${verdict.at}: ${verdict.sentence}`];
}

function column(db: ReadableDb, reading: string): string[] {
  return sql<{ value: string | number }>(db, reading)
    .all()
    .map(({ value }) => String(value));
}
