import type { InferContractRouterOutputs } from '@orpc/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { paymentsContract, RecordedPayment } from '../../../contract/payments.ts';
import { formatEuros } from '../../../rules/money.ts';
import { useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import { type Draft, useDraft } from '../../app/use-draft.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { focusField } from './field-ids.ts';
import { openedPanel, type Panel, type PanelEvent, type PanelRefusal, panelReducer } from './panel-state.ts';
import { actOf, faultsOf, fieldOf } from './payment-faults.ts';
import {
  emptyForm,
  type FormEdit,
  keptForm,
  type PaymentForm,
  readPaymentForm,
  resumedForm,
} from './payment-form.ts';

/** What may be paid on an account, and by which modes. */
export type Prepared = InferContractRouterOutputs<typeof paymentsContract>['prepare'];

export type Payment = {
  /** Null until what is due and the draft are known. */
  readonly panel: Panel | null;
  readonly prepared: UseQueryResult<Prepared>;
  readonly draft: Draft<PaymentForm>;
  edit(edit: FormEdit): void;
  /** Sends the payment, or shows what is missing and goes to the first of it. */
  validate(): void;
  confirmTwin(): void;
  declineTwin(): void;
  /** Throws the draft away and begins again. */
  erase(): void;
};

/** The panel's state, its draft, and the one act it sends. */
export function usePayment(account: string, open: boolean): Payment {
  const t = useText();
  const { ask } = useCore();
  const prepared = useQuery(ask.payments.prepare.queryOptions({ input: { account }, enabled: open }));
  const draft = useDraft('payment', account, readPaymentForm);
  const [panel, setPanel] = useState<Panel | null>(null);
  const dispatch = useCallback((event: PanelEvent) => {
    setPanel((before) => (before === null ? null : panelReducer(before, event)));
  }, []);

  const { data } = prepared;
  if (panel === null && data !== undefined && draft.state === 'ready') {
    const form =
      draft.found === null
        ? emptyForm(mintId(), data.dueMonths, data.modes)
        : resumedForm(draft.found.body, data.dueMonths);
    setPanel(openedPanel(form));
  }
  const resumed = draft.state === 'ready' && draft.found !== null;
  useEffect(() => {
    if (resumed) announce(t('payments.draftResumed'));
  }, [resumed, t]);

  const send = useSend(account, draft, dispatch);
  useEffect(() => {
    if (panel?.state.kind === 'sending') send(panel.form, panel.state.confirmed);
  }, [panel, send]);

  const months = data?.dueMonths ?? [];
  return {
    panel,
    prepared,
    draft,
    edit(edit) {
      if (panel?.state.kind !== 'editing') return;
      const event = { kind: 'edited', edit, months } as const;
      draft.save(keptForm(panelReducer(panel, event).form));
      dispatch(event);
    },
    validate() {
      if (panel?.state.kind !== 'editing') return;
      dispatch({ kind: 'validated' });
      const [first] = faultsOf(panel.form);
      if (first?.field) focusField(first.field);
    },
    confirmTwin: () => dispatch({ kind: 'twin-confirmed' }),
    declineTwin: () => dispatch({ kind: 'twin-declined' }),
    erase() {
      if (data === undefined) return;
      void draft.discard().catch(() => {});
      dispatch({ kind: 'erased', form: emptyForm(mintId(), data.dueMonths, data.modes) });
      announce(t('payments.erased'));
      focusField('amount');
    },
  };
}

/** Codes of a call whose outcome is not known: the payment may have been taken. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);

function useSend(account: string, draft: Draft<PaymentForm>, dispatch: (event: PanelEvent) => void) {
  const t = useText();
  const { client } = useCore();
  const latest = useRef({ draft, t });
  latest.current = { draft, t };
  /** The sending under way: one state of the panel is sent once, however often it is drawn. */
  const under = useRef<PaymentForm | null>(null);

  return useCallback(
    (form: PaymentForm, duplicateConfirmed: boolean) => {
      const act = actOf(form);
      if (act === null || under.current === form) return;
      under.current = form;
      const { draft: kept, t: words } = latest.current;
      // The act's id must outlive a crash between here and the answer.
      kept.save(keptForm(form));
      client.payments
        .record({ account, ...act, duplicateConfirmed })
        .then((payment) => {
          dispatch({ kind: 'recorded', payment });
          announce(recordedWords(words, payment));
          void kept.discard().catch(() => {});
        })
        .catch((error: unknown) => {
          const failure = failureInWords(error);
          if (failure.code === 'ENC-DOUBLE') {
            dispatch({ kind: 'twin-found', sentence: failure.title });
            return;
          }
          const refusal: PanelRefusal = {
            title: failure.title,
            kept: failure.kept,
            next: UNKNOWN_OUTCOME.has(failure.code) ? words('payments.unknownNext') : failure.next,
            code: failure.code,
            field: fieldOf(failure.field),
          };
          dispatch({ kind: 'refused', refusal });
          if (refusal.field !== null) focusField(refusal.field);
        })
        .finally(() => {
          under.current = null;
        });
    },
    [client, account, dispatch],
  );
}

function recordedWords(t: ReturnType<typeof useText>, { number, changeCents }: RecordedPayment): string {
  return changeCents === null || changeCents === 0
    ? t('payments.recorded.announce', { number })
    : t('payments.recorded.announceChange', { number, change: formatEuros(changeCents) });
}
