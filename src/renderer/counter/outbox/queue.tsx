import { useRef } from 'react';
import type { OutboxRow, OutboxTab } from '../../../contract/sync.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Icon, IconDone, IconOutbox, IconRefused, IconToHandle, IconWaiting } from '../../ui/icons.ts';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { isToday } from './moment-words.ts';
import { OutboxTable } from './outbox-table.tsx';
import type { Tell } from './outcome-line.tsx';
import { groupsOf, QUEUE_MOST } from './queue-groups.ts';
import { RefusedCard } from './refused-card.tsx';
import { useQueueKeys } from './use-queue-keys.ts';

type Props = {
  readonly tab: OutboxTab;
  readonly rows: readonly OutboxRow[];
  readonly tell: Tell;
  /** A refusal was decided and its card is gone: the focus must not go with it. */
  readonly onGone: () => void;
};

/** The operations of a tab: refusals to decide first, then what waits, then what is over. */
export function Queue({ tab, rows, tell, onGone }: Props) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const keys = useQueueKeys(list);
  // The core gives the last ones taken, whatever the day; this tab is about today.
  const shown =
    tab === 'envoyees' ? rows.filter(({ settledAt }) => settledAt !== null && isToday(settledAt)) : rows;
  const { toHandle, waiting, sent, handled } = groupsOf(shown);
  if (shown.length === 0) {
    return (
      <EmptyState icon={EMPTY_ICONS[tab]} title={t(`outbox.empty.${tab}`)} className="outbox-empty">
        {t(`outbox.empty.${tab}Text`)}
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={list} onKeyDown={keys}>
      {toHandle.length > 0 && (
        <section aria-labelledby="outbox-to-handle" className="outbox-section">
          <div className="outbox-section-head">
            <SectionHeading id="outbox-to-handle">{t('outbox.toHandle')}</SectionHeading>
            <StatusChip tone="danger" icon={IconRefused}>
              {t('outbox.refusedCount', { count: toHandle.length, n: formatCount(toHandle.length) })}
            </StatusChip>
          </div>
          {toHandle.map((row, index) => (
            <RefusedCard key={row.commandId} row={row} first={index === 0} tell={tell} onGone={onGone} />
          ))}
        </section>
      )}
      <Group rows={waiting} kind="waiting" />
      <Group rows={sent} kind="sent" />
      <Group rows={handled} kind="handled" />
      {shown.length >= QUEUE_MOST && (
        <p className="mt-4 text-second text-ink-2">
          {t('outbox.most', { n: formatCount(QUEUE_MOST) })}
          {tab !== 'envoyees' && ` ${t('outbox.mostExport')}`}
        </p>
      )}
    </div>
  );
}

const EMPTY_ICONS: Readonly<Record<OutboxTab, Icon>> = {
  tout: IconOutbox,
  'en-attente': IconWaiting,
  'a-traiter': IconToHandle,
  envoyees: IconDone,
};

const TITLES = { waiting: 'waiting', sent: 'sent', handled: 'handledTitle' } as const;

function Group({ rows, kind }: { readonly rows: readonly OutboxRow[]; readonly kind: keyof typeof TITLES }) {
  const t = useText();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={`outbox-${kind}`} className="outbox-section">
      <SectionHeading id={`outbox-${kind}`}>{t(`outbox.${TITLES[kind]}`)}</SectionHeading>
      <OutboxTable rows={rows} kind={kind} />
    </section>
  );
}
