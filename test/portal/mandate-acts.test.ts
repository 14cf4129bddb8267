import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import { fileNamed, toldRecords } from './insurance-support.ts';
import {
  accountCommand,
  dayCommand,
  IBAN,
  MASK,
  NOTHING_SEEN,
  OTHER_IBAN,
  OTHER_MASK,
  revokeCommand,
  signCommand,
  subscribeCommand,
} from './mandate-support.ts';
import { belongTo, putLease } from './registration-support.ts';
import { alarms, NORTH, push, SOUTH } from './store-portal.ts';

const at = (seq: number, incarnation = 'i', series = 'G2A') => ({ incarnation, seq, series });
const RUM = 'G2A-B-000001';
const ACCEPTED = { kind: 'accepted', suspense: false };

describe.each(DATABASES)('mandates at the portal, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    await belongTo(database, 'cchartres');
    await putLease(database, { account: 'n1', people: [{ code: 'P1' }] });
  });
  afterEach(() => base.drop());

  const told = () => toldRecords(database, 'NORD', 'mandat');
  const seen = (more: object = {}) => ({
    rum: RUM,
    maskedIban: MASK,
    day: 8,
    state: 'a_signer' as const,
    ...more,
  });
  const events = () =>
    asLandlord(database, (tx) =>
      tx.selectFrom('mandate_event').select(['kind', 'number', 'iban', 'state']).orderBy('no').execute(),
    );

  test('from the first paper to the revocation, each act is kept and told', async () => {
    const file = fileNamed('mandat.pdf');
    expect(
      await push(
        database,
        NORTH,
        subscribeCommand(at(1), { account: 'n1' }),
        signCommand(at(2), { account: 'n1', rum: RUM, files: [file] }),
        dayCommand(at(3), { account: 'n1', rum: RUM, day: 12, seen: seen({ state: 'actif' }) }),
      ),
    ).toEqual([ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(await told()).toMatchObject([
      {
        ...{ rum: RUM, account: 'n1', state: 'actif', maskedIban: MASK, day: 12, signedOn: '2026-11-17' },
        ...{ createdOn: '2026-11-17', revokedOn: null, fromErp: false, debtor: 'LE GALL Élodie', place: 1 },
        ...{ files: [file], seen: { rum: null, maskedIban: null, day: null } },
      },
    ]);
    const amended = accountCommand(at(4), {
      account: 'n1',
      rum: RUM,
      seen: seen({ state: 'actif', day: 12 }),
    });
    expect(await push(database, NORTH, amended)).toEqual([ACCEPTED]);
    expect(await told()).toMatchObject([
      { rum: RUM, state: 'a_signer', maskedIban: OTHER_MASK, signedOn: null },
    ]);
    expect(await push(database, NORTH, revokeCommand(at(5), { account: 'n1', rum: RUM }))).toEqual([
      ACCEPTED,
    ]);
    expect(await told()).toMatchObject([{ state: 'revoque', revokedOn: '2026-11-17' }]);
    expect(await events()).toEqual([
      { kind: 'subscribe', number: RUM, iban: IBAN, state: 'a_signer' },
      { kind: 'sign', number: null, iban: null, state: 'actif' },
      { kind: 'day', number: 'G2A-K-000003', iban: null, state: 'actif' },
      { kind: 'account', number: 'G2A-B-000004', iban: OTHER_IBAN, state: 'a_signer' },
      { kind: 'revoke', number: 'G2A-K-000005', iban: null, state: 'revoque' },
    ]);
    const [owned] = await asLandlord(database, (tx) =>
      tx.selectFrom('attached_file').select(['owner', 'owner_id', 'account']).execute(),
    );
    expect(owned).toEqual({ owner: 'mandate', owner_id: RUM, account: 'n1' });
    // A revoked one is followed by a new one.
    expect(await push(database, NORTH, subscribeCommand(at(6), { account: 'n1' }))).toEqual([ACCEPTED]);
    expect(await told()).toHaveLength(2);
    expect(await alarms(database)).toEqual([]);
  });

  test('a second one is refused while the first lives; so is a change of what has changed', async () => {
    await push(database, NORTH, subscribeCommand(at(1), { account: 'n1' }));
    const again = subscribeCommand(at(1, 'j', 'G3A'), { account: 'n1' });
    const blind = subscribeCommand(at(2, 'j', 'G3A'), { account: 'n1', seen: seen() });
    const stale = dayCommand(at(3, 'j', 'G3A'), { account: 'n1', rum: RUM, day: 12, seen: seen({ day: 6 }) });
    const unknown = dayCommand(at(4, 'j', 'G3A'), { account: 'n1', rum: 'NOBODY', day: 12 });
    const reason = expect.stringMatching(
      /^Le prélèvement de ce compte a changé entre-temps\u202f: prélèvement mis en place par Camille Roche, le 17\/11\/2026 à 14\u00a0h\u00a005 \(mandat G2A-B-000001\)\.$/,
    );
    const changed = { kind: 'rejected', code: 'SYN-491', reason, because: null };
    expect(await push(database, NORTH, again, blind, stale, unknown)).toEqual([
      changed,
      changed,
      changed,
      {
        kind: 'rejected',
        code: 'SYN-492',
        reason: "Le mandat NOBODY n'est pas connu du portail pour ce compte.",
        because: null,
      },
    ]);
    expect(await told()).toMatchObject([{ rum: RUM, day: 8 }]);
    // The same acts, seen as it stands, are taken: it is what was seen that refuses them.
    const right = dayCommand(at(5, 'j', 'G3A'), { account: 'n1', rum: RUM, day: 12, seen: seen() });
    expect(await push(database, NORTH, right)).toEqual([ACCEPTED]);
  });

  test('an account of another agency, or a mandate of another account, is not reached', async () => {
    await putLease(database, { account: 'n2', people: [{ code: 'P2' }] });
    await push(database, NORTH, subscribeCommand(at(1), { account: 'n1' }));
    const outside = subscribeCommand(at(1, 'k', 'S1A'), { account: 'n1' });
    expect(await push(database, SOUTH, outside)).toMatchObject([{ code: 'SYN-404' }]);
    const elsewhere = dayCommand(at(2), { account: 'n2', rum: RUM, day: 6, seen: NOTHING_SEEN });
    expect(await push(database, NORTH, elsewhere)).toMatchObject([{ code: 'SYN-492' }]);
    // A fact is never refused: it is placed nowhere, and a person is told.
    const revoked = revokeCommand(at(3), { account: 'n2', rum: RUM });
    expect(await push(database, NORTH, revoked)).toEqual([ACCEPTED]);
    expect(await told()).toMatchObject([{ rum: RUM, state: 'a_signer' }]);
    expect(await alarms(database)).toMatchObject([
      { kind: 'illisible', facts: { command: revoked.id, type: 'direct-debit.revoke' } },
    ]);
  });

  test('a signature whose mandate was refused keeps its file, and a person is told', async () => {
    await push(database, NORTH, subscribeCommand(at(1, 'j', 'G3A'), { account: 'n1' }));
    const refused = subscribeCommand(at(1), { account: 'n1' });
    const file = fileNamed('scan.pdf');
    const sign = signCommand(at(2), { account: 'n1', rum: RUM, files: [file], dependsOn: [refused.id] });
    expect(await push(database, NORTH, refused, sign)).toMatchObject([
      { code: 'SYN-491' },
      { kind: 'accepted' },
    ]);
    const files = await asLandlord(database, (tx) =>
      tx.selectFrom('attached_file').select(['sha256', 'owner_id']).execute(),
    );
    expect(files).toEqual([{ sha256: file.sha256, owner_id: RUM }]);
    expect(await alarms(database)).toMatchObject([
      { kind: 'illisible', facts: { type: 'direct-debit.sign' } },
    ]);
  });
});
