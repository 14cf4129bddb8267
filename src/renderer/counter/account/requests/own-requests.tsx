import { useRef } from 'react';
import type { RequestRow } from '../../../../contract/requests.ts';
import { useText } from '../../../i18n/i18n.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { QUEUE_STOP, useQueueKeys } from '../../outbox/use-queue-keys.ts';
import { DueWords, RequestMarks, StateChip } from '../../requests/shared/request-chips.tsx';
import { dayWords } from '../../requests/shared/request-words.ts';

type Props = { readonly rows: readonly RequestRow[]; readonly onOpen: (id: string) => void };

/** The requests of the account; arrows go from one to the next, Entrée opens it. */
export function OwnRequests({ rows, onOpen }: Props) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const keys = useQueueKeys(list);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={list} onKeyDown={keys}>
      <Table label={t('requests.tab.ownTable')} className="requests-table stacking mt-1.5">
        <TableHead>
          <HeadCell>{t('requests.tab.column.request')}</HeadCell>
          <HeadCell className="requests-state">{t('requests.tab.column.state')}</HeadCell>
          <HeadCell className="requests-day roomy">{t('requests.tab.column.opened')}</HeadCell>
          <HeadCell className="requests-due">{t('requests.tab.column.due')}</HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id} data-queue-place>
              <Cell rowHeader>
                <LinkButton
                  {...{ [QUEUE_STOP]: '' }}
                  className="text-start font-label"
                  aria-label={t('requests.tab.open', { number: row.number, label: row.label })}
                  onClick={() => onOpen(row.id)}
                >
                  {row.label}
                </LinkButton>
                <span className="requests-line">
                  <span className="document-number">{row.number}</span>
                  <RequestMarks row={row} />
                </span>
              </Cell>
              <Cell data-label={t('requests.tab.column.state')}>
                <StateChip row={row} />
              </Cell>
              <Cell
                figures="tabular"
                tone="ink-2"
                className="roomy"
                data-label={t('requests.tab.column.opened')}
              >
                {dayWords(row.openedOn, t('requests.mark.noDay'))}
              </Cell>
              <Cell figures="tabular" data-label={t('requests.tab.column.due')}>
                <DueWords row={row} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
