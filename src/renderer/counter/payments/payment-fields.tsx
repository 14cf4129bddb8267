import { useLayoutEffect, useState } from 'react';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { useText } from '../../i18n/i18n.ts';
import { AlertLine } from '../../ui/alert-line.tsx';
import { Button } from '../../ui/button.tsx';
import { IconAdd, IconLeft } from '../../ui/icons.ts';
import { announce } from '../../ui/live-region.tsx';
import { AccountParts } from './account-parts.tsx';
import { AddAccount } from './add-account.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { ADD_ID, fieldId, focusId, focusNow } from './field-ids.ts';
import { MeansFields } from './means-fields.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { ADD_KEY } from './mode-keys.ts';
import type { Panel } from './panel-state.ts';
import { PayerFields } from './payer-fields.tsx';
import { isAnnounced, MOST_PARTS } from './payment-form.ts';
import { useFaults } from './use-faults.ts';
import { useModes } from './use-modes.ts';
import type { Payment, Prepared } from './use-payment.ts';
import { usePaymentKeys } from './use-payment-keys.ts';
import { useTillOpening } from './use-till-opening.ts';

export type PaymentFieldsProps = {
  readonly account: string;
  /** False while the panel goes: its keys are the account's again at once, not after the animation. */
  readonly open: boolean;
  readonly payment: Payment;
  readonly panel: Panel;
  readonly prepared: Prepared;
  readonly onNext: () => void;
};

/** The act: accounts with their months and amounts, mode and what the mode asks for, payer. */
export function PaymentFields({ account, open, payment, panel, prepared, onNext }: PaymentFieldsProps) {
  const t = useText();
  const { form, state } = panel;
  const { edit, parts } = payment;
  const [adding, setAdding] = useState(false);
  const refusal = state.kind === 'editing' ? state.refusal : null;
  const faults = useFaults(panel, prepared.tillOpen, edit);
  const modes = useModes(form, prepared);
  const opening = useTillOpening(account, form.floatText, prepared.tillOpen);
  const till = prepared.tillOpen ? null : opening;
  const cannotAdd = addingImpossible();
  const add = () => {
    if (cannotAdd === undefined) setAdding(true);
    else announce(cannotAdd);
  };
  const { onKeyDown, chooseMode } = usePaymentKeys({
    open,
    payment,
    form,
    faults,
    modes,
    till,
    onAdd: add,
    onNext,
  });
  const summary = refusal !== null || (faults.checked && faults.all.length > 0);
  useLayoutEffect(() => {
    // The sentences above push the field they lead to: it stays in sight.
    if (summary) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [summary]);
  // The hands are on the amount as it is drawn, its text selected: what is typed next replaces it.
  useLayoutEffect(() => focusNow(fieldId('amount')), []);

  function addingImpossible(): string | undefined {
    if (isAnnounced(form.mode)) return t('payments.announceAlone');
    return form.parts.length >= MOST_PARTS ? t('payments.add.full', { n: String(MOST_PARTS) }) : undefined;
  }

  const taken = form.parts.map((part) => part.account);
  const suggested = prepared.otherAccounts.filter((one) => !taken.includes(one.account));
  const blocked = parts.some(({ plan }) => plan?.rules.some(({ blocking }) => blocking));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <form> would send itself on Entrée, which here goes to the next field
    <div role="form" aria-label={t('payments.form')} className="payment-form" onKeyDown={onKeyDown}>
      {summary && <FaultSummary faults={faults.checked ? faults.all : []} refusal={refusal} parts={parts} />}
      {prepared.exitedOn !== null && (
        <AlertLine
          icon={IconLeft}
          fact={t('payments.exited', { date: formatDate(isoDate(prepared.exitedOn)) })}
        >
          {t('payments.exitedDetail')}
        </AlertLine>
      )}
      <AccountParts payment={payment} faults={faults} />
      <ModeChoice modes={modes} current={form.mode} onChoose={chooseMode} error={faults.of('mode')} />
      <MeansFields
        form={form}
        edit={edit}
        faults={faults}
        till={till}
        overCeiling={form.mode === 'especes' && (blocked || refusal?.code === 'ENC-PLAFOND')}
      />
      <PayerFields form={form} edit={edit} faults={faults} />
      {adding ? (
        <AddAccount
          suggested={suggested}
          taken={taken}
          onAdd={(other) => {
            setAdding(false);
            payment.addAccount(other);
          }}
          onClose={() => {
            setAdding(false);
            focusId(ADD_ID);
          }}
        />
      ) : isAnnounced(form.mode) ? null : (
        <div className="payment-add-line">
          <Button
            id={ADD_ID}
            variant="quiet"
            size="small"
            icon={IconAdd}
            keys={[ADD_KEY]}
            disabledBecause={cannotAdd}
            onClick={add}
          >
            {t('payments.add.title')}
          </Button>
          {suggested.length > 0 && cannotAdd === undefined && (
            <span className="text-small text-ink-2">
              {t('payments.add.count', { count: suggested.length, n: String(suggested.length) })}
            </span>
          )}
        </div>
      )}
    </div>
  );
}
