import { type CoreServices, effect, type Procedures } from '../../procedures/procedures.ts';
import { printTicket } from '../tickets/print-ticket.ts';

export function kioskPrintingHandlers(core: CoreServices, os: Procedures) {
  return {
    printTicket: os.kiosk.printing.printTicket.handler(effect(core, printTicket)),
  };
}
