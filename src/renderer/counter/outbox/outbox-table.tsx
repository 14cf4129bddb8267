import type { OutboxRow } from '../../../contract/sync.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import {
  type Icon,
  IconDone,
  IconOutbox,
  IconPayment,
  IconRefused,
  IconSavedHere,
  IconWaiting,
} from '../../ui/icons.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { openAccount } from '../search/open-account.ts';
import { ageOf, ageTone } from './age.ts';

/** The operations, newest first as the core gives them. */
export function OutboxTable({ rows }: { readonly rows: readonly OutboxRow[] }) {
  const t = useText();
  return (
    <Table label={t('outbox.table')} className="outbox-table stacking">
      <TableHead>
        <HeadCell>{t('outbox.column.operation')}</HeadCell>
        <HeadCell>{t('outbox.column.account')}</HeadCell>
        <HeadCell className="outbox-agent">{t('outbox.column.agent')}</HeadCell>
        <HeadCell>{t('outbox.column.age')}</HeadCell>
        <HeadCell>{t('outbox.column.state')}</HeadCell>
        <HeadCell>
          <VisuallyHidden>{t('outbox.column.open')}</VisuallyHidden>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <OutboxLine key={row.commandId} row={row} />
        ))}
      </TableBody>
    </Table>
  );
}

function OutboxLine({ row }: { readonly row: OutboxRow }) {
  const t = useText();
  const payment = row.type.startsWith('payment.');
  const OperationIcon = payment ? IconPayment : IconSavedHere;
  const age = ageOf(row.ageSeconds, row.recordedAt);
  const { account, holderName } = row;
  return (
    <Row>
      <Cell rowHeader>
        <span className="outbox-operation">
          <OperationIcon />
          <span>
            <span className="font-strong">
              {t(payment ? 'outbox.type.payment' : 'outbox.type.other')}
              {row.number !== null && <span className="document-number"> {row.number}</span>}
            </span>{' '}
            <span className="text-ink-2">{factsOf(row, t)}</span>
            {row.reason !== null && <span className="outbox-reason">{row.reason}</span>}
          </span>
        </span>
      </Cell>
      <Cell data-label={t('outbox.column.account')}>{holderName ?? account ?? ''}</Cell>
      <Cell className="outbox-agent" tone="ink-2">
        {row.agentName}
      </Cell>
      <Cell data-label={t('outbox.column.age')}>
        <span data-age={row.state === 'waiting' ? ageTone(row.ageSeconds) : 'neutral'}>
          {t(`outbox.age.${age.kind}`, { n: 'n' in age ? age.n : 0, day: 'day' in age ? age.day : '' })}
        </span>
      </Cell>
      <Cell data-label={t('outbox.column.state')}>
        <StateChip state={row.state} />
      </Cell>
      <Cell align="end">
        {account !== null && (
          <LinkButton
            className="text-second"
            aria-label={holderName === null ? undefined : t('outbox.openAccountOf', { name: holderName })}
            onClick={() => openAccount(account)}
          >
            {t('outbox.openAccount')}
          </LinkButton>
        )}
      </Cell>
    </Row>
  );
}

function factsOf({ cents, mode }: OutboxRow, t: ReturnType<typeof useText>): string {
  const known = mode === 'especes' || mode === 'cheque' || mode === 'carte';
  return [cents === null ? null : formatEuros(cents), known ? t(`outbox.mode.${mode}`) : mode]
    .filter((word) => word !== null)
    .join(', ');
}

const STATES: Readonly<Record<OutboxRow['state'], { readonly tone: Tone; readonly icon: Icon }>> = {
  waiting: { tone: 'neutral', icon: IconWaiting },
  sending: { tone: 'accent', icon: IconOutbox },
  sent: { tone: 'success', icon: IconDone },
  refused: { tone: 'danger', icon: IconRefused },
};

function StateChip({ state }: { readonly state: OutboxRow['state'] }) {
  const t = useText();
  const { tone, icon } = STATES[state];
  return (
    <StatusChip tone={tone} icon={icon}>
      {t(`outbox.state.${state}`)}
    </StatusChip>
  );
}
