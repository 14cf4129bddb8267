import { useQuery } from '@tanstack/react-query';
import type { AccountHeader as Header } from '../../../contract/accounts.ts';
import { useCore } from '../../app/core.tsx';
import {
  type Icon,
  IconAttestation,
  IconContacts,
  IconDebit,
  IconDocuments,
  IconHome,
  IconPortalActive,
  IconRequest,
  IconTable,
  IconTill,
  IconWaiting,
} from '../../ui/icons.ts';
import { DocumentsTab } from '../documents/documents-tab.tsx';
import { Asked } from './asked.tsx';
import { ContactsTab } from './contacts-tab.tsx';
import { DebitTab } from './debit/debit-tab.tsx';
import { DossierTab } from './dossier/dossier-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { InsuranceTab } from './insurance/insurance-tab.tsx';
import { LedgerTab } from './ledger/ledger-tab.tsx';
import type { PanelAct } from './open-act.ts';
import { PaymentsTab } from './payments-tab/payments-tab.tsx';
import { RequestsTab } from './requests/requests-tab.tsx';
import { SituationTab } from './situation/situation-tab.tsx';
import { SpaceTab } from './space/space-tab.tsx';

/** In the order of ui.md. */
export const TABS = [
  'situation',
  'ledger',
  'payments',
  'debit',
  'documents',
  'insurance',
  'requests',
  'dossier',
  'space',
  'contacts',
  'history',
] as const;
export type Tab = (typeof TABS)[number];
export const TAB_ICONS: Readonly<Record<Tab, Icon>> = {
  situation: IconHome,
  ledger: IconTable,
  payments: IconTill,
  debit: IconDebit,
  documents: IconDocuments,
  insurance: IconAttestation,
  requests: IconRequest,
  dossier: IconDocuments,
  space: IconPortalActive,
  contacts: IconContacts,
  history: IconWaiting,
};

type ContentProps = {
  readonly tab: Tab;
  readonly header: Header;
  readonly onLedger: () => void;
  readonly onPay: () => void;
  readonly onCertificate: () => void;
  readonly onRequest: () => void;
  readonly onPaper: (number: string) => void;
  /** Opens an act over the account; `supersedes`: the refused one that it corrects. */
  readonly onAct: (act: PanelAct, supersedes?: string) => void;
  readonly reading: string | null;
  readonly onRead: (id: string | null) => void;
  readonly printing: string | null;
  readonly onPrint: (id: string | null) => void;
};

/** One section of the account. */
export function TabContent(props: ContentProps) {
  const { tab, header, onLedger, onPay, onCertificate, onRequest, onPaper, onAct, ...documents } = props;
  const { ask } = useCore();
  const { account } = header;
  const input = { account };
  const on = (name: Tab) => ({ input, enabled: tab === name });
  const situation = useQuery(ask.accounts.situation.queryOptions(on('situation')));
  const dossier = useQuery(ask.accounts.dossier.queryOptions(on('dossier')));
  const contacts = useQuery(ask.accounts.contacts.queryOptions(on('contacts')));
  const history = useQuery(ask.accounts.history.queryOptions(on('history')));
  switch (tab) {
    case 'situation':
      return (
        <Asked answer={situation}>{(data) => <SituationTab situation={data} onLedger={onLedger} />}</Asked>
      );
    case 'ledger':
      return <LedgerTab account={account} />;
    case 'payments':
      return <PaymentsTab header={header} onPay={onPay} onPaper={onPaper} />;
    case 'debit':
      return <DebitTab header={header} onAct={onAct} onPaper={onPaper} />;
    case 'documents':
      return <DocumentsTab account={account} onOrder={() => onAct('order')} {...documents} />;
    case 'insurance':
      return <InsuranceTab header={header} onCertificate={onCertificate} onPaper={onPaper} />;
    case 'requests':
      return <RequestsTab header={header} onRequest={onRequest} onPaper={onPaper} />;
    case 'dossier':
      return (
        <Asked answer={dossier}>
          {(data) => <DossierTab header={header} dossier={data} onPaper={onPaper} />}
        </Asked>
      );
    case 'space':
      return <SpaceTab header={header} onPaper={onPaper} onKioskCode={() => onAct('kiosk-code')} />;
    case 'contacts':
      return <Asked answer={contacts}>{(data) => <ContactsTab contacts={data} />}</Asked>;
    case 'history':
      return <Asked answer={history}>{(data) => <HistoryTab rows={data} />}</Asked>;
  }
}
