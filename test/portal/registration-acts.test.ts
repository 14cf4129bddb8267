import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { activateSpace } from '../../src/portal/spaces/activate.ts';
import { consentsOf } from '../../src/portal/spaces/consents.ts';
import { findLogin, loginOf, setPassword, spacesOf } from '../../src/portal/spaces/logins.ts';
import { findWayIn, useWayIn } from '../../src/portal/spaces/ways-in.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asAgency, asLandlord } from '../../src/portal/store/scope.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import {
  ADDRESS,
  belongTo,
  inscriptions,
  mailOf,
  openCommand,
  putLease,
  spaceCommand,
} from './registration-support.ts';
import { commandOf, numberOf } from './store-commands.ts';
import { alarms, feedOf, NORTH, NORTH_2, push, RECEIVED, SOUTH } from './store-portal.ts';

const accepted = { kind: 'accepted', suspense: false } as const;
const at = (seq: number, incarnation = 'i') => ({ incarnation, seq });
const now = new Date(RECEIVED);
const JEAN = { account: 'n1', code: 'P1' } as const;

describe.each(DATABASES)('a tenant space and the acts of the counters, on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  beforeEach(async () => {
    base = await make();
    database = await base.open();
    await belongTo(database, 'cite-jardins');
    await putLease(database, {
      account: 'n1',
      people: [{ code: 'P1' }, { code: 'P2', role: 'cosignataire', nom: 'DURAND', prenom: 'Anne' }],
    });
    await putLease(database, { account: 'n2', people: [{ code: 'P1' }] });
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ code: 'P1' }, { code: 'P9' }] });
  });
  afterEach(() => base.drop());

  const landlord = <T>(work: Parameters<typeof asLandlord<T>>[1]) => asLandlord(database, work);
  const login = (person = 'code:P1') => landlord((tx) => loginOf(tx, person));
  const space = (account = 'n1', person = 'code:P1') =>
    landlord((tx) =>
      tx
        .selectFrom('tenant_space')
        .selectAll()
        .where('account', '=', account)
        .where('person', '=', person)
        .executeTakeFirst(),
    );
  const linkOf = async (index: number) => {
    const mail = (await mailOf(database))[index];
    return new URL(mail?.body?.match(/https?:\/\/\S+cle=\S+/)?.[0] ?? 'none:').searchParams.get('cle') ?? '';
  };
  /** Activates as the page does. */
  const activate = async (way: { token?: string; code?: string }, account = 'n1') => {
    await landlord(async (tx) => {
      const found = await findWayIn(tx, { ...way, purpose: 'activation', at: now });
      if (found.kind !== 'open') throw new Error(found.kind);
      expect(await useWayIn(tx, found.hash, now)).toBe(true);
      await setPassword(tx, found.person, 'argon2-hash', now);
      await activateSpace(tx, { account, person: found.person, at: now, channel: found.channel });
    });
  };

  test('a registration makes the login, the space, its ways in, its consents, its mail, and tells the agency', async () => {
    const command = openCommand(at(1), {
      ...JEAN,
      email: 'Jean@Exemple.example',
      slip: 'ABCDEFGHJKMN',
      consents: [
        ['avis', true],
        ['quittance', false],
      ],
      login: 'L48271936',
    });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await login()).toEqual({
      person: 'code:P1',
      identifier: 'L48271936',
      email: 'Jean@Exemple.example',
      emailIsLogin: true,
      emailVerified: false,
      login: 'Jean@Exemple.example',
      passwordHash: null,
    });
    expect(await space()).toMatchObject({
      feed: 'NORD',
      state: 'pending',
      terms_version: '2026-11-01',
      last_command: command.id,
      registered_at: new Date(command.occurredAt),
    });
    const [mail, ...others] = await mailOf(database);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      kind: 'activation',
      recipient: 'Jean@Exemple.example',
      feed: 'NORD',
      account: 'n1',
    });
    expect(mail?.body).toContain(`${ADDRESS}/espace/activer?cle=`);
    expect(mail?.body).not.toContain('N1');
    const told = {
      kind: 'inscription',
      key: 'n1 code:P1',
      op: 'put',
      absentSince: null,
      content: {
        account: 'n1',
        person: 'code:P1',
        state: 'pending',
        since: command.occurredAt,
        registeredAt: command.occurredAt,
        email: 'Jean@Exemple.example',
        login: 'Jean@Exemple.example',
        invitation: { channel: 'both', expiresAt: '2026-12-18T08:00:00.000Z' },
        bounced: null,
        consents: [
          {
            kind: 'avis',
            given: true,
            at: command.occurredAt,
            by: 'counter',
            version: '2026-11-01',
            wording: "J'accepte : avis.",
          },
          {
            kind: 'quittance',
            given: false,
            at: command.occurredAt,
            by: 'counter',
            version: '2026-11-01',
            wording: "J'accepte : quittance.",
          },
        ],
      },
    };
    expect((await feedOf(database, 'NORD')).at(-1)).toEqual(told);
    expect(await inscriptions(database, 'SUD')).toEqual([]);
    expect(await landlord((tx) => tx.selectFrom('number_used').select('number').execute())).toEqual([
      { number: 'G2A-E-000001' },
    ]);
    expect(await alarms(database)).toEqual([]);
  });

  test('the same command again changes nothing: one mail, one consent of each kind, no second position', async () => {
    const command = openCommand(at(1), {
      ...JEAN,
      email: 'a@exemple.example',
      slip: 'ABCDEFGHJKMN',
      consents: [['avis', true]],
    });
    await push(database, NORTH, command);
    const before = await feedOf(database, 'NORD');
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await push(database, NORTH_2, command)).toEqual([accepted]);
    expect(await feedOf(database, 'NORD')).toEqual(before);
    expect(await mailOf(database)).toHaveLength(1);
    expect(await landlord((tx) => tx.selectFrom('tenant_consent').select('no').execute())).toHaveLength(1);
    expect(await landlord((tx) => tx.selectFrom('tenant_link').select('hash').execute())).toHaveLength(2);
    expect(await landlord((tx) => tx.selectFrom('tenant_act').select('command').execute())).toEqual([
      { command: command.id },
    ]);
  });

  test('a clone’s registration of the same person is refused, and told as a fork', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN' }));
    const [outcome] = await push(database, NORTH_2, openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN' }));
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'SYN-451' });
    expect(await alarms(database)).toEqual([{ kind: 'fork', agency: 'NORD', facts: { incarnation: 'i' } }]);
    expect(await space()).toMatchObject({ state: 'pending' });
  });

  test('without an e-mail he signs in with the identifier of his slip, once activated', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN', login: 'L11112222' }));
    expect(await mailOf(database)).toEqual([]);
    await activate({ code: 'ABCDEFGHJKMN' });
    expect(await space()).toMatchObject({ state: 'active', since: now });
    expect(await landlord((tx) => findLogin(tx, 'l1111 2222'))).toEqual({
      person: 'code:P1',
      passwordHash: 'argon2-hash',
    });
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { state: 'active', login: 'L11112222', invitation: null },
    ]);
    // The code has served.
    expect(
      await landlord((tx) => findWayIn(tx, { code: 'ABCDEFGHJKMN', purpose: 'activation', at: now })),
    ).toEqual({ kind: 'used' });
  });

  test('the link and the slip of one registration serve once between them, and the link proves the address', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'a@exemple.example', slip: 'ABCDEFGHJKMN' }),
    );
    const token = await linkOf(0);
    await activate({ token });
    expect(await login()).toMatchObject({ emailVerified: true });
    for (const way of [{ token }, { code: 'ABCDEFGHJKMN' }]) {
      expect(await landlord((tx) => findWayIn(tx, { ...way, purpose: 'activation', at: now }))).toEqual({
        kind: 'used',
      });
    }
  });

  test('a renewal drops the ways in before it, mail or slip', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'a@exemple.example', slip: 'ABCDEFGHJKMN' }),
    );
    const first = await linkOf(0);
    const renew = (seq: number, email: boolean, slip?: string) =>
      spaceCommand(at(seq), 'renew', JEAN, {
        payload: { reason: 'resend', document: 'passeport', email, slip: slip !== undefined },
        ...(slip === undefined ? {} : { slip, number: numberOf(at(seq), 'E-') }),
      });
    expect(await push(database, NORTH, renew(2, true))).toEqual([accepted]);
    const look = (way: { token?: string; code?: string }) =>
      landlord(async (tx) => (await findWayIn(tx, { ...way, purpose: 'activation', at: now })).kind);
    const second = await linkOf(1);
    expect([
      await look({ token: first }),
      await look({ code: 'ABCDEFGHJKMN' }),
      await look({ token: second }),
    ]).toEqual(['expired', 'expired', 'open']);
    expect(await inscriptions(database, 'NORD')).toMatchObject([{ invitation: { channel: 'email' } }]);
    await push(database, NORTH, renew(3, false, 'ZYXWTSRQPNMK'));
    expect([await look({ token: second }), await look({ code: 'ZYXWTSRQPNMK' })]).toEqual([
      'expired',
      'open',
    ]);
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { invitation: { channel: 'slip', expiresAt: '2026-12-17T13:05:00.000Z' } },
    ]);
    expect(await mailOf(database)).toHaveLength(2);
  });

  test('a renewal for a forgotten password leaves the space active, and the old password until it is used', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN' }));
    await activate({ code: 'ABCDEFGHJKMN' });
    const more = {
      payload: { reason: 'forgotten-password', document: 'passeport', email: false, slip: true },
      slip: 'ZYXWTSRQPNMK',
    };
    await push(database, NORTH, spaceCommand(at(2), 'renew', JEAN, more));
    expect(await space()).toMatchObject({ state: 'active' });
    expect(await login()).toMatchObject({ passwordHash: 'argon2-hash' });
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { state: 'active', invitation: { channel: 'slip' } },
    ]);
  });

  test('a new e-mail: the pending space gets its link there, the active one a confirmation, and the former address is told', async () => {
    const email = (seq: number, address: string) =>
      spaceCommand(at(seq), 'email', JEAN, {
        payload: { email: address, document: 'passeport' },
        number: numberOf(at(seq), 'R-'),
      });
    await push(database, NORTH, openCommand(at(1), { ...JEAN, email: 'wrong@exemple.example' }));
    await landlord((tx) =>
      tx.updateTable('tenant_space').set({ bounced_at: now, bounce_reason: 'inconnue' }).execute(),
    );
    const wrong = await linkOf(0);
    await push(database, NORTH, email(2, 'jean@exemple.example'));
    expect(await mailOf(database)).toMatchObject([
      { kind: 'activation' },
      { kind: 'activation', recipient: 'jean@exemple.example' },
    ]);
    expect(await landlord((tx) => findWayIn(tx, { token: wrong, purpose: 'activation', at: now }))).toEqual({
      kind: 'expired',
    });
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { email: 'jean@exemple.example', bounced: null },
    ]);

    await activate({ token: await linkOf(1) });
    await push(database, NORTH, email(3, 'jean.martin@exemple.example'));
    expect((await mailOf(database)).slice(2)).toMatchObject([
      { kind: 'email-changed', recipient: 'jean@exemple.example' },
      { kind: 'email-confirm', recipient: 'jean.martin@exemple.example' },
    ]);
    expect(await login()).toMatchObject({
      email: 'jean.martin@exemple.example',
      emailVerified: false,
      passwordHash: 'argon2-hash',
    });
    expect((await mailOf(database))[3]?.body).toContain(`${ADDRESS}/espace/adresse?cle=`);
  });

  test('an e-mail that is another’s login leaves its new holder his identifier (no rule asks for one’s own)', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'famille@exemple.example', login: 'L11111111' }),
    );
    await push(
      database,
      NORTH,
      openCommand(at(2), { account: 'n1', code: 'P2', email: 'Famille@Exemple.example', login: 'L22222222' }),
    );
    expect(await login()).toMatchObject({ login: 'famille@exemple.example' });
    expect(await login('code:P2')).toMatchObject({
      login: 'L22222222',
      email: 'Famille@Exemple.example',
      emailIsLogin: false,
    });
    expect(await landlord((tx) => findLogin(tx, 'FAMILLE@exemple.example'))).toMatchObject({
      person: 'code:P1',
    });
    // The first one leaves: the address is free for who registers with it next.
    await push(
      database,
      NORTH,
      spaceCommand(at(3), 'close', JEAN, { payload: { document: null, reason: 'demande-locataire' } }),
    );
    expect(await landlord((tx) => findLogin(tx, 'famille@exemple.example'))).toMatchObject({
      person: 'code:P1',
    });
    const renewed = { payload: { email: 'famille@exemple.example', document: 'passeport' } };
    await push(database, NORTH, spaceCommand(at(4), 'email', { account: 'n1', code: 'P2' }, renewed));
    expect(await landlord((tx) => findLogin(tx, 'famille@exemple.example'))).toMatchObject({
      person: 'code:P2',
    });
  });

  test('an identifier that two posts minted is one person’s; the other’s slip names another, which the feed tells', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN', login: 'L11111111' }));
    await push(
      database,
      NORTH,
      openCommand(at(2), { account: 'n1', code: 'P2', slip: 'ZYXWTSRQPNMK', login: 'L11111111' }),
    );
    expect(await login()).toMatchObject({ login: 'L11111111' });
    const other = await login('code:P2');
    expect(other?.login).toMatch(/^L\d{8}$/);
    expect(other?.login).not.toBe('L11111111');
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      { login: 'L11111111' },
      { login: other?.login },
    ]);
  });

  test('one login for all of a person’s accounts; an e-mail changed on one is told to the agency of the other', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN, email: 'a@exemple.example' }));
    await push(
      database,
      SOUTH,
      openCommand(at(1, 'j'), { account: 's1', code: 'P1', email: 'a@exemple.example' }),
    );
    expect(await landlord((tx) => spacesOf(tx, 'code:P1'))).toMatchObject([
      { account: 'n1', printed: 'N1', feed: 'NORD', state: 'pending' },
      { account: 's1', printed: 'S1', feed: 'SUD', state: 'pending' },
    ]);
    await push(
      database,
      NORTH,
      spaceCommand(at(2), 'email', JEAN, { payload: { email: 'b@exemple.example', document: 'passeport' } }),
    );
    expect(await inscriptions(database, 'SUD')).toMatchObject([
      { account: 's1', email: 'b@exemple.example' },
    ]);
    // Closing one leaves the other, with its password and its sessions.
    await landlord(async (tx) => {
      await setPassword(tx, 'code:P1', 'argon2-hash', now);
      await tx
        .insertInto('tenant_session')
        .values({ token_hash: 't', person: 'code:P1', csrf: 'c', expires_at: new Date(RECEIVED + 1e6) })
        .execute();
    });
    await push(database, NORTH, spaceCommand(at(3), 'close', JEAN));
    expect(await login()).toMatchObject({ passwordHash: 'argon2-hash', emailIsLogin: true });
    expect(await landlord((tx) => tx.selectFrom('tenant_session').select('person').execute())).toHaveLength(
      1,
    );
  });

  test('consents are kept one after the other, with their words; the last of each kind holds', async () => {
    const say = (seq: number, consents: readonly (readonly [string, boolean])[]) =>
      spaceCommand(at(seq), 'consents', JEAN, {
        payload: {
          document: 'passeport',
          consents: consents.map(([kind, given]) => ({
            kind,
            given,
            wording: `Mots de ${seq}`,
            version: `v${seq}`,
          })),
        },
      });
    await push(database, NORTH, openCommand(at(1), { ...JEAN, consents: [['avis', true]] }));
    expect(
      await push(
        database,
        NORTH,
        say(2, [
          ['avis', false],
          ['quittance', true],
        ]),
      ),
    ).toEqual([accepted]);
    expect(await landlord((tx) => consentsOf(tx, 'n1', 'code:P1'))).toMatchObject([
      { kind: 'avis', given: false, by: 'counter', version: 'v2', wording: 'Mots de 2' },
      { kind: 'quittance', given: true },
    ]);
    expect(await landlord((tx) => tx.selectFrom('tenant_consent').select('no').execute())).toHaveLength(3);
    for (const change of ['UPDATE tenant_consent SET given = true', 'DELETE FROM tenant_consent']) {
      const { sql } = await import('kysely');
      await expect(landlord((tx) => sql.raw(change).execute(tx))).rejects.toThrow('never changed');
    }
  });

  test('a désinscription ends what it opened; who registers again begins anew', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'a@exemple.example', consents: [['quittance', true]] }),
    );
    await activate({ token: await linkOf(0) });
    await landlord((tx) =>
      tx
        .insertInto('tenant_session')
        .values({ token_hash: 't', person: 'code:P1', csrf: 'c', expires_at: new Date(RECEIVED + 1e6) })
        .execute(),
    );
    const close = spaceCommand(at(2), 'close', JEAN, {
      payload: { document: null, reason: 'demande-locataire' },
      number: 'G2A-R-000002',
    });
    expect(await push(database, NORTH, close)).toEqual([accepted]);
    expect(await space()).toMatchObject({ state: 'closed' });
    // Whoever knows it is told why it opens nothing.
    expect(await login()).toMatchObject({ passwordHash: 'argon2-hash', emailIsLogin: true });
    expect(await landlord((tx) => tx.selectFrom('tenant_session').selectAll().execute())).toEqual([]);
    expect((await mailOf(database)).at(-1)).toMatchObject({ kind: 'closed', recipient: 'a@exemple.example' });

    expect(
      await push(
        database,
        NORTH,
        openCommand({ ...at(3), at: '2026-11-17T15:00:00.000Z' }, { ...JEAN, email: 'b@exemple.example' }),
      ),
    ).toEqual([accepted]);
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      {
        state: 'pending',
        email: 'b@exemple.example',
        login: 'b@exemple.example',
        consents: [],
        // By the post's clock, it was before the activation of the space that was closed.
        registeredAt: now.toISOString(),
      },
    ]);
    expect(await login()).toMatchObject({ passwordHash: null, emailVerified: false });
  });

  test('nobody is told of a désinscription at an address that was never proved', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, email: 'a@exemple.example' }),
      spaceCommand(at(2), 'close', JEAN),
    );
    expect((await mailOf(database)).map(({ kind }) => kind)).toEqual(['activation']);
    expect(await landlord((tx) => findWayIn(tx, { token: 'any', purpose: 'activation', at: now }))).toEqual({
      kind: 'unknown',
    });
  });

  test('a suspension ends the sessions and comes back to what was; activated meanwhile, it comes back active', async () => {
    await push(
      database,
      NORTH,
      openCommand(at(1), { ...JEAN, slip: 'ABCDEFGHJKMN' }),
      spaceCommand(at(2), 'suspend', JEAN),
    );
    expect(await space()).toMatchObject({ state: 'suspended', state_before: 'pending' });
    await push(database, NORTH, spaceCommand(at(3), 'suspend', JEAN));
    expect(await space()).toMatchObject({ state: 'suspended', state_before: 'pending' });
    await activate({ code: 'ABCDEFGHJKMN' });
    expect(await space()).toMatchObject({ state: 'suspended', state_before: 'active' });
    await push(database, NORTH, spaceCommand(at(4), 'resume', JEAN), spaceCommand(at(5), 'resume', JEAN));
    expect(await space()).toMatchObject({ state: 'active', state_before: null });
    await landlord((tx) =>
      tx
        .insertInto('tenant_session')
        .values({ token_hash: 't', person: 'code:P1', csrf: 'c', expires_at: new Date(RECEIVED + 1e6) })
        .execute(),
    );
    await push(database, NORTH, spaceCommand(at(6), 'suspend', JEAN));
    expect(await landlord((tx) => tx.selectFrom('tenant_session').selectAll().execute())).toEqual([]);
    // Closed while suspended: nothing gives it back.
    await push(database, NORTH, spaceCommand(at(7), 'close', JEAN), spaceCommand(at(8), 'resume', JEAN));
    expect(await space()).toMatchObject({ state: 'closed', state_before: null });
  });

  test('an act that changes nothing is told all the same: its post waits to hear of it', async () => {
    await push(database, NORTH, openCommand(at(1), { ...JEAN }), spaceCommand(at(2), 'close', JEAN));
    const head = async () =>
      (
        await landlord((tx) =>
          tx.selectFrom('feed').select('head').where('name', '=', 'NORD').executeTakeFirstOrThrow(),
        )
      ).head;
    const before = await head();
    await push(database, NORTH_2, spaceCommand(at(1, 'k'), 'suspend', JEAN));
    expect(await head()).toBeGreaterThan(before);
  });

  test('a space that the ERP alone knows is made when something happens to it', async () => {
    const told = { code: 'P1', state: 'actif', email: 'erp@exemple.example', consents: ['avis', 'inconnu'] };
    await putLease(database, { account: 'n1', people: [{ code: 'P1' }], spaces: [told] });
    expect(
      await push(
        database,
        NORTH,
        spaceCommand(at(1), 'renew', JEAN, {
          payload: { reason: 'resend', document: 'passeport', email: true, slip: false },
        }),
      ),
    ).toEqual([accepted]);
    expect(await inscriptions(database, 'NORD')).toMatchObject([
      {
        state: 'active',
        email: 'erp@exemple.example',
        login: 'erp@exemple.example',
        invitation: { channel: 'email' },
        consents: [{ kind: 'avis', given: true, by: 'erp', version: null, wording: null }],
      },
    ]);
    expect(await mailOf(database)).toMatchObject([{ kind: 'activation', recipient: 'erp@exemple.example' }]);
  });

  test.each(['consents', 'close', 'suspend', 'resume'] as const)(
    '%s of a space nobody knows is kept, spends its number, and is told',
    async (act) => {
      const command = spaceCommand(at(1), act, JEAN, {
        payload: { consents: [{ kind: 'avis', given: true, wording: 'w', version: 'v' }] },
        number: 'G2A-R-000001',
      });
      expect(await push(database, NORTH, command)).toEqual([accepted]);
      const person = 'code:P1';
      expect(await alarms(database)).toEqual([
        {
          kind: 'espace-inconnu',
          agency: 'NORD',
          facts: { account: 'n1', command: command.id, person, type: `registration.${act}` },
        },
      ]);
      expect(await space()).toBeUndefined();
      expect(await landlord((tx) => tx.selectFrom('tenant_consent').selectAll().execute())).toEqual([]);
      expect(await landlord((tx) => tx.selectFrom('number_used').select('number').execute())).toEqual([
        { number: 'G2A-R-000001' },
      ]);
    },
  );

  test('on an account of another agency, or of none, a fact touches nothing and is told', async () => {
    await push(database, SOUTH, openCommand(at(1, 'j'), { account: 's1', code: 'P9' }));
    const close = spaceCommand(at(1), 'close', { account: 's1', code: 'P9' });
    expect(await push(database, NORTH, close)).toEqual([{ kind: 'accepted', suspense: true }]);
    expect(await space('s1', 'code:P9')).toMatchObject({ state: 'pending' });
    expect(await push(database, NORTH, openCommand(at(2), { account: 's1', code: 'P9' }))).toMatchObject([
      { kind: 'rejected', code: 'SYN-404' },
    ]);
    expect(await push(database, NORTH, openCommand(at(3), { account: 'nowhere', code: 'P9' }))).toMatchObject(
      [{ kind: 'rejected', code: 'SYN-404' }],
    );
    expect(await alarms(database)).toMatchObject([{ kind: 'espace-inconnu', agency: 'NORD' }]);
  });

  test('an agency sees nothing of another’s spaces, whatever is asked', async () => {
    await push(
      database,
      SOUTH,
      openCommand(at(1, 'j'), {
        account: 's1',
        code: 'P9',
        email: 'a@exemple.example',
        consents: [['avis', true]],
      }),
    );
    for (const table of ['tenant_space', 'tenant_consent', 'tenant_act', 'tenant_link', 'mail'] as const) {
      const rows = (agency: string) =>
        asAgency(database, agency, (tx) => tx.selectFrom(table).select('feed').execute());
      expect([table, await rows('NORD')]).toEqual([table, []]);
      expect([table, (await rows('SUD')).length > 0]).toEqual([table, true]);
    }
    expect(await inscriptions(database, 'NORD')).toEqual([]);
    expect(await inscriptions(database, 'SUD')).toHaveLength(1);
  });

  test.each([
    ['an opening without a person', 'registration.open', { name: 'x' }, {}],
    [
      'a consent of no kind',
      'registration.consents',
      { person: 'code:P1', consents: [{ kind: 'tout', given: true }] },
      { papers: [] },
    ],
    ['a close without its result', 'registration.close', { person: 'code:P1' }, null],
    ['a paper without a number', 'registration.paper', { kind: 'depliant' }, {}],
  ])('%s is kept as it came, and told', async (_what, type, payload, result) => {
    const command = commandOf(at(1), { id: randomUUID(), type, account: 'n1', payload, result });
    expect(await push(database, NORTH, command)).toEqual([accepted]);
    expect(await alarms(database)).toEqual([
      { kind: 'illisible', agency: 'NORD', facts: { command: command.id, type } },
    ]);
    expect(await space()).toBeUndefined();
  });

  test('a leaflet spends its number', async () => {
    const result = { number: 'G2A-D-000001', title: 'Dépliant' };
    await push(
      database,
      NORTH,
      commandOf(at(1), {
        id: randomUUID(),
        type: 'registration.paper',
        account: 'n1',
        payload: { kind: 'depliant' },
        result,
      }),
    );
    expect(await landlord((tx) => tx.selectFrom('number_used').select('number').execute())).toEqual([
      { number: 'G2A-D-000001' },
    ]);
    expect(await alarms(database)).toEqual([]);
  });

  test('acts that follow a registration wait for it, and fall with it where they may', async () => {
    const open = openCommand(at(1), JEAN);
    const renewal = {
      payload: { reason: 'resend', document: 'passeport', email: false, slip: false },
      dependsOn: [open.id],
    };
    const renew = spaceCommand(at(2), 'renew', JEAN, renewal);
    expect(await push(database, NORTH, renew)).toEqual([{ kind: 'deferred', missing: [open.id] }]);
    await putLease(database, { account: 'n1', people: [], spaces: [{ code: 'P1', state: 'actif' }] });
    expect(await push(database, NORTH, open, renew)).toMatchObject([
      { kind: 'rejected', code: 'SYN-451' },
      { kind: 'rejected', code: 'SYN-424', because: open.id },
    ]);
  });

  test('a clock that runs ahead makes nothing later than it came', async () => {
    await push(
      database,
      NORTH,
      openCommand({ ...at(1), at: '2031-01-01T00:00:00.000Z' }, { ...JEAN, slip: 'ABCDEFGHJKMN' }),
    );
    expect(await space()).toMatchObject({ registered_at: now, since: now });
  });
});
