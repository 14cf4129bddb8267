import type { TillClosing } from '../../../contract/till.ts';
import { formatEuros } from '../../../rules/money.ts';
import { formatCount } from '../../app/format.ts';
import { useText } from '../../i18n/i18n.ts';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../ui/table.tsx';

type Props = { readonly totals: TillClosing['totals']; readonly className?: string };

/** What was taken by mode, net of what was taken back. */
export function DayTotals({ totals, className }: Props) {
  const t = useText();
  if (totals.length === 0) return null;
  const sum = totals.reduce(
    (all, { count, cents }) => ({ count: all.count + count, cents: all.cents + cents }),
    { count: 0, cents: 0 },
  );
  return (
    <Table label={t('till.journal.totals')} density="compact" {...(className !== undefined && { className })}>
      <TableHead>
        <HeadCell>{t('till.mode')}</HeadCell>
        <HeadCell align="end">{t('till.operations')}</HeadCell>
        <HeadCell align="end">{t('till.amount')}</HeadCell>
      </TableHead>
      <TableBody>
        {totals.map(({ mode, label, count, cents }) => (
          <Row key={mode}>
            <Cell rowHeader>{label}</Cell>
            <Cell align="end" figures="tabular">
              {formatCount(count)}
            </Cell>
            <Cell align="end" figures="tabular">
              {formatEuros(cents)}
            </Cell>
          </Row>
        ))}
        <Row kind="total">
          <Cell rowHeader>{t('till.journal.total')}</Cell>
          <Cell align="end" figures="tabular">
            {formatCount(sum.count)}
          </Cell>
          <Cell align="end" figures="tabular">
            {formatEuros(sum.cents)}
          </Cell>
        </Row>
      </TableBody>
    </Table>
  );
}
