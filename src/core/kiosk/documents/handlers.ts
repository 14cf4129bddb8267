import { type CoreServices, effect, type Procedures, query } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';

export function kioskDocumentsHandlers(core: CoreServices, os: Procedures) {
  return {
    list: os.kiosk.documents.list.handler(query(core, () => notYet())),
    read: os.kiosk.documents.read.handler(effect(core, async () => notYet())),
    print: os.kiosk.documents.print.handler(effect(core, async () => notYet())),
    library: os.kiosk.documents.library.handler(query(core, () => notYet())),
    readLibrary: os.kiosk.documents.readLibrary.handler(query(core, () => notYet())),
    contacts: os.kiosk.documents.contacts.handler(query(core, () => notYet())),
  };
}

function notYet(): never {
  throw new Refusal('INT-404', "Cette opération n'est pas encore dans cette version.");
}
