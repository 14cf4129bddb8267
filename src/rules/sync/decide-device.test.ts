import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutBatch, decideAfterHello, retryDelay, settledBy } from './decide-device.ts';
import type { IncarnationCount } from './device-store.ts';
import {
  type HelloAnswer,
  outcomeSchema,
  PROTOCOL,
  PUSH_BYTES,
  PUSH_COMMANDS,
  type WireCommand,
} from './protocol.ts';

const one: IncarnationCount = { incarnation: 'i', sent: 3, maxSeq: 5, current: true };
const held = (count: number, maxSeq: number, forked = false) => ({ count, maxSeq, forked });
const answer = (known: HelloAnswer['held'], epoch = 'e1'): HelloAnswer => ({
  protocol: PROTOCOL,
  epoch,
  now: '2026-11-17T13:05:00.000Z',
  held: known,
});

describe('after a hello', () => {
  test('nothing is done when both stand where they stood', () => {
    expect(decideAfterHello('e1', [one], answer({ i: held(3, 3) }))).toEqual({
      begin: null,
      resend: [],
      remint: false,
    });
  });

  test('another epoch begins again, and sends everything without counting', () => {
    expect(decideAfterHello('e1', [one], answer({ i: held(0, 0) }, 'e2'))).toEqual({
      begin: 'e2',
      resend: [],
      remint: false,
    });
    expect(decideAfterHello(null, [one], answer({})).begin).toBe('e1');
  });

  test('an incarnation of which the portal holds fewer than it took is sent again', () => {
    const old = { ...one, incarnation: 'old', current: false };
    expect(decideAfterHello('e1', [old, one], answer({ old: held(2, 5), i: held(3, 5) })).resend).toEqual([
      'old',
    ]);
    expect(decideAfterHello('e1', [old, one], answer({ i: held(3, 5) })).resend).toEqual(['old']);
    expect(decideAfterHello('e1', [one], answer({ i: held(4, 5) })).resend).toEqual([]);
  });

  test('a base behind what the portal holds of it, or forked, goes on under another incarnation', () => {
    expect(decideAfterHello('e1', [one], answer({ i: held(4, 6) })).remint).toBe(true);
    expect(decideAfterHello('e1', [one], answer({ i: held(3, 3, true) })).remint).toBe(true);
    expect(decideAfterHello('e1', [one], answer({ i: held(5, 5) })).remint).toBe(false);
  });

  test('an incarnation that is no longer its own never makes it change again', () => {
    const old = { incarnation: 'old', sent: 1, maxSeq: 1, current: false };
    const fresh = { incarnation: 'new', sent: 0, maxSeq: 0, current: true };
    expect(decideAfterHello('e1', [old, fresh], answer({ old: held(9, 9, true) })).remint).toBe(false);
  });
});

function command(nth: number, text = ''): WireCommand {
  return {
    id: `0199a000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
    incarnation: 'i',
    seq: nth,
    type: 'payment.record',
    version: 1,
    account: null,
    payload: { text },
    result: null,
    dependsOn: [],
    agent: 'a',
    agentName: 'A',
    post: 'Guichet 2',
    occurredAt: '2026-11-17T13:05:00.000Z',
    offsetMinutes: 60,
    hash: 'a'.repeat(64),
  };
}
/** As it travels: the protocol, an epoch and the commands. */
const bytes = (commands: readonly WireCommand[]) =>
  Buffer.byteLength(JSON.stringify({ protocol: PROTOCOL, epoch: 'e'.repeat(64), commands }));

describe('a batch', () => {
  test('holds at most a hundred commands, and one however large', () => {
    const many = Array.from({ length: PUSH_COMMANDS + 5 }, (_, nth) => command(nth));
    expect(cutBatch(many)).toEqual(many.slice(0, PUSH_COMMANDS));
    expect(cutBatch([command(1, 'x'.repeat(PUSH_BYTES * 2)), command(2)])).toHaveLength(1);
    expect(cutBatch([])).toEqual([]);
  });

  test('is the beginning of what waits, and never above a megabyte', () => {
    const text = fc.oneof(
      fc.constantFrom('', '\u202f', '\ud800', '€', '\u{1f600}', '\\"').map((unit) => unit.repeat(20_000)),
      fc.string({ unit: 'binary', maxLength: 2_000 }),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
        const all = texts.map((one, nth) => command(nth, one));
        const batch = cutBatch(all);
        expect(batch).toEqual(all.slice(0, batch.length));
        if (all.length > 0) expect(batch.length).toBeGreaterThan(0);
        if (batch.length > 1) expect(bytes(batch)).toBeLessThanOrEqual(PUSH_BYTES);
      }),
      { numRuns: 60 },
    );
  });
});

test('an answer settles its command, or leaves it waiting with a sentence', () => {
  const id = command(1).id;
  expect(settledBy(id, { kind: 'accepted', suspense: true })).toEqual({ id, state: 'sent', suspense: true });
  expect(settledBy(id, { kind: 'rejected', code: 'SYN-404', reason: 'Inconnu.', because: null })).toEqual({
    id,
    state: 'refused',
    code: 'SYN-404',
    reason: 'Inconnu.',
  });
  expect(settledBy(id, { kind: 'deferred', missing: [id] })).toMatchObject({ state: 'waiting' });
  expect(settledBy(id, { kind: 'unsupported' })).toMatchObject({ state: 'waiting' });
  expect(settledBy(id, { kind: 'conflict' })).toMatchObject({ state: 'refused', code: 'SYN-422' });
  expect(outcomeSchema.options).toHaveLength(5);
});

test('a retry waits anything up to a ceiling that doubles, and never beyond five minutes', () => {
  expect(retryDelay(0, 0.999)).toBe(999);
  expect(retryDelay(3, 0.5)).toBe(4_000);
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (failures, random) => {
        const delay = retryDelay(failures, random);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(300_000);
        expect(retryDelay(failures, 0)).toBe(0);
      },
    ),
  );
});
