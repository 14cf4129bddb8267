import type { PrintOutcome } from '../../../contract/kiosk/printing.ts';
import type { PaperFormat } from '../../../contract/printing.ts';
import { PrinterFault } from '../../ports.ts';
import { failureCode } from '../../printing/failures.ts';
import { type OneAtATime, oneAtATime } from '../../printing/one-at-a-time.ts';
import type { CoreServices, EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { type KioskPrinter, kioskPrinters } from './kiosk-printers.ts';
import { forgetPrinterStates } from './printer-states.ts';
import { beginPrint, endPrint, findPrint } from './queries.ts';

export type BytesToPrint = {
  /** Minted by the screen: the same one prints once. */
  readonly jobId: string;
  /** Null for what is not numbered. */
  readonly number: string | null;
  /** Seen in the printer's queue: a number or a kind, never a name. */
  readonly title: string;
  readonly format: PaperFormat;
  /** Drawn only if it is to be sent. */
  readonly bytes: Uint8Array | (() => Promise<Uint8Array>);
};

type Failed = Extract<PrintOutcome, { state: 'failed' }>['reason'];

const turns = new WeakMap<CoreServices, OneAtATime>();

/** Sends a PDF to the kiosk's printer of its format. Never throws for a printer: the act behind it is safe and stays. */
export function printBytes(scope: EffectScope, order: BytesToPrint): Promise<PrintOutcome> {
  const { core } = scope;
  const inTurn = turns.get(core) ?? oneAtATime();
  turns.set(core, inTurn);
  return inTurn(order.format, () => print(scope, order));
}

async function print(scope: EffectScope, order: BytesToPrint): Promise<PrintOutcome> {
  const { core } = scope;
  const known = scope.read((db) => findPrint(db, order.jobId) ?? null);
  if (known !== null && (known.number !== order.number || known.title !== order.title)) {
    throw new Refusal('CMD-409', "Cette impression porte le numéro d'une autre.");
  }
  if (known?.state === 'accepted') return { state: 'accepted' };
  const printers = kioskPrinters(core);
  const found = printers.choose(await printers.list().catch(() => []), order.format);
  const at = new Date(core.ports.clock.now()).toISOString();
  const { jobId, number, title } = order;
  scope.write(({ db }) => beginPrint(db, { jobId, number, title, printer: found?.name ?? '' }, at));
  const reason = found === undefined ? 'absent' : await send(scope, found, order);
  scope.write(({ db }) => endPrint(db, jobId, reason));
  forgetPrinterStates(core);
  return reason === null ? { state: 'accepted' } : { state: 'failed', reason };
}

async function send(scope: EffectScope, printer: KioskPrinter, order: BytesToPrint): Promise<Failed | null> {
  const { core } = scope;
  if (printer.paperOut === true) return 'paper';
  try {
    const bytes = typeof order.bytes === 'function' ? await order.bytes() : order.bytes;
    await kioskPrinters(core).send(printer, bytes, { format: order.format, title: order.title });
    return null;
  } catch (error) {
    core.ports.log.info('kiosk-print-failed', { reason: failureCode(error), format: order.format });
    if (error instanceof PrinterFault && error.reason === 'absent') return 'absent';
    return (await ranOut(core, printer)) ? 'paper' : 'printer';
  }
}

/** A roll that ends in the middle of a ticket looks like a printer that stopped: it is asked. */
async function ranOut(core: CoreServices, printer: KioskPrinter): Promise<boolean> {
  const now = await kioskPrinters(core)
    .list()
    .catch(() => []);
  return now.some(
    ({ kind, id, paperOut }) => kind === printer.kind && id === printer.id && paperOut === true,
  );
}
