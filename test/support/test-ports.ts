import { generateKeyPairSync, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  type Clock,
  type Ids,
  type InstanceMark,
  type Log,
  type Ports,
  PrinterFault,
  type Secrets,
} from '../../src/core/ports.ts';

/** A clock that moves only when told: the wall and the monotonic hands are set apart. */
export type TestClock = Clock & {
  /** Puts the wall clock at an instant (ISO UTC), as anyone may; the monotonic hand does not move. */
  setWall(iso: string): void;
  /** Minutes east of UTC from now on. */
  setOffset(minutes: number): void;
  /** Lets time pass on both hands, in milliseconds. */
  advance(ms: number): void;
  /** Lets time pass without the wall clock noticing. */
  advanceMonotonic(ms: number): void;
};

export function testClock(start = '2026-11-17T13:05:00.000Z'): TestClock {
  let wall = Date.parse(start);
  let monotonic = 1_000;
  let offset = 60;
  return {
    now: () => wall,
    offsetMinutes: () => offset,
    monotonic: () => monotonic,
    setWall(iso) {
      wall = Date.parse(iso);
    },
    setOffset(minutes) {
      offset = minutes;
    },
    advance(ms) {
      wall += ms;
      monotonic += ms;
    },
    advanceMonotonic(ms) {
      monotonic += ms;
    },
  };
}

/** 1, 2, 3 … in the form of a UUIDv7. */
export function counterIds(): Ids {
  let last = 0;
  return {
    next() {
      last += 1;
      return `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`;
    },
  };
}

export type LogEntry = { readonly level: 'info' | 'error'; readonly event: string; readonly detail: unknown };
export type TestLog = Log & { readonly entries: readonly LogEntry[] };

export function capturingLog(): TestLog {
  const entries: LogEntry[] = [];
  return {
    entries,
    info: (event, facts) => entries.push({ level: 'info', event, detail: facts }),
    error: (event, detail) => entries.push({ level: 'error', event, detail }),
  };
}

export const TEST_KEY: Buffer = Buffer.alloc(32, 0x5a);

export function testSecrets(key: Buffer = TEST_KEY, token = 'installation-1'): Secrets {
  const pair = generateKeyPairSync('ed25519');
  let mark: InstanceMark | undefined;
  return {
    readDataKey: () => key,
    createDataKey: () => key,
    instanceToken: () => token,
    deviceKey: () => ({
      publicKey: () => pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      sign: (text) => sign(null, Buffer.from(text, 'utf8'), pair.privateKey).toString('base64'),
    }),
    readMark: () => mark,
    writeMark(kept) {
      mark = kept;
    },
  };
}

export const RESOURCES: string = fileURLToPath(new URL('../../resources', import.meta.url));

export function testPorts(folder: string, clock: Clock, ids: Ids, log: Log): Ports {
  return {
    clock,
    ids,
    log,
    secrets: testSecrets(),
    directories: { data: folder, resources: RESOURCES },
    workers: {
      import: new URL('../../src/core/import/worker.ts', import.meta.url),
      documents: new URL('../../src/core/documents/worker.ts', import.meta.url),
      raster: new URL('../../src/core/printing/worker.ts', import.meta.url),
      sync: new URL('../../src/core/sync/worker.ts', import.meta.url),
      attachments: new URL('../../src/core/attachments/check/worker.ts', import.meta.url),
    },
    printers: { list: async () => [], send: () => Promise.reject(new PrinterFault('absent', 'no printer')) },
  };
}
