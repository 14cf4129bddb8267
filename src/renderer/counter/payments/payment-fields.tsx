import { type KeyboardEvent, useLayoutEffect, useState } from 'react';
import type { PaymentPlan } from '../../../contract/payments.ts';
import { formatEuros, parseAmount } from '../../../rules/money.ts';
import { useCommands } from '../../app/commands.ts';
import { useText } from '../../i18n/i18n.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { IconPayment, IconSearch } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { MoneyField, QuickAmount } from '../../ui/money-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { shortMonth } from '../account/month-names.ts';
import { DueChecklist } from './due-checklist.tsx';
import { fieldAfter } from './enter-order.ts';
import { FaultSummary } from './fault-summary.tsx';
import { faultWords } from './fault-words.ts';
import { fieldId, focusField, focusId, focusNow, VALIDATE_ID } from './field-ids.ts';
import { MeansFields } from './means-fields.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { modeOfKey } from './mode-keys.ts';
import type { Panel } from './panel-state.ts';
import { FIELDS, type Field, faultsOf } from './payment-faults.ts';
import { quickAmounts, tickedMonths } from './payment-form.ts';
import type { Payment, Prepared } from './use-payment.ts';

export type PaymentFieldsProps = {
  /** False while the panel goes: its keys are the account's again at once, not after the animation. */
  readonly open: boolean;
  readonly payment: Payment;
  readonly panel: Panel;
  readonly prepared: Prepared;
  readonly plan: PaymentPlan | null;
  readonly onNext: () => void;
};

/** The act: months, amount, mode and what the mode asks for. Entrée goes from field to field, the letters choose. */
export function PaymentFields({ open, payment, panel, prepared, plan, onNext }: PaymentFieldsProps) {
  const t = useText();
  const { form, state } = panel;
  const { edit } = payment;
  const [leftFields, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const checked = state.kind === 'editing' && state.checked;
  const refusal = state.kind === 'editing' ? state.refusal : null;
  const faults = faultsOf(form);
  const left = (field: Field) => checked || leftFields.has(field);
  const onLeave = (field: Field) => {
    setLeft((before) => new Set([...before, field]));
    if (field === 'amount' || field === 'received') edit({ kind: 'money-left', field });
  };
  const faultOf = (field: Field): string | undefined => {
    if (refusal?.field === field) return refusal.title;
    const fault = faults.find((one) => one.field === field);
    if (fault === undefined || fault.fault.kind === 'ambiguous') return undefined;
    const empty = { amount: form.amountText, received: form.receivedText }[field as 'amount'] === '';
    const at = checked || fault.fault.kind === 'card-number' || (leftFields.has(field) && !empty);
    return at ? faultWords(t, fault) : undefined;
  };

  useCommands(
    !open
      ? []
      : [
          {
            id: 'payment.validate',
            label: t('payments.validate'),
            icon: IconPayment,
            chord: { key: 'Enter', ctrl: true },
            run: payment.validate,
          },
          {
            id: 'payment.next',
            label: t('payments.recorded.next'),
            icon: IconSearch,
            chord: { key: 'F2' },
            keyOnly: true,
            run: onNext,
          },
          // The panel is open already: F3 comes back to its first field.
          {
            id: 'payment.amount',
            label: t('payments.title'),
            icon: IconPayment,
            chord: { key: 'F3' },
            keyOnly: true,
            run: () => focusField('amount'),
          },
        ],
    'panel',
  );
  // The hands are on the amount as it is drawn, its text selected: what is typed next replaces it.
  useLayoutEffect(() => focusNow(fieldId('amount')), []);

  const chooseMode = (mode: typeof form.mode) => {
    const answer = prepared.modes.find((one) => one.mode === mode);
    if (answer?.allowed === false) {
      announce(t('payments.modeRefused', { mode: t(`payments.modes.${mode}`), why: answer.why ?? '' }));
      return;
    }
    // Reçu goes with cash: the hands follow to what the mode asks for.
    if (mode !== form.mode && document.activeElement?.id === fieldId('received')) {
      const next = fieldAfter('amount', mode, form.otherPayer);
      if (next !== null) focusField(next);
    }
    edit({ kind: 'mode', mode });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = event.target;
    if (!(place instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    if (place.closest('[data-payment-letters]') !== null) {
      const mode = modeOfKey(event);
      if (mode !== null) {
        event.preventDefault();
        if (mode !== 'none') chooseMode(mode);
        return;
      }
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const field = FIELDS.find((name) => fieldId(name) === place.id) ?? fieldOfChoice(place);
    onLeave(field);
    if (faults.some((one) => one.field === field) && (field === 'amount' || field === 'received')) return;
    const next = fieldAfter(field, form.mode, form.otherPayer);
    if (next === null) focusId(VALIDATE_ID);
    else focusField(next);
  };

  const ticked = tickedMonths(form, prepared.dueMonths, plan?.allocations ?? null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <form> would send itself on Entrée, which here goes to the next field
    <div
      role="form"
      aria-label={t('payments.form')}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 large:gap-[22px]"
      onKeyDown={onKeyDown}
    >
      {(refusal !== null || (checked && faults.length > 0)) && (
        <FaultSummary faults={checked ? faults : []} refusal={refusal} />
      )}
      <DueChecklist
        months={prepared.dueMonths}
        ticked={ticked}
        named={form.chosen !== null && form.chosen.length > 0}
        plan={plan}
        onTick={(month, on) => edit({ kind: 'month', month, on, ticked })}
        error={faultOf('months')}
      />
      <div data-payment-letters>
        <MoneyField
          id={fieldId('amount')}
          label={t('payments.amount')}
          size="large"
          text={form.amountText}
          onTextChange={(text) => edit({ kind: 'amount', text })}
          onBlur={() => onLeave('amount')}
          error={faultOf('amount')}
          {...(left('amount') && { reading: parseAmount(form.amountText) })}
          onReadingChosen={(cents) => {
            edit({ kind: 'amount-picked', cents });
            focusField('amount');
          }}
        />
        <QuickAmounts
          prepared={prepared}
          onPick={(cents, chosen) => edit({ kind: 'amount-picked', cents, chosen })}
        />
      </div>
      <ModeChoice modes={prepared.modes} current={form.mode} onChoose={chooseMode} error={faultOf('mode')} />
      <MeansFields form={form} edit={edit} faultOf={faultOf} left={left} onLeave={onLeave} />
      <div className="grid gap-2">
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
            value={form.payer}
            onChange={(text) => edit({ kind: 'text', name: 'payer', text })}
            error={faultOf('payer')}
          />
        )}
      </div>
    </div>
  );
}

/** The field a checkbox or a tile belongs to, for Entrée. */
function fieldOfChoice(place: HTMLInputElement): Field {
  if (place.id === 'payment-other-payer') return 'authorisation';
  return place.type === 'radio' ? 'mode' : 'months';
}

type QuickProps = {
  readonly prepared: Prepared;
  readonly onPick: (cents: number, chosen: readonly string[] | null) => void;
};

function QuickAmounts({ prepared, onPick }: QuickProps) {
  const t = useText();
  const amounts = quickAmounts(prepared.dueMonths);
  if (amounts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons under one name, not a set of fields
    <div
      role="group"
      aria-label={t('payments.quickAmounts')}
      className="mt-2 flex flex-wrap gap-1.5 *:flex-auto *:px-2"
    >
      {amounts.map(({ cents, month, chosen }) => (
        <QuickAmount
          key={month ?? 'all'}
          amount={formatEuros(cents)}
          of={month === null ? t('payments.everything') : shortMonth(month)}
          onPress={() => onPick(cents, chosen)}
        />
      ))}
    </div>
  );
}
