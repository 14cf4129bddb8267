import { useId } from 'react';
import type { Situation } from '../../../../contract/accounts.ts';
import { formatMonth } from '../../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, Row, Table, TableBody } from '../../../ui/table.tsx';

/** The lines of the last notice, as on the avis. */
export function LastBilled({ billed }: { readonly billed: Situation['lastBilled'] }) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id} {...(billed !== null && { aside: formatMonth(billed.month) })}>
        {t('account.situation.lastBilled')}
      </SectionHeading>
      {billed === null ? (
        <p className="mt-2 text-table text-ink-2">{t('account.situation.lastBilledNone')}</p>
      ) : (
        <Table label={t('account.situation.lastBilled')} density="compact" className="mt-2">
          <TableBody>
            {billed.lines.map(({ nature, label, cents }, index) => (
              // Two lines of one notice may be word for word the same.
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a notice never move
              <Row key={`${nature}-${index}`}>
                <Cell rowHeader>{label}</Cell>
                <Cell align="end" figures="tabular">
                  {formatAmount(cents)}
                </Cell>
              </Row>
            ))}
            <Row kind="total">
              <Cell rowHeader>{t('account.situation.billedTotal')}</Cell>
              <Cell align="end" figures="tabular">
                {formatEuros(billed.totalCents)}
              </Cell>
            </Row>
          </TableBody>
        </Table>
      )}
    </section>
  );
}
