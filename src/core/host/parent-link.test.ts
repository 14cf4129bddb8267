import { EventEmitter } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type { CoreOrder, CoreReport } from '../../contract/core-process.ts';
import type { ServablePort } from '../procedures/serve-port.ts';
import { parentLink } from './parent-link.ts';

type Host = { parentPort?: unknown };

afterEach(() => {
  delete (process as Host).parentPort;
});

/** `process.parentPort` as Electron gives it to a utility process: the ports travel beside the data. */
function underElectron() {
  const reports: CoreReport[] = [];
  const parent = Object.assign(new EventEmitter(), {
    postMessage: (report: CoreReport) => void reports.push(report),
  });
  (process as Host).parentPort = parent;
  const heard: [CoreOrder, ServablePort | undefined][] = [];
  const link = parentLink();
  link.onOrder((order, port) => heard.push([order, port]));
  return { parent, link, heard, reports };
}

test('under Electron an order comes with the port beside it', () => {
  const { parent, heard } = underElectron();
  const raw = Object.assign(new EventEmitter(), {
    sent: [] as unknown[],
    postMessage(message: unknown) {
      raw.sent.push(message);
    },
    start() {},
    close() {},
  });
  const order: CoreOrder = { type: 'connect', client: 'window', kind: 'counter' };
  parent.emit('message', { data: order, ports: [raw] });
  parent.emit('message', { data: { type: 'lock' }, ports: [] });
  expect(heard.map(([one]) => one)).toEqual([order, { type: 'lock' }]);
  heard[0]?.[1]?.postMessage('réponse');
  expect(raw.sent).toEqual(['réponse']);
  expect(heard[1]?.[1]).toBeUndefined();
});

test('reports go up', () => {
  const { link, reports } = underElectron();
  link.report({ type: 'closed' });
  expect(reports).toEqual([{ type: 'closed' }]);
});

test('started by hand, it says so', () => {
  expect(() => parentLink()).toThrow('by a door');
});
