import type { DocumentRow } from '../../../contract/documents.ts';
import { formatDate, formatMonthCapitalised, isoDate } from '../../../rules/dates.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import {
  IconAdd,
  IconDocuments,
  IconHide,
  IconQuittance,
  IconReceipt,
  IconRefused,
  IconShow,
} from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { readable } from './printable.ts';

export type DocumentListProps = {
  readonly rows: readonly DocumentRow[];
  readonly onRead: (id: string) => void;
  readonly onPrint: (id: string) => void;
  readonly onStatement: () => void;
  readonly onOrder: () => void;
  readonly onSend: (id: string) => void;
  /** What the tenant finds in his space, in one sentence; absent while it is not known. */
  readonly window: string | undefined;
};

export function DocumentList({
  rows,
  onRead,
  onPrint,
  onStatement,
  onOrder,
  onSend,
  window,
}: DocumentListProps) {
  const t = useText();
  const acts = (
    <span className="document-acts">
      <Button size="small" onClick={onStatement}>
        {t('documents.statement.title')}
      </Button>
      <Button size="small" icon={IconAdd} onClick={onOrder}>
        {t('documents.order.title')}
      </Button>
    </span>
  );
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconDocuments} title={t('documents.empty')} actions={acts}>
        {t('documents.emptyWhy')}
      </EmptyState>
    );
  }
  return (
    <section>
      <SectionHeading aside={acts}>{t('documents.title')}</SectionHeading>
      {window !== undefined && <p className="documents-window">{window}</p>}
      <Table label={t('documents.title')} className="documents stacking mt-1.5">
        <TableHead>
          <HeadCell>{t('documents.document')}</HeadCell>
          <HeadCell className="only-large w-[15%]">{t('documents.month')}</HeadCell>
          <HeadCell className="w-[104px]">{t('documents.issuedOn')}</HeadCell>
          <HeadCell className="w-[124px]">{t('documents.number')}</HeadCell>
          <HeadCell className="documents-acts-column">
            <VisuallyHidden>{t('documents.actions')}</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <DocumentLine
              key={row.id}
              row={row}
              onRead={() => onRead(row.id)}
              onPrint={() => onPrint(row.id)}
              onSend={() => onSend(row.id)}
            />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

type LineProps = {
  readonly row: DocumentRow;
  readonly onRead: () => void;
  readonly onPrint: () => void;
  readonly onSend: () => void;
};

function DocumentLine({ row, onRead, onPrint, onSend }: LineProps) {
  const t = useText();
  const RowIcon =
    row.type === 'quittance' ? IconQuittance : row.type === 'recu' ? IconReceipt : IconDocuments;
  return (
    <Row>
      <Cell rowHeader className="font-medium">
        <span className="flex items-center gap-2.5">
          <RowIcon className="text-ink-2" />
          <span>
            {row.title}
            <span className="document-facts-line">
              {row.copies !== null && copiesWords(row.copies, t)}
              {row.void !== null && (
                <StatusChip tone="danger" icon={IconRefused}>
                  {t('documents.voidChip')}
                </StatusChip>
              )}
            </span>
            {row.void !== null && <span className="document-facts-line">{row.void}</span>}
            {row.online !== null && <Online {...row.online} />}
          </span>
        </span>
      </Cell>
      <Cell className="only-large" data-label={t('documents.month')}>
        {row.month === null ? null : formatMonthCapitalised(row.month)}
      </Cell>
      <Cell figures="tabular" data-label={t('documents.issuedOn')}>
        {formatDate(isoDate(row.issuedOn))}
      </Cell>
      <Cell className="document-number whitespace-nowrap" data-label={t('documents.number')}>
        {row.number}
      </Cell>
      <Cell align="end">
        {readable(row) ? (
          <span className="document-acts">
            <Button
              size="small"
              data-document={row.id}
              aria-label={t('documents.openNamed', { title: row.title })}
              onClick={onRead}
            >
              {t('documents.open')}
            </Button>
            {row.origin === 'issued' && (
              <Button
                size="small"
                aria-label={t('printing.printNamed', { title: row.title })}
                onClick={onPrint}
              >
                {t('printing.print')}
              </Button>
            )}
            {row.void === null && (
              <Button
                size="small"
                aria-label={t('documents.send.named', { title: row.title })}
                onClick={onSend}
              >
                {t('documents.send.act')}
              </Button>
            )}
          </span>
        ) : (
          <span className="text-second text-ink-2">{t('documents.missing')}</span>
        )}
      </Cell>
    </Row>
  );
}

/** Whether the tenant finds it in his space; why not, where he does not. */
function Online({ seen, sentence }: { readonly seen: boolean; readonly sentence: string }) {
  const t = useText();
  const SeenIcon = seen ? IconShow : IconHide;
  return (
    <span className="document-online">
      <SeenIcon size={14} />
      <span>{seen ? t('documents.seen') : sentence}</span>
    </span>
  );
}

/** What was handed over so far: nothing, the original, then the original and its duplicatas. */
function copiesWords(copies: number, t: ReturnType<typeof useText>): string {
  if (copies === 0) return t('documents.copiesNone');
  return t('documents.copiesGiven', { count: copies - 1, n: formatCount(copies - 1) });
}
