import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CoreEvent, TOPICS } from '../../src/contract/events.ts';
import { MAX_FRAME as CORE_MAX_FRAME } from '../../src/core/procedures/serve-port.ts';
import { MAX_FRAME as RELAY_MAX_FRAME } from '../../src/loopback/relay.ts';
import { TEST_AGENTS } from '../support/open-test-core.ts';
import { DOORS, type Door, type Wire } from './doors.ts';

/** Names that exist on any object, or nowhere. */
const FOREIGN_NAMES: readonly (readonly string[])[] = [
  ['nothing'],
  ['session', 'nothing'],
  ['session'],
  ['constructor'],
  ['__proto__'],
  ['toString'],
  ['session', 'constructor'],
  ['session', '__proto__'],
  ['session', 'toString'],
  ['session', 'status', 'constructor'],
  ['session', 'status', '~orpc'],
  ['session', 'status', '~orpc', 'handler'],
  ['__proto__', 'session', 'status'],
  ['hasOwnProperty', 'call'],
  [''],
];

/** A call that would be answered, padded to so many characters. */
function goodCall(length: number): string {
  const text = (padding: string) => `{"i":"901","p":{"u":"/session/status","h":{"x":"${padding}"}}}`;
  return text('x'.repeat(length - text('').length));
}

const GARBAGE: readonly (readonly [what: string, frame: string | Uint8Array])[] = [
  ['text that is not JSON', 'bonjour'],
  ['an empty text', ''],
  ['a JSON number', '42'],
  ['a JSON null', 'null'],
  ['a JSON text', '"session"'],
  ['a JSON list', '[]'],
  ['an empty object', '{}'],
  ['an object without a payload', '{"i":"1"}'],
  ['a payload without an address', '{"i":"1","p":{}}'],
  ['an address that is a number', '{"i":"1","p":{"u":7}}'],
  ['an address that is none', '{"i":"1","p":{"u":"not an address"}}'],
  ['an event without its payload', '{"i":"1","t":3,"p":null}'],
  [
    'headers that are a number',
    '{"i":"1","p":{"u":"/session/status","h":{"content-disposition":3,"content-type":{}}}}',
  ],
  ['binary noise', new Uint8Array([0, 255, 254, 7, 0, 128])],
  ['no byte at all', new Uint8Array(0)],
  ['binary that is JSON of another shape', new TextEncoder().encode('[1,2,3]')],
  ['a good call beyond the limit', goodCall(CORE_MAX_FRAME + 1)],
  ['a good binary call beyond the limit', new TextEncoder().encode(goodCall(CORE_MAX_FRAME + 1))],
];

test('the relay cuts where the core does', () => {
  expect(RELAY_MAX_FRAME).toBe(CORE_MAX_FRAME);
});

test("served without the core's wrapping, one bad text ends the whole thread: the control of these cases", async () => {
  const worker = new Worker(
    `import { parentPort } from 'node:worker_threads';
     import { RPCHandler } from '@orpc/server/message-port';
     new RPCHandler({}).upgrade(parentPort);
     parentPort.postMessage('ready');`,
    { eval: true },
  );
  const ended = new Promise<unknown>((resolve) => worker.once('error', resolve));
  await new Promise((resolve) => worker.once('message', resolve));
  worker.postMessage('bonjour');
  expect(await ended).toBeInstanceOf(SyntaxError);
});

describe.each(DOORS)('by the door "%s"', (_name, open) => {
  let door: Door;
  let windows = 0;
  const newWire = () => {
    windows += 1;
    return door.connect(`window-${windows}`);
  };
  const rows = async (wire: Wire) => ((await wire.call(['fixture', 'count'])) as { rows: number }).rows;

  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  test('a call is answered', async () => {
    const { client } = await newWire();
    expect(await client.session.status()).toMatchObject({
      session: { kind: 'anonymous' },
      post: { landlordId: 'cchartres' },
    });
  });

  test.each(FOREIGN_NAMES.map((path) => [path.join('/'), path] as const))(
    'the name "%s" is nobody',
    async (_text, path) => {
      const wire = await newWire();
      await expect(wire.call(path, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await wire.client.session.status()).session.kind).toBe('anonymous');
    },
  );

  test.each([
    ['an extra field', { agent: 'x', password: 'y', role: 'administrateur' }],
    ['a number for a text', { agent: 7, password: 'y' }],
    ['a list for an object', ['x', 'y']],
    ['a text for an object', 'x'],
    ['null', null],
    ['nothing', undefined],
    ['a text beyond its limit', { agent: 'x', password: 'y'.repeat(300) }],
  ])('an input with %s is refused before the handler', async (_what, input) => {
    const wire = await newWire();
    await expect(wire.call(['session', 'signIn'], input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('a prototype slipped into an input is not read, and stays in that input', async () => {
    const wire = await newWire();
    const input: unknown = JSON.parse('{"agent":"x","password":"y","__proto__":{"kind":"administrateur"}}');
    await expect(wire.call(['session', 'signIn'], input)).rejects.toMatchObject({
      data: { code: 'SES-001' },
    });
    expect((await wire.client.session.status()).session).toEqual({ kind: 'anonymous' });
  });

  test('a climbing address is the name it comes to, with the access of that name', async () => {
    const wire = await newWire();
    await expect(wire.call(['session', '..', 'drafts', 'list'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each(GARBAGE)('%s closes its own line, and only that one', async (_what, frame) => {
    const other = await newWire();
    const { agent } = TEST_AGENTS;
    const wire = await newWire();
    wire.send(frame);
    await wire.closed;
    expect((await other.client.session.status()).session.kind).toBe('anonymous');
    // The core still verifies a password, writes, and answers a newcomer.
    const newcomer = await newWire();
    await expect(newcomer.client.session.resume({ agent: agent.id, pin: '000000' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('a good frame does not close the line: the control of the cases above', async () => {
    const wire = await newWire();
    wire.send('{"i":"900","p":{"u":"/session/status"}}');
    wire.send(goodCall(CORE_MAX_FRAME));
    wire.send(new TextEncoder().encode(goodCall(CORE_MAX_FRAME)));
    expect((await wire.client.session.status()).session.kind).toBe('anonymous');
    expect(
      await Promise.race([
        wire.closed.then(() => 'closed'),
        wire.call(['fixture', 'count']).then(() => 'open'),
      ]),
    ).toBe('open');
  });

  test('a command that throws after its first write leaves nothing and tells nothing', async () => {
    const wire = await newWire();
    const heard = await listen(wire);
    const before = await rows(wire);
    const fault = wire.call(['fixture', 'writeThenThrow'], 1);
    await expect(fault).rejects.toMatchObject({ code: 'REFUSED', data: { code: 'INT-500' } });
    // What went wrong inside does not leave the core.
    await expect(fault).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
    await expect(wire.call(['fixture', 'writeThenRefuse'], 2)).rejects.toMatchObject({
      code: 'REFUSED',
      message: 'Refusé par la fixture.',
      data: { code: 'FIX-001', kept: 'Votre saisie est gardée.' },
    });
    expect(await rows(wire)).toBe(before);
    // The next act that does commit is the first one heard of.
    await wire.call(['fixture', 'write'], 3);
    expect(await heard.next()).toEqual({ kind: 'changed', topics: [TOPICS[3]] });
    expect(await rows(wire)).toBe(before + 1);
  });

  test('a command that returns a promise is refused, and what it wrote is taken back', async () => {
    const wire = await newWire();
    const heard = await listen(wire);
    const before = await rows(wire);
    await expect(wire.call(['fixture', 'writeThenPromise'], 1)).rejects.toMatchObject({ code: 'REFUSED' });
    expect(await rows(wire)).toBe(before);
    await wire.call(['fixture', 'write'], 4);
    expect(await heard.next()).toEqual({ kind: 'changed', topics: [TOPICS[4]] });
  });

  test('events arrive at every window, in the order of the commits', async () => {
    const [writer, reader] = [await newWire(), await newWire()];
    const [near, far] = [await listen(writer), await listen(reader)];
    const order = [5, 1, 8, 0, 3, 3, 7, 2, 6, 4];
    await Promise.all(order.map((n) => writer.call(['fixture', 'write'], n)));
    const wanted = order.map((n) => ({ kind: 'changed', topics: [TOPICS[n % TOPICS.length]] }));
    for (const events of [near, far]) {
      const got: CoreEvent[] = [];
      for (const _ of order) got.push(await events.next());
      expect(got).toEqual(wanted);
    }
  });

  test('a window that leaves in the middle of a stream disturbs nobody', async () => {
    const [staying, leaving] = [await newWire(), await newWire()];
    await listen(leaving);
    const heard = await listen(staying);
    await leaving.drop();
    await staying.call(['fixture', 'write'], 6);
    expect(await heard.next()).toEqual({ kind: 'changed', topics: [TOPICS[6]] });
  });

  test('a window that comes back is locked, and opens with its code; another window is nobody', async () => {
    const { login, password, pin, id } = TEST_AGENTS.responsable;
    const first = await door.connect('come-back');
    await first.client.session.signIn({ agent: login, password });
    expect((await first.client.session.status()).session.kind).toBe('signed-in');
    await first.drop();

    const again = await door.connect('come-back');
    expect((await again.client.session.status()).session).toMatchObject({ kind: 'locked', agent: { id } });
    await expect(again.client.drafts.list()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await again.client.session.resume({ agent: id, pin });
    expect(await again.client.drafts.list()).toEqual([]);

    const stranger = await newWire();
    expect((await stranger.client.session.status()).session.kind).toBe('anonymous');
  });

  test('a window signed out comes back as nobody', async () => {
    const { login, password } = TEST_AGENTS.agent;
    const first = await door.connect('signed-out');
    await first.client.session.signIn({ agent: login, password });
    await first.client.session.signOut();
    await first.drop();
    const again = await door.connect('signed-out');
    expect((await again.client.session.status()).session.kind).toBe('anonymous');
  });
});

/** Events of a line from now on; resolves once the core has begun to send them. */
async function listen(wire: Wire): Promise<{ next(): Promise<CoreEvent> }> {
  const stream = await wire.client.events.changes();
  return {
    async next() {
      const { value, done } = await stream.next();
      if (done === true || value === undefined) throw new Error('the stream has ended');
      return value;
    },
  };
}
