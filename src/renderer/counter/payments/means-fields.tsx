import { amountInWords, formatAmount, parseAmount } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { MoneyField, MoneyOutput } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldId } from './field-ids.ts';
import type { Field } from './payment-faults.ts';
import { amountOf, changeOf, type FormEdit, type PaymentForm, type TextName } from './payment-form.ts';

export type MeansFieldsProps = {
  readonly form: PaymentForm;
  readonly edit: (edit: FormEdit) => void;
  /** The sentence to show beside a field, if any. */
  readonly faultOf: (field: Field) => string | undefined;
  /** A money field has been left: its reading may be asked about. */
  readonly left: (field: Field) => boolean;
  readonly onLeave: (field: Field) => void;
};

/** What each mode asks for (precision 28). */
export function MeansFields(props: MeansFieldsProps) {
  switch (props.form.mode) {
    case 'especes':
      return <CashFields {...props} />;
    case 'cheque':
      return <ChequeFields {...props} />;
    case 'carte':
      return <CardFields {...props} />;
  }
}

function CashFields({ form, edit, faultOf, left, onLeave }: MeansFieldsProps) {
  const t = useText();
  const change = changeOf(form);
  return (
    <div className="grid grid-cols-2 items-start gap-3" data-payment-letters>
      <MoneyField
        id={fieldId('received')}
        label={t('payments.received')}
        size="large"
        text={form.receivedText}
        onTextChange={(text) => edit({ kind: 'received', text })}
        onBlur={() => onLeave('received')}
        error={faultOf('received')}
        {...(left('received') && { reading: parseAmount(form.receivedText) })}
        onReadingChosen={(cents) => edit({ kind: 'received-picked', cents })}
      />
      <MoneyOutput label={t('payments.change')} amount={change === null ? '–' : formatAmount(change)} />
    </div>
  );
}

function ChequeFields({ form, edit, faultOf }: MeansFieldsProps) {
  const t = useText();
  const amount = amountOf(form);
  const text = (name: TextName, extra?: { readonly optional?: boolean }) => (
    <TextField
      id={fieldId(name)}
      size="dense"
      label={t(`payments.${name}`)}
      value={form[name]}
      onChange={(value) => edit({ kind: 'text', name, text: value })}
      error={faultOf(name)}
      {...extra}
    />
  );
  return (
    <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2.5">
      {text('bank')}
      {text('number')}
      <div className="col-span-2">{text('drawer', { optional: true })}</div>
      {amount !== null && (
        <p className="col-span-2 text-second">
          <span className="text-ink-2">{t('payments.inWords')}</span>{' '}
          <output htmlFor={fieldId('amount')} className="font-label">
            {amountInWords(amount)}
          </output>
        </p>
      )}
    </div>
  );
}

function CardFields({ form, edit, faultOf }: MeansFieldsProps) {
  const t = useText();
  return (
    <TextField
      id={fieldId('authorisation')}
      label={t('payments.authorisation')}
      help={t('payments.authorisationHelp')}
      figures="tabular"
      value={form.authorisation}
      onChange={(text) => edit({ kind: 'text', name: 'authorisation', text })}
      error={faultOf('authorisation')}
    />
  );
}
