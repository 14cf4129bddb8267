import { formatMonth, formatMonthCapitalised } from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import type { useText } from '../../../i18n/i18n.ts';
import type { ChartMonth } from './geometry.ts';

type Text = ReturnType<typeof useText>;

/** "Septembre 2026 : solde débiteur 150,00 €, en retard · dû 295,34 € · payé 145,34 €": what the arrow keys read. */
export function readingOf(t: Text, { month, balanceCents, dueCents, paidCents, late }: ChartMonth): string {
  const amount = formatEuros(Math.abs(balanceCents));
  return t(late ? 'account.chart.readingLate' : 'account.chart.reading', {
    month: formatMonthCapitalised(month),
    balance:
      balanceCents > 0
        ? t('account.chart.balanceDebit', { amount })
        : balanceCents < 0
          ? t('account.chart.balanceCredit', { amount })
          : t('account.chart.balanceSettled'),
    due: formatEuros(dueCents),
    paid: formatEuros(paidCents),
  });
}

/** The name of the drawing. */
export function titleOf(t: Text, months: readonly ChartMonth[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return t('account.chart.empty');
  return t('account.chart.title', { from: formatMonth(first.month), to: formatMonth(last.month) });
}
