import '../../registrations/worklist/worklist.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { REQUEST_VIEWS, type RequestRow, type RequestView as View } from '../../../../contract/requests.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { ScreenFailure } from '../../../app/screen-failure.tsx';
import { useAgent } from '../../../app/session.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconNoResult, IconRequest, IconSearch } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { openRequest } from '../../account/requests/open-request.ts';
import { RequestView } from '../../account/requests/request-view.tsx';
import { useListKeys } from '../../registrations/worklist/use-list-keys.ts';
import { OfflineNote } from './offline-note.tsx';
import { RequestsTable } from './worklist-table.tsx';

const LONGEST_FILTER = 80;

/** Work list "Demandes": the requests of the agency, by what they ask of the counter. */
export function RequestsScreen({ view }: { readonly view: View }) {
  const t = useText();
  // A request of the building belongs to no account: it is read here.
  const [reading, setReading] = useState<string | null>(null);
  useTitle(t('requests.list.title'));
  if (reading !== null) {
    return (
      <div className="page-body pt-4">
        <RequestView
          account={null}
          request={reading}
          backLabel={t('requests.view.backToList')}
          onBack={() => setReading(null)}
        />
      </div>
    );
  }
  return <RequestList view={view} onRead={setReading} />;
}

type ListProps = { readonly view: View; readonly onRead: (request: string) => void };

function RequestList({ view, onRead }: ListProps) {
  const t = useText();
  const { ask } = useCore();
  const agent = useAgent().id;
  const go = useRoute((state) => state.go);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const list = useQuery({
    ...ask.requests.worklist.queryOptions({ input: { view, text: sought } }),
    placeholderData: keepPreviousData,
  });
  const counts = list.data?.counts;
  const rows = list.data?.rows ?? [];
  const body = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const keys = useListKeys(body, filter);
  // Told once it is the answer to what is asked, not to what was asked before.
  const counted = list.data === undefined || list.isPlaceholderData ? null : rows.length;
  useEffect(() => {
    if (counted !== null) announce(t('requests.list.found', { count: counted, n: formatCount(counted) }));
  }, [counted, t]);
  const open = ({ account, id }: RequestRow) => {
    if (account === null) onRead(id);
    else openRequest(account, agent, id);
  };

  function onFilterKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Enter' && !event.ctrlKey && rows.length === 1 && !list.isPlaceholderData) {
      const [only] = rows;
      if (only !== undefined) open(only);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={body} onKeyDown={keys}>
      <div className="page-head">
        <h1 className="text-page">{t('requests.list.title')}</h1>
        <TextField
          ref={filter}
          className="worklist-filter"
          label={t('requests.list.filter')}
          size="dense"
          suffix={<IconSearch />}
          maxLength={LONGEST_FILTER}
          value={text}
          onChange={setText}
          onKeyDown={onFilterKey}
        />
      </div>
      <div className="page-body">
        <SegmentedControl
          className="worklist-views"
          label={t('requests.list.views')}
          segments={REQUEST_VIEWS.map((id) => ({ id, label: viewWords(t, id, counts?.[id]) }))}
          current={view}
          onChange={(next) => go({ name: 'requests', view: next })}
        />
        <OfflineNote />
        {list.error !== null ? (
          <ScreenFailure
            title={t('requests.list.failed')}
            retryLabel={t('account.failure.retry')}
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        ) : (
          <Skeleton loading={list.isPending} shape={<SkeletonBar className="mt-4 h-[220px] w-full" />}>
            <Found
              view={view}
              text={sought}
              rows={rows}
              more={list.data?.more ?? false}
              onOpen={open}
              onClear={() => {
                setText('');
                filter.current?.focus();
              }}
            />
          </Skeleton>
        )}
      </div>
    </div>
  );
}

function viewWords(t: ReturnType<typeof useText>, view: View, count: number | undefined): string {
  const word = t(`requests.list.view.${view}`);
  return count === undefined ? word : t('requests.list.counted', { view: word, n: formatCount(count) });
}

type FoundProps = {
  readonly view: View;
  readonly text: string;
  readonly rows: readonly RequestRow[];
  readonly more: boolean;
  readonly onOpen: (row: RequestRow) => void;
  readonly onClear: () => void;
};

function Found({ view, text, rows, more, onOpen, onClear }: FoundProps) {
  const t = useText();
  if (rows.length === 0 && text !== '') {
    return (
      <EmptyState
        className="mt-16"
        icon={IconNoResult}
        title={t('requests.list.emptyFilter', { text })}
        actions={
          <Button variant="tinted" size="large" onClick={onClear}>
            {t('requests.list.clearFilter')}
          </Button>
        }
      >
        {t('requests.list.emptyFilterText')}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconRequest} title={t(`requests.list.empty.${view}`)}>
        {t(`requests.list.empty.${view}Text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <RequestsTable
        label={t('requests.list.table', { view: t(`requests.list.view.${view}`) })}
        rows={rows}
        onOpen={onOpen}
      />
      {more && (
        <p className="mt-4 text-second text-ink-2">
          {t('requests.list.more', { n: formatCount(rows.length) })}
        </p>
      )}
    </>
  );
}
