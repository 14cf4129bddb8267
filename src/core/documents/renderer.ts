import { Worker } from 'node:worker_threads';
import type { DocumentRenderer, Log } from '../ports.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { Drawable, DrawOrder, DrawReport } from './worker-messages.ts';

/** A paper takes a fifth of a second; a thread silent for this long is stuck. */
const PATIENCE_MS = 30_000;

/** A row of a relevé takes a millisecond on a free machine; the oldest, at other work, takes twenty. */
const PATIENCE_A_ROW_MS = 20;

/** The most that a timer of Node holds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How long an order may take by itself, in milliseconds: longer for each row it has to draw. */
function patienceFor(job: unknown, leastMs: number): number {
  const { facts } = Object(job) as { readonly facts?: unknown };
  const { lines } = Object(facts) as { readonly lines?: unknown };
  return leastMs + (Array.isArray(lines) ? lines.length * PATIENCE_A_ROW_MS : 0);
}

/** Draws papers in a thread of its own; `warm` starts it before it is needed. */
export type PaperRenderer = DocumentRenderer & { warm(): void };

type Waiting = {
  readonly job: unknown;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
  readonly timer: NodeJS.Timeout;
  /** What it may take by itself. */
  readonly ownMs: number;
  /** A thread that dies takes its orders with it: each is given to one more thread, never for ever. */
  retried: boolean;
};

/**
 * One thread, started by the first order or by `warm`, kept for the next, replaced when it dies. Whatever happens to
 * it, `render` answers or refuses: the payment is already safe.
 */
export function openPaperRenderer(entry: URL, log: Log, patienceMs = PATIENCE_MS): PaperRenderer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let closed = false;

  function thread(): Worker {
    if (worker !== undefined) return worker;
    const started = new Worker(entry);
    // A paper never keeps the program from ending.
    started.unref();
    started.on('message', (report: DrawReport) => settle(report));
    started.on('error', (error) => log.error('paper-thread', error));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = undefined;
      for (const [id, order] of [...waiting]) again(id, order);
    });
    worker = started;
    return started;
  }

  function again(id: number, order: Waiting): void {
    if (closed || order.retried) fail(id, order);
    else {
      order.retried = true;
      send({ id, job: order.job });
    }
  }

  function send(order: DrawOrder): void {
    thread().postMessage(order);
  }

  function take(id: number): Waiting | undefined {
    const order = waiting.get(id);
    waiting.delete(id);
    if (order !== undefined) clearTimeout(order.timer);
    return order;
  }

  function settle(report: DrawReport): void {
    const order = take(report.id);
    if (order === undefined) return;
    if (report.kind === 'drawn') order.resolve(report.bytes);
    else {
      log.error('paper-not-drawn', new Error(report.message));
      order.reject(notDrawn());
    }
  }

  function fail(id: number, order: Waiting): void {
    take(id);
    order.reject(notDrawn());
  }

  function stuck(id: number): void {
    const order = waiting.get(id);
    if (order === undefined) return;
    log.error('paper-thread', new Error('the drawing thread did not answer'));
    fail(id, order);
    void worker?.terminate();
  }

  return {
    warm() {
      if (!closed) thread();
    },
    render(job) {
      if (closed) return Promise.reject(notDrawn());
      lastId += 1;
      const id = lastId;
      return new Promise<Uint8Array>((resolve, reject) => {
        const ownMs = patienceFor(job, patienceMs);
        // One is drawn after the other: a receipt asked for behind a long relevé waits for it too.
        const aheadMs = [...waiting.values()].reduce((sum, order) => sum + order.ownMs, 0);
        const timer = setTimeout(() => stuck(id), Math.min(aheadMs + ownMs, LONGEST_TIMER_MS));
        waiting.set(id, { job, resolve, reject, timer, ownMs, retried: false });
        send({ id, job });
      });
    },
    async close() {
      closed = true;
      const ending = worker;
      worker = undefined;
      for (const [id, order] of [...waiting]) fail(id, order);
      await ending?.terminate();
    },
  };
}

function notDrawn(): Refusal {
  return new Refusal('DOC-RENDER', "Le papier n'a pas pu être préparé.", {
    kept: "Rien n'est perdu\u202f: le papier est enregistré, avec son numéro et son contenu.",
    next: 'Ouvrez de nouveau le document depuis le compte. Si cela se répète, donnez ce code à votre support.',
  });
}

const renderers = new WeakMap<CoreServices, PaperRenderer>();

/** The renderer of a core; it ends with it. */
export function paperRenderer(core: CoreServices): PaperRenderer {
  const known = renderers.get(core);
  if (known !== undefined) return known;
  const opened = openPaperRenderer(core.ports.workers.documents, core.ports.log);
  renderers.set(core, opened);
  core.closing.add(() => opened.close());
  return opened;
}

/** The bytes of a paper, or of a printer's test page. @throws Refusal `DOC-RENDER` */
export function renderPaper(core: CoreServices, job: Drawable): Promise<Uint8Array> {
  return paperRenderer(core).render(job);
}
