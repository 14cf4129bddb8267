import './worklist.css';
import { memo } from 'react';
import type { RequestRow } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { QUEUE_STOP } from '../../outbox/use-queue-keys.ts';
import { DueWords, RequestMarks, StateChip } from '../shared/request-chips.tsx';
import { dayWords } from '../shared/request-words.ts';

type Props = {
  readonly label: string;
  readonly rows: readonly RequestRow[];
  readonly onOpen: (row: RequestRow) => void;
};

/** The requests of one view, in the order the core gives them. */
export function RequestsTable({ label, rows, onOpen }: Props) {
  const t = useText();
  return (
    <Table label={label} className="worklist-table requests-list stacking mt-1">
      <TableHead>
        <HeadCell>{t('requests.list.column.request')}</HeadCell>
        <HeadCell className="requests-list-account">{t('requests.list.column.account')}</HeadCell>
        <HeadCell className="requests-list-state">{t('requests.list.column.state')}</HeadCell>
        <HeadCell className="requests-list-day">{t('requests.list.column.opened')}</HeadCell>
        <HeadCell className="requests-list-due">{t('requests.list.column.due')}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <RequestLine key={row.id} row={row} onOpen={onOpen} />
        ))}
      </TableBody>
    </Table>
  );
}

const RequestLine = memo(function RequestLine({
  row,
  onOpen,
}: {
  readonly row: RequestRow;
  readonly onOpen: Props['onOpen'];
}) {
  const t = useText();
  const { number, label, holder, reference, residence, openedOn } = row;
  return (
    <Row data-queue-place>
      <Cell rowHeader data-label={t('requests.list.column.request')}>
        <LinkButton
          {...{ [QUEUE_STOP]: '' }}
          className="text-start font-label"
          aria-label={
            holder === null
              ? t('requests.list.openPlain', { number, label })
              : t('requests.list.open', { number, label, holder })
          }
          onClick={() => onOpen(row)}
        >
          {label}
        </LinkButton>
        <span className="requests-line">
          <span className="document-number">{number}</span>
          <RequestMarks row={row} />
        </span>
      </Cell>
      <Cell data-label={t('requests.list.column.account')}>
        {holder === null ? (
          <span className="text-ink-2">{residence ?? t('requests.list.noAccount')}</span>
        ) : (
          <span className="block">{holder}</span>
        )}
        {reference !== null && <span className="reference text-second text-ink-2">{reference}</span>}
      </Cell>
      <Cell data-label={t('requests.list.column.state')}>
        <StateChip row={row} />
      </Cell>
      <Cell figures="tabular" tone="ink-2" data-label={t('requests.list.column.opened')}>
        {dayWords(openedOn, t('requests.mark.noDay'))}
      </Cell>
      <Cell figures="tabular" data-label={t('requests.list.column.due')}>
        <DueWords row={row} />
      </Cell>
    </Row>
  );
});
