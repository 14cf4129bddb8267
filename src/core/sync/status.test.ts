import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { syncStatus } from './status.ts';
import { forgetContact, noteStanding, readPortalLink } from './store/link-state.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
  core.db
    .prepare(
      `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, since)
       VALUES (1, 'https://portail.example', 'poste-1', 'Agence Centre', 'production', '2026-11-10T08:00:00.000Z',
         '2026-11-10T08:00:00.000Z')`,
    )
    .run();
});
afterEach(() => core.close());

const NOTHING = { lastAnswerAt: null, pull: undefined };
const status = (live: Parameters<typeof syncStatus>[2] = NOTHING) => syncStatus(core.db, core.clock, live);
const note = (state: 'online' | 'offline', at: string, pull: { done: number; total: number } | null = null) =>
  noteStanding(core.db, { state }, pull, at);

describe('where the link stands', () => {
  test('is told with the moment it turned, not with each attempt', () => {
    expect(note('online', '2026-11-17T09:00:00.000Z')).toBe(true);
    expect(note('online', '2026-11-17T09:10:00.000Z')).toBe(false);
    expect(status()).toMatchObject({
      link: 'online',
      since: '2026-11-17T09:00:00.000Z',
      portal: { lastAnswerAt: '2026-11-17T09:10:00.000Z', mode: 'production', agency: 'Agence Centre' },
    });
    expect(note('offline', '2026-11-17T09:20:00.000Z')).toBe(true);
    expect(note('offline', '2026-11-17T09:30:00.000Z')).toBe(false);
    expect(status()).toMatchObject({
      link: 'offline',
      since: '2026-11-17T09:20:00.000Z',
      portal: { lastAnswerAt: '2026-11-17T09:10:00.000Z' },
    });
  });

  test('is written now and then only while nothing changes', () => {
    note('online', '2026-11-17T09:00:00.000Z');
    const writes = () => core.db.prepare('SELECT total_changes()').pluck().get();
    const before = writes();
    note('online', '2026-11-17T09:04:59.000Z');
    expect(writes()).toBe(before);
    note('online', '2026-11-17T09:05:00.000Z');
    expect(writes()).not.toBe(before);
    expect(status({ ...NOTHING, lastAnswerAt: '2026-11-17T09:06:00.000Z' }).portal?.lastAnswerAt).toBe(
      '2026-11-17T09:06:00.000Z',
    );
  });

  test('is not known any more after a start: off line since the last answer', () => {
    note('online', '2026-11-17T09:00:00.000Z');
    forgetContact(core.db);
    expect(status()).toMatchObject({ link: 'offline', since: '2026-11-17T09:00:00.000Z' });
    noteStanding(core.db, { state: 'paused', code: 'revoked' }, null, '2026-11-17T09:10:00.000Z');
    forgetContact(core.db);
    expect(status().link).toBe('paused');
  });
});

test.each(['revoked', 'unknown-device', 'other-landlord', 'too-old'] as const)(
  'a pause (%s) says what happened, that nothing is lost, and what to do',
  (code) => {
    noteStanding(core.db, { state: 'paused', code }, null, '2026-11-17T09:00:00.000Z');
    const { link, pause } = status();
    expect(link).toBe('paused');
    expect(pause?.code).toMatch(/^SYN-/);
    expect(pause?.sentence).toContain('gardées sur ce poste');
    expect(pause?.next).toMatch(/\.$/);
    expect(`${pause?.sentence}${pause?.next}`).not.toMatch(/ [:;!?]|Veuillez|’/);
    expect(note('online', '2026-11-17T10:00:00.000Z')).toBe(true);
    expect(status().pause).toBeNull();
    expect(readPortalLink(core.db)?.pauseCode).toBeNull();
  },
);

test.each([
  [null, null],
  [119_000, null],
  [-120_000, null],
  [-180_400, 180],
  [3_600_000, -3_600],
])('a clock at %s ms of the portal is ahead by %s s', (offset, ahead) => {
  core.db.prepare('UPDATE portal_link SET clock_offset_ms = ?').run(offset);
  expect(status().clockAheadSeconds).toBe(ahead);
});

test('a first pull is told as it was last heard of, through a restart too', () => {
  note('online', '2026-11-17T09:00:00.000Z', { done: 400, total: 3_000 });
  expect(status().pull).toEqual({ done: 400, total: 3_000 });
  expect(status({ ...NOTHING, pull: { done: 800, total: 3_000 } }).pull).toEqual({ done: 800, total: 3_000 });
  expect(status({ ...NOTHING, pull: null }).pull).toBeNull();
  note('online', '2026-11-17T09:00:10.000Z');
  expect(status().pull).toBeNull();
});

describe('a post whose agents have not come yet', () => {
  test('says how far it has come, to anyone who looks; then it is ready', async () => {
    const { setup } = core.client('anonymous');
    expect(await setup.status()).toEqual({ kind: 'ready' });
    core.db.prepare('UPDATE agent SET active = 0').run();
    expect(await setup.status()).toEqual({
      kind: 'building',
      work: 'portal',
      landlordId: 'cchartres',
      step: 'Réception des comptes du portail',
      done: 0,
      total: 1,
    });
    note('online', '2026-11-17T09:00:00.000Z', { done: 400, total: 3_000 });
    expect(await setup.status()).toMatchObject({ kind: 'building', done: 400, total: 3_000 });
    core.db.prepare('UPDATE agent SET active = 1').run();
    expect(await setup.status()).toEqual({ kind: 'ready' });
  });
});
