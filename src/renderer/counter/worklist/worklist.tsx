import './worklist.css';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
} from 'react';
import { formatCount } from '../../app/format.ts';
import { ScreenFailure } from '../../app/screen-failure.tsx';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Icon, IconNoResult, IconSearch } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useListKeys } from './use-list-keys.ts';

const LONGEST_FILTER = 80;

/** What is typed in the filter, and what the list is asked for. */
export type WorklistFilter = {
  readonly text: string;
  readonly sought: string;
  readonly setText: (text: string) => void;
};

export function useWorklistFilter(): WorklistFilter {
  const [text, setText] = useState('');
  return { text, sought: useDeferredValue(text.trim()), setText };
}

/** The words of one list; a count is already in figures. */
export type WorklistWords<View extends string> = {
  readonly title: string;
  readonly filter: string;
  readonly views: string;
  readonly view: (view: View) => string;
  readonly counted: (view: string, n: string) => string;
  readonly found: (count: number) => string;
  readonly more: (n: string) => string;
  readonly failed: string;
  readonly empty: (view: View) => { readonly title: string; readonly text: string };
  readonly emptyFilter: (text: string) => string;
  readonly emptyFilterText: string;
  readonly clearFilter: string;
};

/** What a list's query gives: rows of one view, and how many each view has. */
export type WorklistAnswer<View extends string, Row> = {
  readonly data:
    | {
        readonly counts: Readonly<Partial<Record<View, number>>>;
        readonly rows: readonly Row[];
        readonly more: boolean;
      }
    | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => Promise<unknown>;
};

type Props<View extends string, Row> = {
  readonly words: WorklistWords<View>;
  /** Of the empty list. */
  readonly icon: Icon;
  readonly all: readonly View[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly filter: WorklistFilter;
  readonly list: WorklistAnswer<View, Row>;
  readonly onOpen: (row: Row) => void;
  /** Beside the filter. */
  readonly actions?: ReactNode;
  /** Between the views and the rows. */
  readonly notice?: ReactNode;
  /** Where the rows stand, for who must know whether the hand is there. */
  readonly bodyRef?: RefObject<HTMLDivElement | null>;
  /** The rows as they are drawn: there is one at least. */
  readonly children: (rows: readonly Row[]) => ReactNode;
};

/**
 * A list of work: views with their counts, a filter, the rows. Up and Down go from row to row; Entrée in the filter opens
 * the only one.
 */
export function Worklist<View extends string, Row>(props: Props<View, Row>) {
  const { words, all, view, onView, filter, list, onOpen, actions, notice, bodyRef } = props;
  const t = useText();
  const own = useRef<HTMLDivElement>(null);
  const body = bodyRef ?? own;
  const field = useRef<HTMLInputElement>(null);
  const keys = useListKeys(body, field);
  const rows = list.data?.rows ?? [];
  const counts = list.data?.counts;
  // Told once it is the answer to what is asked, not to what was asked before.
  const counted = list.data === undefined || list.isPlaceholderData ? null : rows.length;
  const told = counted === null ? null : words.found(counted);
  useEffect(() => {
    if (told !== null) announce(told);
  }, [told]);

  function onFilterKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && filter.text !== '') {
      event.stopPropagation();
      filter.setText('');
    } else if (event.key === 'Enter' && !event.ctrlKey && rows.length === 1 && !list.isPlaceholderData) {
      const [only] = rows;
      if (only !== undefined) onOpen(only);
    }
  }
  const viewWords = (id: View) => {
    const count = counts?.[id];
    return count === undefined ? words.view(id) : words.counted(words.view(id), formatCount(count));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={body} onKeyDown={keys}>
      <div className="page-head">
        <h1 className="text-page">{words.title}</h1>
        <TextField
          ref={field}
          className="worklist-filter"
          label={words.filter}
          size="dense"
          suffix={<IconSearch />}
          maxLength={LONGEST_FILTER}
          value={filter.text}
          onChange={filter.setText}
          onKeyDown={onFilterKey}
        />
        {actions}
      </div>
      <div className="page-body">
        <SegmentedControl
          className="worklist-views"
          label={words.views}
          segments={all.map((id) => ({ id, label: viewWords(id) }))}
          current={view}
          onChange={onView}
        />
        {notice}
        {list.error !== null ? (
          <ScreenFailure
            title={words.failed}
            retryLabel={t('account.failure.retry')}
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        ) : (
          <Skeleton loading={list.isPending} shape={<SkeletonBar className="mt-4 h-[220px] w-full" />}>
            <Found
              {...props}
              rows={rows}
              onClear={() => {
                filter.setText('');
                field.current?.focus();
              }}
            />
          </Skeleton>
        )}
      </div>
    </div>
  );
}

type FoundProps<View extends string, Row> = Props<View, Row> & {
  readonly rows: readonly Row[];
  readonly onClear: () => void;
};

function Found<View extends string, Row>(props: FoundProps<View, Row>) {
  const { words, icon, view, filter, list, rows, onClear, children } = props;
  if (rows.length === 0 && filter.sought !== '') {
    return (
      <EmptyState
        className="mt-16"
        icon={IconNoResult}
        title={words.emptyFilter(filter.sought)}
        actions={
          <Button variant="tinted" size="large" onClick={onClear}>
            {words.clearFilter}
          </Button>
        }
      >
        {words.emptyFilterText}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    const { title, text } = words.empty(view);
    return (
      <EmptyState className="mt-16" icon={icon} title={title}>
        {text}
      </EmptyState>
    );
  }
  return (
    <>
      {children(rows)}
      {list.data?.more === true && (
        <p className="mt-4 text-second text-ink-2">{words.more(formatCount(rows.length))}</p>
      )}
    </>
  );
}
