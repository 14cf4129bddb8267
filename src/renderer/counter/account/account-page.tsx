import './account.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { AccountHeader as Header } from '../../../contract/accounts.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { type AccountAct, useRoute } from '../../app/route.ts';
import { useAgent } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import {
  IconAttestation,
  IconPassword,
  IconPayment,
  IconPrint,
  IconRegister,
  IconRequest,
  IconRetry,
} from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { lastPaper } from '../documents/printable.ts';
import { usePaying } from '../payments/open-panel.ts';
import { PaymentPanel } from '../payments/payment-panel.tsx';
import { AccountActPanels } from './account-act-panels.tsx';
import { AccountAside } from './account-aside.tsx';
import { AccountHeader } from './account-header.tsx';
import { TAB_ICONS, TABS, type Tab, TabContent } from './account-sections.tsx';
import { Asked } from './asked.tsx';
import { balanceWords } from './balance.ts';
import { isDossierOpen } from './dossier/open-dossier.ts';
import { holderNames, listed } from './header-words.ts';
import { useOpenedAct } from './open-act.ts';
import { isRequestOpen } from './requests/open-request.ts';
import { isSpaceOpen } from './space/open-space.ts';
import { useConsultation } from './use-consultation.ts';

/** One account: who, what is owed, everything known of it, and what can be done. */
export function AccountPage({ account }: { readonly account: string }) {
  const t = useText();
  const { header, retry } = useConsultation(account);
  useTitle(header.data === undefined ? null : t('account.title', { reference: header.data.reference }));
  if (header.data !== undefined) return <OpenAccount key={account} header={header.data} />;
  if (header.error === null) return <Asked answer={header}>{() => null}</Asked>;
  const { title, kept, next, code } = failureInWords(header.error);
  return (
    <ErrorState
      className="mx-auto mt-16 px-6"
      title={t('account.failure.account')}
      happened={title}
      kept={kept ?? t('account.failure.kept')}
      next={next ?? t('account.failure.next')}
      code={code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={retry}>
          {t('account.failure.retry')}
        </Button>
      }
    />
  );
}

function OpenAccount({ header }: { readonly header: Header }) {
  const t = useText();
  const { ask } = useCore();
  const { account } = header;
  const agent = useAgent().id;
  // An act left open on a space or a request at a lock is found again where it stands.
  const [tab, setTab] = useState<Tab>(() =>
    isSpaceOpen(account, agent)
      ? 'space'
      : isRequestOpen(account, agent)
        ? 'requests'
        : isDossierOpen(account, agent)
          ? 'dossier'
          : 'situation',
  );
  const [reading, setReading] = useState<string | null>(null);
  const [printing, setPrinting] = useState<string | null>(null);
  const [paying, setPaying] = usePaying(account);
  const act = useOpenedAct(account);
  useActAsked(account, {
    payment: () => setPaying(true),
    certificate: () => act.open('certificate'),
    request: () => useRoute.getState().go({ name: 'request', account }),
    space: () => setTab('space'),
    insurance: () => setTab('insurance'),
    requests: () => setTab('requests'),
    debit: () => setTab('debit'),
    documents: () => setTab('documents'),
    order: () => act.open('order'),
    dossier: () => setTab('dossier'),
  });
  const contacts = useQuery(ask.accounts.contacts.queryOptions({ input: { account } }));
  const documents = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  // Known before it is asked for: F3 and the first digit may come a tenth of a second apart.
  const prepared = useQuery(ask.payments.prepare.queryOptions({ input: { account } }));
  const noPrintBecause =
    documents.data !== undefined && lastPaper(documents.data) === undefined
      ? t('account.act.nothingToPrint')
      : undefined;

  const show = (next: Tab) => {
    setReading(null);
    setTab(next);
  };
  const pay = () => setPaying(true);
  const takeCertificate = () => act.open('certificate');
  const openRequest = () => useRoute.getState().go({ name: 'request', account });
  const register = () => useRoute.getState().go({ name: 'registration', account });
  const showPaper = async (number: string) => {
    const rows = documents.data ?? (await documents.refetch()).data ?? [];
    const paper = rows.find((row) => row.origin === 'issued' && row.number === number);
    setTab('documents');
    setReading(paper?.id ?? null);
  };
  const showMade = async (id: string) => {
    act.close();
    // The new paper is in the list before it is shown.
    await documents.refetch();
    setTab('documents');
    setReading(id);
  };
  const print = async () => {
    // Asked for again: the key may come before the list, or just after a payment that it does not show yet.
    const rows = (await documents.refetch()).data ?? [];
    const paper = rows.find(({ id }) => tab === 'documents' && id === reading) ?? lastPaper(rows);
    if (paper === undefined) announce(t('account.act.nothingToPrint'));
    else {
      setTab('documents');
      setPrinting(paper.id);
    }
  };
  const holder = listed(holderNames(header.holders), t('account.and'));
  const balance = balanceWords(header.balanceCents);
  const group = t('account.forHolder', { name: holder });
  useCommands([
    {
      id: 'account.pay',
      label: t('account.act.pay'),
      detail: [t(`account.balance.${balance.word}`), balance.amount].filter(Boolean).join(' '),
      group,
      icon: IconPayment,
      chord: { key: 'F3' },
      run: pay,
    },
    {
      id: 'account.request',
      label: t('account.act.request'),
      group,
      icon: IconRequest,
      chord: { key: 'F4' },
      run: openRequest,
    },
    {
      id: 'account.certificate',
      label: t('account.act.certificate'),
      detail: t('account.act.certificateDetail'),
      group,
      icon: IconAttestation,
      chord: { key: 'F5' },
      run: takeCertificate,
    },
    {
      id: 'account.register',
      label: t('registrations.act'),
      detail: t('registrations.actDetail'),
      group,
      icon: IconRegister,
      chord: { key: 'F6' },
      run: register,
    },
    {
      id: 'account.kiosk-code',
      label: t('kioskDesk.act'),
      detail: t('kioskDesk.actDetail'),
      group,
      icon: IconPassword,
      chord: { key: 'F7' },
      run: () => act.open('kiosk-code'),
    },
    {
      id: 'account.print',
      label: t('account.act.print'),
      detail: noPrintBecause ?? t('account.act.printDetail'),
      group,
      icon: IconPrint,
      chord: { key: 'F8' },
      run: () => void print(),
    },
    ...TABS.map((id) => ({
      id: `account.${id}`,
      label: t(`account.tab.${id}`),
      group,
      icon: TAB_ICONS[id],
      run: () => show(id),
    })),
  ]);

  return (
    <>
      <div className="account">
        <AccountHeader header={header} />
        <Tabs
          label={t('account.sections')}
          items={TABS.map((id) => ({
            id,
            label: t(`account.tab.${id}`),
            count: id === 'requests' ? header.counters.openRequests : undefined,
          }))}
          current={tab}
          onChange={show}
          className="account-tabs"
          listClassName="page-tabs"
          panelClassName="account-content"
        >
          <TabContent
            tab={tab}
            header={header}
            onLedger={() => show('ledger')}
            onPay={pay}
            onCertificate={takeCertificate}
            onRequest={openRequest}
            onPaper={(number) => void showPaper(number)}
            onAct={act.open}
            reading={reading}
            onRead={setReading}
            printing={printing}
            onPrint={setPrinting}
          />
        </Tabs>
        <AccountAside
          header={header}
          announced={prepared.data?.announced ?? []}
          emergency={contacts.data?.find(({ emergency }) => emergency) ?? null}
          onPay={pay}
          onRequest={openRequest}
          onCertificate={takeCertificate}
          onRegister={register}
          onPrint={() => void print()}
          noPrintBecause={noPrintBecause}
        />
      </div>
      <PaymentPanel account={account} header={header} open={paying} onClose={() => setPaying(false)} />
      {act.opened !== null && (
        <AccountActPanels
          key={act.opened.turn}
          header={header}
          act={act}
          onMade={(id) => void showMade(id)}
        />
      )}
    </>
  );
}

/** Opens the act the route asks for once, and forgets it: coming back to the account must not open it again. */
function useActAsked(account: string, acts: Readonly<Record<AccountAct, () => void>>): void {
  const act = useRoute(({ route }) => (route.name === 'account' ? route.act : undefined));
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (act === undefined) return;
    useRoute.getState().go({ name: 'account', account });
    latest.current[act]();
  }, [act, account]);
}
