import type { PaperFormat, PrintJob } from '../../contract/printing.ts';
import type { Agent } from '../../contract/session.ts';
import { BaseUnavailable } from '../database/base-holder.ts';
import { nextCopy, paperBytes, recordCopy } from '../documents/copies.ts';
import { findIssued, type IssuedPaperRow } from '../documents/queries.ts';
import { renderPaper } from '../documents/renderer.ts';
import {
  type CommandScope,
  type CoreServices,
  type EffectScope,
  transact,
} from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { PortSession } from '../procedures/session.ts';
import { failureCode, failureSentence, INTERRUPTED } from './failures.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Printers, printersOf } from './printers.ts';
import { copyHandedOver, copyOfJob, endJob, findJob, insertJob, restartJob } from './queries.ts';

/** A paper of an account in a format, as a screen asks for it. */
export type PaperOrder = { readonly account: string; readonly id: string; readonly format: PaperFormat };
export type PaperFile = { readonly paper: IssuedPaperRow; readonly bytes: Uint8Array; readonly copy: number };

/** Seen in the system's queue and in its journals: a number, never a name. */
const TEST_TITLE = 'Page de test';

/** An import holds the base for minutes; what the spooler took is written as soon as it is free. */
const BUSY_RETRY_MS = 250;

export type PrintDesk = {
  readonly printers: Printers;
  preview(scope: EffectScope, order: PaperOrder): Promise<PaperFile>;
  print(scope: EffectScope, order: PaperOrder & { jobId: string; printer: string }): Promise<PrintJob>;
  save(scope: EffectScope, order: PaperOrder & { jobId: string }): Promise<PaperFile>;
  retry(scope: EffectScope, order: { jobId: string; printer: string }): Promise<PrintJob>;
  testPage(
    scope: EffectScope,
    order: { jobId: string; printer: string; format: PaperFormat },
  ): Promise<PrintJob>;
};

/**
 * Where papers leave. The works of one paper run one after the other: two windows never hand over the same copy, and
 * a copy that did not go out is the next one's.
 */
export function openPrintDesk(core: CoreServices): PrintDesk {
  const printers = printersOf(core);
  const inTurn = oneAtATime();
  const now = () => new Date(core.ports.clock.now()).toISOString();

  /** Sends a job written as `sending`, and says how it ended: the row first, then the answer. */
  async function deliver(scope: EffectScope, agent: Agent, job: PrintJob): Promise<PrintJob> {
    let fault: unknown;
    try {
      await printers.send(job.printer, await bytesOf(scope, job), {
        format: job.format,
        title: job.number ?? TEST_TITLE,
      });
    } catch (error) {
      fault = error;
      core.ports.log.info('print-failed', { reason: failureCode(error) });
      if (failureCode(error) === 'fault') core.ports.log.error('print-fault', error);
    }
    const sentence = fault === undefined ? null : failureSentence(fault);
    await whenFree(() =>
      transact(core, acting(core, agent), (write) => {
        if (sentence === null) handOver(write, job);
        endJob(write.db, job.id, sentence === null ? 'accepted' : 'failed', sentence);
        write.changed('printing');
      }),
    );
    return { ...job, state: sentence === null ? 'accepted' : 'failed', sentence };
  }

  function bytesOf(scope: EffectScope, { number, account, copy, format, printerName }: PrintJob) {
    if (number === null || account === null || copy === null)
      return renderPaper(core, { kind: 'test-page', format, name: printerName });
    return paperBytes(scope, account, number, { format, copy });
  }

  /** Writes a job as `sending`, unless it is known: then that one is the answer. */
  function begin(
    scope: EffectScope,
    make: (write: CommandScope) => PrintJob,
  ): { job: PrintJob; known: boolean } {
    return scope.write((write) => {
      const wanted = make(write);
      const job = findJob(write.db, wanted.id);
      if (job !== undefined) {
        if (job.number !== wanted.number || job.format !== wanted.format) throw otherJob();
        return { job, known: true };
      }
      if (copyOfJob(write.db, wanted.id) !== undefined) throw otherJob();
      insertJob(write.db, wanted, write.session.agent().id);
      write.changed('printing');
      return { job: wanted, known: false };
    });
  }

  return {
    printers,
    async preview(scope, order) {
      const paper = requirePaper(scope, order);
      const copy = scope.read((db) => nextCopy(db, paper.number));
      const bytes = await paperBytes(scope, order.account, paper.number, { format: order.format, copy });
      return { paper, bytes, copy };
    },

    async print(scope, { jobId, printer, ...order }) {
      const agent = scope.session.agent();
      const { number, title } = requirePaper(scope, order);
      return inTurn(number, async () => {
        const { job, known } = begin(scope, ({ db }) => ({
          ...newJob(jobId, printer, order.format),
          title,
          number,
          account: order.account,
          copy: nextCopy(db, number),
        }));
        return known ? job : deliver(scope, agent, job);
      });
    },

    async save(scope, { jobId, ...order }) {
      const agent = scope.session.agent();
      const paper = requirePaper(scope, order);
      const { number } = paper;
      return inTurn(number, async () => {
        const { known, copy } = scope.read((db) => {
          const handed = copyOfJob(db, jobId);
          if (handed === undefined) {
            if (findJob(db, jobId) !== undefined) throw otherJob();
            return { known: false, copy: nextCopy(db, number) };
          }
          if (handed.number !== number || handed.format !== order.format || handed.means !== 'save')
            throw otherJob();
          return { known: true, copy: handed.copy };
        });
        const bytes = await paperBytes(scope, order.account, number, { format: order.format, copy });
        if (!known) {
          transact(core, acting(core, agent), (write) => {
            recordCopy(write, { number, copy, jobId, format: order.format, means: 'save' });
            write.changed('printing', 'documents');
          });
        }
        return { paper, bytes, copy };
      });
    },

    async retry(scope, { jobId, printer }) {
      const agent = scope.session.agent();
      const asked = scope.read((db) => findJob(db, jobId));
      if (asked === undefined) throw unknownJob();
      return inTurn(asked.number ?? jobId, async () => {
        const { job, again } = scope.write((write) => {
          const { db } = write;
          const failed = findJob(db, jobId);
          if (failed === undefined) throw unknownJob();
          if (failed.state === 'accepted') return { job: failed, again: false };
          if (failed.state === 'sending') {
            // Nobody is sending it: its paper's turn is ours.
            endJob(db, jobId, 'failed', INTERRUPTED);
            write.changed('printing');
            return { job: { ...failed, state: 'failed' as const, sentence: INTERRUPTED }, again: false };
          }
          const { number, copy } = failed;
          const taken = number !== null && copy !== null && copyHandedOver(db, number, copy);
          const restarted: PrintJob = {
            ...failed,
            ...newJob(jobId, printer, failed.format),
            copy: taken ? nextCopy(db, number) : copy,
          };
          restartJob(db, restarted, agent.id);
          write.changed('printing');
          return { job: restarted, again: true };
        });
        return again ? deliver(scope, agent, job) : job;
      });
    },

    async testPage(scope, { jobId, printer, format }) {
      const agent = scope.session.agent();
      return inTurn(jobId, async () => {
        const { job, known } = begin(scope, () => ({
          ...newJob(jobId, printer, format),
          title: TEST_TITLE,
          number: null,
          account: null,
          copy: null,
        }));
        return known ? job : deliver(scope, agent, job);
      });
    },
  };

  function newJob(id: string, printer: string, format: PaperFormat) {
    return {
      id,
      printer,
      printerName: printers.nameOf(printer),
      format,
      state: 'sending' as const,
      sentence: null,
      at: now(),
    };
  }
}

function handOver(write: CommandScope, { id, number, copy, format }: PrintJob): void {
  if (number === null || copy === null) return;
  recordCopy(write, { number, copy, jobId: id, format, means: 'print' });
  write.changed('documents');
}

/** A post that locks while the printer works does not undo what its agent asked. */
function acting(core: CoreServices, agent: Agent): PortSession {
  const session = new PortSession();
  session.signIn(agent, core.ports.clock.monotonic());
  return session;
}

/** Writes once no import holds the base: the paper is out, it must be counted. */
async function whenFree(write: () => void): Promise<void> {
  for (;;) {
    try {
      return write();
    } catch (error) {
      if (!(error instanceof BaseUnavailable) || error.code !== 'BASE-BUSY') throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BUSY_RETRY_MS));
  }
}

const ISSUED = 'issued:';

function requirePaper(scope: EffectScope, { account, id }: PaperOrder): IssuedPaperRow {
  const number = id.startsWith(ISSUED) ? id.slice(ISSUED.length) : undefined;
  const paper = number === undefined ? undefined : scope.read((db) => findIssued(db, account, number));
  if (paper !== undefined) return paper;
  throw new Refusal('DOC-404', "Ce papier n'a pas été donné sur ce compte.", {
    next: 'Revenez à la liste des documents du compte.',
  });
}

function otherJob(): Refusal {
  return new Refusal(
    'CMD-409',
    "Cette demande d'impression porte le numéro d'une autre\u202f: rien n'a été envoyé.",
    {
      next: "Fermez l'impression et recommencez.",
    },
  );
}

function unknownJob(): Refusal {
  return new Refusal('PRN-404', "Cette impression n'est pas connue de ce poste.", {
    next: 'Imprimez de nouveau le papier depuis le compte.',
  });
}
