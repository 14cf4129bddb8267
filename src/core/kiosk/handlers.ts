import type { CoreServices, Procedures } from '../procedures/procedures.ts';
import { kioskActsHandlers } from './acts/handlers.ts';
import { kioskDocumentsHandlers } from './documents/handlers.ts';
import { kioskFilesHandlers } from './files/handlers.ts';
import { kioskIdentityHandlers } from './identity/handlers.ts';
import { kioskMoneyHandlers } from './money/handlers.ts';
import { kioskPrintingHandlers } from './printing/handlers.ts';
import { stationHandlers } from './station/handlers.ts';

/** Everything a kiosk's port may ask. */
export function kioskHandlers(core: CoreServices, os: Procedures) {
  return {
    station: stationHandlers(core, os),
    identity: kioskIdentityHandlers(core, os),
    money: kioskMoneyHandlers(core, os),
    documents: kioskDocumentsHandlers(core, os),
    files: kioskFilesHandlers(core, os),
    acts: kioskActsHandlers(core, os),
    printing: kioskPrintingHandlers(core, os),
  };
}
