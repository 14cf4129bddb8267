import type { CoreServices } from '../../procedures/procedures.ts';
import { kioskPrinters } from './kiosk-printers.ts';

/** `paper`: it says that it has none. */
export type DeviceState = 'ready' | 'none' | 'paper' | 'error';
export type PrinterStates = { readonly ticket: DeviceState; readonly a4: DeviceState };

/** How long what the printers said of themselves is believed, in milliseconds. */
const BELIEVED_MS = 15_000;

type Heard = { states: PrinterStates; at: number; asking: Promise<PrinterStates> | undefined };
const heard = new WeakMap<CoreServices, Heard>();

/** The printers of this kiosk, asked for at most every quarter of a minute. */
export function printerStates(core: CoreServices): Promise<PrinterStates> {
  const { clock } = core.ports;
  const known = heardOf(core);
  if (known.asking !== undefined) return known.asking;
  if (clock.monotonic() - known.at < BELIEVED_MS) return Promise.resolve(known.states);
  known.asking = ask(core)
    .catch((error: unknown) => {
      core.ports.log.error('kiosk-printers', error);
      return { ticket: 'error', a4: 'error' } as const;
    })
    .then((states) => {
      known.states = states;
      known.at = clock.monotonic();
      known.asking = undefined;
      return states;
    });
  return known.asking;
}

/** As they were last heard, at once; asks again behind the answer when that is old. */
export function lastPrinterStates(core: CoreServices): PrinterStates {
  void printerStates(core);
  return heardOf(core).states;
}

/** What has just happened at a printer is truer than what was heard of it. */
export function forgetPrinterStates(core: CoreServices): void {
  heardOf(core).at = Number.NEGATIVE_INFINITY;
}

function heardOf(core: CoreServices): Heard {
  const known = heard.get(core) ?? {
    states: { ticket: 'none', a4: 'none' },
    at: Number.NEGATIVE_INFINITY,
    asking: undefined,
  };
  heard.set(core, known);
  return known;
}

async function ask(core: CoreServices): Promise<PrinterStates> {
  const printers = await kioskPrinters(core).list();
  const stateOf = (format: '80mm' | 'a4'): DeviceState => {
    const printer = kioskPrinters(core).choose(printers, format);
    if (printer === undefined) return 'none';
    if (printer.paperOut === true) return 'paper';
    return printer.state === 'ready' ? 'ready' : 'error';
  };
  return { ticket: stateOf('80mm'), a4: stateOf('a4') };
}
