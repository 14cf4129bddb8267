import { memo } from 'react';
import type { Space } from '../../../../contract/registrations.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { useText } from '../../../i18n/i18n.ts';
import { classNames } from '../../../ui/class-names.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { EmailText } from '../../account/email-text.tsx';
import { dayWords, STATE_LOOK, todoOf } from '../../account/space/space-words.ts';
import { QUEUE_STOP } from '../../outbox/use-queue-keys.ts';
import { openAccount } from '../../search/open-account.ts';
import { roleWords } from '../../search/person-words.ts';

export type WorklistRow = { readonly account: string; readonly reference: string; readonly space: Space };

type Props = { readonly label: string; readonly rows: readonly WorklistRow[] };

/** The spaces of one view, in the order the core gives them. */
export function WorklistTable({ label, rows }: Props) {
  const t = useText();
  return (
    <Table label={label} className="worklist-table stacking">
      <TableHead>
        <HeadCell className="worklist-reference">{t('spaces.list.column.reference')}</HeadCell>
        <HeadCell>{t('spaces.list.column.name')}</HeadCell>
        <HeadCell className="worklist-state">{t('spaces.list.column.state')}</HeadCell>
        <HeadCell className="worklist-since">{t('spaces.list.column.since')}</HeadCell>
        <HeadCell className="worklist-email">{t('spaces.list.column.email')}</HeadCell>
        <HeadCell className="worklist-todo">{t('spaces.list.column.todo')}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <WorklistLine key={`${row.account}\n${row.space.person}`} row={row} />
        ))}
      </TableBody>
    </Table>
  );
}

const WorklistLine = memo(function WorklistLine({ row }: { readonly row: WorklistRow }) {
  const t = useText();
  const { account, reference, space } = row;
  const { icon, tone } = STATE_LOOK[space.state];
  return (
    <Row data-queue-place>
      <Cell data-label={t('spaces.list.column.reference')}>
        <LinkButton
          {...{ [QUEUE_STOP]: '' }}
          // One without a space is one word to the eye, whatever its dash; a long one breaks at its spaces.
          className={classNames('reference text-start', !reference.includes(' ') && 'whitespace-nowrap')}
          aria-label={t('spaces.list.open', { name: space.name, reference })}
          onClick={() => openAccount(account, 'space')}
        >
          {reference}
        </LinkButton>
      </Cell>
      <Cell rowHeader data-label={t('spaces.list.column.name')}>
        <span className="font-label">{space.name}</span>{' '}
        {space.role !== null && space.role !== 'signataire_principal' && (
          <span className="block text-small text-ink-2">{roleWords(space.role)}</span>
        )}
      </Cell>
      <Cell data-label={t('spaces.list.column.state')}>
        <StatusChip icon={icon} tone={tone}>
          {t(`spaces.state.${space.state}`)}
        </StatusChip>
      </Cell>
      <Cell figures="tabular" tone="ink-2" data-label={t('spaces.list.column.since')}>
        {dayWords(space.since, t('spaces.list.unknownDay'))}
      </Cell>
      <Cell className="wrap-anywhere" data-label={t('spaces.list.column.email')}>
        {space.email === null ? (
          <span className="text-ink-2">{t('spaces.list.noEmail')}</span>
        ) : (
          <EmailText email={space.email} />
        )}
      </Cell>
      <Cell data-label={t('spaces.list.column.todo')}>
        <Todo space={space} />
      </Cell>
    </Row>
  );
});

/** What to do, and the fact that calls for it. */
function Todo({ space }: { readonly space: Space }) {
  const t = useText();
  const todo = todoOf(space);
  const { invitation, bounced, refused } = space;
  const words =
    todo === 'pending'
      ? invitation === null
        ? t('spaces.list.todo.pendingUnknown')
        : t('spaces.list.todo.pending', { date: formatDate(isoDate(invitation.expiresOn)) })
      : t(`spaces.list.todo.${todo}`);
  const fact = todo === 'bounced' ? bounced?.reason : todo === 'refused' ? refused?.reason : undefined;
  const acts = todo === 'bounced' || todo === 'refused' || todo === 'expired';
  return (
    <>
      <span className={acts ? 'font-strong' : 'text-ink-2'}>{words}</span>
      {fact !== undefined && <span className="worklist-fact">{fact}</span>}
    </>
  );
}
