import type { Agent } from '../../../contract/session.ts';
import { formatOfMonth, isIsoMonth } from '../../../rules/dates.ts';
import { bulkWords } from '../../../rules/documents/orders.ts';
import type { CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { openPaperRenderer, type PaperRenderer } from '../renderer.ts';
import { BATCH_ACCOUNTS, takeBatch } from './batch.ts';
import { breathe, writeWhenFree } from './breathe.ts';
import { PART_PAPERS, partsOf } from './part-rows.ts';
import { LANES, openPress, type Press } from './press.ts';
import { type RunRow, settleRun } from './run-rows.ts';
import { learnPrinterName, unsureSentence } from './send-part.ts';

/** Five hundred papers drawn by an old machine. */
const PATIENCE_MS = 10 * 60_000;
/** What one transaction of a run may take of the core, in milliseconds: a keystroke waits no longer. */
const SLICE_MS = 30;
const FEWEST_ACCOUNTS = 5;

export type BulkRunner = {
  /** Goes on with a run that is "en cours" for an agent, unless it does already. */
  kick(run: string, agent: Agent): void;
  /** Ends once no run goes on here: for whoever must wait for it. */
  idle(): Promise<void>;
};

const runners = new WeakMap<CoreServices, BulkRunner>();

/** The runs of a core; they stop with it, each after what it was at, and can be resumed. */
export function bulkRunner(core: CoreServices): BulkRunner {
  const known = runners.get(core);
  if (known !== undefined) return known;
  const opened = openRunner(core);
  runners.set(core, opened);
  return opened;
}

function openRunner(core: CoreServices): BulkRunner {
  const going = new Map<string, Promise<void>>();
  const renderers = new Set<PaperRenderer>();
  let stopping = false;

  core.closing.add(async () => {
    stopping = true;
    await Promise.all([...renderers].map((renderer) => renderer.close()));
    await Promise.all(going.values());
  });

  async function work(id: string, agent: Agent): Promise<void> {
    // Papers of the counter do not wait behind five hundred others.
    const mine = Array.from({ length: LANES }, () =>
      openPaperRenderer(core.ports.workers.documents, core.ports.log, PATIENCE_MS),
    );
    for (const renderer of mine) renderers.add(renderer);
    // It loads what it needs while the first papers are numbered; the second starts when a second part is there.
    mine[0]?.warm();
    const press = openPress(core, { run: id, agent, renderers: mine });
    try {
      await learnPrinterName(core, id, agent);
      await walk(core, { id, agent, press, stopped: () => stopping });
    } catch (error) {
      // What was drawn beside it is kept or given up before anyone can resume the run.
      await Promise.all(mine.map((renderer) => renderer.close()));
      await press.settled();
      if (!stopping) await interrupt(core, id, agent, error);
    } finally {
      for (const renderer of mine) renderers.delete(renderer);
      await Promise.all(mine.map((renderer) => renderer.close()));
    }
  }

  return {
    kick(id, agent) {
      if (stopping || going.has(id)) return;
      const done = work(id, agent)
        .catch((error: unknown) => core.ports.log.error('bulk-fault', error))
        .finally(() => going.delete(id));
      going.set(id, done);
    },
    async idle() {
      while (going.size > 0) await Promise.all(going.values());
    },
  };
}

type Walk = {
  readonly id: string;
  readonly agent: Agent;
  readonly press: Press;
  readonly stopped: () => boolean;
};

/** Gives the papers slice by slice; parts are drawn beside the next slices. */
async function walk(core: CoreServices, walking: Walk): Promise<void> {
  const { id, agent, press, stopped } = walking;
  let count = FEWEST_ACCOUNTS;
  let begun = 0;
  while (!stopped()) {
    const from = core.ports.clock.monotonic();
    // Screens read again what a run changed when a part of it is there, not twenty times a second.
    const step = await writeWhenFree(core, agent, (scope) =>
      takeBatch({ ...scope, changed: () => {} }, id, count),
    );
    count = nextCount(count, core.ports.clock.monotonic() - from);
    if (step === undefined) return;
    tellProgress(core, step.run);
    if (step.over) break;
    const whole = Math.floor(step.run.papers / PART_PAPERS);
    // Papers are not numbered faster than they are drawn. A part that could not be drawn ends the run here.
    if (whole > begun) begun = await beginParts(core, walking, begun, whole);
    await breathe();
  }
  if (stopped()) return press.idle();
  await beginParts(core, walking, begun, Number.POSITIVE_INFINITY);
  await press.idle();
  if (stopped()) return;
  await finish(core, walking);
}

/** Begins the parts from one on and before another. @returns where it stopped */
async function beginParts(
  core: CoreServices,
  { id, press }: Walk,
  from: number,
  end: number,
): Promise<number> {
  for (const row of partsOf(core.base.readable(), id))
    if (row.part >= from && row.part < end) await press.begin(row);
  return end;
}

async function finish(core: CoreServices, { id, agent }: Walk): Promise<void> {
  const unsure = partsOf(core.base.readable(), id).filter(({ printed }) => printed === 2);
  await writeWhenFree(core, agent, ({ db, changed }) => {
    settleRun(db, id, ['en-cours'], {
      state: 'terminee',
      sentence: unsure.length === 0 ? null : unsureSentence(unsure.map(({ part }) => part)),
      at: new Date(core.ports.clock.now()).toISOString(),
    });
    changed('documents', 'till', 'outbox');
  });
}

async function interrupt(core: CoreServices, id: string, agent: Agent, fault: unknown): Promise<void> {
  if (!(fault instanceof Refusal)) core.ports.log.error('bulk-fault', fault);
  const sentence =
    fault instanceof Refusal ? [fault.message, fault.failure.next ?? ''].join(' ').trim() : FAULT;
  await writeWhenFree(core, agent, ({ db, changed }) => {
    settleRun(db, id, ['en-cours'], { state: 'interrompue', sentence, at: null });
    changed('documents', 'till', 'outbox');
  });
}

const FAULT =
  "Une erreur a arrêté l'impression\u202f: rien n'est perdu. Reprenez-la\u202f; si cela se répète, prévenez votre support.";

function tellProgress(core: CoreServices, { kind, month, done, total }: RunRow): void {
  const of = isIsoMonth(month) ? ` ${formatOfMonth(month)}` : '';
  core.events.publish({ kind: 'progress', work: 'bulk', step: `${bulkWords[kind]}${of}`, done, total });
}

/** As many accounts as a slice takes on this machine. */
export function nextCount(count: number, tookMs: number): number {
  if (tookMs <= 0) return BATCH_ACCOUNTS;
  const fitting = Math.floor((count * SLICE_MS) / tookMs);
  return Math.max(FEWEST_ACCOUNTS, Math.min(BATCH_ACCOUNTS, fitting));
}
