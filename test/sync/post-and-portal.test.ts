import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SyncStatus } from '../../src/contract/sync.ts';
import { joinAsOrdered } from '../../src/core/host/ordered-join.ts';
import { ARC, addAccount } from '../support/account-fixture.ts';
import { codeOf } from '../support/empty-device.ts';
import {
  openTestCore,
  type TestClient,
  type TestCore,
  type TestCoreOptions,
} from '../support/open-test-core.ts';
import { actId, openTill, payment } from '../support/payment-acts.ts';
import { type LivePortal, livePortal, STAFF } from './live-portal.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** One portal for the whole file, which knows no account; its posts leave it after each test. */
let live: LivePortal;
beforeAll(async () => {
  live = await livePortal();
});
afterAll(() => live.close());
afterEach(() => live.revokeAll());

/** Of these acts, those that the portal holds, in the order they came. */
async function held(acts: readonly { readonly commandId: string }[]): Promise<string[]> {
  const ids = await live.held();
  return ids.filter((id) => acts.some(({ commandId }) => commandId === id));
}

async function post(options: TestCoreOptions = {}): Promise<TestCore> {
  const core = await openTestCore(options);
  closing.push(() => core.close());
  return core;
}

/** Waits, event after event, for the status to be as said. */
async function until(core: TestCore, holds: (status: SyncStatus) => boolean): Promise<SyncStatus> {
  const { sync } = core.client('agent');
  for (;;) {
    const heard = new Promise<void>((resolve) => {
      const leave = core.core.services.events.subscribe(() => {
        leave();
        resolve();
      });
    });
    const status = await sync.status();
    if (holds(status)) return status;
    await heard;
  }
}

async function joined(core: TestCore): Promise<void> {
  const code = await live.code('G2');
  await core.client('administrateur').sync.join({ address: live.address, code });
  await until(core, ({ link, pull }) => link === 'online' && pull === null);
}

const states = (core: TestCore) =>
  core.db.prepare('SELECT state, count(*) FROM outbox GROUP BY state').raw().all();

describe('a post that is joined', () => {
  test('sends what waited, then each act as it is done', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    await openTill(core);
    const first = payment(1_000);
    await core.client('agent').payments.record(first);
    expect(await core.client('agent').sync.status()).toMatchObject({
      link: 'none',
      waiting: 2,
      portal: null,
    });
    await joined(core);
    const done = await until(core, ({ waiting, pull }) => waiting === 0 && pull === null);
    expect(done).toMatchObject({ link: 'online', refused: 0, pause: null, pull: null });
    expect(done.portal).toMatchObject({ address: live.address, mode: 'demonstration' });
    expect(done.portal?.lastAnswerAt).not.toBeNull();

    const second = payment(2_000);
    await core.client('agent').payments.record(second);
    await until(core, ({ waiting }) => waiting === 0);
    expect(await held([first, second])).toEqual([first.commandId, second.commandId]);
    const rows = await core.client('agent').sync.queue({ tab: 'envoyees' });
    expect(rows.map(({ commandId }) => commandId)).toContain(second.commandId);
    // The portal holds no account at all: money is kept there "à lettrer".
    expect(rows.find(({ commandId }) => commandId === second.commandId)).toMatchObject({
      state: 'sent',
      suspense: true,
      settledAt: expect.any(String),
    });
  });

  test('works on while the portal is away, says since when, and sends all of it once it is back', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    await joined(core);
    live.cut();
    expect(await core.client('agent').sync.retry()).toEqual({ link: 'offline' });
    const acts = [payment(1_000), payment(2_000), payment(3_000)];
    for (const act of acts) await core.client('agent').payments.record(act);
    const away = await core.client('agent').sync.status();
    expect(away).toMatchObject({ link: 'offline', waiting: 3 });
    expect(away.since).not.toBeNull();
    live.mend();
    expect(await core.client('agent').sync.retry()).toEqual({ link: 'online' });
    await until(core, ({ waiting }) => waiting === 0);
    expect(await held(acts)).toEqual(acts.map(({ commandId }) => commandId));
  });

  test('keeps its queue and its link through a restart', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    await joined(core);
    live.cut();
    await core.client('agent').sync.retry();
    const act = payment(1_000);
    await core.client('agent').payments.record(act);
    await core.reopen();
    expect(await core.client('agent').sync.status()).toMatchObject({ link: 'offline', waiting: 1 });
    live.mend();
    await core.client('agent').sync.retry();
    await until(core, ({ waiting }) => waiting === 0);
    expect(await held([act])).toEqual([act.commandId]);
  });

  test('that is revoked stops asking, says why, and goes on recording', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    await joined(core);
    await live.revokeAll();
    expect(await core.client('agent').sync.retry()).toEqual({ link: 'paused' });
    await core.client('agent').payments.record(payment(1_000));
    const status = await core.client('agent').sync.status();
    expect(status).toMatchObject({ link: 'paused', waiting: 1, pause: { code: 'SYN-REVOKED' } });
    expect(status.pause?.sentence).toContain('gardées sur ce poste');
    // A new code puts it right.
    await joined(core);
    await until(core, ({ waiting }) => waiting === 0);
    expect((await core.client('agent').sync.status()).pause).toBeNull();
  });

  test('has a refused order to decide about; given up, it stands nowhere any more', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    await joined(core);
    const agent = core.client('agent');
    const order: Omit<Parameters<TestClient['payments']['announce']>[0], 'commandId'> = {
      account: ARC.key,
      amountCents: 1_000,
      chosenMonths: [],
      mode: 'virement',
      payer: null,
    };
    const refused = actId();
    await agent.payments.announce({ ...order, commandId: refused, supersedes: null });
    await until(core, (status) => status.refused === 1);
    const [row] = await agent.sync.queue({ tab: 'a-traiter' });
    expect(row).toMatchObject({
      commandId: refused,
      state: 'refused',
      code: 'SYN-404',
      handled: null,
      cents: 1_000,
    });
    expect((await agent.payments.prepare({ account: ARC.key })).announced).toHaveLength(1);

    await agent.sync.handle({ commandId: actId(), refused, action: 'cancelled', note: 'Erreur' });
    await until(core, ({ waiting }) => waiting === 0);
    expect(await agent.sync.status()).toMatchObject({ refused: 0, waiting: 0 });
    expect((await agent.payments.prepare({ account: ARC.key })).announced).toEqual([]);
    expect(states(core)).toEqual([
      ['refused', 1],
      ['sent', 1],
    ]);
  });
});

describe('joining', () => {
  test('is refused in words: a wrong code, a used one, a till taken, another landlord, nobody there', async () => {
    const core = await post();
    const { sync } = core.client('administrateur');
    const join = (code: string, address = live.address) => codeOf(sync.join({ address, code }));
    expect(await join('AAAA-BBBB')).toBe('SYN-CODE');
    expect(await join('AAAA', 'http://portail.example')).toBe('SYN-ADRESSE');
    expect(await join('AAAA', 'http://127.0.0.1:1')).toBe('SYN-INJOIGNABLE');
    const used = await live.code('G2');
    await sync.join({ address: live.address, code: used });
    const other = await post();
    const second = other.client('administrateur').sync;
    expect(await codeOf(second.join({ address: live.address, code: used }))).toBe('SYN-CODE');
    // Its numbers begin with G2 already, as the first one's.
    expect(await codeOf(second.join({ address: live.address, code: await live.code('G3') }))).toBe(
      'SYN-TILL',
    );
    const neolia = await post({ landlordId: 'neolia' });
    const code = await live.code('G4');
    expect(await codeOf(neolia.client('administrateur').sync.join({ address: live.address, code }))).toBe(
      'SYN-LANDLORD',
    );
    for (const one of [other, neolia]) {
      expect(await one.client('agent').sync.status()).toMatchObject({ link: 'none', portal: null });
    }
  });

  test('as a demonstration is joined, with the same data on both sides, brings nothing down again', async () => {
    const core = await post();
    addAccount(core.db, ARC);
    const order = { address: live.address, code: await live.code('G2'), adopt: true };
    expect(await joinAsOrdered(core.core.services, order)).toBeUndefined();
    const act = payment(1_000);
    await core.client('agent').payments.record(act);
    await until(core, ({ link, waiting }) => link === 'online' && waiting === 0);
    expect(await held([act])).toEqual([act.commandId]);
    expect(core.events.filter(({ kind }) => kind === 'progress')).toEqual([]);
    // The portal's agents are not those of a base that was adopted as it is.
    expect(core.db.prepare('SELECT count(*) FROM agent').pluck().get()).toBe(3);
  });

  test('again, while it is being joined, is refused; so is it while the base is lent', async () => {
    const core = await post();
    const { sync } = core.client('administrateur');
    const wanted = { address: live.address, code: 'AAAA-BBBB' };
    const codes = await Promise.all([codeOf(sync.join(wanted)), codeOf(sync.join(wanted))]);
    expect(codes).toEqual(['SYN-CODE', 'SYN-EN-COURS']);
    const code = await live.code('G2');
    await core.core.services.base.lend('occupé', async () => {
      expect(await codeOf(sync.join({ address: live.address, code }))).toBe('BASE-BUSY');
    });
    // The code was not used up by it.
    expect(await sync.join({ address: live.address, code })).toMatchObject({ post: expect.any(String) });
  });

  test('gives an empty base its landlord, its agents and its accounts', async () => {
    const live = await livePortal(40);
    closing.push(() => live.close());
    const core = await post({ landlordId: null });
    const anonymous = core.client('anonymous');
    const done = await anonymous.setup.join({ address: live.address, code: await live.code('G7') });
    expect(done.post).toBe('Guichet 1');
    expect(['building', 'ready']).toContain((await anonymous.setup.status()).kind);
    await new Promise<void>((resolve) => {
      const look = () => {
        if (core.core.services.sync.live.pull === null) resolve();
      };
      core.core.services.events.subscribe(look);
      look();
    });
    expect(await anonymous.setup.status()).toEqual({ kind: 'ready' });
    const count = (table: string) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(count('lease')).toBeGreaterThan(0);
    expect(count('pending_change')).toBe(0);
    const signedIn = await anonymous.session.signIn({ agent: STAFF.login, password: STAFF.password });
    expect(signedIn).toMatchObject({ kind: 'signed-in' });
    expect(core.events.some((event) => event.kind === 'progress' && event.work === 'portal')).toBe(true);
    expect(await codeOf(core.client('anonymous').setup.join({ address: live.address, code: 'AAAA' }))).toBe(
      'SET-001',
    );
  });
});
