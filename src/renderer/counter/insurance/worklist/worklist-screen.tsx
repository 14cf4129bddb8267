import '../insurance.css';
import '../../registrations/worklist/worklist.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { CERTIFICATE_VIEWS, type CertificateView } from '../../../../contract/insurance.ts';
import type { CertificateDecision } from '../../../../rules/insurance/states.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { ScreenFailure } from '../../../app/screen-failure.tsx';
import { useSearchText } from '../../../app/search-text.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconAttestation, IconNoResult, IconOffline, IconSearch } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Skeleton, SkeletonBar } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useListKeys } from '../../registrations/worklist/use-list-keys.ts';
import { openAccount } from '../../search/open-account.ts';
import { refusedDecision } from '../decision-form.ts';
import { DecisionPanel } from '../decision-panel.tsx';
import { type CertificateRow, CertificatesTable, rowKey, stopId } from './certificates-table.tsx';
import { nextToCheck } from './next-to-check.ts';

const LONGEST_FILTER = 80;

/** "Attestations": what is to be checked, what expires, what is missing; Entrée checks one, then the next. */
export function CertificatesScreen({ view }: { readonly view: CertificateView }) {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  useTitle(t('insurance.list.title'));
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const list = useQuery({
    ...ask.insurance.worklist.queryOptions({ input: { view, text: sought } }),
    placeholderData: keepPreviousData,
  });
  const offline = useQuery(ask.sync.status.queryOptions()).data?.link === 'offline';
  const counts = list.data?.counts;
  const rows = list.data?.rows ?? [];
  const body = useRef<HTMLDivElement>(null);
  const filter = useRef<HTMLInputElement>(null);
  const keys = useListKeys(body, filter);
  // Where the hand is, for F5; nothing is drawn from it.
  const here = useRef<CertificateRow | null>(null);
  const onHere = useCallback((row: CertificateRow) => {
    here.current = row;
  }, []);
  // The row as it stood when it was opened: once decided, it leaves the list.
  const [opened, setOpened] = useState<{ readonly row: CertificateRow; readonly turn: number } | null>(null);
  const [shown, setShown] = useState(false);

  // Told once it is the answer to what is asked, not to what was asked before.
  const counted = list.data === undefined || list.isPlaceholderData ? null : rows.length;
  useEffect(() => {
    if (counted !== null) announce(t('insurance.list.found', { count: counted, n: formatCount(counted) }));
  }, [counted, t]);

  const { askAct } = useSearchText.getState();
  useCommands([
    {
      id: 'certificate',
      label: t('account.act.certificate'),
      detail: t('account.act.certificateDetail'),
      icon: IconAttestation,
      chord: { key: 'F5' },
      run: () => {
        const row = body.current?.contains(document.activeElement) ? here.current : null;
        if (row === null) askAct('certificate');
        else openAccount(row.account, 'certificate');
      },
    },
  ]);

  const openRow = useCallback((row: CertificateRow) => {
    if (row.certificate === null) openAccount(row.account, 'certificate');
    else {
      setOpened((before) => ({ row, turn: (before?.turn ?? 0) + 1 }));
      setShown(true);
    }
  }, []);

  function decided(row: CertificateRow, decision: CertificateDecision): void {
    const said = t(`insurance.decision.said.${decision}`, { name: row.holder });
    const next = view === 'to-check' ? nextToCheck(rows, row) : undefined;
    if (next === undefined) {
      setShown(false);
      announce(view === 'to-check' ? `${said} ${t('insurance.decision.last')}` : said);
    } else {
      openRow(next);
      announce(`${said} ${t('insurance.decision.nextOne', { name: next.holder })}`);
    }
  }

  function onFilterKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    } else if (event.key === 'Enter' && !event.ctrlKey && rows.length === 1 && !list.isPlaceholderData) {
      const [only] = rows;
      if (only !== undefined) openRow(only);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from control to control, which stay reachable by Tab
    <div ref={body} onKeyDown={keys}>
      <div className="page-head">
        <h1 className="text-page">{t('insurance.list.title')}</h1>
        <TextField
          ref={filter}
          className="worklist-filter"
          label={t('insurance.list.filter')}
          size="dense"
          suffix={<IconSearch />}
          maxLength={LONGEST_FILTER}
          value={text}
          onChange={setText}
          onKeyDown={onFilterKey}
        />
        <Button icon={IconAttestation} keys={['F5']} onClick={() => askAct('certificate')}>
          {t('insurance.tab.take')}
        </Button>
      </div>
      <div className="page-body">
        <SegmentedControl
          className="worklist-views"
          label={t('insurance.list.views')}
          segments={CERTIFICATE_VIEWS.map((id) => ({ id, label: viewWords(t, id, counts?.[id]) }))}
          current={view}
          onChange={(next) => go({ name: 'certificates', view: next })}
        />
        {offline && (
          <AlertLine layout="line" tone="warning" icon={IconOffline} fact={t('insurance.list.offline')}>
            {t('insurance.list.offlineText')}
          </AlertLine>
        )}
        {list.error !== null ? (
          <ScreenFailure
            title={t('insurance.list.failed')}
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
              onOpen={openRow}
              onHere={onHere}
              onClear={() => {
                setText('');
                filter.current?.focus();
              }}
            />
          </Skeleton>
        )}
      </div>
      {opened !== null && (
        <OpenedRow
          key={opened.turn}
          row={rows.find((row) => rowKey(row) === rowKey(opened.row)) ?? opened.row}
          rows={rows}
          open={shown}
          onClose={() => {
            setShown(false);
            const stop = stopId(opened.row);
            // After the panel has given the focus back, perhaps to a row that is gone.
            requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(stop)?.focus()));
          }}
          onDecided={decided}
        />
      )}
    </div>
  );
}

type OpenedProps = {
  readonly row: CertificateRow;
  readonly rows: readonly CertificateRow[];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDecided: (row: CertificateRow, decision: CertificateDecision) => void;
};

function OpenedRow({ row, rows, open, onClose, onDecided }: OpenedProps) {
  const t = useText();
  const { account, reference, holder, address, certificate } = row;
  if (certificate === null) return null;
  const at = rows.findIndex((one) => rowKey(one) === rowKey(row));
  return (
    <DecisionPanel
      whose={{ account, reference, holder, dwelling: address }}
      certificate={certificate}
      supersedes={refusedDecision(certificate)}
      place={
        at === -1
          ? undefined
          : t('insurance.decision.place', { at: formatCount(at + 1), total: formatCount(rows.length) })
      }
      open={open}
      onClose={onClose}
      onOpenAccount={() => openAccount(account, 'insurance')}
      onDecided={(decision) => onDecided(row, decision)}
    />
  );
}

function viewWords(t: ReturnType<typeof useText>, view: CertificateView, count: number | undefined): string {
  const word = t(`insurance.list.view.${view}`);
  return count === undefined ? word : t('insurance.list.counted', { view: word, n: formatCount(count) });
}

type FoundProps = {
  readonly view: CertificateView;
  readonly text: string;
  readonly rows: readonly CertificateRow[];
  readonly more: boolean;
  readonly onOpen: (row: CertificateRow) => void;
  readonly onHere: (row: CertificateRow) => void;
  readonly onClear: () => void;
};

function Found({ view, text, rows, more, onOpen, onHere, onClear }: FoundProps) {
  const t = useText();
  if (rows.length === 0 && text !== '') {
    return (
      <EmptyState
        className="mt-16"
        icon={IconNoResult}
        title={t('insurance.list.emptyFilter', { text })}
        actions={
          <Button variant="tinted" size="large" onClick={onClear}>
            {t('insurance.list.clearFilter')}
          </Button>
        }
      >
        {t('insurance.list.emptyFilterText')}
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState className="mt-16" icon={IconAttestation} title={t(`insurance.list.empty.${view}`)}>
        {t(`insurance.list.emptyText.${view}`)}
      </EmptyState>
    );
  }
  return (
    <>
      <CertificatesTable
        label={t('insurance.list.table', { view: t(`insurance.list.view.${view}`) })}
        rows={rows}
        onOpen={onOpen}
        onHere={onHere}
      />
      {more && (
        <p className="mt-4 text-second text-ink-2">
          {t('insurance.list.more', { n: formatCount(rows.length) })}
        </p>
      )}
    </>
  );
}
