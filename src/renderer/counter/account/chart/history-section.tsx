import { useId } from 'react';
import { create } from 'zustand';
import { formatMonthCapitalised } from '../../../../rules/dates.ts';
import { formatAmount } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconChart, IconTable } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import type { ChartMonth } from './geometry.ts';
import { HistoryChart } from './history-chart.tsx';

type View = 'graph' | 'table';
/** Kept from account to account while the program runs: who prefers figures does not ask for them each time. */
const useChartView = create<{ readonly view: View; setView(view: View): void }>()((set) => ({
  view: 'graph',
  setView: (view) => set({ view }),
}));

/** "Sur 24 mois": the drawing, or the same figures as a table. */
export function HistorySection({ months }: { readonly months: readonly ChartMonth[] }) {
  const t = useText();
  const id = useId();
  const { view, setView } = useChartView();
  const count = months.length;
  const table = <MonthsTable months={months} />;
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        className="flex-wrap"
        aside={
          <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
            {view === 'graph' && <Legend />}
            <SegmentedControl
              label={t('account.chart.view', { count })}
              current={view}
              onChange={setView}
              segments={[
                { id: 'graph', label: t('account.chart.graph'), icon: IconChart },
                { id: 'table', label: t('account.chart.table'), icon: IconTable },
              ]}
            />
          </div>
        }
      >
        {t('account.chart.heading', { count })}
      </SectionHeading>
      {count === 0 ? (
        <p className="mt-3 text-table text-ink-2">{t('account.chart.empty')}</p>
      ) : view === 'graph' ? (
        <div className="mt-0.5">
          <HistoryChart months={months} />
          {/* The same figures for assistive technology, which cannot read a drawing. */}
          <div className="visually-hidden">{table}</div>
        </div>
      ) : (
        <div className="mt-2">{table}</div>
      )}
    </section>
  );
}

function Legend() {
  const t = useText();
  return (
    <>
      <span className="chart-key">
        <svg width="22" height="10" aria-hidden="true">
          <line className="chart-line" x1="0" x2="22" y1="5" y2="5" />
          <circle className="chart-point" cx="11" cy="5" r="3.25" />
        </svg>
        {t('account.chart.balance')}
      </span>
      <span className="chart-key">
        <svg width="14" height="14" aria-hidden="true">
          <path className="chart-hatch" d="M1 9 9 1M2.5 13 13 2.5M8 13.5 13.5 8" />
          <rect className="chart-due" x="0.5" y="0.5" width="13" height="13" rx="3" fill="none" />
        </svg>
        {t('account.chart.due')}
      </span>
      <span className="chart-key">
        <svg width="7" height="14" aria-hidden="true">
          <rect className="chart-paid" width="7" height="14" rx="2" />
        </svg>
        {t('account.chart.paid')}
      </span>
    </>
  );
}

/** Newest first, as the ledger. */
function MonthsTable({ months }: { readonly months: readonly ChartMonth[] }) {
  const t = useText();
  return (
    <Table label={t('account.chart.view', { count: months.length })} density="compact">
      <TableHead>
        <HeadCell>{t('account.chart.month')}</HeadCell>
        <HeadCell align="end">{t('account.chart.due')}</HeadCell>
        <HeadCell align="end">{t('account.chart.paid')}</HeadCell>
        <HeadCell align="end">{t('account.chart.balance')}</HeadCell>
      </TableHead>
      <TableBody>
        {months.toReversed().map(({ month, dueCents, paidCents, balanceCents, late }) => (
          <Row key={month}>
            <Cell rowHeader className="font-medium">
              {formatMonthCapitalised(month)}
            </Cell>
            <Cell align="end" figures="tabular">
              {formatAmount(dueCents)}
            </Cell>
            <Cell align="end" figures="tabular">
              {formatAmount(paidCents)}
            </Cell>
            <Cell align="end" figures="tabular" strong tone={late ? 'danger' : 'ink'}>
              {formatAmount(balanceCents)}
              {late && <span className="visually-hidden"> {t('account.chart.late')}</span>}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
