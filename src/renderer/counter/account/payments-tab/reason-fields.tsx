import { REVERSAL_REASONS } from '../../../../contract/payments.ts';
import { useText } from '../../../i18n/i18n.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { BANK_REASONS, type ReasonFault, type ReasonForm } from './reason-form.ts';

type Props = {
  readonly form: ReasonForm;
  readonly fault: ReasonFault;
  readonly onEdit: (change: Partial<ReasonForm>) => void;
  readonly onEnter: () => void;
};

/** Why it is taken back, one of the six reasons. */
export function ReasonFields(props: Props) {
  const t = useText();
  const { form, fault, onEdit } = props;
  return (
    <>
      <Select
        label={t('paymentsTab.reason')}
        options={REVERSAL_REASONS.map((id) => ({ id, label: t(`paymentsTab.reasons.${id}`) }))}
        value={REVERSAL_REASONS.find((id) => id === form.reason) ?? null}
        onChange={(reason) => onEdit({ reason })}
        error={fault === 'reason' ? t('paymentsTab.needReason') : undefined}
      />
      <ReasonText {...props} />
    </>
  );
}

/** Why the bank did not pay. */
export function BankReasonFields(props: Props) {
  const t = useText();
  const { form, fault, onEdit } = props;
  return (
    <>
      <Select
        label={t('paymentsTab.bankReason')}
        options={BANK_REASONS.map((id) => ({ id, label: t(`paymentsTab.bankReasons.${id}`) }))}
        value={BANK_REASONS.find((id) => id === form.reason) ?? null}
        onChange={(reason) => onEdit({ reason })}
        error={fault === 'reason' ? t('paymentsTab.needReason') : undefined}
      />
      <ReasonText {...props} />
    </>
  );
}

export function ReasonText({ form, fault, onEdit, onEnter }: Props) {
  const t = useText();
  return (
    <TextField
      label={t('paymentsTab.text')}
      optional={form.reason !== 'autre'}
      maxLength={250}
      value={form.text}
      onChange={(text) => onEdit({ text })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey) onEnter();
      }}
      error={
        fault === 'text'
          ? t('paymentsTab.needText')
          : fault === 'card'
            ? t('paymentsTab.cardNumber')
            : undefined
      }
    />
  );
}
