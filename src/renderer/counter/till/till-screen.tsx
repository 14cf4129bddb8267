import './till.css';
import { useState } from 'react';
import type { TillState } from '../../../contract/till.ts';
import { assertNever } from '../../../rules/brand.ts';
import { formatEuros } from '../../../rules/money.ts';
import { atDesk } from '../../app/format.ts';
import { type TillPage, useRoute } from '../../app/route.ts';
import { ScreenFailure } from '../../app/screen-failure.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { IconLate } from '../../ui/icons.ts';
import { Skeleton, SkeletonBar } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ClosingPage } from './closing-page.tsx';
import { JournalPage } from './journal-page.tsx';
import { OpeningPage } from './opening-page.tsx';
import { deskToday, standingOf } from './till-words.ts';
import { useTill } from './use-till.ts';
import { VerificationPage } from './verification-page.tsx';

type Part = Exclude<TillPage, 'now'>;

/** Caisse: opened, followed through its day, closed, and proved. */
export function TillScreen({ page }: { readonly page: TillPage }) {
  const t = useText();
  const state = useTill();
  useTitle(t('till.titleAlone'));
  if (state.data !== undefined) return <KnownTill state={state.data} page={page} />;
  return (
    <>
      <div className="page-head">
        <h1 className="text-page">{t('till.titleAlone')}</h1>
      </div>
      <div className="page-body">
        {state.error === null ? (
          <Skeleton loading shape={<SkeletonBar className="mt-6 h-[120px] w-full" />} />
        ) : (
          <ScreenFailure
            title={t('till.failed')}
            retryLabel={t('till.retry')}
            error={state.error}
            onRetry={() => void state.refetch()}
          />
        )}
      </div>
    </>
  );
}

function KnownTill({ state, page }: { readonly state: TillState; readonly page: TillPage }) {
  const t = useText();
  const go = useRoute((route) => route.go);
  const [justClosed, setJustClosed] = useState(false);
  const pages = pagesOf(state);
  // Asked for what the state does not have: the till was opened or closed meanwhile.
  const current = pages.find((one) => one === page) ?? (state.open === null ? 'opening' : 'journal');
  const standing = standingOf(state, deskToday());
  return (
    <div className="till">
      <div className="page-head">
        <h1 className="text-page">{t('till.title', { till: state.till })}</h1>
        <p className="till-since">{sinceWords(t, state)}</p>
      </div>
      {standing.kind === 'late' && current !== 'closing' && (
        <div className="mx-(--sheet-pad) mt-3">
          <AlertLine tone="warning" icon={IconLate} fact={t('till.late.fact', { day: standing.day })}>
            {t('till.late.detail', { day: standing.day })}
          </AlertLine>
        </div>
      )}
      <Tabs
        label={t('till.pages')}
        items={pages.map((id) => ({ id, label: t(`till.page.${id}`) }))}
        current={current}
        onChange={(next) => {
          setJustClosed(false);
          go({ name: 'till', page: next });
        }}
        className="till-tabs"
        listClassName="page-tabs"
        panelClassName="till-panel"
      >
        {pageOf(current, state, justClosed, () => {
          setJustClosed(true);
          go({ name: 'till', page: 'opening' });
        })}
      </Tabs>
    </div>
  );
}

/** The parts that have content now; those of a later day of the till come with it. */
function pagesOf({ open }: TillState): readonly Part[] {
  return open === null ? ['opening', 'journal', 'verification'] : ['journal', 'closing', 'verification'];
}

function pageOf(page: Part, state: TillState, justClosed: boolean, onClosed: () => void) {
  switch (page) {
    case 'opening':
      return <OpeningPage state={state} justClosed={justClosed} />;
    case 'journal':
      return <JournalPage />;
    case 'closing':
      return <ClosingPage state={state} onClosed={onClosed} />;
    case 'verification':
      return <VerificationPage />;
    default:
      return assertNever(page);
  }
}

function sinceWords(t: ReturnType<typeof useText>, { open, lastClosing }: TillState): string {
  if (open !== null) {
    const { date, day, time } = atDesk(open.openedAt);
    const words = { agent: open.agent, amount: formatEuros(open.floatCents), time };
    return date === deskToday() ? t('till.openedAt', words) : t('till.openedOn', { ...words, day });
  }
  if (lastClosing === null) return t('till.neverOpened');
  const { day, time } = atDesk(lastClosing.closedAt);
  return t('till.closedSince', { day, time });
}
