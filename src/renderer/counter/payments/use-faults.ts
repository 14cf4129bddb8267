import { useState } from 'react';
import { useText } from '../../i18n/i18n.ts';
import { faultWords } from './fault-words.ts';
import { fieldId } from './field-ids.ts';
import type { Panel } from './panel-state.ts';
import { type Fault, type Field, faultsOf } from './payment-faults.ts';
import type { FormEdit } from './payment-form.ts';

/** What may be said of a field now, and what is told when the hands leave it. */
export type FieldFaults = {
  /** All that stands in the way, said or not yet. */
  readonly all: readonly Fault[];
  /** The clerk has asked to validate: everything missing is said. */
  readonly checked: boolean;
  /** The sentence to show beside a field, if any. */
  of(field: Field, at?: number): string | undefined;
  /** A money field has been left: its reading may be asked about. */
  left(field: Field, at?: number): boolean;
  leave(field: Field, at?: number): void;
};

/** A fault is said once its field was left with something in it, a card's number at once, the rest at validation. */
export function useFaults(panel: Panel, tillOpen: boolean, edit: (edit: FormEdit) => void): FieldFaults {
  const t = useText();
  const { form, state } = panel;
  const [leftFields, setLeft] = useState<ReadonlySet<string>>(new Set());
  const checked = state.kind === 'editing' && state.checked;
  const refusal = state.kind === 'editing' ? state.refusal : null;
  const all = faultsOf(form, tillOpen);
  const typed = (field: Field, at: number) => {
    if (field === 'amount') return form.parts[at]?.amountText ?? '';
    return field === 'received' ? form.receivedText : 'typed';
  };
  return {
    all,
    checked,
    of(field, at = 0) {
      if (refusal?.place?.field === field && refusal.place.at === at) return refusal.title;
      const found = all.find((one) => one.field === field && one.at === at);
      if (found === undefined || found.fault.kind === 'ambiguous') return undefined;
      if (found.fault.kind === 'till-closed') return checked ? faultWords(t, found) : undefined;
      const left = leftFields.has(fieldId(field, at)) && typed(field, at) !== '';
      return checked || left || found.fault.kind === 'card-number' ? faultWords(t, found) : undefined;
    },
    left: (field, at = 0) => checked || leftFields.has(fieldId(field, at)),
    leave(field, at = 0) {
      setLeft((before) => new Set([...before, fieldId(field, at)]));
      if (field === 'amount') edit({ kind: 'part', at, edit: { kind: 'amount-left' } });
      if (field === 'received') edit({ kind: 'received-left' });
    },
  };
}
