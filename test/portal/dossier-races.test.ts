import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decideChange } from '../../src/portal/dossier/decide.ts';
import { refusalOfFileChange } from '../../src/portal/dossier/refuse-change.ts';
import { standingPart } from '../../src/portal/dossier/standing.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { findPostgres, postgresRequired } from '../support/postgres.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { ASKED, decideAt, HELD, phoneCommand } from './dossier-support.ts';
import { raceOn } from './race-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { NORTH, push, RECEIVED } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const OTHER = { ...HELD, phone1: '0639980003' };

// PGlite has one connection: nothing races there.
const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('two who change one file at once, on two instances of one PostgreSQL', () => {
  let base: TestDatabase;
  let one: PortalDatabase;
  let other: PortalDatabase;
  beforeEach(async () => {
    base = await testDatabase();
    [one, other] = await Promise.all([base.open(), base.open()]);
    await belongTo(one, 'neolia');
    await putLease(one, { account: 'n1', people: [{ code: 'P1', phone: HELD.phone1 }] });
  });
  afterEach(() => base.drop());

  const fromHere = () => phoneCommand(at(1));
  const fromThere = () => phoneCommand(at(1, 'j', 'G3A'), { value: OTHER });
  const kept = () =>
    asLandlord(one, (tx) =>
      tx.selectFrom('dossier_change').select(['value', 'state']).orderBy('no').execute(),
    );

  test('one stands, and the other is told by whom and when', async () => {
    expect(await raceOn(one, other).together(fromHere(), fromThere())).toEqual([
      expect.stringMatching(
        /^SYN-481 Coordonnées\u202f: changé entre-temps par Camille Roche, au guichet, le /,
      ),
      'accepted',
    ]);
    const [only, ...others] = await kept();
    expect(others).toEqual([]);
    expect(await asAgency(one, 'NORD', (tx) => standingPart(tx, 'n1', 'coordonnees', 'code:P1'))).toEqual(
      JSON.parse(only?.value ?? ''),
    );
  });

  test('the control: without the lock to the end of the transaction, both are accepted', async () => {
    // The same question, asked in a transaction of its own: its lock is given back before the command is placed.
    const said = await raceOn(one, other).together(
      fromHere(),
      fromThere(),
      () => (command) => asAgency(one, 'NORD', (tx) => refusalOfFileChange(tx, command)),
    );
    expect(said).toEqual(['accepted', 'accepted']);
    expect(await kept()).toHaveLength(2);
  });

  /** The staff's transaction stands open until the other waits for it, or has been answered. */
  async function whileValidating<Answer>(id: string, meanwhile: () => Promise<Answer>) {
    const [written, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const staff = asAgency(one, 'NORD', async (tx) => {
      const done = await decideChange(tx, {
        ...{ id, decision: 'validee', reason: null, answer: null, author: 'Nadia Perrin' },
        ...{ where: 'portal', at: new Date(RECEIVED), doneOn: '2026-11-18' },
      });
      written.resolve();
      await raceOn(one, other).orSomeoneWaits(answered.promise);
      return done;
    });
    await written.promise;
    const asked = meanwhile();
    asked.finally(answered.resolve).catch(() => {});
    return Promise.all([staff, asked]);
  }

  test('the staff who validate two at once: one takes effect, the other is refused as changed meanwhile', async () => {
    const first = phoneCommand(at(1), { state: 'a_valider' });
    const second = phoneCommand(at(2), { state: 'a_valider', value: OTHER });
    await push(one, NORTH, first, second);
    expect(await whileValidating(first.id, () => decideAt(other, 'NORD', second.id, 'validee'))).toEqual([
      { kind: 'done' },
      { kind: 'stale' },
    ]);
    expect((await kept()).map(({ state }) => state)).toEqual(['refusee', 'validee']);
  });

  test('two of the staff who decide one: the second is told what the first did', async () => {
    const waiting = phoneCommand(at(1), { state: 'a_valider' });
    await push(one, NORTH, waiting);
    expect(await whileValidating(waiting.id, () => decideAt(other, 'NORD', waiting.id, 'refusee'))).toEqual([
      { kind: 'done' },
      { kind: 'already', state: 'validee', by: 'Nadia Perrin', at: new Date(RECEIVED) },
    ]);
  });

  test('the staff who validate against a post that changes: the post hears who was first', async () => {
    const waiting = phoneCommand(at(1), { state: 'a_valider' });
    await push(one, NORTH, waiting);
    expect(await whileValidating(waiting.id, () => raceOn(one, other).pushed(fromThere()))).toEqual([
      { kind: 'done' },
      [expect.stringMatching(/^SYN-481 .* et validé par Nadia Perrin le 18\/11\/2026 à 9/)],
    ]);
    expect(JSON.parse((await kept()).at(-1)?.value ?? '')).toEqual(ASKED);
  });
});
