import type { LedgerLine } from '../../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { formatAmount } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconWaiting } from '../../../ui/icons.ts';
import { StatusChip } from '../../../ui/status-chip.tsx';
import { Cell, Row } from '../../../ui/table.tsx';

/** One entry, with the balance of the account after it; a payment is tinted. */
export function LineRow({ line, rowIndex }: { readonly line: LedgerLine; readonly rowIndex: number }) {
  const t = useText();
  return (
    <Row kind={line.payment ? 'payment' : 'line'} className="ledger-line" aria-rowindex={rowIndex}>
      <Cell figures="tabular" tone="ink-2" className="ps-[37px]!">
        {formatDate(isoDate(line.on))}
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-3">
          {line.label}
          {/* Where there is no room for its column. */}
          <span className="document-number text-small text-ink-2 wide:hidden">{line.piece}</span>
          {line.local && <StatusChip icon={IconWaiting}>{t('account.ledger.waiting')}</StatusChip>}
        </span>
      </Cell>
      <Cell className="document-number roomy" data-label={t('account.ledger.piece')}>
        {line.piece}
      </Cell>
      <Cell align="end" figures="tabular" data-label={t('account.ledger.debit')}>
        {line.debitCents === 0 ? null : formatAmount(line.debitCents)}
      </Cell>
      <Cell align="end" figures="tabular" data-label={t('account.ledger.credit')}>
        {line.creditCents === 0 ? null : formatAmount(line.creditCents)}
      </Cell>
      <Cell align="end" figures="tabular" data-label={t('account.ledger.balance')}>
        {formatAmount(line.balanceCents)}
      </Cell>
    </Row>
  );
}
