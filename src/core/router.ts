import { accountsHandlers } from './accounts/handlers.ts';
import { attachmentsHandlers } from './attachments/handlers.ts';
import { contactsHandlers } from './contacts/handlers.ts';
import { directDebitHandlers } from './direct-debit/handlers.ts';
import { documentsHandlers } from './documents/handlers.ts';
import { dossierHandlers } from './dossier/handlers.ts';
import { draftsHandlers } from './drafts/handlers.ts';
import { homeHandlers } from './home/handlers.ts';
import { importHandlers } from './import/handlers.ts';
import { insuranceHandlers } from './insurance/handlers.ts';
import { kioskHandlers } from './kiosk/handlers.ts';
import { kioskDeskHandlers } from './kiosk-desk/handlers.ts';
import { landlordsHandlers } from './landlords/handlers.ts';
import { paymentsHandlers } from './payments/handlers.ts';
import { printingHandlers } from './printing/handlers.ts';
import { eventsHandlers } from './procedures/events-handlers.ts';
import { type CoreServices, procedures } from './procedures/procedures.ts';
import { registrationsHandlers } from './registrations/handlers.ts';
import { requestsHandlers } from './requests/handlers.ts';
import { setupHandlers } from './setup/handlers.ts';
import { sessionHandlers } from './staff/handlers.ts';
import { syncHandlers } from './sync/handlers.ts';
import { tillHandlers } from './till/handlers.ts';

/** The only list of what the core answers; the compiler refuses one that differs from the contract. */
export function makeRouter(core: CoreServices) {
  const os = procedures(core);
  return os.router({
    setup: setupHandlers(core, os),
    session: sessionHandlers(core, os),
    events: eventsHandlers(core, os),
    landlords: landlordsHandlers(core, os),
    home: homeHandlers(core, os),
    accounts: accountsHandlers(core, os),
    dossier: dossierHandlers(core, os),
    directDebit: directDebitHandlers(core, os),
    contacts: contactsHandlers(core, os),
    payments: paymentsHandlers(core, os),
    till: tillHandlers(core, os),
    registrations: registrationsHandlers(core, os),
    insurance: insuranceHandlers(core, os),
    requests: requestsHandlers(core, os),
    attachments: attachmentsHandlers(core, os),
    documents: documentsHandlers(core, os),
    printing: printingHandlers(core, os),
    drafts: draftsHandlers(core, os),
    sync: syncHandlers(core, os),
    import: importHandlers(core, os),
    kioskDesk: kioskDeskHandlers(core, os),
    kiosk: kioskHandlers(core, os),
  });
}
export type Router = ReturnType<typeof makeRouter>;
