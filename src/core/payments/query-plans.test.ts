import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { openTill, payment } from '../../../test/support/payment-acts.ts';
import { findImported, findIssued, listImported, listIssued } from '../documents/queries.ts';
import { readJournal } from '../till/journal.ts';
import { seriesLetter } from '../till/numbers.ts';
import {
  alikePayments,
  cashAdvances,
  countTill,
  paymentsOf,
  quittanceNumber,
  receiptsOf,
  termsOf,
} from './queries.ts';

let core: TestCore;
let asked: string[];

beforeAll(async () => {
  core = await openTestCore();
  addAccount(core.db, ARC);
  await openTill(core);
});
afterAll(() => core.close());

/** The statements a piece of work prepares, and the plan SQLite makes of each. */
function plansOf(work: (db: TestCore['db']) => unknown): string[] {
  asked = [];
  // A fresh object: statements prepared before are not remembered for it.
  const watched = new Proxy(core.db, {
    get(db, name) {
      if (name === 'prepare') {
        return (text: string) => {
          asked.push(text);
          return db.prepare(text);
        };
      }
      const value: unknown = Reflect.get(db, name);
      return typeof value === 'function' ? value.bind(db) : value;
    },
  });
  work(watched);
  return asked.flatMap((text) =>
    core.db
      .prepare(`EXPLAIN QUERY PLAN ${text.replaceAll(/@\w+/g, '?').replaceAll('?', "'1'")}`)
      .all()
      .map((row) => (row as { detail: string }).detail),
  );
}

const day = '2026-11-17';
it.each<[string, (db: TestCore['db']) => unknown]>([
  [
    'alike payments',
    (db) => alikePayments(db, { leaseId: 1, amountCents: 1, mode: 'carte', till: 'G2', from: day, to: day }),
  ],
  ['cash advances', (db) => cashAdvances(db, 1)],
  ['the day of a till', (db) => countTill(db, 'G2', day)],
  ['payments of an account', (db) => paymentsOf(db, 1)],
  ['the quittance of a month', (db) => quittanceNumber(db, 1, '2026-09')],
  ['the reçus of a month', (db) => receiptsOf(db, 1, '2026-09')],
  ['the terms of a lease', (db) => termsOf(db, 1)],
  ['papers of an account', (db) => listIssued(db, ARC.key)],
  ['one paper', (db) => findIssued(db, ARC.key, 'G2A-R-000001')],
  ['imported documents of an account', (db) => listImported(db, ARC.key)],
  ['one imported document', (db) => findImported(db, ARC.key, '1')],
  ['the journal of a till', (db) => readJournal(db, 'G2')],
  ['the letter of a till', (db) => seriesLetter(db, 'G2')],
])('%s: found by an index, never by reading a table whole', (_name, work) => {
  const plan = plansOf(work);
  expect(plan.length).toBeGreaterThan(0);
  expect(plan.filter((line) => line.startsWith('SCAN') && line !== 'SCAN CONSTANT ROW')).toEqual([]);
});

it('would see a table read whole', () => {
  expect(plansOf((db) => db.prepare("SELECT * FROM payment WHERE payer = 'x'").all())).toEqual([
    'SCAN payment',
  ]);
});

it('records without reading any table whole', async () => {
  const texts: string[] = [];
  const prepare = core.db.prepare.bind(core.db);
  core.db.prepare = ((text: string) => {
    texts.push(text);
    return prepare(text);
  }) as typeof core.db.prepare;
  await core.client('agent').payments.record(payment(1_000, 'especes'));
  core.db.prepare = prepare as typeof core.db.prepare;
  expect(texts.length).toBeGreaterThan(5);
  const scans = texts.flatMap((text) =>
    (
      prepare(`EXPLAIN QUERY PLAN ${text.replaceAll(/@\w+/g, '?').replaceAll('?', "'1'")}`).all() as {
        detail: string;
      }[]
    )
      .map(({ detail }) => detail)
      .filter((line) => line.startsWith('SCAN') && !line.includes('CONSTANT ROW')),
  );
  expect(scans).toEqual([]);
});
