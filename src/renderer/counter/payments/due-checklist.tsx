import type { DueMonth } from '../../../contract/accounts.ts';
import type { PaymentPlan } from '../../../contract/payments.ts';
import { formatMonthCapitalised } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { fieldId } from './field-ids.ts';

export type DueChecklistProps = {
  /** Which account of the act. */
  readonly at: number;
  /** Its reference where there are several: the heading above stands for the visible legend. */
  readonly of: string | null;
  readonly months: readonly DueMonth[];
  readonly ticked: readonly string[];
  /** The payer has named months: what goes elsewhere is a surplus. */
  readonly named: boolean;
  readonly plan: PaymentPlan | null;
  readonly onTick: (month: string, on: boolean) => void;
  readonly error: string | undefined;
};

/** "Imputer sur": every month due, oldest first, with what this payment puts on it. */
export function DueChecklist({ at, of, months, ticked, named, plan, onTick, error }: DueChecklistProps) {
  const t = useText();
  const advance = plan?.advanceCents ?? 0;
  const errorId = `${fieldId('months', at)}-error`;
  return (
    <fieldset className="min-w-0" aria-describedby={error === undefined ? undefined : errorId}>
      {of === null ? (
        <legend className="flex w-full flex-wrap items-baseline justify-between gap-x-2">
          <span className="text-second font-label">{t('payments.payOn')}</span>
          <span className="text-small text-ink-2">{t('payments.payOnRule')}</span>
        </legend>
      ) : (
        <legend className="contents">
          <VisuallyHidden>{t('payments.payOnOf', { reference: of })}</VisuallyHidden>
        </legend>
      )}
      <div className="payment-months" data-invalid={error !== undefined || undefined}>
        {months.map((month, index) => (
          <MonthLine
            key={month.month}
            id={index === 0 ? fieldId('months', at) : undefined}
            month={month}
            checked={ticked.includes(month.month)}
            cents={plan?.allocations.find((one) => one.month === month.month)?.cents ?? 0}
            surplus={named && !ticked.includes(month.month)}
            onTick={(on) => onTick(month.month, on)}
          />
        ))}
        {months.length === 0 && (
          <p className="px-3.5 py-2.5 text-second text-ink-2">{t('payments.nothingDue')}</p>
        )}
        {advance > 0 && (
          <p className="payment-month flex justify-between gap-3 ps-[46px]!">
            <span className="font-label">{t('payments.advance')}</span>
            <span className="figures-tabular font-strong">{formatEuros(advance)}</span>
          </p>
        )}
      </div>
      {months.some(({ timeBarred }) => timeBarred) && (
        <p className="mt-1.5 text-small text-ink-2">{t('payments.timeBarredRule')}</p>
      )}
      {error !== undefined && (
        <p id={errorId} className="mt-1.5 text-second font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}

type LineProps = {
  readonly id: string | undefined;
  readonly month: DueMonth;
  readonly checked: boolean;
  readonly cents: number;
  readonly surplus: boolean;
  readonly onTick: (on: boolean) => void;
};

function MonthLine({ id, month, checked, cents, surplus, onTick }: LineProps) {
  const t = useText();
  const notes = [
    t('payments.remaining', { amount: formatEuros(month.remainingCents) }),
    ...(month.timeBarred ? [t('payments.timeBarred')] : []),
    ...(surplus && cents > 0 ? [t('payments.surplus')] : []),
  ];
  return (
    <Checkbox {...(id !== undefined && { id })} className="payment-month" checked={checked} onChange={onTick}>
      <span className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-label">{formatMonthCapitalised(month.month)}</span>{' '}
        <span className="text-second text-ink-2">{notes.join(' · ')}</span>{' '}
        {cents > 0 && <span className="figures-tabular ms-auto font-strong">{formatEuros(cents)}</span>}
      </span>
    </Checkbox>
  );
}
