import { useText } from '../../i18n/i18n.ts';
import { ApprovalDialog } from '../approval/approval-dialog.tsx';
import type { Payment } from './use-payment.ts';

/** Cash over the ceiling for a payer without a bank account: a responsable beside the clerk gives a code. */
export function CashApproval({
  payment,
  sentence,
}: {
  readonly payment: Payment;
  readonly sentence: string;
}) {
  const t = useText();
  return (
    <ApprovalDialog
      purpose="plafond-especes"
      sentence={t('payments.approval', { sentence })}
      onGranted={payment.grant}
      onClose={payment.decline}
    />
  );
}
