import './outbox.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboxRow, SyncStatus } from '../../../contract/sync.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { formatCount } from '../../app/format.ts';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { IconOffline, IconOutbox, IconRetry, IconSavedHere } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { OutboxTable } from './outbox-table.tsx';

const FILTERS = ['all', 'waiting', 'toHandle', 'sent'] as const;
type Filter = (typeof FILTERS)[number];

function inFilter(filter: Filter, { state }: OutboxRow): boolean {
  if (filter === 'all') return true;
  if (filter === 'waiting') return state === 'waiting' || state === 'sending';
  return filter === 'toHandle' ? state === 'refused' : state === 'sent';
}

/** Every act of this post on its way to the portal. */
export function OutboxScreen() {
  const t = useText();
  const { ask } = useCore();
  useTitle(t('frame.outbox'));
  const [filter, setFilter] = useState<Filter>('all');
  // Ages grow: the list is read again each half minute while it is shown.
  const queue = useQuery({ ...ask.sync.queue.queryOptions(), refetchInterval: 30_000 });
  const status = useQuery(ask.sync.status.queryOptions()).data;
  const rows = queue.data ?? [];
  const counts = Object.fromEntries(
    FILTERS.map((name) => [name, rows.filter((row) => inFilter(name, row)).length]),
  );
  return (
    <>
      <div className="page-head">
        <h1 className="text-page">{t('outbox.title')}</h1>
      </div>
      <Tabs
        label={t('outbox.title')}
        items={FILTERS.map((id) => ({
          id,
          label: t(`outbox.${id}`),
          count: id === 'all' ? undefined : counts[id],
        }))}
        current={filter}
        onChange={setFilter}
        listClassName="page-tabs"
        panelClassName="page-body"
      >
        {queue.error !== null ? (
          <QueueFailure error={queue.error} retry={() => void queue.refetch()} />
        ) : (
          <Skeleton loading={queue.isPending} shape={<SkeletonBar className="mt-4 h-[72px] w-full" />}>
            {status !== undefined && status.waiting > 0 && (
              <NothingLost link={status.link} waiting={status.waiting} />
            )}
            <Operations rows={rows.filter((row) => inFilter(filter, row))} none={rows.length === 0} />
          </Skeleton>
        )}
      </Tabs>
    </>
  );
}

function Operations({ rows, none }: { readonly rows: readonly OutboxRow[]; readonly none: boolean }) {
  const t = useText();
  if (rows.length > 0) return <OutboxTable rows={rows} />;
  return (
    <EmptyState
      icon={IconOutbox}
      title={t(none ? 'outbox.empty' : 'outbox.emptyFilter')}
      className="outbox-empty"
    >
      {none ? t('outbox.emptyText') : undefined}
    </EmptyState>
  );
}

/** What waits is safe here: said before anything else, since it is what a clerk wants to know. */
function NothingLost({ link, waiting }: { readonly link: SyncStatus['link']; readonly waiting: number }) {
  const t = useText();
  if (link === 'online') return null;
  const counted = { count: waiting, n: formatCount(waiting) };
  const none = link === 'none';
  const BannerIcon = none ? IconSavedHere : IconOffline;
  return (
    <div className="nothing-lost" data-tone={none ? 'neutral' : 'warning'}>
      <BannerIcon size={24} />
      <div>
        <p className="nothing-lost-title">{t('outbox.nothingLost')}</p>
        <p className="text-table">
          {t(none ? 'outbox.nothingLostNone' : 'outbox.nothingLostOffline', counted)}
        </p>
      </div>
    </div>
  );
}

function QueueFailure({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useText();
  const failure = failureInWords(error);
  return (
    <ErrorState
      className="mt-8"
      title={t('outbox.failed')}
      happened={failure.title}
      kept={failure.kept ?? t('app.fault.kept')}
      next={failure.next ?? t('app.failure.next')}
      code={failure.code}
      actions={
        <Button variant="tinted" size="large" icon={IconRetry} onClick={retry}>
          {t('outbox.retry')}
        </Button>
      }
    />
  );
}
