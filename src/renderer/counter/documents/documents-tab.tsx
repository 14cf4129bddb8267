import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { IconDocuments, IconPrint } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { Asked } from '../account/asked.tsx';
import { PrintPanel } from '../printing/print-panel.tsx';
import { DocumentList } from './document-list.tsx';
import { DocumentView } from './document-view.tsx';
import { lastPaper } from './printable.ts';
import { SendDialog } from './send/send-dialog.tsx';
import { StatementPanel } from './statement-panel.tsx';

export type DocumentsTabProps = {
  readonly account: string;
  /** "Demander un document". */
  readonly onOrder: () => void;
  /** The document being read, or null for the list. */
  readonly reading: string | null;
  readonly onRead: (id: string | null) => void;
  /** The document whose printing is open, or null. */
  readonly printing: string | null;
  readonly onPrint: (id: string | null) => void;
};

/** The papers of an account, imported or issued here; one of them read in place of the list; F8 prints. */
export function DocumentsTab({ account, onOrder, reading, onRead, printing, onPrint }: DocumentsTabProps) {
  const t = useText();
  const { ask } = useCore();
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const orders = useQuery(ask.documents.orders.queryOptions({ input: { account } }));
  const list = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  const byId = (id: string | null) => list.data?.find((one) => one.id === id);
  const toPrint = byId(printing);
  const toSend = byId(sending);
  // A file of the landlord is not printed from here: it is shown, and saved.
  const row = byId(reading) ?? (toPrint?.origin === 'imported' ? toPrint : undefined);
  const print = async () => {
    // The paper being read, else the one of the line the focus is on, else the last given, just now perhaps.
    const found = row ?? byId(focusedDocument()) ?? lastPaper((await list.refetch()).data ?? []);
    if (found === undefined) announce(t('account.act.nothingToPrint'));
    else if (found === row && found.origin === 'imported') announce(t('documents.saveToPrint'));
    else onPrint(found.id);
  };
  useCommands([
    {
      id: 'account.print',
      label: t('printing.print'),
      detail: row?.title ?? t('account.act.printDetail'),
      icon: IconPrint,
      chord: { key: 'F8' },
      run: () => void print(),
    },
    {
      id: 'account.statement',
      label: t('documents.statement.title'),
      icon: IconDocuments,
      run: () => setAsking(true),
    },
    {
      id: 'account.order',
      label: t('documents.order.title'),
      icon: IconDocuments,
      run: onOrder,
    },
  ]);
  return (
    <>
      {row !== undefined ? (
        <DocumentView
          key={row.id}
          account={account}
          row={row}
          onBack={() => {
            onRead(null);
            onPrint(null);
          }}
          onPrint={() => onPrint(row.id)}
        />
      ) : (
        <Asked answer={list}>
          {(rows) => (
            <DocumentList
              rows={rows}
              window={orders.data?.window.sentence}
              onRead={onRead}
              onPrint={onPrint}
              onStatement={() => setAsking(true)}
              onOrder={onOrder}
              onSend={setSending}
            />
          )}
        </Asked>
      )}
      {toSend !== undefined && <SendDialog account={account} row={toSend} onClose={() => setSending(null)} />}
      <PrintPanel
        account={account}
        row={toPrint?.origin === 'issued' ? toPrint : null}
        onClose={() => onPrint(null)}
      />
      <StatementPanel
        account={account}
        open={asking}
        onClose={() => setAsking(false)}
        onMade={(id) => {
          setAsking(false);
          // The new paper is in the list before it is shown.
          void list.refetch().then(() => onRead(id));
        }}
      />
    </>
  );
}

/** The document of the line that has the focus. */
function focusedDocument(): string | null {
  const line = document.activeElement?.closest('tr');
  return line?.querySelector<HTMLElement>('[data-document]')?.dataset.document ?? null;
}
