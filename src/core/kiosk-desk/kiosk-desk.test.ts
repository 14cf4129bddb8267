import { afterEach, describe, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../test/support/payment-acts.ts';
import { HOME, HOUSEHOLD, registrationDesk } from '../../../test/support/registration-acts.ts';
import { readKioskCode, shownKioskCode } from '../../rules/kiosk/code.ts';
import { verifierHolds } from '../../rules/kiosk/verifier.ts';
import type { Change } from '../../rules/sync/protocol.ts';
import { derive } from '../kiosk/derive.ts';
import { openPage } from '../sync/apply/page.ts';
import { takeCall } from './take-call.ts';

let core: TestCore;
let agent: TestClient;
async function at(landlord: string, ...leases: Parameters<typeof registrationDesk>[1][]): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, ...leases));
}
afterEach(() => core.close());

type CommandRow = { id: string; type: string; account_key: string; payload: string; result: string };
const commands = () => core.db.prepare<[], CommandRow>('SELECT * FROM command ORDER BY rowid').all();
const consultations = () => core.db.prepare<[], number>('SELECT count(*) FROM consultation').pluck().get();

describe('a code for the kiosk', () => {
  it('is eight letters of a day, whose verifier alone is kept and sent', async () => {
    await at('cchartres');
    const commandId = actId();
    const given = await agent.kioskDesk.issueCode({ commandId, account: HOME });
    expect(readKioskCode(given.code)).toBe(given.code);
    expect(Date.parse(given.expiresAt) - core.clock.now()).toBe(24 * 3_600_000);
    const [command] = commands();
    expect(command).toMatchObject({ id: commandId, type: 'kiosk.code', account_key: HOME });
    const payload = JSON.parse(command?.payload ?? '') as { verifier: string; expiresAt: string };
    expect(Object.keys(payload).toSorted()).toEqual(['expiresAt', 'verifier']);
    expect(payload.expiresAt).toBe(given.expiresAt);
    expect(verifierHolds('code', given.code, payload.verifier, derive)).toBe(true);
    expect(verifierHolds('code', `${given.code.slice(1)}Z`, payload.verifier, derive)).toBe(false);
    expect(verifierHolds('identite', given.code, payload.verifier, derive)).toBe(false);
  });

  it('stands nowhere in the base, whichever way it is written', async () => {
    await at('cchartres');
    const { code } = await agent.kioskDesk.issueCode({ commandId: actId(), account: HOME });
    const tables = core.db
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all();
    const base = tables.map((table) => JSON.stringify(core.db.prepare(`SELECT * FROM "${table}"`).all()));
    expect(base.join().includes(HOME)).toBe(true);
    for (const written of [code, shownKioskCode(code), code.toLowerCase()]) {
      expect(base.join().includes(written)).toBe(false);
    }
  });

  it('is answered once: the same command gives no second code', async () => {
    await at('cchartres');
    const commandId = actId();
    await agent.kioskDesk.issueCode({ commandId, account: HOME });
    expect(await refusal(agent.kioskDesk.issueCode({ commandId, account: HOME }))).toMatchObject({
      code: 'BOR-DONNE',
    });
    expect(commands()).toHaveLength(1);
    await agent.kioskDesk.issueCode({ commandId: actId(), account: HOME });
    const verifiers = commands().map(({ payload }) => payload);
    expect(new Set(verifiers).size).toBe(2);
  });

  it('is kept among the consultations, and in the history of the account', async () => {
    await at('cchartres');
    await agent.kioskDesk.issueCode({ commandId: actId(), account: HOME });
    expect(consultations()).toBe(1);
    expect(await agent.accounts.history({ account: HOME })).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'kiosk.code', agentName: expect.any(String) }),
        expect.objectContaining({ what: 'consultation' }),
      ]),
    );
    expect(await agent.sync.queue()).toMatchObject([{ type: 'kiosk.code', state: 'waiting' }]);
  });

  it('is given for an account that is here, and until its services are shut', async () => {
    await at('neolia', [{ ...HOUSEHOLD, exitOn: '2026-08-18' }]);
    const given = await agent.kioskDesk.issueCode({ commandId: actId(), account: HOME });
    expect(given.kiosks).toBe(false);
    expect(
      await refusal(agent.kioskDesk.issueCode({ commandId: actId(), account: 'NOWHERE' })),
    ).toMatchObject({ code: 'CPT-404' });
    await core.close();
    await at('neolia', [{ ...HOUSEHOLD, exitOn: '2026-08-17' }]);
    expect(await refusal(agent.kioskDesk.issueCode({ commandId: actId(), account: HOME }))).toMatchObject({
      code: 'BOR-SORTI',
    });
    expect(commands()).toHaveLength(0);
    expect(consultations()).toBe(0);
  });

  it('is the staff’s to give', async () => {
    await at('cchartres');
    for (const kind of ['anonymous', 'locked', 'kiosk'] as const) {
      await expect(
        core.client(kind).kioskDesk.issueCode({ commandId: actId(), account: HOME }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(core.client(kind).kioskDesk.calls()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('calls of the kiosks', () => {
  const ID = '018f0000-0000-7000-8000-000000000001';
  const call = (more: Partial<Change> = {}): Change => ({
    kind: 'appel-borne',
    key: ID,
    op: 'put',
    absentSince: null,
    content: { id: ID, kiosk: 'Borne du hall', at: new Date(core.clock.now()).toISOString() },
    ...more,
  });
  function take(change: Change) {
    const page = openPage(core.db, { day: '2026-11-17', at: new Date(core.clock.now()).toISOString() });
    return { taken: takeCall(page, change), topics: page.topics() };
  }

  it('stand until somebody goes, and are told once', async () => {
    await at('cchartres');
    expect(take(call())).toEqual({ taken: { kind: 'applied' }, topics: ['kiosk'] });
    expect(await agent.kioskDesk.calls()).toMatchObject([{ id: ID, kiosk: 'Borne du hall' }]);
    await agent.kioskDesk.answerCall({ id: ID });
    expect(await agent.kioskDesk.calls()).toEqual([]);
    // The portal may tell the same page again.
    expect(take(call()).topics).toEqual([]);
    expect(await agent.kioskDesk.calls()).toEqual([]);
    expect(await agent.kioskDesk.answerCall({ id: ID })).toEqual({});
  });

  it('are shown for an hour', async () => {
    await at('cchartres');
    take(call());
    core.clock.advance(59 * 60_000);
    expect(await core.client('agent').kioskDesk.calls()).toHaveLength(1);
    core.clock.advance(2 * 60_000);
    expect(await core.client('agent').kioskDesk.calls()).toEqual([]);
  });

  it('go when the portal takes them back, and wait when they cannot be read', async () => {
    await at('cchartres');
    take(call());
    expect(take(call({ op: 'remove', content: null })).topics).toEqual(['kiosk']);
    expect(await agent.kioskDesk.calls()).toEqual([]);
    expect(take(call({ content: { id: ID, kiosk: '' } })).taken).toEqual({ kind: 'waits', for: 'version' });
    expect(take(call({ key: 'another' })).taken).toEqual({ kind: 'waits', for: 'version' });
  });
});
