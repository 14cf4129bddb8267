import './payments-tab.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountHeader } from '../../../../contract/accounts.ts';
import type { PaymentRow } from '../../../../contract/payments.ts';
import { useCore } from '../../../app/core.tsx';
import { useText } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { IconPayment } from '../../../ui/icons.ts';
import { SectionHeading } from '../../../ui/section-heading.tsx';
import { HeadCell, Table, TableBody, TableHead } from '../../../ui/table.tsx';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { Asked } from '../asked.tsx';
import { MovePanel } from './move-panel.tsx';
import { PaymentLine } from './payment-line.tsx';
import { ReversalPanel } from './reversal-panel.tsx';
import type { TakingBack } from './row-words.ts';

export type PaymentsTabProps = {
  readonly header: AccountHeader;
  readonly onPay: () => void;
  /** Shows a paper in the Documents section, by its number. */
  readonly onPaper: (number: string) => void;
};

/** What is being taken back; the row as it stood when it was asked, since the list changes once it is done. */
type Asking = { readonly row: PaymentRow; readonly act: TakingBack; readonly turn: number };

/** Paiements: everything taken, announced or known by the ERP, and how a payment is taken back. */
export function PaymentsTab({ header, onPay, onPaper }: PaymentsTabProps) {
  const { ask } = useCore();
  const { account } = header;
  const list = useQuery(ask.payments.list.queryOptions({ input: { account } }));
  const [asking, setAsking] = useState<Asking | null>(null);
  const [open, setOpen] = useState(false);
  const take = (row: PaymentRow, act: TakingBack) => {
    setAsking((before) => ({ row, act, turn: (before?.turn ?? 0) + 1 }));
    setOpen(true);
  };
  const panel = { open, header, onClose: () => setOpen(false) };
  return (
    <>
      <Asked answer={list}>
        {(rows) =>
          rows.length === 0 ? (
            <NoPayment onPay={onPay} />
          ) : (
            <PaymentList rows={rows} onPaper={onPaper} onTakeBack={take} />
          )
        }
      </Asked>
      {asking !== null && asking.act !== 'move' && (
        <ReversalPanel key={asking.turn} {...panel} row={asking.row} act={asking.act} />
      )}
      {asking !== null && asking.act === 'move' && (
        <MovePanel key={asking.turn} {...panel} row={asking.row} />
      )}
    </>
  );
}

function NoPayment({ onPay }: { readonly onPay: () => void }) {
  const t = useText();
  return (
    <EmptyState
      className="mt-16"
      icon={IconPayment}
      title={t('paymentsTab.empty')}
      actions={
        <Button variant="tinted" size="large" icon={IconPayment} keys={['F3']} onClick={onPay}>
          {t('account.act.pay')}
        </Button>
      }
    >
      {t('paymentsTab.emptyWhy')}
    </EmptyState>
  );
}

type ListProps = {
  readonly rows: readonly PaymentRow[];
  readonly onPaper: (number: string) => void;
  readonly onTakeBack: (row: PaymentRow, act: TakingBack) => void;
};

function PaymentList({ rows, onPaper, onTakeBack }: ListProps) {
  const t = useText();
  return (
    <section>
      <SectionHeading>{t('paymentsTab.title')}</SectionHeading>
      <Table label={t('paymentsTab.title')} className="payments-list stacking mt-1.5">
        <TableHead>
          <HeadCell className="w-[96px]">{t('paymentsTab.date')}</HeadCell>
          <HeadCell>{t('paymentsTab.payment')}</HeadCell>
          <HeadCell align="end" className="w-[104px]">
            {t('paymentsTab.amount')}
          </HeadCell>
          <HeadCell className="w-[168px] large:w-[240px]">{t('paymentsTab.state')}</HeadCell>
          <HeadCell className="w-[100px]">
            <VisuallyHidden>{t('paymentsTab.actions')}</VisuallyHidden>
          </HeadCell>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <PaymentLine
              key={row.id ?? row.number ?? `${row.on}-${index}`}
              row={row}
              onPaper={onPaper}
              onTakeBack={(act) => onTakeBack(row, act)}
            />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
