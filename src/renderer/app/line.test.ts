import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { keepLine, type Line, type LineState } from './line.ts';

type Call = () => Promise<unknown>;

/** Lines that a test opens, answers and drops by hand, and timers that run when told. */
function setUp() {
  const states: LineState[] = [];
  const openings: { open(answer: Call): { drop(): void }; fail(): void }[] = [];
  let timers: { ms: number; run(): void }[] = [];
  const link = keepLine(
    () => {
      const opening = Promise.withResolvers<Line>();
      openings.push({
        open(answer) {
          const closed = Promise.withResolvers<void>();
          opening.resolve({ link: { call: answer }, closed: closed.promise });
          return { drop: () => closed.resolve() };
        },
        fail: () => opening.reject(new Error('nobody there')),
      });
      return opening.promise;
    },
    (state) => states.push(state),
    { after: (ms, run) => void timers.push({ ms, run }) },
  );
  return {
    states,
    openings,
    call: () => link.call(['session', 'status'], undefined, { context: {} }),
    /** Runs the timers set so far and returns how long each was. */
    elapse() {
      const due = timers;
      timers = [];
      for (const { run } of due) run();
      return due.map(({ ms }) => ms);
    },
    settle: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
}

test('calls made before the line is open wait for it', async () => {
  const { call, openings, states } = setUp();
  const early = call();
  expect(states).toEqual(['connecting']);
  openings[0]?.open(async () => 'answer');
  expect(await early).toBe('answer');
  expect(states).toEqual(['connecting', 'open']);
  expect(await call()).toBe('answer');
});

test('a dropped line is said lost and opened again', async () => {
  const { call, openings, states, settle } = setUp();
  const first = openings[0]?.open(async () => 'first');
  await settle();
  first?.drop();
  await settle();
  expect(states).toEqual(['connecting', 'open', 'lost']);
  const between = call();
  openings[1]?.open(async () => 'second');
  expect(await between).toBe('second');
  expect(states.at(-1)).toBe('open');
});

test('a door that does not answer is asked again, less and less often', async () => {
  const { openings, elapse, settle } = setUp();
  const waits: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    openings[tries]?.fail();
    await settle();
    waits.push(...elapse());
  }
  expect(waits).toEqual([200, 400, 800, 1600, 3000, 3000]);
  expect(openings.length).toBe(7);
});

test('a call caught by the fall of its line fails as a lost connection; a refusal stays what it is', async () => {
  const { call, openings, settle } = setUp();
  const inFlight = Promise.withResolvers<never>();
  const line = openings[0]?.open(() => inFlight.promise);
  await settle();
  const caught = call();
  line?.drop();
  await settle();
  inFlight.reject(new Error('the peer was closed'));
  await expect(caught).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });

  openings[1]?.open(() => Promise.reject(new ORPCError('REFUSED', { message: 'Solde nul.' })));
  await settle();
  await expect(call()).rejects.toMatchObject({ code: 'REFUSED', message: 'Solde nul.' });
});

test('a fault of a call on a line that stands is that fault', async () => {
  const { call, openings, settle } = setUp();
  openings[0]?.open(() => Promise.reject(new TypeError('not serialisable')));
  await settle();
  await expect(call()).rejects.toBeInstanceOf(TypeError);
});

test('a call does not wait for ever', async () => {
  const { call, elapse } = setUp();
  const waiting = call();
  expect(elapse()).toEqual([10_000]);
  await expect(waiting).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});
