import './worklist.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { REGISTRATION_VIEWS, type RegistrationView } from '../../../../contract/registrations.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { ScreenFailure } from '../../../app/screen-failure.tsx';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconNoResult, IconRegister, IconSearch } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { openAccount } from '../../search/open-account.ts';
import { useListKeys } from './use-list-keys.ts';
import { type WorklistRow, WorklistTable } from './worklist-table.tsx';

const LONGEST_FILTER = 80;

/** "Inscriptions": the tenant spaces that ask for something, by what they ask. */
export function WorklistScreen({ view }: { readonly view: RegistrationView }) {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  useTitle(t('spaces.list.title'));
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const list = useQuery({
    ...ask.registrations.worklist.queryOptions({ input: { view, text: sought } }),
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
    if (counted !== null) announce(t('spaces.list.found', { count: counted, n: formatCount(counted) }));
  }, [counted, t]);

  function onFilterKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Enter' && !event.ctrlKey && rows.length === 1 && !list.isPlaceholderData) {
      const [only] = rows;
      if (only !== undefined) openAccount(only.account, 'space');
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={body} onKeyDown={keys}>
      <div className="page-head">
        <h1 className="text-page">{t('spaces.list.title')}</h1>
        <TextField
          ref={filter}
          className="worklist-filter"
          label={t('spaces.list.filter')}
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
          label={t('spaces.list.views')}
          segments={REGISTRATION_VIEWS.map((id) => ({ id, label: viewWords(t, id, counts?.[id]) }))}
          current={view}
          onChange={(next) => go({ name: 'registrations', view: next })}
        />
        {list.error !== null ? (
          <ScreenFailure
            title={t('spaces.list.failed')}
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

function viewWords(t: ReturnType<typeof useText>, view: RegistrationView, count: number | undefined): string {
  const word = t(`spaces.list.view.${view}`);
  return count === undefined ? word : t('spaces.list.counted', { view: word, n: formatCount(count) });
}

type FoundProps = {
  readonly view: RegistrationView;
  readonly text: string;
  readonly rows: readonly WorklistRow[];
  readonly more: boolean;
  readonly onClear: () => void;
};

function Found({ view, text, rows, more, onClear }: FoundProps) {
  const t = useText();
  if (rows.length === 0 && text !== '') {
    return (
      <EmptyState
        className="mt-16"
        icon={IconNoResult}
        title={t('spaces.list.emptyFilter', { text })}
        actions={
          <Button variant="tinted" size="large" onClick={onClear}>
            {t('spaces.list.clearFilter')}
          </Button>
        }
      >
        {t('spaces.list.emptyFilterText')}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconRegister} title={t(`spaces.list.empty.${view}`)}>
        {t(`spaces.list.empty.${view}Text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <WorklistTable label={t('spaces.list.table', { view: t(`spaces.list.view.${view}`) })} rows={rows} />
      {more && (
        <p className="mt-4 text-second text-ink-2">
          {t('spaces.list.more', { n: formatCount(rows.length) })}
        </p>
      )}
    </>
  );
}
