import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { OtherAccount } from '../../../../contract/payments.ts';
import { formatMonthCapitalised } from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Checkbox } from '../../../ui/choice.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Asked } from '../asked.tsx';
import { AccountPicker } from './account-picker.tsx';

type Props = {
  readonly target: string | null;
  readonly other: UseQueryResult<OtherAccount>;
  readonly error: string | undefined;
  readonly months: readonly string[];
  readonly onPick: (account: string | null) => void;
  readonly onMonths: (months: readonly string[]) => void;
};

/** The right account: looked for, then shown with what may be paid on it. */
export function MoveTarget({ target, other, error, months, onPick, onMonths }: Props) {
  const t = useText();
  if (target === null) {
    return (
      <AccountPicker
        label={t('paymentsTab.move.find')}
        help={t('paymentsTab.move.findHelp')}
        error={error}
        onPick={onPick}
      />
    );
  }
  return (
    <Asked answer={other}>
      {(right) => (
        <>
          <Chosen right={right} error={error} onChange={() => onPick(null)} />
          {error === undefined && right.dueMonths.length > 0 && (
            <Months right={right} months={months} onMonths={onMonths} />
          )}
        </>
      )}
    </Asked>
  );
}

type ChosenProps = {
  readonly right: OtherAccount;
  readonly error: string | undefined;
  readonly onChange: () => void;
};

function Chosen({ right, error, onChange }: ChosenProps) {
  const t = useText();
  const place = useRef<HTMLElement>(null);
  // On with what comes next: the months, or the reason.
  useEffect(() => {
    place.current?.parentElement
      ?.querySelector<HTMLElement>('.payment-months input, .move-text input')
      ?.focus();
  }, []);
  return (
    <section ref={place} aria-label={t('paymentsTab.move.find')}>
      <p className="flex flex-wrap justify-between gap-x-3 text-second">
        <span className="font-label">{t('paymentsTab.move.find')}</span>
        <LinkButton
          aria-label={t('paymentsTab.move.changeNamed', { reference: right.reference })}
          onClick={onChange}
        >
          {t('paymentsTab.move.change')}
        </LinkButton>
      </p>
      <div className="taking-back-row mt-1.5">
        <p>
          <span>{right.holderName}</span> <span className="reference">{right.reference}</span>
        </p>
        <p className="text-second text-ink-2">{right.label}</p>
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-1.5 text-second font-medium text-danger">
          {error}
        </p>
      )}
    </section>
  );
}

type MonthsProps = {
  readonly right: OtherAccount;
  readonly months: readonly string[];
  readonly onMonths: (months: readonly string[]) => void;
};

function Months({ right, months, onMonths }: MonthsProps) {
  const t = useText();
  return (
    <fieldset className="min-w-0">
      <legend className="flex w-full flex-wrap items-baseline justify-between gap-x-2">
        <span className="text-second font-label">{t('paymentsTab.move.months')}</span>
        <span className="text-small text-ink-2">{t('paymentsTab.move.monthsRule')}</span>
      </legend>
      <div className="payment-months">
        {right.dueMonths.map(({ month, remainingCents, timeBarred }) => (
          <Checkbox
            key={month}
            className="payment-month"
            checked={months.includes(month)}
            onChange={(on) => {
              const others = months.filter((one) => one !== month);
              onMonths(on ? [...others, month].sort() : others);
            }}
          >
            <span className="font-label">{formatMonthCapitalised(month)}</span>{' '}
            <span className="text-second text-ink-2">
              {[
                t('payments.remaining', { amount: formatEuros(remainingCents) }),
                ...(timeBarred ? [t('payments.timeBarred')] : []),
              ].join(' · ')}
            </span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
