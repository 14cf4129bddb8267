import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { DenominationCounts, TillClosing, TillState } from '../../../contract/till.ts';
import { formatEuros } from '../../../rules/money.ts';
import { needsVisa } from '../../../rules/till-count.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { atDesk } from '../../app/format.ts';
import { useAgent } from '../../app/session.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconDone, IconDraft, IconInfo, IconLock, IconRecount } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { ApprovalDialog } from '../approval/approval-dialog.tsx';
import { useApprovedAct } from '../approval/use-approved-act.ts';
import { BeforeClosing } from '../outbox/before-closing.tsx';
import { CountGrid, focusFirstLine } from './count-grid.tsx';
import { countsOf } from './counts.ts';
import { DifferenceAside } from './difference-aside.tsx';
import { useDifferenceWords } from './difference-figure.tsx';
import { differenceFault, reasonSent } from './difference-reason.ts';
import { Refused } from './refused.tsx';
import { type TillFormState, useTillForm } from './use-till-form.ts';

const FREEZE_ID = 'till-freeze';
const CLOSE_ID = 'till-close';
/** The cash moved since the count: the core asks for another. */
const COUNT_AGAIN = 'CAISSE-RECOMPTER';

type Props = { readonly state: TillState; readonly onClosed: (closing: TillClosing) => void };

/** Clôture: a blind count, then what was expected, why it differs, and the end of the till's day. */
export function ClosingPage({ state, onClosed }: Props) {
  const count = useTillForm('till-count');
  const [again, setAgain] = useState(false);
  // The count of this till's day that stands; another may always be given.
  const frozen = again ? null : state.count;
  if (count.form === null) return null;
  return frozen === null ? (
    <Counting key="counting" count={count} onCounted={() => setAgain(false)} />
  ) : (
    <Counted
      key={frozen.id}
      state={{ ...state, count: frozen }}
      count={count}
      onAgain={() => {
        count.restart();
        setAgain(true);
      }}
      onClosed={(closing) => {
        count.restart();
        onClosed(closing);
      }}
    />
  );
}

type CountingProps = { readonly count: TillFormState; readonly onCounted: () => void };

/** The drawer is counted; nothing on this page says what should lie in it. */
function Counting({ count: { form, draft, edit }, onCounted }: CountingProps) {
  const t = useText();
  const { client } = useCore();
  const differenceWords = useDifferenceWords();
  const counting = useMutation({
    mutationFn: (count: { commandId: string; counts: DenominationCounts }) => client.till.count(count),
    onSuccess: ({ differenceCents }) => {
      announce(t('till.count.done', { words: differenceWords(differenceCents) }));
      onCounted();
    },
  });
  const freeze = () => {
    if (form !== null && !counting.isPending) {
      counting.mutate({ commandId: form.commandId, counts: countsOf(form.counts) });
    }
  };
  useValidate(t('till.count.freeze'), freeze);
  useEffect(focusFirstLine, []);
  if (form === null) return null;
  const refusal = counting.error === null ? null : failureInWords(counting.error);
  return (
    <>
      <div className="till-columns">
        <div className="till-main">
          <Refused refusal={refusal} title={t('till.refused.count')} />
          <SectionHeading>{t('till.count.title')}</SectionHeading>
          <CountGrid
            texts={form.counts}
            total={t('till.count.total')}
            onEdit={(cents, text) => edit({ counts: { ...form.counts, [cents]: text } })}
            onLast={() => document.getElementById(FREEZE_ID)?.focus()}
          />
        </div>
        <aside className="till-aside" aria-label={t('till.difference.title')}>
          <h2 className="text-table font-strong">{t('till.count.blind')}</h2>
          <p className="mt-2 text-table text-ink-2">{t('till.count.blindWhy')}</p>
          <p className="mt-3 flex gap-2 text-second text-ink-2">
            <IconInfo /> <span>{t('till.count.empty')}</span>
          </p>
          <p className="mt-2 flex gap-2 text-second text-ink-2">
            <IconInfo /> <span>{t('till.count.keys')}</span>
          </p>
        </aside>
      </div>
      <div className="till-foot">
        <p className="till-foot-note">
          {draft.keptAt !== null && (
            <span className="inline-flex items-center gap-2">
              <IconDraft size={16} />
              {t('till.count.kept', { time: atDesk(draft.keptAt).time })}
            </span>
          )}
        </p>
        <Button
          id={FREEZE_ID}
          variant="filled"
          size="large"
          icon={IconDone}
          keys={['Ctrl', 'Entrée']}
          busy={counting.isPending ? t('till.saving') : undefined}
          onClick={freeze}
        >
          {t('till.count.freeze')}
        </Button>
      </div>
    </>
  );
}

type CountedProps = {
  readonly state: TillState & { readonly count: NonNullable<TillState['count']> };
  readonly count: TillFormState;
  readonly onAgain: () => void;
  readonly onClosed: (closing: TillClosing) => void;
};

/** The count is given: the difference is known and explained, then the till is closed. */
function Counted({ state, count: { form, edit }, onAgain, onClosed }: CountedProps) {
  const t = useText();
  const { client } = useCore();
  const { role } = useAgent();
  const [faultShown, setFaultShown] = useState(false);
  // One closing for this count, however often it is sent; a draft keeps it through a crash.
  const [closingId] = useState(() => form?.closingId ?? mintId());
  const { count } = state;
  const fault = form === null ? null : differenceFault(form, count.differenceCents);
  const approved = useApprovedAct(
    (grant) =>
      client.till.close({
        commandId: closingId,
        count: count.id,
        reason: form === null || count.differenceCents === 0 ? null : reasonSent(form, t),
        grant,
      }),
    role === 'agent' && needsVisa(count.differenceCents),
    (closing) => {
      announce(t('till.close.done', { time: atDesk(closing.closedAt).time }));
      onClosed(closing);
    },
  );
  const act = approved.state;

  function close(): void {
    if (act.kind !== 'editing') return;
    if (fault === null) approved.submit();
    else {
      setFaultShown(true);
      const where = fault === 'reason' ? '.difference-reason button' : '.difference-text input';
      document.querySelector<HTMLElement>(where)?.focus();
    }
  }
  useValidate(t('till.close.act'), close);
  const balanced = count.differenceCents === 0;
  useEffect(() => {
    const first = document.querySelector<HTMLElement>('.difference-reason button');
    (first ?? document.getElementById(CLOSE_ID))?.focus();
  }, []);

  if (form === null) return null;
  const counted = form.commandId === count.id;
  const refusal = act.kind === 'editing' ? act.refusal : null;
  return (
    <>
      <div className="till-columns">
        <div className="till-main">
          <Refused refusal={refusal} title={t('till.refused.close')} />
          <BeforeClosing />
          <div className="flex flex-wrap items-center gap-3">
            <h2 className="text-section">{t('till.count.title')}</h2>
            <StatusChip icon={IconLock}>{t('till.count.frozen', { time: atDesk(count.at).time })}</StatusChip>
            <Button
              size="small"
              icon={IconRecount}
              className="ms-auto"
              variant={refusal?.code === COUNT_AGAIN ? 'tinted' : 'secondary'}
              onClick={onAgain}
            >
              {t('till.count.again')}
            </Button>
          </div>
          {counted ? (
            <CountGrid
              frozen
              texts={form.counts}
              total={t('till.count.total')}
              onEdit={() => {}}
              onLast={() => document.getElementById(CLOSE_ID)?.focus()}
            />
          ) : (
            <>
              <p className="count-total">
                <span className="text-section">{t('till.count.total')}</span>{' '}
                <output className="figures-tabular text-amount">{formatEuros(count.countedCents)}</output>
              </p>
              <p className="mt-2 text-second text-ink-2">{t('till.count.detailGone')}</p>
            </>
          )}
        </div>
        <DifferenceAside
          state={state}
          form={form}
          fault={faultShown ? fault : null}
          own={role !== 'agent'}
          onEdit={(change) => {
            edit(change);
            approved.edited();
          }}
          onEnter={close}
        />
      </div>
      <div className="till-foot">
        <p className="till-foot-note">
          {!balanced && fault !== null && !faultShown && t('till.difference.needReason')}
        </p>
        <Button
          id={CLOSE_ID}
          variant="filled"
          size="large"
          icon={IconLock}
          keys={['Ctrl', 'Entrée']}
          busy={act.kind === 'sending' ? t('till.saving') : undefined}
          onClick={close}
        >
          {t('till.close.act')}
        </Button>
      </div>
      {act.kind === 'approving' && (
        <ApprovalDialog
          purpose="ecart-caisse"
          sentence={t('till.close.grant', { amount: formatEuros(count.differenceCents) })}
          onGranted={approved.granted}
          onClose={approved.notGranted}
        />
      )}
    </>
  );
}

function useValidate(label: string, run: () => void): void {
  useCommands([
    { id: 'till.validate', label, icon: IconDone, chord: { key: 'Enter', ctrl: true }, keyOnly: true, run },
  ]);
}
