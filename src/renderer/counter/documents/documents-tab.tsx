import { useQuery } from '@tanstack/react-query';
import type { DocumentRow } from '../../../contract/documents.ts';
import { formatDate, formatMonthCapitalised, isoDate } from '../../../rules/dates.ts';
import { useCore } from '../../app/core.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconDocuments, IconQuittance, IconReceipt } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { Asked } from '../account/asked.tsx';
import { DocumentView } from './document-view.tsx';

export type DocumentsTabProps = {
  readonly account: string;
  /** The document being read, or null for the list. */
  readonly reading: string | null;
  readonly onRead: (id: string | null) => void;
};

/** The papers of an account, imported or issued here; one of them read in place of the list. */
export function DocumentsTab({ account, reading, onRead }: DocumentsTabProps) {
  const { ask } = useCore();
  const list = useQuery(ask.documents.list.queryOptions({ input: { account } }));
  const row = list.data?.find(({ id }) => id === reading);
  if (row !== undefined) {
    return <DocumentView key={row.id} account={account} row={row} onBack={() => onRead(null)} />;
  }
  return <Asked answer={list}>{(rows) => <DocumentList rows={rows} onRead={onRead} />}</Asked>;
}

type ListProps = { readonly rows: readonly DocumentRow[]; readonly onRead: (id: string) => void };

function DocumentList({ rows, onRead }: ListProps) {
  const t = useText();
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconDocuments} title={t('documents.empty')}>
        {t('documents.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <section>
      <SectionHeading>{t('documents.title')}</SectionHeading>
      <Table label={t('documents.title')} className="stacking mt-1.5">
        <TableHead>
          <HeadCell>{t('documents.document')}</HeadCell>
          <HeadCell className="roomy w-[17%]">{t('documents.month')}</HeadCell>
          <HeadCell className="w-[12.5%]">{t('documents.issuedOn')}</HeadCell>
          <HeadCell className="w-[13%]">{t('documents.number')}</HeadCell>
          <HeadCell className="w-[124px]">
            <VisuallyHidden>{t('documents.actions')}</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <DocumentLine key={row.id} row={row} onRead={() => onRead(row.id)} />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function DocumentLine({ row, onRead }: { readonly row: DocumentRow; readonly onRead: () => void }) {
  const t = useText();
  const RowIcon =
    row.type === 'quittance' ? IconQuittance : row.type === 'recu' ? IconReceipt : IconDocuments;
  const absent = row.origin === 'imported' && row.size === null;
  return (
    <Row>
      <Cell rowHeader className="font-medium">
        <span className="flex items-center gap-2.5">
          <RowIcon className="text-ink-2" />
          {row.title}
        </span>
      </Cell>
      <Cell className="roomy" data-label={t('documents.month')}>
        {row.month === null ? null : formatMonthCapitalised(row.month)}
      </Cell>
      <Cell figures="tabular" data-label={t('documents.issuedOn')}>
        {formatDate(isoDate(row.issuedOn))}
      </Cell>
      <Cell className="document-number" data-label={t('documents.number')}>
        {row.number}
      </Cell>
      <Cell align="end">
        {absent ? (
          <span className="text-second text-ink-2">{t('documents.missing')}</span>
        ) : (
          <Button
            size="small"
            data-document={row.id}
            aria-label={t('documents.openNamed', { title: row.title })}
            onClick={onRead}
          >
            {t('documents.open')}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
