import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TillState } from '../../../contract/till.ts';
import { formatAmount, formatEuros, parseAmount } from '../../../rules/money.ts';
import { useCommands } from '../../app/commands.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { useRoute } from '../../app/route.ts';
import { useText } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { IconTill } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { MoneyField, QuickAmount } from '../../ui/money-field.tsx';
import { SectionHeading } from '../../ui/section-heading.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ClosingSummary, JustClosed } from './closing-summary.tsx';
import { CountGrid } from './count-grid.tsx';
import { totalOf } from './counts.ts';
import { Refused } from './refused.tsx';
import type { TillForm } from './till-form.ts';
import { useTillForm } from './use-till-form.ts';

const AMOUNT_ID = 'till-float';
const ACT_ID = 'till-open';

/** The till is closed: what it was closed on, and opening it with its float. */
export function OpeningPage({
  state,
  justClosed,
}: {
  readonly state: TillState;
  readonly justClosed: boolean;
}) {
  const t = useText();
  const { client } = useCore();
  const go = useRoute((route) => route.go);
  const { form, draft, edit, restart } = useTillForm('till-opening');
  const [faulty, setFaulty] = useState(false);
  const opening = useMutation({
    mutationFn: (act: { commandId: string; floatCents: number }) => client.till.open(act),
    onSuccess: ({ floatCents }) => {
      announce(t('till.open.done', { amount: formatEuros(floatCents) }));
      restart();
      go({ name: 'till', page: 'journal' });
    },
  });
  const floatCents = form === null ? null : floatOf(form);

  function open(): void {
    if (form === null || opening.isPending) return;
    if (floatCents !== null) opening.mutate({ commandId: form.commandId, floatCents });
    else {
      setFaulty(true);
      document.getElementById(AMOUNT_ID)?.focus();
    }
  }
  useCommands([
    {
      id: 'till.validate',
      label: t('till.open.act'),
      icon: IconTill,
      chord: { key: 'Enter', ctrl: true },
      keyOnly: true,
      run: open,
    },
  ]);
  const ready = form !== null;
  useEffect(() => {
    if (ready && !justClosed) document.getElementById(AMOUNT_ID)?.focus();
  }, [ready, justClosed]);

  const refusal = opening.error === null ? null : failureInWords(opening.error);
  return (
    <>
      <div className="till-columns">
        <div className="till-main">
          {justClosed && state.lastClosing !== null && <JustClosed closing={state.lastClosing} />}
          <SectionHeading
            aside={
              form !== null && (
                <SegmentedControl
                  label={t('till.open.way')}
                  segments={[
                    { id: 'amount', label: t('till.open.byAmount') },
                    { id: 'count', label: t('till.open.byCount') },
                  ]}
                  current={form.byCount ? 'count' : 'amount'}
                  onChange={(way) => edit({ byCount: way === 'count' })}
                />
              )
            }
          >
            {t('till.open.title')}
          </SectionHeading>
          {form?.byCount !== true && <p className="mt-1 text-table text-ink-2">{t('till.open.why')}</p>}
          <div className="max-w-[900px]">
            <Refused refusal={refusal} title={t('till.refused.open')} />
            {form !== null &&
              (form.byCount ? (
                <CountGrid
                  texts={form.counts}
                  total={t('till.count.floatTotal')}
                  onEdit={(cents, text) => edit({ counts: { ...form.counts, [cents]: text } })}
                  onLast={() => document.getElementById(ACT_ID)?.focus()}
                />
              ) : (
                <FloatAmount
                  form={form}
                  faulty={faulty}
                  lastFloat={state.lastClosing?.opening.floatCents ?? null}
                  onEdit={edit}
                  onEnter={open}
                />
              ))}
          </div>
        </div>
        <aside className="till-aside" aria-label={t('till.close.last')}>
          <ClosingSummary closing={state.lastClosing} />
        </aside>
      </div>
      <div className="till-foot">
        <p className="till-foot-note">{form?.byCount === true && t('till.count.keys')}</p>
        <Button
          id={ACT_ID}
          variant="filled"
          size="large"
          icon={IconTill}
          keys={['Ctrl', 'Entrée']}
          busy={opening.isPending || draft.state === 'reading' ? t('till.saving') : undefined}
          onClick={open}
        >
          {t('till.open.act')}
        </Button>
      </div>
    </>
  );
}

type AmountProps = {
  readonly form: TillForm;
  /** The act was asked for with nothing that can be read. */
  readonly faulty: boolean;
  readonly lastFloat: number | null;
  readonly onEdit: (change: Partial<TillForm>) => void;
  readonly onEnter: () => void;
};

function FloatAmount({ form, faulty, lastFloat, onEdit, onEnter }: AmountProps) {
  const t = useText();
  const [left, setLeft] = useState(false);
  const reading = parseAmount(form.amountText);
  const empty = form.amountText.trim() === '';
  const error =
    faulty && empty
      ? t('till.open.needFloat')
      : (faulty || left) && !empty && reading.kind === 'invalid' && floatOf(form) === null
        ? reading.reason
        : undefined;
  return (
    <div className="mt-4 max-w-[368px]">
      <MoneyField
        id={AMOUNT_ID}
        size="large"
        label={t('till.open.float')}
        help={t('till.open.floatHelp')}
        text={form.amountText}
        reading={faulty || left ? reading : undefined}
        onTextChange={(amountText) => {
          setLeft(false);
          onEdit({ amountText });
        }}
        onReadingChosen={(cents) => onEdit({ amountText: formatAmount(cents) })}
        onBlur={() => setLeft(true)}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) onEnter();
        }}
        error={error}
      />
      {lastFloat !== null && (
        <div className="mt-2 flex">
          <QuickAmount
            amount={formatEuros(lastFloat)}
            of={t('till.open.lastTime')}
            onPress={() => onEdit({ amountText: formatAmount(lastFloat) })}
          />
        </div>
      )}
    </div>
  );
}

/** The float in cents; null while it cannot be read. An empty drawer is said by a zero. */
function floatOf({ byCount, counts, amountText }: TillForm): number | null {
  if (byCount) return totalOf(counts);
  if (/^\s*0+([.,]0{1,2})?\s*€?\s*$/u.test(amountText)) return 0;
  const read = parseAmount(amountText);
  return read.kind === 'ok' ? read.cents : null;
}
