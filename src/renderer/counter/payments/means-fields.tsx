import { amountInWords, formatAmount, parseAmount } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { IconWaiting } from '../../ui/icons.ts';
import { MoneyField, MoneyOutput } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fieldId } from './field-ids.ts';
import { changeOf, type FormEdit, type PaymentForm, type TextName, totalOf } from './payment-form.ts';
import { TillClosed } from './till-closed.tsx';
import type { FieldFaults } from './use-faults.ts';
import type { TillOpening } from './use-till-opening.ts';

/** Beyond "1 234,56", the figures of half a column are drawn smaller rather than cut. */
const LONG = 8;

export type MeansFieldsProps = {
  readonly form: PaymentForm;
  readonly edit: (edit: FormEdit) => void;
  readonly faults: FieldFaults;
  /** Null while the till is open. */
  readonly till: TillOpening | null;
  /** Cash over the ceiling: the one way round it is offered. */
  readonly overCeiling: boolean;
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
    case 'virement':
    case 'tip':
    case 'mandat':
      return <AnnouncedNote />;
  }
}

function CashFields({ form, edit, faults, till, overCeiling }: MeansFieldsProps) {
  const t = useText();
  const change = changeOf(form);
  const words = change === null ? '–' : formatAmount(change);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      {till !== null ? (
        <TillClosed
          till={till}
          text={form.floatText}
          onText={(text) => edit({ kind: 'float', text })}
          error={faults.of('float')}
        />
      ) : (
        <div className="grid grid-cols-2 items-start gap-3" data-payment-letters>
          <MoneyField
            id={fieldId('received')}
            label={t('payments.received')}
            size="large"
            {...(form.receivedText.length > LONG && { className: 'payment-long' })}
            text={form.receivedText}
            onTextChange={(text) => edit({ kind: 'received', text })}
            onBlur={() => faults.leave('received')}
            error={faults.of('received')}
            {...(faults.left('received') && { reading: parseAmount(form.receivedText) })}
            onReadingChosen={(cents) => edit({ kind: 'received-picked', cents })}
          />
          <MoneyOutput
            label={t('payments.change')}
            amount={words}
            {...(words.length > LONG && { className: 'payment-long' })}
          />
        </div>
      )}
      {(overCeiling || form.noBankAccount) && (
        <Checkbox
          id="payment-no-bank-account"
          checked={form.noBankAccount}
          detail={t('payments.noBankAccountRule')}
          onChange={(on) => edit({ kind: 'no-bank-account', on })}
        >
          {t('payments.noBankAccount')}
        </Checkbox>
      )}
    </div>
  );
}

function ChequeFields({ form, edit, faults }: MeansFieldsProps) {
  const t = useText();
  const total = totalOf(form);
  const text = (name: TextName, extra?: { readonly optional?: boolean }) => (
    <TextField
      id={fieldId(name)}
      size="dense"
      label={t(`payments.${name}`)}
      value={form[name]}
      onChange={(value) => edit({ kind: 'text', name, text: value })}
      error={faults.of(name)}
      {...extra}
    />
  );
  return (
    <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2.5">
      {/* First what the payer writes, then what is read on it. */}
      {total !== null && (
        <p className="payment-words col-span-2">
          <span className="text-small text-ink-2">{t('payments.inWords')}</span>{' '}
          <output
            className="text-section"
            htmlFor={form.parts.map((_, at) => fieldId('amount', at)).join(' ')}
          >
            {amountInWords(total)}
          </output>
        </p>
      )}
      {text('bank')}
      {text('number')}
      <div className="col-span-2">{text('drawer', { optional: true })}</div>
    </div>
  );
}

function CardFields({ form, edit, faults }: MeansFieldsProps) {
  const t = useText();
  return (
    <TextField
      id={fieldId('authorisation')}
      label={t('payments.authorisation')}
      help={t('payments.authorisationHelp')}
      figures="tabular"
      value={form.authorisation}
      onChange={(text) => edit({ kind: 'text', name: 'authorisation', text })}
      error={faults.of('authorisation')}
    />
  );
}

function AnnouncedNote() {
  const t = useText();
  return (
    <AlertLine icon={IconWaiting} fact={t('payments.announceFact')}>
      {t('payments.announceDetail')}
    </AlertLine>
  );
}
