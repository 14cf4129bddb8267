import type { z } from 'zod';
import type { BulkRun, documentsContract } from '../../../contract/documents.ts';
import { isIsoMonth } from '../../../rules/dates.ts';
import { type ReadableDb, sql } from '../../database/connection.ts';
import { parsePrinterId } from '../../printing/printers.ts';
import type { CommandScope, CoreServices } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { findRun, insertRun, interruptRuns, type RunRow, runningRun, settleRun } from './run-rows.ts';
import { bulkRunner } from './runner.ts';
import { countScope } from './scope-queries.ts';
import { shownRun } from './shown-run.ts';

type StartInput = z.infer<NonNullable<(typeof documentsContract.bulkStart)['~orpc']['inputSchema']>>;

/**
 * Begins the printing of a month; it goes on in the background. Begun twice under one id, it is one.
 * @throws Refusal `DOC-MOIS`, `DOC-RESIDENCE`, `PRN-FORMAT`, `DOC-EN-COURS` while another goes on
 */
export function startRun(scope: CommandScope, input: StartInput): BulkRun {
  const { db, core, session } = scope;
  const { commandId: id, kind, month, residence, paperOnly, printer } = input;
  const known = findRun(db, id);
  if (known !== undefined) {
    if (!isSame(known, input)) throw new Refusal('CMD-409', 'Cette impression porte le numéro d’une autre.');
    return shownRun(db, known);
  }
  refuseChoice(db, { month, residence });
  refuseOther(db);
  const queue = printer === null ? null : parsePrinterId(printer);
  if (queue !== null && queue?.kind !== 'system') {
    throw new Refusal('PRN-FORMAT', "Cette imprimante n'imprime pas en A4.", {
      field: 'printer',
      next: 'Choisissez une autre imprimante, ou enregistrez les fichiers.',
    });
  }
  insertRun(db, {
    id,
    kind,
    month,
    residence,
    paperOnly,
    printer,
    printerName: queue?.id ?? null,
    total: countScope(db, residence),
    agentId: session.agent().id,
    at: new Date(core.ports.clock.now()).toISOString(),
  });
  return going(scope, id);
}

/** Stops a run after its slice; what was made is kept, and can be read. */
export function cancelRun({ db, core, changed }: CommandScope, { run: id }: { run: string }): BulkRun {
  requireRun(db, id);
  settleRun(db, id, ['preparation', 'en-cours', 'interrompue'], {
    state: 'annulee',
    sentence: null,
    at: new Date(core.ports.clock.now()).toISOString(),
  });
  changed('documents');
  return shownRun(db, requireRun(db, id));
}

/** Goes on with an interrupted run, from the account after its last one. @throws Refusal `DOC-EN-COURS` */
export function resumeRun(scope: CommandScope, { run: id }: { run: string }): BulkRun {
  const { db } = scope;
  const run = requireRun(db, id);
  if (run.state !== 'interrompue') return shownRun(db, run);
  refuseOther(db);
  settleRun(db, id, ['interrompue'], { state: 'en-cours', sentence: null, at: null });
  return going(scope, id);
}

/** The runner looks for the run once this transaction is written; undone, there is none to go on with. */
function going({ db, core, session, changed }: CommandScope, id: string): BulkRun {
  const agent = session.agent();
  setImmediate(() => bulkRunner(core).kick(id, agent));
  changed('documents');
  return shownRun(db, requireRun(db, id));
}

/** @throws Refusal `DOC-404` */
export function requireRun(db: ReadableDb, id: string): RunRow {
  const run = findRun(db, id);
  if (run !== undefined) return run;
  throw new Refusal('DOC-404', "Cette impression n'est pas sur ce poste.", {
    next: 'Relisez la liste des impressions.',
  });
}

/** @throws Refusal for a month that is none, or a residence that is not here */
export function refuseChoice(
  db: ReadableDb,
  { month, residence }: { readonly month: string; readonly residence: string | null },
): void {
  if (!isIsoMonth(month)) throw new Refusal('DOC-MOIS', "Ce mois n'existe pas.", { field: 'month' });
  if (residence === null) return;
  const known = sql(db, 'SELECT 1 FROM residence WHERE code = ?').get(residence);
  if (known !== undefined) return;
  throw new Refusal('DOC-RESIDENCE', "Cette résidence n'est pas sur ce poste.", { field: 'residence' });
}

function refuseOther(db: ReadableDb): void {
  if (runningRun(db) === undefined) return;
  throw new Refusal('DOC-EN-COURS', 'Une autre impression est en cours sur ce poste.', {
    kept: "Rien n'a été lancé.",
    next: 'Attendez sa fin, ou annulez-la.',
  });
}

function isSame(run: RunRow, { kind, month, residence, paperOnly, printer }: StartInput): boolean {
  return (
    run.kind === kind &&
    run.month === month &&
    run.residence === residence &&
    (run.paperOnly === 1) === paperOnly &&
    run.printer === printer
  );
}

const STOPPED =
  "Guichet s'est arrêté pendant cette impression\u202f: rien n'est perdu. Reprenez-la, elle continue où elle en était.";

/** At start: a run still going on belongs to a program that stopped. */
export function interruptStoppedRuns({ base, ports }: Pick<CoreServices, 'base' | 'ports'>): void {
  const runs = interruptRuns(base.writable(), STOPPED);
  if (runs > 0) ports.log.info('bulk-interrupted', { runs });
}
