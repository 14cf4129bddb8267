import type { KeyboardEvent, Ref } from 'react';
import type { LedgerMonth } from '../../../../contract/accounts.ts';
import { formatDate, formatMonthCapitalised, isoDate } from '../../../../rules/dates.ts';
import { formatAmount } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconDone, IconLate, IconOpen, IconUnfold, IconWaiting } from '../../../ui/icons.ts';
import { Cell, Row } from '../../../ui/table.tsx';
import { monthState } from './rows.ts';

export type MonthRowProps = {
  readonly month: LedgerMonth;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  /** One stop for the keyboard in the whole ledger: the head the arrows are on. */
  readonly reachable: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly ref: Ref<HTMLButtonElement>;
  readonly rowIndex: number;
};

/** A month: what it asked, whether it is paid, its sums and the balance after it. */
export function MonthRow({
  month,
  open,
  onToggle,
  reachable,
  onKeyDown,
  onFocus,
  ref,
  rowIndex,
}: MonthRowProps) {
  const Chevron = open ? IconUnfold : IconOpen;
  return (
    <Row
      kind={open ? 'opened' : 'plain'}
      interactive
      className="ledger-month"
      aria-rowindex={rowIndex}
      onClick={() => onToggle(!open)}
    >
      <Cell rowHeader className="ps-[11px]!">
        <button
          ref={ref}
          type="button"
          aria-expanded={open}
          tabIndex={reachable ? 0 : -1}
          className="-ms-1 flex min-h-8 items-center gap-2 rounded-key px-1 font-strong whitespace-nowrap"
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(!open);
          }}
        >
          <Chevron className="text-ink-2" />
          {formatMonthCapitalised(month.month)}
        </button>
      </Cell>
      <Cell tone="ink-2">
        <Asked month={month} />
        <span className="block wide:hidden">
          <State month={month} />
        </span>
      </Cell>
      <Cell className="roomy">
        <State month={month} />
      </Cell>
      {(['debitCents', 'creditCents', 'balanceCents'] as const).map((of) => (
        <Cell
          key={of}
          align="end"
          figures="tabular"
          strong={open}
          tone={of === 'balanceCents' && month.late ? 'danger' : 'ink'}
        >
          {formatAmount(month[of])}
        </Cell>
      ))}
    </Row>
  );
}

function Asked({ month }: { readonly month: LedgerMonth }) {
  const t = useText();
  const amount = formatAmount(month.dueCents);
  if (month.dueCents < 0) {
    return t('account.ledger.inCredit', { amount: formatAmount(-month.dueCents) });
  }
  if (month.dueOn === null) {
    return month.dueCents === 0 ? t('account.ledger.notDue') : t('account.ledger.dueOnly', { amount });
  }
  return t('account.ledger.dueWithDate', { amount, date: formatDate(isoDate(month.dueOn)) });
}

function State({ month }: { readonly month: LedgerMonth }) {
  const t = useText();
  const state = monthState(month);
  if (state === 'nothing' || state === 'credit') return null;
  const [StateIcon, tone] =
    state === 'settled'
      ? ([IconDone, 'text-success'] as const)
      : state === 'late'
        ? ([IconLate, 'text-danger'] as const)
        : ([IconWaiting, 'text-ink-2'] as const);
  return (
    <span
      className={`inline-flex items-center gap-1.5 align-middle text-second font-medium whitespace-nowrap ${tone}`}
    >
      <StateIcon size={16} />
      {state === 'settled'
        ? t('account.ledger.settled')
        : t('account.ledger.remaining', { amount: formatAmount(month.remainingCents) })}
    </span>
  );
}
