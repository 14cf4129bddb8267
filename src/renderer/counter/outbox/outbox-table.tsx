import { memo } from 'react';
import type { OutboxRow } from '../../../contract/sync.ts';
import { assertNever } from '../../../rules/brand.ts';
import { atDesk } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconDone,
  IconForwarded,
  IconOutbox,
  IconRefused,
  IconUndo,
  IconWaiting,
} from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { openAccount } from '../search/open-account.ts';
import { ageOf, ageTone } from './age.ts';
import { isToday } from './moment-words.ts';
import { factsOf, kindOf } from './operation-words.ts';
import { QUEUE_STOP } from './use-queue-keys.ts';

export type TableKind = 'waiting' | 'sent' | 'handled';
type Props = { readonly rows: readonly OutboxRow[]; readonly kind: TableKind };

const TABLES = {
  waiting: { label: 'outbox.table', when: 'outbox.column.age' },
  sent: { label: 'outbox.sentTable', when: 'outbox.column.sentAt' },
  handled: { label: 'outbox.handledTable', when: 'outbox.column.decision' },
} as const;

/** The operations of one kind, newest first as the core gives them. */
export function OutboxTable({ rows, kind }: Props) {
  const t = useText();
  const { label, when } = TABLES[kind];
  return (
    <Table label={t(label)} className="outbox-table stacking" data-kind={kind}>
      <TableHead>
        <HeadCell className="outbox-what">{t('outbox.column.operation')}</HeadCell>
        <HeadCell className="outbox-whom">{t('outbox.column.account')}</HeadCell>
        <HeadCell className="outbox-agent">{t('outbox.column.agent')}</HeadCell>
        <HeadCell className="outbox-when">{t(when)}</HeadCell>
        <HeadCell className="outbox-state">{t('outbox.column.state')}</HeadCell>
        <HeadCell className="outbox-open">
          <VisuallyHidden>{t('outbox.column.open')}</VisuallyHidden>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <OutboxLine key={row.commandId} row={row} kind={kind} />
        ))}
      </TableBody>
    </Table>
  );
}

type LineProps = { readonly row: OutboxRow; readonly kind: TableKind };

const OutboxLine = memo(function OutboxLine({ row, kind }: LineProps) {
  const t = useText();
  const { word, icon: OperationIcon } = kindOf(row.type);
  const { account, reference, holderName, number, suspense, handled } = row;
  return (
    <Row data-queue-place>
      <Cell rowHeader>
        <span className="outbox-operation">
          <OperationIcon />
          <span>
            <span className="font-strong">
              {t(`outbox.type.${word}`)}
              {number !== null && <span className="document-number whitespace-nowrap"> {number}</span>}
            </span>{' '}
            <span className="text-ink-2">{factsOf(row, t)}</span>
            {handled !== null && handled.note !== '' && (
              <span className="outbox-note">{t('outbox.handled.note', { note: handled.note })}</span>
            )}
          </span>
        </span>
      </Cell>
      <Cell data-label={t('outbox.column.account')}>
        {holderName ?? ''}{' '}
        {reference !== null && <span className="outbox-reference reference">{reference}</span>}
      </Cell>
      <Cell className="outbox-agent" tone="ink-2" data-label={t('outbox.column.agent')}>
        {row.agentName}
      </Cell>
      <Cell data-label={t(TABLES[kind].when)}>
        <When row={row} kind={kind} />
      </Cell>
      <Cell data-label={t('outbox.column.state')}>
        <span className="outbox-chips">
          <StateChip row={row} />
          {suspense && (
            <StatusChip tone="warning" icon={IconWaiting}>
              {t('outbox.suspense')}
            </StatusChip>
          )}
        </span>
      </Cell>
      <Cell align="end">
        {account !== null && (
          <LinkButton
            {...{ [QUEUE_STOP]: '' }}
            className="text-second"
            aria-label={t('outbox.openAccountOf', { name: holderName ?? account })}
            onClick={() => openAccount(account)}
          >
            {t('outbox.openAccount')}
          </LinkButton>
        )}
      </Cell>
    </Row>
  );
});

/** How long it has waited, when the portal took it, or who decided and when. */
function When({ row, kind }: LineProps) {
  const t = useText();
  switch (kind) {
    case 'waiting': {
      const age = ageOf(row.ageSeconds, row.recordedAt);
      return (
        <span data-age={ageTone(row.ageSeconds)}>
          {t(`outbox.age.${age.kind}`, { n: 'n' in age ? age.n : 0, day: 'day' in age ? age.day : '' })}
        </span>
      );
    }
    case 'sent': {
      if (row.settledAt === null) return null;
      const { day, time } = atDesk(row.settledAt);
      return t(isToday(row.settledAt) ? 'outbox.sentAt' : 'outbox.sentOn', { day, time });
    }
    case 'handled': {
      if (row.handled === null) return null;
      const { by, at } = row.handled;
      const { day, time } = atDesk(at);
      return t(isToday(at) ? 'outbox.handled.byAt' : 'outbox.handled.byOn', { name: by, day, time });
    }
    default:
      return assertNever(kind);
  }
}

const STATES: Readonly<Record<OutboxRow['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  waiting: { tone: 'neutral', icon: IconWaiting },
  sending: { tone: 'accent', icon: IconOutbox },
  sent: { tone: 'success', icon: IconDone },
  refused: { tone: 'danger', icon: IconRefused },
};
const DECISIONS = { resent: IconOutbox, cancelled: IconUndo, forwarded: IconForwarded } as const;

function StateChip({ row: { state, handled } }: { readonly row: OutboxRow }) {
  const t = useText();
  if (handled !== null) {
    return <StatusChip icon={DECISIONS[handled.action]}>{t(`outbox.handled.${handled.action}`)}</StatusChip>;
  }
  const { tone, icon } = STATES[state];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(`outbox.state.${state}`)}
    </StatusChip>
  );
}
