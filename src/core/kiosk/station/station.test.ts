import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  closeKioskBases,
  KIOSK_DIRECTORY,
  KIOSK_EXIT,
  type KioskBaseOptions,
  kioskBase,
} from '../../../../test/support/kiosk-base.ts';
import { openTestCore } from '../../../../test/support/open-test-core.ts';
import { refusal } from '../../../../test/support/payment-acts.ts';
import { sql } from '../../database/connection.ts';
import { writeMeta } from '../../database/meta.ts';
import type { ServablePort } from '../../procedures/serve-port.ts';
import { KIOSK_IDLE_MS } from '../../procedures/session.ts';
import { putDirectory } from '../store.ts';
import { stationReport } from './heartbeat.ts';

closeKioskBases();
afterEach(() => vi.restoreAllMocks());

function counting() {
  const ended = vi.fn();
  const left = vi.fn();
  const options: KioskBaseOptions = {
    ports: (ports) => ({ ...ports, onVisitEnded: ended, onLeave: left }),
  };
  return { ended, left, options };
}

describe('where a kiosk stands', () => {
  it('holds little of its base in memory, for weeks; a counter holds much', async () => {
    const pages = (db: { pragma(text: string, options: object): unknown }) =>
      db.pragma('cache_size', { simple: true });
    const kiosk = await kioskBase();
    await kiosk.reopen();
    expect(pages(kiosk.db)).toBe(-2_048);
    const counter = await openTestCore();
    expect(pages(counter.db)).toBe(-131_072);
    await counter.close();
  });

  it('is what its screen needs, and nobody', async () => {
    const kiosk = await kioskBase();
    const status = await kiosk.kiosk().client.station.status();
    expect(status).toMatchObject({
      service: { state: 'open' },
      agencyName: 'Agence Centre',
      kioskName: 'Borne du hall',
      hours: KIOSK_DIRECTORY.hours,
      online: false,
      terminal: 'none',
      identityFields: ['date_naissance'],
      pixelsPerMm: 4,
      idle: { seconds: 45, notice: 20 },
      reference: { letters: true, position: 'top', example: '0030020788B', longest: 11 },
      visit: null,
    });
    // Without a terminal nothing can be paid.
    expect(status.tiles).toContain('balance');
    expect(status.tiles).not.toContain('payment');
  });

  it('names the emergency number of the directory, where it is of every residence', async () => {
    const kiosk = await kioskBase();
    const emergency = async () => (await kiosk.kiosk().client.station.status()).emergency;
    const row = {
      residence: null,
      residenceName: null,
      role: 'urgence_technique',
      label: 'Urgence technique',
      name: 'Astreinte',
      phone: '01 99 00 00 15',
      hours: null,
    };
    putDirectory(kiosk.db, { ...KIOSK_DIRECTORY, rows: [row] });
    expect(await emergency()).toEqual({
      label: 'Urgence technique',
      phone: '01\u00a099\u00a000\u00a000\u00a015',
    });
    const elsewhere = [
      { ...row, residence: 'R1' },
      { ...row, phone: null },
      { ...row, role: 'gardien' },
    ];
    putDirectory(kiosk.db, { ...KIOSK_DIRECTORY, rows: elsewhere });
    expect(await emergency()).toBeNull();
  });

  it('is out of service where the staff closed it, and lets nobody in', async () => {
    const kiosk = await kioskBase({ meta: { 'kiosk-closed': 'staff' } });
    const { client } = kiosk.kiosk();
    expect((await client.station.status()).service).toEqual({
      state: 'out',
      reason: 'closed-by-staff',
      code: 'BOR-FERMEE',
    });
    const identified = client.identity.identifyToPay({ reference: '0030020790', again: null });
    expect(await refusal(identified)).toMatchObject({ code: 'BOR-FERMEE' });
    expect(stationReport(kiosk.core.services).service).toBe('closed-by-staff');
  });

  it('is out of service where it was revoked, joined to nothing, or its accounts have not come', async () => {
    const kiosk = await kioskBase();
    const reason = async () => {
      const { service } = await kiosk.kiosk().client.station.status();
      return service.state === 'out' ? service.reason : 'open';
    };
    sql(
      kiosk.db,
      `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, state, since)
       VALUES (1, 'https://portail.example', 'd1', 'A1', 'production', '2026-11-17T13:05:00.000Z', 'online',
         '2026-11-17T13:05:00.000Z')`,
    ).run();
    expect(await reason()).toBe('open');
    kiosk.db.exec("UPDATE portal_link SET state = 'paused', pause_code = 'revoked'");
    expect(await reason()).toBe('revoked');
    kiosk.db.exec(
      "UPDATE portal_link SET state = 'online', pause_code = NULL, pull_done = 1, pull_total = 9",
    );
    expect(await reason()).toBe('building');
    kiosk.db.exec('DELETE FROM kiosk_account');
    expect(await reason()).toBe('building');
    kiosk.db.exec('DELETE FROM portal_link');
    expect(await reason()).toBe('not-joined');
  });

  it("on a counter's base serves nobody", async () => {
    const counter = await openTestCore();
    try {
      const { kiosk } = counter.client('kiosk');
      expect((await kiosk.station.status()).service).toEqual({
        state: 'out',
        reason: 'base',
        code: 'BOR-BASE',
      });
      expect(await refusal(kiosk.documents.contacts())).toMatchObject({ code: 'BOR-BASE' });
    } finally {
      await counter.close();
    }
  });
});

describe('whoever stands there', () => {
  it('is forgotten once he ends his visit', async () => {
    const { ended, options } = counting();
    const kiosk = await kioskBase(options);
    const { client, session } = kiosk.letIn('full');
    await client.station.finish();
    expect(session.visit(kiosk.clock.monotonic())).toBeNull();
    expect(session.isOver).toBe(true);
    expect(ended).toHaveBeenCalledTimes(1);
    expect(await refusal(client.money.balance())).toMatchObject({ code: 'BOR-SESSION' });
    await client.station.finish();
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('is forgotten when nobody touches anything, whatever the screen asks by itself', async () => {
    const { ended, options } = counting();
    const kiosk = await kioskBase(options);
    const { client } = kiosk.letIn('little');
    kiosk.clock.advance(KIOSK_IDLE_MS - 1_000);
    expect((await client.station.status()).visit).not.toBeNull();
    kiosk.clock.advance(1_000);
    expect((await client.station.status()).visit).toBeNull();
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('is not forgotten while he says that he is there; a touch too late brings nobody back', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.letIn('little');
    for (let place = 0; place < 4; place += 1) {
      kiosk.clock.advance(KIOSK_IDLE_MS - 1_000);
      await client.station.stay();
    }
    expect((await client.station.status()).visit).not.toBeNull();
    kiosk.clock.advance(KIOSK_IDLE_MS);
    await client.station.stay();
    expect((await client.station.status()).visit).toBeNull();
  });
});

describe('a call for help', () => {
  const ID = '0198f3a0-0000-7000-8000-0000000000';

  it('is an act, once for a minute and once for an id', async () => {
    const kiosk = await kioskBase();
    const { client } = kiosk.kiosk();
    const calls = () => kiosk.db.prepare('SELECT count(*) FROM command').pluck().get();
    expect(await client.station.help({ commandId: `${ID}01` })).toEqual({ told: 'later' });
    await client.station.help({ commandId: `${ID}01` });
    await client.station.help({ commandId: `${ID}02` });
    expect(calls()).toBe(1);
    kiosk.clock.advance(60_001);
    await client.station.help({ commandId: `${ID}03` });
    expect(calls()).toBe(2);
    expect(kiosk.db.prepare('SELECT DISTINCT type, account_key, payload FROM command').all()).toEqual([
      { type: 'kiosk.call', account_key: null, payload: '{"kiosk":"Borne du hall"}' },
    ]);
    vi.spyOn(kiosk.core.services.sync, 'online').mockReturnValue(true);
    expect(await client.station.help({ commandId: `${ID}04` })).toEqual({ told: 'counter' });
  });
});

describe('the code of the staff', () => {
  it('ends the program; another does not, and is counted', async () => {
    const { left, options } = counting();
    const kiosk = await kioskBase(options);
    const { client } = kiosk.kiosk();
    for (let place = 0; place < 4; place += 1) {
      expect(await refusal(client.station.leave({ code: '000000' }))).toMatchObject({ code: 'BOR-SORTIE' });
      kiosk.clock.advance(8_000);
    }
    expect(left).not.toHaveBeenCalled();
    await client.station.leave({ code: KIOSK_EXIT });
    expect(left).toHaveBeenCalledTimes(1);
    for (let place = 0; place < 5; place += 1) {
      await refusal(client.station.leave({ code: '000000' }));
      kiosk.clock.advance(8_000);
    }
    await kiosk.reopen();
    const again = refusal(kiosk.kiosk().client.station.leave({ code: KIOSK_EXIT }));
    expect(await again).toMatchObject({ code: 'BOR-GUICHET' });
    expect(left).toHaveBeenCalledTimes(1);
  });

  it('is nothing where the base holds none', async () => {
    const { left, options } = counting();
    const kiosk = await kioskBase(options);
    writeMeta(kiosk.db, 'kiosk-exit', '');
    expect(await refusal(kiosk.kiosk().client.station.leave({ code: '1' }))).toMatchObject({
      code: 'BOR-SORTIE',
    });
    expect(left).not.toHaveBeenCalled();
  });
});

describe('the ports of a base', () => {
  function port() {
    let closed = 0;
    const listeners: (() => void)[] = [];
    const servable: ServablePort = {
      postMessage() {},
      onMessage() {},
      onClose: (listener) => listeners.push(listener),
      close() {
        closed += 1;
        for (const listener of listeners.splice(0)) listener();
      },
    };
    return { servable, closed: () => closed };
  }

  it("of a kiosk's are its own: a counter's is closed at once", async () => {
    const kiosk = await kioskBase();
    const [counter, own] = [port(), port()];
    kiosk.core.serve(counter.servable, 'w1', 'counter');
    kiosk.core.serve(own.servable, 'w2', 'kiosk');
    expect([counter.closed(), own.closed()]).toEqual([1, 0]);
    own.servable.close();
  });
});
