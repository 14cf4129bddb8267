import { account } from './fr/account.ts';
import { administration } from './fr/administration.ts';
import { app } from './fr/app.ts';
import { approval } from './fr/approval.ts';
import { attachments } from './fr/attachments.ts';
import { contacts } from './fr/contacts.ts';
import { directDebit } from './fr/direct-debit.ts';
import { documents } from './fr/documents.ts';
import { dossier } from './fr/dossier.ts';
import { frame } from './fr/frame.ts';
import { home } from './fr/home.ts';
import { insurance } from './fr/insurance.ts';
import { kioskDesk } from './fr/kiosk-desk.ts';
import { outbox } from './fr/outbox.ts';
import { palette } from './fr/palette.ts';
import { payments } from './fr/payments.ts';
import { paymentsTab } from './fr/payments-tab.ts';
import { printing } from './fr/printing.ts';
import { registrations } from './fr/registrations.ts';
import { requests } from './fr/requests.ts';
import { search } from './fr/search.ts';
import { setup } from './fr/setup.ts';
import { signIn } from './fr/sign-in.ts';
import { spaces } from './fr/spaces.ts';
import { till } from './fr/till.ts';
import { ui } from './fr/ui.ts';

/** The French catalogue: one file per feature under fr/, one line per feature here. */
export const fr = {
  account,
  administration,
  app,
  approval,
  attachments,
  contacts,
  directDebit,
  documents,
  dossier,
  frame,
  home,
  insurance,
  kioskDesk,
  outbox,
  palette,
  payments,
  paymentsTab,
  printing,
  registrations,
  requests,
  search,
  setup,
  signIn,
  spaces,
  till,
  ui,
} as const;
