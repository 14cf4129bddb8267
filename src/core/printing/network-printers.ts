import { PrinterFault, type PrinterPort } from '../ports.ts';
import { type EscPosOptions, escposOf } from './escpos.ts';
import type { Raster } from './raster.ts';
import { askRoll } from './roll-status.ts';
import { answers, SOCKET_PATIENCE, type SocketPatience, sendToSocket } from './send-to-socket.ts';

export type NetworkPrinter = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
};

export type NetworkPrintersOptions = EscPosOptions & {
  readonly patience?: SocketPatience;
  /** Ask each printer whether it has paper when it is listed: a kiosk's tickets come out before nobody who would look. */
  readonly askPaper?: boolean;
};

/** A list of printers waits no longer than this for one of them. */
const PROBE_MS = 1_500;

/**
 * Printers of 80 mm on the network, spoken to in ESC/POS. Accepted = the printer took every byte and closed.
 * @param known the printers of this post, as they are when it is asked
 * @param draw the PDF as dots, made in another thread
 */
export function networkPrinters(
  known: () => readonly NetworkPrinter[],
  draw: (pdf: Uint8Array) => Promise<Raster>,
  { patience = SOCKET_PATIENCE, askPaper = false, ...escpos }: NetworkPrintersOptions = {},
): PrinterPort {
  return {
    list: () =>
      Promise.all(
        known().map(async ({ id, name, host, port }) => {
          const listed = { id, name, formats: ['80mm' as const] };
          if (!askPaper) {
            const state = (await answers({ host, port }, PROBE_MS)) ? 'ready' : 'unreachable';
            return { ...listed, state };
          }
          const heard = await askRoll({ host, port }, PROBE_MS);
          if (heard === 'unreachable') return { ...listed, state: 'unreachable' };
          return { ...listed, state: heard === 'closed' ? 'closed' : 'ready', paperOut: heard === 'paper' };
        }),
      ),
    async send(printerId, pdf, { format }) {
      const printer = known().find(({ id }) => id === printerId);
      if (printer === undefined) throw new PrinterFault('absent', 'no longer known');
      if (format !== '80mm') throw new PrinterFault('format', 'a roll');
      await sendToSocket(printer, escposOf(await draw(pdf), escpos), patience);
    },
  };
}
