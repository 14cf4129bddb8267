import { EventEmitter } from 'node:events';
import type { IpcRenderer } from 'electron';
import { expect, test } from 'vitest';
import { handOver, type PageWindow } from './hand-over.ts';

function setUp() {
  const ipc = new EventEmitter();
  const sent: unknown[] = [];
  const posted: unknown[][] = [];
  let hear: (event: { source: unknown; data: unknown }) => void = () => {};
  const page: PageWindow = {
    location: { origin: 'app://guichet' },
    addEventListener: (_type, listener) => {
      hear = listener;
    },
    postMessage: (...args) => posted.push(args),
  };
  handOver(
    {
      on: ipc.on.bind(ipc),
      send: (...args: unknown[]) => sent.push(args),
    } as unknown as Pick<IpcRenderer, 'send' | 'on'>,
    page,
  );
  return { ipc, sent, posted, page, say: (event: { source: unknown; data: unknown }) => hear(event) };
}

test('the page asks for a port, and only that goes up', () => {
  const { page, sent, say } = setUp();
  say({ source: page, data: 'guichet:port-wanted' });
  expect(sent).toEqual([['guichet:port-wanted']]);
  for (const event of [
    { source: {}, data: 'guichet:port-wanted' },
    { source: null, data: 'guichet:port-wanted' },
    { source: page, data: 'guichet:port' },
    { source: page, data: { type: 'guichet:port-wanted' } },
  ]) {
    say(event);
  }
  expect(sent.length).toBe(1);
});

test('the port goes down to the page and to no other origin', () => {
  const { ipc, posted } = setUp();
  const port = {};
  ipc.emit('guichet:port', { ports: [port] });
  expect(posted).toEqual([['guichet:port', 'app://guichet', [port]]]);
});
