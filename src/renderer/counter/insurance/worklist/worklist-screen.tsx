import '../insurance.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { CERTIFICATE_VIEWS, type CertificateView } from '../../../../contract/insurance.ts';
import type { CertificateDecision } from '../../../../rules/insurance/states.ts';
import { useCommands } from '../../../app/commands.ts';
import { useCore } from '../../../app/core.tsx';
import { formatCount } from '../../../app/format.ts';
import { useRoute } from '../../../app/route.ts';
import { useSearchText } from '../../../app/search-text.ts';
import { useTitle } from '../../../app/use-title.ts';
import { useText } from '../../../i18n/i18n.ts';
import { AlertLine } from '../../../ui/alert-line.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconAttestation, IconOffline } from '../../../ui/icons.ts';
import { announce } from '../../../ui/live-region.tsx';
import { openAccount } from '../../search/open-account.ts';
import { useWorklistFilter, Worklist, type WorklistWords } from '../../worklist/worklist.tsx';
import { refusedDecision } from '../decision-form.ts';
import { DecisionPanel } from '../decision-panel.tsx';
import { type CertificateRow, CertificatesTable, rowKey, stopId } from './certificates-table.tsx';
import { nextToCheck } from './next-to-check.ts';

/** "Attestations": what is to be checked, what expires, what is missing; Entrée checks one, then the next. */
export function CertificatesScreen({ view }: { readonly view: CertificateView }) {
  const t = useText();
  const { ask } = useCore();
  const go = useRoute((state) => state.go);
  useTitle(t('insurance.list.title'));
  const filter = useWorklistFilter();
  const list = useQuery({
    ...ask.insurance.worklist.queryOptions({ input: { view, text: filter.sought } }),
    placeholderData: keepPreviousData,
  });
  const offline = useQuery(ask.sync.status.queryOptions()).data?.link === 'offline';
  const rows = list.data?.rows ?? [];
  const body = useRef<HTMLDivElement>(null);
  // Where the hand is, for F5; nothing is drawn from it.
  const here = useRef<CertificateRow | null>(null);
  const onHere = useCallback((row: CertificateRow) => {
    here.current = row;
  }, []);
  // The row as it stood when it was opened: once decided, it leaves the list.
  const [opened, setOpened] = useState<{ readonly row: CertificateRow; readonly turn: number } | null>(null);
  const [shown, setShown] = useState(false);

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

  return (
    <>
      <Worklist
        words={wordsOf(t)}
        icon={IconAttestation}
        all={CERTIFICATE_VIEWS}
        view={view}
        onView={(next) => go({ name: 'certificates', view: next })}
        filter={filter}
        list={list}
        onOpen={openRow}
        bodyRef={body}
        actions={
          <Button icon={IconAttestation} keys={['F5']} onClick={() => askAct('certificate')}>
            {t('insurance.tab.take')}
          </Button>
        }
        notice={
          offline && (
            <AlertLine layout="line" tone="warning" icon={IconOffline} fact={t('insurance.list.offline')}>
              {t('insurance.list.offlineText')}
            </AlertLine>
          )
        }
      >
        {(found) => (
          <CertificatesTable
            label={t('insurance.list.table', { view: t(`insurance.list.view.${view}`) })}
            rows={found}
            onOpen={openRow}
            onHere={onHere}
          />
        )}
      </Worklist>
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
    </>
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

function wordsOf(t: ReturnType<typeof useText>): WorklistWords<CertificateView> {
  return {
    title: t('insurance.list.title'),
    filter: t('insurance.list.filter'),
    views: t('insurance.list.views'),
    view: (view) => t(`insurance.list.view.${view}`),
    counted: (view, n) => t('insurance.list.counted', { view, n }),
    found: (count) => t('insurance.list.found', { count, n: formatCount(count) }),
    more: (n) => t('insurance.list.more', { n }),
    failed: t('insurance.list.failed'),
    empty: (view) => ({
      title: t(`insurance.list.empty.${view}`),
      text: t(`insurance.list.emptyText.${view}`),
    }),
    emptyFilter: (text) => t('insurance.list.emptyFilter', { text }),
    emptyFilterText: t('insurance.list.emptyFilterText'),
    clearFilter: t('insurance.list.clearFilter'),
  };
}
