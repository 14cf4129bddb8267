import { useId } from 'react';
import type { Situation } from '../../../../contract/accounts.ts';
import { formatDate, isoDate } from '../../../../rules/dates.ts';
import { formatEuros } from '../../../../rules/money.ts';
import { useText } from '../../../i18n/i18n.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { Cell, Row, Table, TableBody } from '../../../ui/table.tsx';

export type LastPaymentsProps = {
  readonly payments: Situation['lastPayments'];
  readonly onAll: () => void;
};

/** The last payments, newest first, whoever took them. */
export function LastPayments({ payments, onAll }: LastPaymentsProps) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionHeading
        id={id}
        aside={<LinkButton onClick={onAll}>{t('account.situation.allLedger')}</LinkButton>}
      >
        {t('account.situation.lastPayments')}
      </SectionHeading>
      {payments.length === 0 ? (
        <p className="mt-2 text-table text-ink-2">{t('account.situation.lastPaymentsNone')}</p>
      ) : (
        <Table label={t('account.situation.lastPayments')} density="compact" className="stacking mt-2">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('account.situation.paymentOn')}</th>
              <th scope="col">{t('account.situation.paymentHow')}</th>
              <th scope="col">{t('account.situation.paymentNumber')}</th>
              <th scope="col">{t('account.situation.paymentAmount')}</th>
            </tr>
          </thead>
          <TableBody>
            {payments.map(({ on, label, number, cents }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two payments of one day may be the same but for their place
              <Row key={`${on}-${index}`}>
                <Cell figures="tabular" className="w-[96px]">
                  {formatDate(isoDate(on))}
                </Cell>
                <Cell rowHeader>{label}</Cell>
                <Cell tone="ink-2" className="document-number only-large">
                  {number}
                </Cell>
                <Cell align="end" figures="tabular" strong>
                  {formatEuros(cents)}
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}
