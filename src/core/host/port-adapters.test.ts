import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type ElectronPort, fromElectronPort, fromNodePort } from './port-adapters.ts';

/** Electron's port as its documentation gives it: silent until started, and says nothing of its own closing. */
class StandInPort extends EventEmitter implements ElectronPort {
  readonly sent: unknown[] = [];
  started = false;
  closed = false;
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
  start(): void {
    this.started = true;
  }
  close(): void {
    this.closed = true;
  }
}

test('an Electron port hands over what its event holds, from the moment it is listened to', () => {
  const raw = new StandInPort();
  const port = fromElectronPort(raw);
  const heard: unknown[] = [];
  expect(raw.started).toBe(false);
  port.onMessage((data) => heard.push(data));
  expect(raw.started).toBe(true);
  raw.emit('message', { data: 'bonjour' });
  port.postMessage('réponse');
  expect([heard, raw.sent]).toEqual([['bonjour'], ['réponse']]);
});

test('a port closed from here is heard of here, once, and takes nothing more', () => {
  const raw = new StandInPort();
  const port = fromElectronPort(raw);
  let closings = 0;
  port.onClose(() => {
    closings += 1;
  });
  port.close();
  port.close();
  raw.emit('close');
  port.postMessage('too late');
  expect([closings, raw.closed, raw.sent]).toEqual([1, true, []]);
});

test('a Node port passes text and bytes, and its end is heard at both ends once', async () => {
  const { port1, port2 } = new MessageChannel();
  const port = fromNodePort(port1);
  const heard = Promise.withResolvers<unknown>();
  const ended = Promise.withResolvers<void>();
  let closings = 0;
  port.onMessage(heard.resolve);
  port.onClose(() => {
    closings += 1;
    ended.resolve();
  });
  port2.postMessage(new Uint8Array([1, 2]));
  expect(await heard.promise).toEqual(new Uint8Array([1, 2]));
  const farEnd = new Promise((resolve) => port2.on('close', () => resolve(undefined)));
  port.close();
  await Promise.all([ended.promise, farEnd]);
  expect(closings).toBe(1);
});
