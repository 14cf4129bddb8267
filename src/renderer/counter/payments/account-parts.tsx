import { formatEuros, parseAmount } from '../../../rules/money.ts';
import { useText } from '../../i18n/i18n.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { MoneyField, QuickAmount } from '../../ui/money-field.tsx';
import { shortMonth } from '../account/month-names.ts';
import { DueChecklist } from './due-checklist.tsx';
import { fieldId, focusField } from './field-ids.ts';
import { totalOf } from './payment-form.ts';
import { quickAmounts, tickedMonths } from './payment-parts.ts';
import type { FieldFaults } from './use-faults.ts';
import type { PartView } from './use-parts.ts';
import type { Payment } from './use-payment.ts';

export type AccountPartsProps = {
  readonly payment: Payment;
  readonly faults: FieldFaults;
};

/** What is paid on each account: its months and its amount; the total as soon as there are several. */
export function AccountParts({ payment, faults }: AccountPartsProps) {
  const t = useText();
  const { parts, panel } = payment;
  const alone = parts.length < 2;
  const total = panel === null ? null : totalOf(panel.form);
  return (
    <>
      {parts.map((view) => (
        <AccountPart key={view.part.account} view={view} alone={alone} payment={payment} faults={faults} />
      ))}
      {!alone && (
        <p className="payment-total">
          <span className="text-second font-label">{t('payments.total')}</span>{' '}
          <output className="figures-tabular text-amount" aria-label={t('payments.total')}>
            {total === null ? '–' : formatEuros(total)}
          </output>
        </p>
      )}
    </>
  );
}

type PartProps = AccountPartsProps & { readonly view: PartView; readonly alone: boolean };

function AccountPart({ view, alone, payment, faults }: PartProps) {
  const t = useText();
  const { part, at, dueMonths, plan, reference } = view;
  const { editPart } = payment;
  const ticked = tickedMonths(part, dueMonths, plan?.allocations ?? null);
  const headId = `payment-part-${at}`;
  return (
    // One account needs no name of its own: the panel's head says it.
    <section
      className="payment-part"
      data-part={at}
      data-alone={alone || undefined}
      {...(!alone && { 'aria-labelledby': headId })}
    >
      {!alone && (
        <h3 id={headId} className="payment-part-head">
          <span className="font-strong">{view.holderName}</span>
          <span className="reference text-ink-2">{reference}</span>
          {view.label !== null && <span className="text-small text-ink-2">{view.label}</span>}
        </h3>
      )}
      {at > 0 && (
        <LinkButton
          className="payment-part-remove"
          aria-label={t('payments.add.removeNamed', { reference })}
          onClick={() => payment.removeAccount(at)}
        >
          {t('payments.add.remove')}
        </LinkButton>
      )}
      <DueChecklist
        at={at}
        of={alone ? null : reference}
        months={dueMonths}
        ticked={ticked}
        named={part.chosen !== null && part.chosen.length > 0}
        plan={plan}
        onTick={(month, on) => editPart(at, { kind: 'month', month, on, ticked })}
        error={faults.of('months', at)}
      />
      <div data-payment-letters>
        <MoneyField
          id={fieldId('amount', at)}
          label={alone ? t('payments.amount') : t('payments.amountOf', { reference })}
          size={alone ? 'large' : 'medium'}
          {...(!alone && { className: 'payment-part-amount' })}
          text={part.amountText}
          onTextChange={(text) => editPart(at, { kind: 'amount', text })}
          onBlur={() => faults.leave('amount', at)}
          error={faults.of('amount', at)}
          {...(faults.left('amount', at) && { reading: parseAmount(part.amountText) })}
          onReadingChosen={(cents) => {
            editPart(at, { kind: 'amount-picked', cents });
            focusField('amount', at);
          }}
        />
        {alone && <QuickAmounts view={view} payment={payment} />}
      </div>
    </section>
  );
}

function QuickAmounts({ view, payment }: { readonly view: PartView; readonly payment: Payment }) {
  const t = useText();
  const amounts = quickAmounts(view.dueMonths);
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
          onPress={() => payment.editPart(view.at, { kind: 'amount-picked', cents, chosen })}
        />
      ))}
    </div>
  );
}
