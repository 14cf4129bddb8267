import { formatEuros } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { ApprovalDialog } from '../approval/approval-dialog.tsx';
import type { Panel } from './panel-state.ts';
import { totalOf } from './payment-form.ts';
import type { Payment, Prepared } from './use-payment.ts';

export type CashApprovalProps = {
  readonly payment: Payment;
  readonly panel: Panel;
  readonly prepared: Prepared;
};

/** Cash over the ceiling for a payer without a bank account: a responsable beside the clerk gives a code. */
export function CashApproval({ payment, panel, prepared }: CashApprovalProps) {
  const t = useText();
  if (panel.state.kind !== 'approval') return null;
  const total = totalOf(panel.form);
  const ceiling = prepared.cashCeilingCents;
  return (
    <ApprovalDialog
      purpose="plafond-especes"
      sentence={
        total === null || ceiling === null
          ? panel.state.sentence
          : t('payments.approval', { amount: formatEuros(total), ceiling: formatEuros(ceiling) })
      }
      onGranted={payment.grant}
      onClose={payment.decline}
    />
  );
}
