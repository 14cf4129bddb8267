import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldId, focusField } from './field-ids.ts';
import type { FormEdit, PaymentForm } from './payment-form.ts';
import type { FieldFaults } from './use-faults.ts';

export type PayerFieldsProps = {
  readonly form: PaymentForm;
  readonly edit: (edit: FormEdit) => void;
  readonly faults: FieldFaults;
};

/** Anyone may pay for the tenant; the papers then name who did (code civil 1342-1). */
export function PayerFields({ form, edit, faults }: PayerFieldsProps) {
  const t = useText();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <Checkbox
        id="payment-other-payer"
        className="items-center text-body!"
        checked={form.otherPayer}
        onChange={(on) => {
          edit({ kind: 'other-payer', on });
          if (on) focusField('payer');
        }}
      >
        {t('payments.otherPayer')}
      </Checkbox>
      {form.otherPayer && (
        <TextField
          id={fieldId('payer')}
          size="dense"
          label={t('payments.payer')}
          help={t('payments.payerHelp')}
          value={form.payer}
          maxLength={120}
          onChange={(text) => edit({ kind: 'text', name: 'payer', text })}
          error={faults.of('payer')}
        />
      )}
    </div>
  );
}
