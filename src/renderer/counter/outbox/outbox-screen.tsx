import './outbox.css';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { OUTBOX_TABS, type OutboxTab, type SyncStatus } from '../../../contract/sync.ts';
import { useCore } from '../../app/core.tsx';
import { useRoute } from '../../app/route.ts';
import { ScreenFailure } from '../../app/screen-failure.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconExport, IconRetry } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { NothingLost } from './nothing-lost.tsx';
import { OutcomeLine, useOutcome } from './outcome-line.tsx';
import { Queue } from './queue.tsx';
import { useExport } from './use-export.ts';
import { useRetry } from './use-retry.ts';

/** Every act of this post on its way to the portal, and the inbox of what came back refused. */
export function OutboxScreen({ tab }: { readonly tab: OutboxTab }) {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  useTitle(t('frame.outbox'));
  // Ages grow: the list is read again each half minute while it is shown.
  const queue = useQuery({
    ...ask.sync.queue.queryOptions({ input: { tab } }),
    refetchInterval: 30_000,
  });
  const status = useQuery(ask.sync.status.queryOptions()).data;
  const [outcome, tell] = useOutcome();
  const retry = useRetry(tell);
  const exporting = useExport(tell);
  const head = useRef<HTMLHeadingElement>(null);
  return (
    <>
      <div className="page-head">
        <h1 ref={head} tabIndex={-1} className="text-page outline-none">
          {t('outbox.title')}
        </h1>
        <div className="outbox-acts">
          <Button
            icon={IconExport}
            busy={exporting.running ? t('outbox.exporting') : undefined}
            onClick={exporting.run}
          >
            {t('outbox.export')}
          </Button>
          <Button
            icon={IconRetry}
            busy={retry.running ? t('outbox.retrying') : undefined}
            reasonPlacement="elsewhere"
            disabledBecause={status?.link === 'none' ? t('outbox.retryNone') : undefined}
            onClick={retry.run}
          >
            {t('outbox.retryNow')}
          </Button>
        </div>
      </div>
      <Tabs
        label={t('outbox.title')}
        items={OUTBOX_TABS.map((id) => ({ id, label: t(`outbox.tab.${id}`), count: countOf(id, status) }))}
        current={tab}
        onChange={(next) => go({ name: 'outbox', tab: next })}
        listClassName="page-tabs"
        panelClassName="page-body"
      >
        <OutcomeLine outcome={outcome} />
        {status !== undefined && <NothingLost status={status} />}
        {queue.error !== null ? (
          <ScreenFailure
            title={t('outbox.failed')}
            retryLabel={t('outbox.retry')}
            error={queue.error}
            onRetry={() => void queue.refetch()}
          />
        ) : (
          <Skeleton loading={queue.isPending} shape={<SkeletonBar className="mt-4 h-[72px] w-full" />}>
            <Queue tab={tab} rows={queue.data ?? []} tell={tell} onGone={() => takeLostFocus(head.current)} />
          </Skeleton>
        )}
      </Tabs>
    </>
  );
}

/** The focus was on what is gone: once the question over it has given it back, it begins again at the title. */
function takeLostFocus(head: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === null || document.activeElement === document.body) head?.focus();
    }),
  );
}

function countOf(tab: OutboxTab, status: SyncStatus | undefined): number | undefined {
  switch (tab) {
    case 'tout':
      return undefined;
    case 'en-attente':
      return status?.waiting;
    case 'a-traiter':
      return status?.refused;
    case 'envoyees':
      return status?.sentToday;
  }
}
