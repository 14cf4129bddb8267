import { formatMonthCapitalised } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { balanceWords } from '../account/balance.ts';
import type { RecordedPart } from './handed-paper.ts';

export type RecordedStatesProps = {
  readonly part: RecordedPart;
  /** Whose, where there are several accounts. */
  readonly name: string | null;
  /** Something was late on this account. */
  readonly late: boolean;
};

/** Where each month and the balance of one account stand now. */
export function RecordedStates({ part: { plan }, name, late }: RecordedStatesProps) {
  const t = useText();
  const after = balanceWords(plan.balanceAfterCents);
  const remainingOf = (month: string) => plan.papers.find((one) => one.month === month)?.remainingCents ?? 0;
  return (
    <div className="border-t border-line pt-3">
      {name !== null && <h4 className="text-second text-ink-2">{name}</h4>}
      <dl className="grid text-table">
        {plan.allocations.map(({ month, cents }) => (
          <div key={month} className="flex flex-wrap items-baseline gap-x-3 py-1">
            <dt>{formatMonthCapitalised(month)}</dt>
            <dd
              className={`text-second ${remainingOf(month) === 0 ? 'font-medium text-success' : 'text-ink-2'}`}
            >
              {remainingOf(month) === 0
                ? t('payments.recorded.settled')
                : t('payments.recorded.remaining', { amount: formatEuros(remainingOf(month)) })}
            </dd>
            <dd className="figures-tabular ms-auto font-strong">{formatEuros(cents)}</dd>
          </div>
        ))}
        {plan.advanceCents > 0 && (
          <div className="flex items-baseline py-1">
            <dt>{t('payments.advance')}</dt>
            <dd className="figures-tabular ms-auto font-strong">{formatEuros(plan.advanceCents)}</dd>
          </div>
        )}
        <div className="mt-1 flex items-baseline border-t border-line-strong pt-2 font-strong">
          <dt>{t(`account.balance.${after.word}`)}</dt>
          <dd
            className={`figures-tabular ms-auto ${late && plan.balanceAfterCents > 0 ? 'text-danger' : ''}`}
          >
            {after.amount}
          </dd>
        </div>
      </dl>
    </div>
  );
}
