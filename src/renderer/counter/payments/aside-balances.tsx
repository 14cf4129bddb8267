import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { balanceWords } from '../account/balance.ts';
import { amountOf } from './payment-parts.ts';
import type { PartView } from './use-parts.ts';

export type AsideBalancesProps = {
  readonly view: PartView;
  /** The one account needs no name: the panel's head says it. */
  readonly alone: boolean;
  /** An order of payment: the balance stays what it is. */
  readonly announced: boolean;
};

/** The balance of one account before and after, in three lines. */
export function AsideBalances({ view, alone, announced }: AsideBalancesProps) {
  const t = useText();
  const { at, balanceCents, plan, part, holderName, reference } = view;
  const headId = `payment-after-${at}`;
  const amountCents = amountOf(part);
  const before = balanceWords(balanceCents);
  const afterCents = announced
    ? balanceCents
    : (plan?.balanceAfterCents ?? balanceCents - (amountCents ?? 0));
  const after = balanceWords(afterCents);
  const title = announced ? t('payments.afterAnnounced') : t('payments.after');
  return (
    <section aria-labelledby={headId}>
      <h3 id={headId} className="text-second font-strong">
        {alone ? (
          title
        ) : (
          <>
            {holderName} <span className="reference">{reference}</span>
          </>
        )}
      </h3>
      <dl className="payment-balances">
        <div>
          <dt>
            {before.word === 'settled'
              ? t('payments.settledBefore')
              : t('payments.before', { words: t(`account.balance.${before.word}`).replace(/ de$/, '') })}
          </dt>
          <dd className="figures-tabular">{before.amount}</dd>
        </div>
        <div>
          <dt>{announced ? t('payments.announcedAmount') : t('payments.payment')}</dt>
          <dd className="figures-tabular">{amountCents === null ? null : amountText(amountCents)}</dd>
        </div>
        <div className="payment-balance-after" aria-live={at === 0 ? 'polite' : undefined}>
          <dt>{t(`account.balance.${after.word}`)}</dt>
          <dd className={`figures-tabular ${isLateAfter() && afterCents > 0 ? 'text-danger' : ''}`}>
            {after.amount}
          </dd>
        </div>
      </dl>
    </section>
  );

  /** Taken off a debt, added to a credit; an order of payment does neither. */
  function amountText(cents: number): string {
    if (announced) return formatEuros(cents);
    return balanceCents > 0 ? formatEuros(-cents) : `+${formatEuros(cents)}`;
  }

  /** Something late stays due once the plan is laid. */
  function isLateAfter(): boolean {
    return view.dueMonths.some(({ month, lateDays, remainingCents }) => {
      const paid = announced ? 0 : (plan?.allocations.find((one) => one.month === month)?.cents ?? 0);
      return lateDays > 0 && remainingCents > paid;
    });
  }
}
