import { Worker } from 'node:worker_threads';
import type { FileFault } from '../../../rules/attachments/refusals.ts';
import type { Log } from '../../ports.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import type { CheckedFile } from './check-file.ts';
import type { CheckOrder, CheckReport } from './worker-messages.ts';

export type CheckAnswer =
  | ({ readonly kind: 'checked' } & CheckedFile)
  | { readonly kind: 'refused'; readonly code: FileFault };

/** Checks files in a thread of its own, one after the other. */
export type FileChecker = {
  /** Starts the thread before it is needed. */
  warm(): void;
  /** The bytes are copied: they stay the caller's. */
  check(name: string, bytes: Uint8Array): Promise<CheckAnswer>;
  close(): Promise<void>;
};

export type CheckerLimits = {
  /** For one file, once the thread is ready. */
  readonly patienceMs: number;
  /** Of what the thread's own engine keeps, in MiB. */
  readonly heapMiB: number;
  /** Of everything the thread holds outside of that, in MiB: looked at while it works. */
  readonly outsideMiB: number;
};

const LIMITS: CheckerLimits = { patienceMs: 30_000, heapMiB: 256, outsideMiB: 512 };
/** For a thread to load what it needs, on a slow disk, in milliseconds. */
const LOADING_MS = 60_000;
/** Between two looks at what the thread holds, in milliseconds. */
const LOOK_MS = 50;
const MIB = 1024 * 1024;

type Waiting = { readonly order: CheckOrder; readonly settle: (answer: CheckAnswer) => void };

/**
 * One thread, kept for the next file. One that takes too long or too much is ended, its file refused with `FIC-LONG`, and
 * the files behind it are checked by a new one.
 */
export function openChecker(entry: URL, log: Log, limits: CheckerLimits = LIMITS): FileChecker {
  const queue: Waiting[] = [];
  let current: Waiting | undefined;
  let worker: Worker | undefined;
  let ready = false;
  let watch: { readonly timer: NodeJS.Timeout; readonly look: NodeJS.Timeout } | undefined;
  let lastId = 0;
  let closed = false;

  function thread(): Worker {
    if (worker !== undefined) return worker;
    const started = new Worker(entry, {
      resourceLimits: {
        maxOldGenerationSizeMb: limits.heapMiB,
        maxYoungGenerationSizeMb: 32,
        stackSizeMb: 4,
      },
    });
    // A check never keeps the program from ending.
    started.unref();
    started.on('message', (report: CheckReport) => hear(started, report));
    started.on('error', (error) => log.error('check-thread', error));
    started.on('exit', () => gone(started));
    worker = started;
    ready = false;
    return started;
  }

  function next(): void {
    if (current !== undefined || closed) return;
    const one = queue.shift();
    if (one === undefined) return;
    current = one;
    const working = thread();
    watchOver(working);
    working.postMessage(one.order);
  }

  function watchOver(working: Worker): void {
    const patience = ready ? limits.patienceMs : LOADING_MS + limits.patienceMs;
    const timer = setTimeout(() => burst(working, 'time'), patience);
    const look = setInterval(() => void lookAt(working), LOOK_MS);
    look.unref();
    watch = { timer, look };
  }

  function stopWatching(): void {
    clearTimeout(watch?.timer);
    clearInterval(watch?.look);
  }

  async function lookAt(working: Worker): Promise<void> {
    const held = await working.getHeapStatistics().catch(() => undefined);
    if (held === undefined || worker !== working || current === undefined) return;
    if (held.external_memory + held.malloced_memory > limits.outsideMiB * MIB) burst(working, 'memory');
  }

  /** Ends the thread with the file it holds. */
  function burst(working: Worker, why: string): void {
    if (worker !== working) return;
    log.info('check-burst', { why });
    gone(working);
    void working.terminate();
  }

  function gone(working: Worker): void {
    if (worker !== working) return;
    worker = undefined;
    settle({ kind: 'refused', code: 'FIC-LONG' });
  }

  function hear(working: Worker, report: CheckReport): void {
    if (worker !== working) return;
    if (report.kind === 'ready') {
      ready = true;
      if (current === undefined) return;
      // The file's own time begins here.
      stopWatching();
      watchOver(working);
      return;
    }
    if (current?.order.id !== report.id) return;
    switch (report.kind) {
      case 'checked':
        settle({ kind: 'checked', type: report.type, bytes: report.bytes, pages: report.pages });
        return;
      case 'refused':
        settle({ kind: 'refused', code: report.code });
        return;
      case 'failed':
        log.error('file-not-checked', new Error(report.message));
        settle({ kind: 'refused', code: 'FIC-ABIME' });
        return;
      default:
        report satisfies never;
    }
  }

  function settle(answer: CheckAnswer): void {
    stopWatching();
    const settled = current;
    current = undefined;
    settled?.settle(answer);
    next();
  }

  return {
    warm() {
      if (!closed) thread();
    },
    check(name, bytes) {
      if (closed) return Promise.resolve({ kind: 'refused', code: 'FIC-LONG' });
      lastId += 1;
      const order: CheckOrder = { id: lastId, name, bytes };
      return new Promise((settle) => {
        queue.push({ order, settle });
        next();
      });
    },
    async close() {
      closed = true;
      const ending = worker;
      worker = undefined;
      for (const one of queue.splice(0)) one.settle({ kind: 'refused', code: 'FIC-LONG' });
      settle({ kind: 'refused', code: 'FIC-LONG' });
      await ending?.terminate();
    },
  };
}

const checkers = new WeakMap<CoreServices, FileChecker>();

/** The checker of a core; it ends with it. */
export function checkerOf(core: CoreServices): FileChecker {
  const known = checkers.get(core);
  if (known !== undefined) return known;
  const opened = openChecker(core.ports.workers.attachments, core.ports.log);
  checkers.set(core, opened);
  core.closing.add(() => opened.close());
  return opened;
}
