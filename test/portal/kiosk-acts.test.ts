import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { revokeDevice } from '../../src/portal/devices/manage-devices.ts';
import { exportErp } from '../../src/portal/erp/export-erp.ts';
import { newDay } from '../../src/portal/kiosk/background.ts';
import { sweepCalls } from '../../src/portal/kiosk/calls.ts';
import { checkKioskPassword } from '../../src/portal/kiosk/check-password.ts';
import { claimCode } from '../../src/portal/kiosk/claim-code.ts';
import { sweepCodes } from '../../src/portal/kiosk/codes.ts';
import type { PortalServices } from '../../src/portal/server/services.ts';
import { hashPassword } from '../../src/portal/staff/password-hash.ts';
import type { PortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import type { DeviceIdentity } from '../../src/rules/sync/portal-store.ts';
import { DATABASES, type TestDatabase } from '../support/postgres-database.ts';
import { declareCommand } from './dossier-support.ts';
import { attachCommand, fileNamed, openRequestCommand } from './insurance-support.ts';
import { accountAt, joinKiosk, pulled, refreshed, sent, servicesOn } from './kiosk-support.ts';
import { belongTo, mailOf, openCommand, putLease } from './registration-support.ts';
import { commandOf, paymentCommand } from './store-commands.ts';
import { alarms } from './store-portal.ts';

const AT = Date.parse('2026-11-18T08:00:00.000Z');
const PERSON = {
  code: 'P1',
  nom: 'LE GALL',
  prenom: 'Élodie',
  birth: '1990-03-12',
  email: 'elodie@exemple.example',
  phone: '0199001234',
};

describe.each(DATABASES)('a kiosk on %s', (_name, make) => {
  let base: TestDatabase;
  let database: PortalDatabase;
  let services: PortalServices;
  let kiosk: DeviceIdentity;
  let lines: string[];
  let now = AT;
  const counter = { device: 'g1', agency: 'NORD' };
  let seq = 0;
  const made = (series = 'B1A') => {
    seq += 1;
    return { incarnation: 'i', seq, series };
  };
  beforeEach(async () => {
    now = AT;
    lines = [];
    base = await make();
    database = await base.open();
    await belongTo(database, 'neolia');
    services = servicesOn(database, 'neolia', lines, () => now);
    await putLease(database, { account: 'n1', people: [PERSON] });
    await putLease(database, { account: 's1', agency: 'SUD', people: [{ ...PERSON, code: 'P2' }] });
    kiosk = await joinKiosk(services, 'NORD');
    await refreshed(services);
  });
  afterEach(() => base.drop());

  const handleOf = async (key = 'n1') => {
    const [person] = (await accountAt(services, kiosk, key)).people;
    if (person === undefined) throw new Error('nobody');
    return person.handle;
  };
  const contactChange = (person: string, more: Record<string, unknown> = {}) =>
    commandOf(made(), {
      id: randomUUID(),
      type: 'dossier.change',
      account: 'n1',
      payload: {
        part: 'coordonnees',
        person,
        label: '',
        base: null,
        value: { phone1: '+33199004321', phone2: null, email: null },
        lines: [],
        comment: '',
        channel: 'borne',
        files: [],
        state: 'a_valider',
        ...more,
      },
      result: { number: `B1A-D-${seq}` },
    });
  const table = <Row>(name: string) =>
    asLandlord(database, (tx) =>
      tx
        .selectFrom(name as 'command')
        .selectAll()
        .execute(),
    ) as Promise<readonly Row[]>;

  it('holds the accounts of its agency alone', async () => {
    const keys = (await pulled(services, kiosk)).filter(({ kind }) => kind === 'borne-compte');
    expect(keys.map(({ key }) => key)).toEqual(['n1']);
  });

  it('marks an account again where anything of it moves, in that transaction', async () => {
    expect(await table('kiosk_stale')).toEqual([]);
    await sent(
      services,
      counter,
      paymentCommand(made('G2A'), { id: randomUUID(), account: 'n1', cents: 5_000 }),
    );
    expect(await table('kiosk_stale')).toEqual([{ account: 'n1', feed: 'NORD' }]);
    await refreshed(services);
    expect((await accountAt(services, kiosk, 'n1')).balanceCents).toBe(-5_000);
    await sent(services, kiosk, attachCommand(made(), { account: 'n1' }));
    await refreshed(services);
    expect((await accountAt(services, kiosk, 'n1')).insurance).toEqual({
      endsOn: '2027-11-30',
      waiting: true,
    });
    // No kiosk there: nothing is kept for it.
    await sent(
      services,
      { device: 'g3', agency: 'SUD' },
      paymentCommand(made('G3A'), { id: randomUUID(), account: 's1', cents: 1 }),
    );
    expect(await table('kiosk_stale')).toEqual([]);
  });

  it('keeps what identifies somebody as long as his name and birth are what they were', async () => {
    const [before] = (await accountAt(services, kiosk, 'n1')).people;
    await putLease(database, { account: 'n1', people: [{ ...PERSON, phone: '0199000000' }] });
    await refreshed(services);
    expect((await accountAt(services, kiosk, 'n1')).people).toEqual([before]);
    await putLease(database, { account: 'n1', people: [{ ...PERSON, birth: '1991-03-12' }] });
    await refreshed(services);
    const [after] = (await accountAt(services, kiosk, 'n1')).people;
    expect(after?.handle).toBe(before?.handle);
    expect(after?.identity).not.toEqual(before?.identity);
  });

  it('loses an account that goes to another agency, and one that the ERP no longer holds', async () => {
    await asLandlord(database, (tx) =>
      tx.updateTable('account').set({ feed: 'SUD' }).where('key', '=', 'n1').execute(),
    );
    await refreshed(services);
    expect((await pulled(services, kiosk)).filter(({ kind }) => kind === 'borne-compte')).toEqual([]);
    await asLandlord(database, (tx) =>
      tx.updateTable('account').set({ feed: 'NORD' }).where('key', '=', 'n1').execute(),
    );
    await refreshed(services);
    expect((await pulled(services, kiosk)).filter(({ kind }) => kind === 'borne-compte')).toHaveLength(1);
    await asLandlord(database, (tx) =>
      tx.updateTable('account').set({ absent_since: '2026-11-18' }).where('key', '=', 'n1').execute(),
    );
    await refreshed(services);
    expect((await pulled(services, kiosk)).filter(({ kind }) => kind === 'borne-compte')).toEqual([]);
  });

  it('has everything made again once a day, and moves nothing that stays the same', async () => {
    await newDay(services);
    await refreshed(services);
    const before = await pulled(services, kiosk);
    now += 86_400_000;
    await newDay(services);
    expect(await table('kiosk_stale')).not.toEqual([]);
    await refreshed(services);
    await newDay(services);
    expect(await table('kiosk_stale')).toEqual([]);
    expect(await pulled(services, kiosk)).toEqual(before);
  });

  it('begins with nothing of what a kiosk before it was told', async () => {
    await revokeDevice(services, kiosk.device);
    await sent(
      services,
      counter,
      paymentCommand(made('G2A'), { id: randomUUID(), account: 'n1', cents: 5_000 }),
    );
    const next = await joinKiosk(services, 'NORD');
    expect(await pulled(services, next)).toEqual([]);
    await refreshed(services);
    expect((await accountAt(services, next, 'n1')).balanceCents).toBe(-5_000);
  });

  it('sends what it may and nothing else, facts included', async () => {
    const refused = { kind: 'rejected', code: 'SYN-BORNE' };
    const close = commandOf(made(), {
      id: randomUUID(),
      type: 'till.close',
      account: null,
      payload: {},
      result: {},
    });
    const [closed, declared] = await sent(services, kiosk, close, declareCommand(made(), { account: 'n1' }));
    expect([closed, declared]).toMatchObject([refused, refused]);
    // Kept like any refusal: asked again, it is answered the same.
    expect(await sent(services, kiosk, close)).toMatchObject([refused]);
    expect((await table<{ type: string }>('command')).map(({ type }) => type).toSorted()).toEqual([
      'dossier.declare',
      'till.close',
    ]);
    // The control: a counter's is taken.
    expect(await sent(services, counter, declareCommand(made('G2A'), { account: 'n1' }))).toMatchObject([
      { kind: 'accepted' },
    ]);
  });

  it('changes contact details for its person, over what stands, to be checked', async () => {
    const handle = await handleOf();
    expect(await sent(services, kiosk, contactChange(`borne:${handle}`))).toMatchObject([
      { kind: 'accepted' },
    ]);
    const [change] = await table<Record<string, string>>('dossier_change');
    expect(change).toMatchObject({
      person: 'code:P1',
      label: 'Coordonnées de LE GALL Élodie',
      state: 'a_valider',
      channel: 'borne',
    });
    expect(JSON.parse(change?.value ?? '')).toEqual({
      phone1: '+33199004321',
      phone2: null,
      email: 'elodie@exemple.example',
    });
    expect(JSON.parse(change?.lines ?? '')).toHaveLength(1);
    expect(await alarms(database)).toEqual([]);
    // What came stays as it came.
    const [kept] = await table<{ envelope: string }>('command');
    expect(kept?.envelope).toContain(`borne:${handle}`);
    expect(kept?.envelope).not.toContain('LE GALL');
  });

  it('never says a person by his key, another part, or that a change is in effect', async () => {
    const handle = `borne:${await handleOf()}`;
    const outcomes = await sent(
      services,
      kiosk,
      contactChange('code:P1'),
      contactChange(handle, { state: 'validee' }),
      contactChange(handle, { part: 'protection', base: { masked: false }, value: { masked: true } }),
      contactChange(`borne:${'0'.repeat(64)}`),
      openCommand(made(), { account: 'n1', code: 'P1' }),
    );
    expect(outcomes.map((one) => (one.kind === 'rejected' ? one.code : one.kind))).toEqual([
      'SYN-BORNE',
      'SYN-BORNE',
      'SYN-BORNE',
      'SYN-482',
      'SYN-BORNE',
    ]);
    expect(await table('dossier_change')).toEqual([]);
    expect(await table('tenant_space')).toEqual([]);
  });

  it('asks for a space by the rules of the counter, and tells the address on file', async () => {
    const handle = await handleOf();
    const ask = (email: string | null) => {
      const command = openCommand(made(), { account: 'n1', code: 'P1', email });
      return {
        ...command,
        payload: { ...command.payload, person: `borne:${handle}`, name: '', document: 'autre' },
      };
    };
    expect(await sent(services, kiosk, ask('autre@exemple.example'))).toMatchObject([{ kind: 'accepted' }]);
    const [space] = await table<{ person: string; state: string }>('tenant_space');
    expect(space).toMatchObject({ person: 'code:P1', state: 'pending' });
    const mails = await mailOf(database);
    expect(mails.map(({ kind, recipient }) => [kind, recipient]).toSorted()).toEqual([
      ['activation', 'autre@exemple.example'],
      ['kiosk-space', 'elodie@exemple.example'],
    ]);
    expect(mails.find(({ kind }) => kind === 'kiosk-space')?.body).toContain(
      "Si ce n'est pas vous, dites-le au guichet",
    );
    await refreshed(services);
    expect((await accountAt(services, kiosk, 'n1')).people).toMatchObject([
      { space: 'pending', mayRegister: false, reachable: true },
    ]);
    expect(await sent(services, kiosk, ask(null))).toMatchObject([{ kind: 'rejected', code: 'SYN-451' }]);
    expect(await mailOf(database)).toHaveLength(2);
  });

  it('takes a request in the name of the account', async () => {
    const command = openRequestCommand(made(), { account: 'n1' });
    const contact = { name: '', phone: null, email: null, checked: true };
    const asked = { ...command, payload: { ...command.payload, contact, residence: null, channel: 'borne' } };
    expect(await sent(services, kiosk, asked)).toMatchObject([{ kind: 'accepted' }]);
    const [request] = await table<{ contact: string; channel: string; account: string }>('request');
    expect(request).toMatchObject({ channel: 'borne', account: 'n1' });
    expect(JSON.parse(request?.contact ?? '')).toMatchObject({
      name: 'LE GALL Élodie',
      email: 'elodie@exemple.example',
      checked: true,
    });
  });

  it('takes a certificate with its pictures, which it may then send', async () => {
    const files = [fileNamed('photo')];
    expect(await sent(services, kiosk, attachCommand(made(), { account: 'n1', files }))).toMatchObject([
      { kind: 'accepted' },
    ]);
    expect(await table('attached_file')).toMatchObject([
      { owner: 'certificate', account: 'n1', feed: 'NORD' },
    ]);
  });

  it('takes money on an account that nobody knows, à lettrer', async () => {
    const id = randomUUID();
    const paid = paymentCommand(made(), { id, account: 'inconnu99', cents: 12_300, mode: 'carte' });
    expect(await sent(services, kiosk, paid)).toEqual([{ kind: 'accepted', suspense: true }]);
    expect(await table('payment')).toMatchObject([
      { id, account: null, asked_account: 'inconnu99', suspense: true, cents: 12_300, mode: 'carte' },
    ]);
    const told = await pulled(services, counter);
    expect(told.find(({ kind }) => kind === 'encaissement')?.content).toMatchObject({ suspense: true });
  });

  it('goes to the ERP in the files of the counters', async () => {
    const handle = await handleOf();
    const paid = paymentCommand(made(), { id: randomUUID(), account: 'n1', cents: 9_900, mode: 'carte' });
    await sent(
      services,
      kiosk,
      paid,
      contactChange(`borne:${handle}`),
      attachCommand(made(), { account: 'n1' }),
    );
    const folder = mkdtempSync(join(tmpdir(), 'guichet-kiosk-lots-'));
    await exportErp(database, { folder, landlord: 'neolia', now });
    const lot = (file: string) => readFileSync(join(folder, 'lot-000001', file), 'utf8');
    expect(lot('encaissements.csv')).toContain('99,00');
    expect(lot('encaissements.csv')).toContain(paid.id);
    expect(lot('attestations.csv')).toContain(';N1;Assurance Nord;');
    // To be checked: nothing of it goes before.
    expect(lot('dossiers.csv')).not.toContain('+33199004321');
    rmSync(folder, { recursive: true });
  });

  describe('a code of the counter', () => {
    const given = (expiresAt = '2026-11-19T08:00:00.000Z') =>
      commandOf(made('G2A'), {
        id: randomUUID(),
        type: 'kiosk.code',
        account: 'n1',
        payload: { verifier: 'scrypt$1', expiresAt },
        result: {},
      });

    it('comes to the kiosks, for a day at most, and is told again once it is used', async () => {
      const code = given('2030-01-01T00:00:00.000Z');
      expect(await sent(services, counter, code)).toMatchObject([{ kind: 'accepted' }]);
      const told = async () =>
        (await pulled(services, kiosk)).find(({ kind }) => kind === 'borne-code')?.content;
      expect(await told()).toEqual({
        id: code.id,
        account: 'n1',
        verifier: 'scrypt$1',
        expiresAt: '2026-11-19T08:00:00.000Z',
        used: false,
      });
      const used = commandOf(made(), {
        id: randomUUID(),
        type: 'kiosk.code-used',
        account: 'n1',
        payload: { code: code.id },
        result: {},
      });
      // A day later, from a kiosk that was cut off.
      now += 3 * 86_400_000;
      expect(await sent(services, kiosk, used)).toMatchObject([{ kind: 'accepted' }]);
      expect(await told()).toMatchObject({ used: true });
      await sweepCodes(services);
      expect(await told()).toBeDefined();
      now += 6 * 86_400_000;
      await sweepCodes(services);
      expect(await told()).toBeUndefined();
      expect((await pulled(services, counter)).filter(({ kind }) => kind === 'borne-code')).toEqual([]);
    });

    it('is spent once: by one kiosk of two, within its time, in its agency', async () => {
      const other = await joinKiosk(services, 'NORD');
      const south = await joinKiosk(services, 'SUD');
      const [code, late] = [given(), given()];
      await sent(services, counter, code, late);
      expect(await claimCode(services, south, code.id)).toBe(false);
      const answers = await Promise.all([
        claimCode(services, kiosk, code.id),
        claimCode(services, other, code.id),
      ]);
      expect(answers.toSorted()).toEqual([false, true]);
      const winner = answers[0] === true ? kiosk : other;
      // Its answer was lost: it is told again; nobody else is.
      expect(await claimCode(services, winner, code.id)).toBe(true);
      expect(await claimCode(services, winner === kiosk ? other : kiosk, code.id)).toBe(false);
      expect(await claimCode(services, kiosk, randomUUID())).toBe(false);
      now += 2 * 86_400_000;
      expect(await claimCode(services, kiosk, late.id)).toBe(false);
    });

    it('is refused for an account that nobody knows, and never taken from a kiosk', async () => {
      expect(await sent(services, counter, { ...given(), account: 'inconnu' })).toMatchObject([
        { kind: 'rejected', code: 'SYN-404' },
      ]);
      expect(await sent(services, kiosk, given())).toMatchObject([{ kind: 'rejected', code: 'SYN-BORNE' }]);
    });
  });

  it('calls the counters of its agency, for an hour', async () => {
    const call = commandOf(
      { ...made(), at: '2026-11-18T07:59:00.000Z' },
      {
        id: randomUUID(),
        type: 'kiosk.call',
        account: null,
        payload: { kiosk: 'Borne du hall' },
        result: {},
      },
    );
    expect(await sent(services, kiosk, call)).toMatchObject([{ kind: 'accepted' }]);
    const calls = async (agency = 'NORD') =>
      (await pulled(services, { device: 'g', agency })).filter(({ kind }) => kind === 'appel-borne');
    expect(await calls()).toMatchObject([
      { key: call.id, content: { id: call.id, at: '2026-11-18T07:59:00.000Z' } },
    ]);
    expect(await calls('SUD')).toEqual([]);
    expect((await pulled(services, kiosk)).filter(({ kind }) => kind === 'appel-borne')).toEqual([]);
    now += 58 * 60_000;
    await sweepCalls(services);
    expect(await calls()).toHaveLength(1);
    now += 2 * 60_000;
    await sweepCalls(services);
    expect(await calls()).toEqual([]);
    // Kept offline for a day: nobody is called to an empty lobby.
    const old = { ...made(), at: '2026-11-17T07:00:00.000Z' };
    const body = { type: 'kiosk.call', account: null, payload: { kiosk: 'Borne du hall' }, result: {} };
    expect(await sent(services, kiosk, commandOf(old, { id: randomUUID(), ...body }))).toMatchObject([
      { kind: 'accepted' },
    ]);
    expect(await calls()).toEqual([]);
  });

  describe('the password of a tenant space', () => {
    const open = async (state: 'active' | 'pending') => {
      await asLandlord(database, async (tx) => {
        const since = new Date(AT);
        await tx
          .insertInto('tenant_login')
          .values({
            person: 'code:P1',
            identifier: 'L00000001',
            email: null,
            email_key: null,
            email_verified_at: null,
            password_hash: await hashPassword('Petit-Dejeuner-7'),
            password_at: since,
            last_sign_in_at: null,
          })
          .execute();
        await tx
          .insertInto('tenant_space')
          .values({ account: 'n1', person: 'code:P1', feed: 'NORD', state, since, registered_at: since })
          .execute();
      });
    };
    const check = (password: string, person: string, account = 'n1', from = kiosk) =>
      checkKioskPassword(services, from, { account, person, password });

    it('is right for its person and account alone, while the space is open', async () => {
      await open('active');
      const handle = await handleOf();
      expect(await check('Petit-Dejeuner-7', handle)).toEqual({ accepted: true, waitSeconds: 0 });
      const no = { accepted: false, waitSeconds: 0 };
      expect(await check('Petit-Dejeuner-8', handle)).toEqual(no);
      expect(await check('Petit-Dejeuner-7', '0'.repeat(64))).toEqual(no);
      expect(await check('Petit-Dejeuner-7', handle, 's1')).toEqual(no);
      const south = await joinKiosk(services, 'SUD');
      expect(await check('Petit-Dejeuner-7', handle, 'n1', south)).toEqual(no);
      await asLandlord(database, (tx) =>
        tx.updateTable('tenant_space').set({ state: 'suspended' }).execute(),
      );
      expect(await check('Petit-Dejeuner-7', handle)).toEqual(no);
      expect(await table('tenant_session')).toEqual([]);
      const log = lines.join('\n');
      expect(log).toContain('kiosk-password');
      for (const secret of ['Petit-Dejeuner', 'n1"', handle, 'P1']) expect(log).not.toContain(secret);
    });

    it('is not looked at after five wrong ones, whatever the kiosk, and the same for who does not exist', async () => {
      await open('active');
      const handle = await handleOf();
      for (let tries = 0; tries < 6; tries += 1) await check('faux', handle);
      const answer = await check('Petit-Dejeuner-7', handle);
      expect(answer).toEqual({ accepted: false, waitSeconds: 30 });
      const other = await joinKiosk(services, 'NORD');
      expect(await check('Petit-Dejeuner-7', handle, 'n1', other)).toEqual(answer);
      for (let tries = 0; tries < 6; tries += 1) await check('faux', '0'.repeat(64), 'inconnu');
      expect(await check('faux', '0'.repeat(64), 'inconnu')).toEqual(answer);
      now += 31_000;
      expect(await check('Petit-Dejeuner-7', handle)).toEqual({ accepted: true, waitSeconds: 0 });
    });
  });
});
