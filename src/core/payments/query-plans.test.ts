import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, openTill, payment } from '../../../test/support/payment-acts.ts';
import { findImported, findIssued, listImported, listIssued } from '../documents/queries.ts';
import { readJournal } from '../till/journal.ts';
import { currentLetter } from '../till/numbers.ts';
import { announcementRows } from './announced.ts';
import { leasesOfPerson } from './others.ts';
import {
  alikePayments,
  cashAdvances,
  countTill,
  exceptionAllowedBy,
  isCommandKnown,
  isTillOpen,
  paymentsOf,
  quittanceNumber,
  receiptsOf,
  termsOf,
} from './queries.ts';

const OTHER = 'PARKING-1';

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
  ['whether the till is open', (db) => isTillOpen(db, 'G2')],
  ['who allowed an exception', (db) => exceptionAllowedBy(db, '1')],
  ['whether an act is known', (db) => isCommandKnown(db, '1')],
  ['the leases of a person', (db) => leasesOfPerson(db, 1, day)],
  ['what was announced on an account', (db) => announcementRows(db, 1)],
  ['the terms of a lease', (db) => termsOf(db, 1)],
  ['papers of an account', (db) => listIssued(db, ARC.key)],
  ['one paper', (db) => findIssued(db, ARC.key, 'G2A-R-000001')],
  ['imported documents of an account', (db) => listImported(db, ARC.key)],
  ['one imported document', (db) => findImported(db, ARC.key, '1')],
  ['the journal of a till', (db) => readJournal(db, 'G2')],
  ['the letter of a till', (db) => currentLetter(db)],
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

/** Whole tables read by what a screen asks, on a base whose statements are all still to be prepared. */
async function scansOf(work: (client: TestClient) => Promise<unknown>): Promise<string[]> {
  const fresh = await openTestCore();
  try {
    const lease = addAccount(fresh.db, ARC);
    addAccount(fresh.db, { key: OTHER, people: [{ key: `${lease}///`, lastName: "D'ARC" }] });
    await openTill(fresh);
    const texts: string[] = [];
    const prepare = fresh.db.prepare.bind(fresh.db);
    fresh.db.prepare = ((text: string) => {
      texts.push(text);
      return prepare(text);
    }) as typeof fresh.db.prepare;
    await work(fresh.client('agent'));
    fresh.db.prepare = prepare as typeof fresh.db.prepare;
    expect(texts.length).toBeGreaterThanOrEqual(3);
    return texts.flatMap((text) =>
      (
        prepare(`EXPLAIN QUERY PLAN ${text.replaceAll(/@\w+/g, '?').replaceAll('?', "'1'")}`).all() as {
          detail: string;
        }[]
      )
        .map(({ detail }) => detail)
        .filter((line) => line.startsWith('SCAN') && !line.includes('CONSTANT ROW'))
        .map((line) => `${line} in ${text}`),
    );
  } finally {
    await fresh.close();
  }
}

const part = { account: ARC.key, amountCents: 1_000, chosenMonths: [] };
it.each<[string, (client: TestClient) => Promise<unknown>]>([
  ['prepare', ({ payments }) => payments.prepare({ account: ARC.key })],
  ['other', ({ payments }) => payments.other({ account: OTHER })],
  ['plan', ({ payments }) => payments.plan({ ...part, mode: 'especes', noBankAccount: true })],
  ['record', ({ payments }) => payments.record(payment(1_000, 'especes'))],
  [
    'record on two accounts',
    ({ payments }) =>
      payments.record(
        payment(1_000, 'cheque', { others: [{ ...part, account: OTHER, commandId: actId() }] }),
      ),
  ],
  [
    'announce',
    ({ payments }) => payments.announce({ ...part, commandId: actId(), mode: 'tip', payer: null }),
  ],
])('%s reads no table whole', async (_name, work) => {
  expect(await scansOf(work)).toEqual([]);
});
