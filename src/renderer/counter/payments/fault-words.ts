import type { useText } from '../../i18n/i18n.ts';
import type { Fault, Field } from './payment-faults.ts';

type Text = ReturnType<typeof useText>;

/** The sentence of a fault, the same beside its field and in the summary. */
export function faultWords(t: Text, { field, fault }: Fault): string {
  switch (fault.kind) {
    case 'sentence':
      return fault.text;
    case 'short':
      return t('payments.fault.short', { amount: fault.amount });
    case 'ambiguous':
      return t('payments.fault.ambiguous', {
        field: t(field === 'received' ? 'payments.received' : 'payments.amount'),
      });
    case 'card-number':
      return t('payments.fault.cardNumber');
    case 'till-closed':
      return t('payments.fault.tillClosed');
    case 'missing':
      return t(`payments.fault.${missingName(field)}`);
  }
}

/** A field by the word that stands beside it. */
export function fieldName(t: Text, field: Field): string {
  switch (field) {
    case 'months':
      return t('payments.payOn');
    case 'float':
      return t('payments.till.float');
    default:
      return field === 'mode' ? t('payments.mode') : t(`payments.${field}`);
  }
}

function missingName(field: Field): 'received' | 'bank' | 'number' | 'drawer' | 'authorisation' | 'payer' {
  switch (field) {
    case 'received':
    case 'bank':
    case 'number':
    case 'drawer':
    case 'authorisation':
      return field;
    default:
      return 'payer';
  }
}
