import { useId } from 'react';
import type { DueMonth, Situation } from '../../../../contract/accounts.ts';
import { formatDate, formatMonthCapitalised, isoDate } from '../../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import { formatCount } from '../../../app/format.ts';
import { useText } from '../../../i18n/i18n.ts';
import { IconLate, IconWaiting } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';

/** "Mois dus": what each month still asks, oldest first, and since when it is late. */
export function DueMonths({ situation }: { readonly situation: Situation }) {
  const t = useText();
  const id = useId();
  const { dueMonths, totalDueCents } = situation;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{t('account.situation.dueMonths')}</SectionHeading>
      {dueMonths.length === 0 ? (
        <p className="mt-2 text-table">
          {t('account.situation.nothingDue')}.{' '}
          <span className="text-ink-2">{t('account.situation.nothingDueWhy')}</span>
        </p>
      ) : (
        <DueTable label={t('account.situation.dueMonths')} months={dueMonths} totalDueCents={totalDueCents} />
      )}
    </section>
  );
}

type TableProps = {
  readonly label: string;
  readonly months: readonly DueMonth[];
  readonly totalDueCents: number;
};

function DueTable({ label, months, totalDueCents }: TableProps) {
  const t = useText();
  const late = months.some(({ lateDays }) => lateDays > 0);
  const sum = (of: 'dueCents' | 'paidCents') => months.reduce((total, month) => total + month[of], 0);
  return (
    <Table label={label} className="stacking mt-[11px]">
      <TableHead>
        <HeadCell className="w-[20.2%]">{t('account.situation.month')}</HeadCell>
        <HeadCell className="wide:w-[15.8%]">{t('account.situation.dueOn')}</HeadCell>
        <HeadCell className="roomy">
          <VisuallyHidden>{t('account.situation.state')}</VisuallyHidden>
        </HeadCell>
        <HeadCell align="end" className="w-[15%] wide:w-[12%]">
          {t('account.situation.due')}
        </HeadCell>
        <HeadCell align="end" className="w-[15%] wide:w-[11.8%]">
          {t('account.situation.paid')}
        </HeadCell>
        <HeadCell align="end" className="w-[16%] wide:w-[11.9%]">
          {t('account.situation.remaining')}
        </HeadCell>
      </TableHead>
      <TableBody>
        {months.map((month) => (
          <Row key={month.month}>
            <Cell rowHeader className="font-medium">
              {formatMonthCapitalised(month.month)}
            </Cell>
            <Cell figures="tabular" data-label={t('account.situation.dueOn')}>
              {month.dueOn === null ? (
                <span className="text-ink-2">{t('account.situation.noDueDate')}</span>
              ) : (
                formatDate(isoDate(month.dueOn))
              )}
              <span className="block wide:hidden">
                <MonthState month={month} />
              </span>
            </Cell>
            <Cell className="roomy">
              <MonthState month={month} />
            </Cell>
            <Cell align="end" figures="tabular" data-label={t('account.situation.due')}>
              {formatAmount(month.dueCents)}
            </Cell>
            <Cell align="end" figures="tabular" data-label={t('account.situation.paid')}>
              {formatAmount(month.paidCents)}
            </Cell>
            <Cell align="end" figures="tabular" strong data-label={t('account.situation.remaining')}>
              {formatAmount(month.remainingCents)}
            </Cell>
          </Row>
        ))}
        <Row kind="total">
          <Cell rowHeader colSpan={2}>
            {t('account.situation.totalDue')}
          </Cell>
          <Cell className="roomy" />
          <Cell align="end" figures="tabular" data-label={t('account.situation.due')}>
            {formatAmount(sum('dueCents'))}
          </Cell>
          <Cell align="end" figures="tabular" data-label={t('account.situation.paid')}>
            {formatAmount(sum('paidCents'))}
          </Cell>
          <Cell
            align="end"
            figures="tabular"
            tone={late ? 'danger' : 'ink'}
            data-label={t('account.situation.remaining')}
          >
            {formatEuros(totalDueCents)}
          </Cell>
        </Row>
      </TableBody>
    </Table>
  );
}

function MonthState({ month }: { readonly month: DueMonth }) {
  const t = useText();
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      {month.lateDays > 0 && (
        <span className="inline-flex items-center gap-1.5 text-second font-medium text-danger">
          <IconLate size={16} />
          {t('account.situation.lateBy', { count: month.lateDays, n: formatCount(month.lateDays) })}
        </span>
      )}
      {month.timeBarred && (
        <span className="inline-flex items-center gap-1.5 text-second text-ink-2">
          <IconWaiting size={16} />
          {t('account.situation.timeBarred')}
        </span>
      )}
    </span>
  );
}
