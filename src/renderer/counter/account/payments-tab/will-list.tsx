import type { PaymentRow } from '../../../../contract/payments.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { type Icon, IconCalendar, IconPayment, IconQuittance, IconRule } from '../../../ui/icons.ts';
import { capitalised, modeOfRow, monthsInWords, type TakingBack } from './row-words.ts';

/** What taking it back will do to the months, the money and the papers, before it is done. */
export function WillList({ row, act }: { readonly row: PaymentRow; readonly act: TakingBack }) {
  const t = useText();
  const and = t('account.and');
  const lines: Array<readonly [Icon, string]> = [];
  if (row.months.length > 0) {
    const months = capitalised(monthsInWords(row.months, and));
    lines.push([IconCalendar, t('paymentsTab.will.month', { count: row.months.length, months })]);
  }
  const money = moneyWords(t, row, act);
  if (money !== null) lines.push([IconPayment, money]);
  if (row.papers.length > 0) {
    const papers = row.papers
      .map(({ title }, index) => (index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1)))
      .join(` ${and} `);
    lines.push([IconQuittance, t('paymentsTab.will.papers', { count: row.papers.length, papers })]);
  }
  if (act !== 'move') lines.push([IconRule, t('paymentsTab.will.kept')]);
  return (
    <ul className="will-list">
      {lines.map(([LineIcon, words]) => (
        <li key={words}>
          <LineIcon />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
}

function moneyWords(t: ReturnType<typeof useText>, row: PaymentRow, act: TakingBack): string | null {
  const amount = formatEuros(row.cents);
  if (act === 'move') return t('paymentsTab.will.noCash');
  if (act === 'bounce') return t('paymentsTab.will.bounce', { amount });
  switch (modeOfRow(row)) {
    case 'especes':
      return t('paymentsTab.will.cash', { amount });
    case 'cheque':
      return t('paymentsTab.will.cheque');
    case 'carte':
      return t('paymentsTab.will.card');
    case null:
      return null;
  }
}
