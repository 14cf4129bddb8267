import type { Transaction } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decideCertificate } from '../../src/portal/insurance/decide.ts';
import { answerRequest } from '../../src/portal/requests/answer.ts';
import type { PortalDatabase, PortalTables } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { erpCertificateId } from '../../src/rules/insurance/states.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';
import { findPostgres, postgresRequired } from '../support/postgres.ts';
import { type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import {
  attachCommand,
  decideCommand,
  openRequestCommand,
  requestCommand,
  tellErpRow,
  toldRecords,
} from './insurance-support.ts';
import { raceOn } from './race-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { NORTH, push, RECEIVED } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });

// PGlite has one connection: nothing races there.
const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('two who decide at once, on two instances of one PostgreSQL', () => {
  let base: TestDatabase;
  let one: PortalDatabase;
  let other: PortalDatabase;
  beforeEach(async () => {
    base = await testDatabase();
    [one, other] = await Promise.all([base.open(), base.open()]);
    await belongTo(one, 'habitat-du-gard');
    await putLease(one, { account: 'n1', people: [{ code: 'P1' }] });
  });
  afterEach(() => base.drop());

  const together = (first: WireCommand, second: WireCommand) => raceOn(one, other).together(first, second);

  const decisions = async () =>
    (
      await asLandlord(one, (tx) =>
        tx.selectFrom('certificate_event').select(['state']).where('kind', '=', 'decide').execute(),
      )
    ).map(({ state }) => state);

  test('a certificate: one decision, and the other is told of it', async () => {
    const taken = attachCommand(at(1), { account: 'n1' });
    await push(one, NORTH, taken);
    const said = await together(
      decideCommand(at(2), { account: 'n1', certificate: taken.id, decision: 'validee' }),
      decideCommand(at(1, 'j', 'G3A'), {
        ...{ account: 'n1', certificate: taken.id, decision: 'refusee', reason: 'expiree' },
      }),
    );
    expect(said).toEqual([
      expect.stringMatching(/^SYN-461 .* entre-temps par Camille Roche, au guichet/),
      'accepted',
    ]);
    const held = await decisions();
    expect(held).toHaveLength(1);
    expect(await toldRecords(one, 'NORD', 'attestation')).toMatchObject([{ state: held[0] }]);
  });

  test('a certificate that only the ERP told: made once, decided once', async () => {
    const id = erpCertificateId('n1', { endsOn: '2026-12-31', policy: 'P-1', insurer: 'Maif' });
    await tellErpRow(one, 'NORD', 'assurances', id.slice(4), {
      reference: { printed: 'N1', key: 'n1' },
      ...{ assureur: 'Maif', police: 'P-1', debut: null, fin: '2026-12-31', statut: 'a_verifier' },
    });
    const decide = (made: Parameters<typeof decideCommand>[0], decision: 'validee' | 'refusee') =>
      decideCommand(made, { account: 'n1', certificate: id, decision });
    const said = await together(decide(at(1), 'validee'), decide(at(1, 'j', 'G3A'), 'refusee'));
    expect(said).toEqual([expect.stringMatching(/^SYN-461/), 'accepted']);
    expect(await decisions()).toHaveLength(1);
  });

  test('a request changed at two posts: one change, and the other is told of it', async () => {
    const opened = openRequestCommand(at(1), { account: 'n1' });
    await push(one, NORTH, opened);
    const modify = (made: Parameters<typeof requestCommand>[0], urgency: string) =>
      requestCommand(
        made,
        'modify',
        { account: 'n1', request: opened.id },
        { version: 1, changes: { urgency } },
      );
    const said = await together(modify(at(2), 'danger'), modify(at(1, 'j', 'G3A'), 'normale'));
    expect(said).toEqual([expect.stringMatching(/^SYN-472 .*demande modifiée \(urgence\)/), 'accepted']);
    expect(await toldRecords(one, 'NORD', 'demande')).toMatchObject([{ version: 2 }]);
  });

  test('two complements: both stand, and the version counts them', async () => {
    const opened = openRequestCommand(at(1), { account: 'n1' });
    await push(one, NORTH, opened);
    const add = (made: Parameters<typeof requestCommand>[0], text: string) =>
      requestCommand(made, 'complement', { account: 'n1', request: opened.id }, { text, files: [] });
    expect(await together(add(at(2), 'un'), add(at(1, 'j', 'G3A'), 'deux'))).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(await toldRecords(one, 'NORD', 'demande')).toMatchObject([{ version: 3, events: [{}, {}, {}] }]);
  });

  /** The staff's transaction stands open until the post waits for it, or has been answered. */
  async function whilePosting<Done>(
    staff: (tx: Transaction<PortalTables>) => Promise<Done>,
    command: WireCommand,
  ): Promise<readonly [Done, string[]]> {
    const race = raceOn(one, other);
    const written = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const deciding = asAgency(one, 'NORD', async (tx) => {
      const done = await staff(tx);
      written.resolve();
      await race.orSomeoneWaits(answered.promise);
      return done;
    });
    await written.promise;
    const posting = race.pushed(command);
    posting.finally(answered.resolve).catch(() => {});
    return Promise.all([deciding, posting]);
  }

  test("the staff's decision against a post's", async () => {
    const taken = attachCommand(at(1), { account: 'n1' });
    await push(one, NORTH, taken);
    const [done, said] = await whilePosting(
      (tx) =>
        decideCertificate(tx, {
          ...{ id: taken.id, from: 'a_verifier', decision: 'refusee', reason: 'illisible', comment: null },
          ...{ author: 'Nadia Perrin', where: 'portal', command: null },
          ...{ at: new Date(RECEIVED), doneOn: '2026-11-18' },
        }),
      decideCommand(at(1, 'j', 'G3A'), { account: 'n1', certificate: taken.id, decision: 'validee' }),
    );
    expect(done).toEqual({ kind: 'done' });
    expect(said).toEqual([
      'SYN-461 Cette attestation a été refusée (Document illisible) entre-temps par Nadia Perrin, au portail, le 18/11/2026 à 9\u00a0h\u00a000.',
    ]);
    expect(await decisions()).toEqual(['refusee']);
  });

  test("the staff's answer against a post that closes", async () => {
    const opened = openRequestCommand(at(1), { account: 'n1' });
    await push(one, NORTH, opened);
    const [done, said] = await whilePosting(
      (tx) =>
        answerRequest(tx, {
          ...{ id: opened.id, version: 1, text: 'Mardi', state: 'planifiee', dueOn: null },
          ...{ author: 'Nadia Perrin', at: new Date(RECEIVED), doneOn: '2026-11-18' },
        }),
      requestCommand(
        at(1, 'j', 'G3A'),
        'close',
        { account: 'n1', request: opened.id },
        { version: 1, reason: 'resolue', comment: '' },
      ),
    );
    expect(done).toEqual({ kind: 'done' });
    expect(said).toEqual([expect.stringMatching(/^SYN-472 .*réponse du bailleur.*Nadia Perrin, au portail/)]);
    expect(await toldRecords(one, 'NORD', 'demande')).toMatchObject([{ state: 'planifiee', version: 2 }]);
  });
});
