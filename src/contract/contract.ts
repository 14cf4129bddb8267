import { accountsContract } from './accounts.ts';
import { attachmentsContract } from './attachments.ts';
import { contactsContract } from './contacts.ts';
import { directDebitContract } from './direct-debit.ts';
import { documentsContract } from './documents.ts';
import { dossierContract } from './dossier.ts';
import { draftsContract } from './drafts.ts';
import { eventsContract } from './events.ts';
import { homeContract } from './home.ts';
import { importContract } from './import.ts';
import { insuranceContract } from './insurance.ts';
import { kioskContract } from './kiosk/kiosk.ts';
import { kioskDeskContract } from './kiosk-desk.ts';
import { landlordsContract } from './landlords.ts';
import { paymentsContract } from './payments.ts';
import { printingContract } from './printing.ts';
import { registrationsContract } from './registrations.ts';
import { requestsContract } from './requests.ts';
import { sessionContract } from './session.ts';
import { setupContract } from './setup.ts';
import { syncContract } from './sync.ts';
import { tillContract } from './till.ts';

/** All that may be asked of the core, by whichever door. */
export const contract = {
  setup: setupContract,
  session: sessionContract,
  events: eventsContract,
  landlords: landlordsContract,
  home: homeContract,
  accounts: accountsContract,
  dossier: dossierContract,
  directDebit: directDebitContract,
  contacts: contactsContract,
  payments: paymentsContract,
  till: tillContract,
  registrations: registrationsContract,
  insurance: insuranceContract,
  requests: requestsContract,
  attachments: attachmentsContract,
  documents: documentsContract,
  printing: printingContract,
  drafts: draftsContract,
  sync: syncContract,
  import: importContract,
  kioskDesk: kioskDeskContract,
  kiosk: kioskContract,
};
export type Contract = typeof contract;
