import { type CoreServices, effect, type Procedures } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskPrintingHandlers(core: CoreServices, os: Procedures) {
  return {
    printTicket: os.kiosk.printing.printTicket.handler(effect(core, async () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
