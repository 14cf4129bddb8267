import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, POSTGRES_WORD, type TestDatabase, testDatabase } from '../support/postgres-database.ts';
import { belongTo, openCommand, putLease, spaceCommand } from './registration-support.ts';
import { NORTH, NORTH_2, push, SOUTH } from './store-portal.ts';

const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });
const JEAN = { account: 'n1', code: 'P1' } as const;
const ANNE = { account: 'n1', code: 'P2' } as const;

describe.each(DATABASES)('what the portal refuses of a registration, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
  });
  afterEach(() => base.drop());

  const lease = (more: Partial<Parameters<typeof putLease>[1]> = {}) =>
    putLease(database, {
      account: 'n1',
      people: [
        { code: 'P1' },
        { code: 'P2', role: 'cosignataire', prenom: 'Anne' },
        { code: 'P3', role: 'occupant', prenom: 'Luc' },
      ],
      ...more,
    });
  /** `accepted`, or the code of its refusal. */
  const say = async (...commands: Parameters<typeof push>[2][]) =>
    (await push(database, NORTH, ...commands)).map((outcome) =>
      outcome.kind === 'rejected' ? outcome.code : outcome.kind,
    );
  const living = () =>
    asLandlord(database, (tx) =>
      tx
        .selectFrom('tenant_space')
        .select(['account', 'person'])
        .where('state', 'in', ['pending', 'active', 'suspended'])
        .orderBy('person')
        .execute(),
    );

  test.each([
    ['neolia', 'SYN-452'],
    ['cite-jardins', 'accepted'],
    ['habitat-du-gard', 'accepted'],
    ['cchartres', 'accepted'],
    ['auvergne-habitat', 'accepted'],
  ])('%s: a second signatory of the household: %s', async (landlord, said) => {
    await belongTo(database, landlord);
    await lease();
    expect(await say(openCommand(at(1), { ...JEAN, email: 'a@exemple.example' }))).toEqual(['accepted']);
    expect(await say(openCommand(at(2), { ...ANNE, email: 'b@exemple.example' }))).toEqual([said]);
    expect(await living()).toHaveLength(said === 'accepted' ? 2 : 1);
  });

  test('neolia: the other main signatory of one household, once the first has a space; free again once it is closed', async () => {
    await belongTo(database, 'neolia');
    await lease({ people: [{ code: 'P1' }, { code: 'P2' }] });
    await say(openCommand(at(1), JEAN));
    expect(await say(openCommand(at(2), ANNE))).toEqual(['SYN-452']);
    expect(await say(spaceCommand(at(3), 'close', JEAN), openCommand(at(4), ANNE))).toEqual([
      'accepted',
      'accepted',
    ]);
    expect(await living()).toEqual([{ account: 'n1', person: 'code:P2' }]);
  });

  test.each([
    ['neolia', 'SYN-452'],
    ['cite-jardins', 'accepted'],
  ])('%s: a space that the ERP alone knows of the household counts: %s', async (landlord, said) => {
    await belongTo(database, landlord);
    await lease({ people: [{ code: 'P1' }, { code: 'P2' }], spaces: [{ code: 'P2', state: 'actif' }] });
    expect(await say(openCommand(at(1), JEAN))).toEqual([said]);
  });

  test('neolia: one that the ERP calls closed does not count', async () => {
    await belongTo(database, 'neolia');
    await lease({ people: [{ code: 'P1' }, { code: 'P2' }], spaces: [{ code: 'P2', state: 'désinscrit' }] });
    expect(await say(openCommand(at(1), JEAN))).toEqual(['accepted']);
  });

  test('a person who has a living space on this account, here or in the ERP’s file; on another account he may', async () => {
    await belongTo(database, 'cite-jardins');
    await lease({ spaces: [{ code: 'P2', state: 'en attente' }] });
    await putLease(database, { account: 'n2', people: [{ code: 'P1' }] });
    expect(
      await say(
        openCommand(at(1), JEAN),
        openCommand(at(2), JEAN),
        openCommand(at(3), ANNE),
        openCommand(at(4), { ...JEAN, account: 'n2' }),
      ),
    ).toEqual(['accepted', 'SYN-451', 'SYN-451', 'accepted']);
    // Suspended, it still takes the place; closed, no longer.
    expect(
      await say(
        spaceCommand(at(5), 'suspend', JEAN),
        openCommand(at(6), JEAN),
        spaceCommand(at(7), 'close', JEAN),
        openCommand(at(8), JEAN),
        spaceCommand(at(9), 'close', ANNE),
        openCommand(at(10), ANNE),
      ),
    ).toEqual(['accepted', 'SYN-451', 'accepted', 'accepted', 'accepted', 'accepted']);
  });

  test.each([
    ['habitat-du-gard', 'SYN-453'],
    ['neolia', 'accepted'],
    ['cite-jardins', 'accepted'],
  ])('%s: an e-mail that is another person’s, on whatever account and agency: %s', async (landlord, said) => {
    await belongTo(database, landlord);
    await lease();
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ code: 'P9' }] });
    await push(
      database,
      SOUTH,
      openCommand(at(1, 'j'), { account: 's1', code: 'P9', email: 'famille@exemple.example' }),
    );
    expect(await say(openCommand(at(1), { ...JEAN, email: ' FAMILLE@exemple.example' }))).toEqual([said]);
    expect(await say(openCommand(at(2), { ...JEAN, email: 'jean@exemple.example' }))).toEqual([
      said === 'accepted' ? 'SYN-451' : 'accepted',
    ]);
    expect(
      await say(spaceCommand(at(3), 'email', JEAN, { payload: { email: 'famille@exemple.example' } })),
    ).toEqual([said]);
    // Once the other one has left, it is free.
    await push(database, SOUTH, spaceCommand(at(2, 'j'), 'close', { account: 's1', code: 'P9' }));
    expect(
      await say(spaceCommand(at(4), 'email', JEAN, { payload: { email: 'famille@exemple.example' } })),
    ).toEqual(['accepted']);
  });

  test.each([
    ['habitat-du-gard', 'SYN-453'],
    ['auvergne-habitat', 'accepted'],
  ])('%s: an e-mail of a space that the ERP alone knows: %s', async (landlord, said) => {
    await belongTo(database, landlord);
    await lease({ spaces: [{ code: 'P2', state: 'actif', email: 'Anne@exemple.example' }] });
    expect(await say(openCommand(at(1), { ...JEAN, email: 'anne@exemple.example' }))).toEqual([said]);
  });

  test('habitat-du-gard: one’s own e-mail is no other’s, on a second account and after leaving', async () => {
    await belongTo(database, 'habitat-du-gard');
    await lease();
    await putLease(database, { account: 'n2', people: [{ code: 'P1' }] });
    const mine = { email: 'jean@exemple.example' };
    expect(
      await say(
        openCommand(at(1), { ...JEAN, ...mine }),
        openCommand(at(2), { ...JEAN, account: 'n2', ...mine }),
        spaceCommand(at(3), 'close', JEAN),
        openCommand(at(4), { ...JEAN, ...mine }),
      ),
    ).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });

  test.each(['neolia', 'cite-jardins', 'habitat-du-gard'])(
    '%s: somebody who is not on the lease, or no longer, or holds nothing of it',
    async (landlord) => {
      await belongTo(database, landlord);
      await lease();
      await putLease(database, { account: 'n2', people: [{ code: 'P7' }] });
      await asLandlord(database, (tx) =>
        tx
          .updateTable('record')
          .set({ absent_since: '2026-11-01' })
          .where('kind', '=', 'personnes')
          .where('key', 'like', '["n2"%')
          .execute(),
      );
      expect(
        await say(
          openCommand(at(1), { ...JEAN, code: 'P9' }),
          openCommand(at(2), { account: 'n2', code: 'P7' }),
          openCommand(at(3), { ...JEAN, code: 'P3' }),
          openCommand(at(4), JEAN),
        ),
      ).toEqual(['SYN-454', 'SYN-454', 'SYN-454', 'accepted']);
    },
  );

  test.each([
    // The guide leaves spaces on for three months.
    ['neolia', '2026-09-30', 'accepted'],
    ['neolia', '2026-08-18', 'SYN-455'],
    ['cite-jardins', '2026-09-30', 'SYN-455'],
    ['cite-jardins', '2026-11-17', 'SYN-455'],
    ['cite-jardins', '2026-11-18', 'accepted'],
    ['cite-jardins', null, 'accepted'],
  ])('%s: a lease that ends on %s: %s', async (landlord, exitOn, said) => {
    await belongTo(database, landlord);
    await lease({ exitOn });
    expect(await say(openCommand(at(1), JEAN))).toEqual([said]);
  });

  test('a renewal or a new e-mail for who has no living space', async () => {
    await belongTo(database, 'cite-jardins');
    await lease({ spaces: [{ code: 'P2', state: 'désinscrit' }] });
    const renew = (seq: number, who: typeof JEAN | typeof ANNE) =>
      spaceCommand(at(seq), 'renew', who, { payload: { email: false, reason: 'resend' } });
    const email = (seq: number) =>
      spaceCommand(at(seq), 'email', JEAN, { payload: { email: 'a@exemple.example' } });
    expect(await say(renew(1, JEAN), email(2), renew(3, ANNE))).toEqual(['SYN-456', 'SYN-456', 'SYN-456']);
    await say(openCommand(at(4), JEAN));
    expect(await say(renew(5, JEAN), email(6))).toEqual(['accepted', 'accepted']);
    await say(spaceCommand(at(7), 'close', JEAN));
    expect(await say(renew(8, JEAN), email(9))).toEqual(['SYN-456', 'SYN-456']);
  });

  test('what the tenant said is never refused, whatever stands', async () => {
    await belongTo(database, 'neolia');
    await lease({ exitOn: '2020-01-01' });
    for (const [seq, act] of (['consents', 'close', 'suspend', 'resume'] as const).entries()) {
      const command = spaceCommand(
        at(seq + 1),
        act,
        { account: 'n1', code: 'P9' },
        { payload: { consents: [] } },
      );
      expect(await say(command)).toEqual(['accepted']);
    }
  });

  test('a refusal says why in a sentence, and is answered again as it was', async () => {
    await belongTo(database, 'neolia');
    await lease({ people: [{ code: 'P1' }, { code: 'P2' }] });
    const refused = openCommand(at(2), ANNE);
    await say(openCommand(at(1), JEAN));
    const outcome = {
      kind: 'rejected',
      code: 'SYN-452',
      reason: 'Le foyer a déjà un espace locataire.',
      because: null,
    };
    expect(await push(database, NORTH, refused)).toEqual([outcome]);
    await say(spaceCommand(at(3), 'close', JEAN));
    expect(await push(database, NORTH_2, refused)).toEqual([outcome]);
  });
});

describe(`two posts at the same moment, on ${POSTGRES_WORD}`, () => {
  let base: TestDatabase;
  beforeEach(async () => {
    base = await testDatabase();
  });
  afterEach(() => base.drop());

  const outcomes = async (
    landlord: string,
    prepare: (database: PortalDatabase) => Promise<void>,
    first: Parameters<typeof push>[2],
    second: Parameters<typeof push>[2],
    from = NORTH_2,
  ) => {
    const one = await base.open();
    const other = base.kind === 'postgres' ? await base.open() : one;
    await belongTo(one, landlord);
    await prepare(one);
    const answers = await Promise.all([push(one, NORTH, first), push(other, from, second)]);
    const living = await asLandlord(one, (tx) =>
      tx.selectFrom('tenant_space').select('person').where('state', '=', 'pending').execute(),
    );
    const said = answers.flat().map((outcome) => (outcome.kind === 'rejected' ? outcome.code : outcome.kind));
    return { said: said.toSorted(), living: living.length };
  };
  const household = (database: PortalDatabase) =>
    putLease(database, { account: 'n1', people: [{ code: 'P1' }, { code: 'P2' }] });
  const apart = async (database: PortalDatabase) => {
    await household(database);
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ code: 'P9' }] });
  };
  // Several times: the two transactions must meet in every order.
  const ROUNDS = [1, 2, 3, 4];

  test.each(ROUNDS)('one household: one registration is taken, the other refused (%i)', async () => {
    const pair = [openCommand(at(1), JEAN), openCommand(at(1, 'j'), ANNE)] as const;
    expect(await outcomes('neolia', household, ...pair)).toEqual({
      said: ['SYN-452', 'accepted'],
      living: 1,
    });
  });

  test('without that rule both are taken', async () => {
    const pair = [openCommand(at(1), JEAN), openCommand(at(1, 'j'), ANNE)] as const;
    expect(await outcomes('cite-jardins', household, ...pair)).toEqual({
      said: ['accepted', 'accepted'],
      living: 2,
    });
  });

  test.each(ROUNDS)('one person, registered at two posts (%i)', async () => {
    const pair = [openCommand(at(1), JEAN), openCommand(at(1, 'j'), JEAN)] as const;
    expect(await outcomes('cite-jardins', household, ...pair)).toEqual({
      said: ['SYN-451', 'accepted'],
      living: 1,
    });
  });

  test.each(ROUNDS)('one e-mail, for two people of two agencies, where each needs his own (%i)', async () => {
    const email = 'famille@exemple.example';
    const pair = [
      openCommand(at(1), { ...JEAN, email }),
      openCommand(at(1, 'j'), { account: 's1', code: 'P9', email }),
    ] as const;
    expect(await outcomes('habitat-du-gard', apart, ...pair, SOUTH)).toEqual({
      said: ['SYN-453', 'accepted'],
      living: 1,
    });
  });

  test('one e-mail for two people where none needs his own: one signs in with it', async () => {
    const email = 'famille@exemple.example';
    const pair = [
      openCommand(at(1), { ...JEAN, email }),
      openCommand(at(1, 'j'), { account: 's1', code: 'P9', email }),
    ] as const;
    expect(await outcomes('cite-jardins', apart, ...pair, SOUTH)).toMatchObject({
      said: ['accepted', 'accepted'],
    });
    const database = await base.open();
    const holders = await asLandlord(database, (tx) =>
      tx.selectFrom('tenant_login').select('person').where('email_is_login', '=', true).execute(),
    );
    expect(holders).toHaveLength(1);
  });
});
