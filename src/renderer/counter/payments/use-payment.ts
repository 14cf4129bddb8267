import type { InferContractRouterOutputs } from '@orpc/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { v7 as mintId } from 'uuid';
import type { OtherAccount, paymentsContract } from '../../../contract/payments.ts';
import { useCore } from '../../app/core.tsx';
import { type Draft, useDraft } from '../../app/use-draft.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { ADD_ID, focusField, focusId } from './field-ids.ts';
import { openedPanel, type Panel, type PanelEvent, panelReducer } from './panel-state.ts';
import { faultsOf } from './payment-faults.ts';
import {
  type Correction,
  correctedForm,
  emptyForm,
  type FormEdit,
  keptForm,
  type PaymentForm,
  readPaymentForm,
  resumedForm,
} from './payment-form.ts';
import { choosesSettled, emptyPart, type PartEdit } from './payment-parts.ts';
import { type PartView, useParts } from './use-parts.ts';
import { useSend } from './use-send.ts';

/** What may be paid on an account, and by which modes. */
export type Prepared = InferContractRouterOutputs<typeof paymentsContract>['prepare'];

export type Payment = {
  /** Null until what is due and the draft are known. */
  readonly panel: Panel | null;
  readonly prepared: UseQueryResult<Prepared>;
  /** The accounts of the act, that of the page first. */
  readonly parts: readonly PartView[];
  readonly draft: Draft<PaymentForm>;
  edit(edit: FormEdit): void;
  editPart(at: number, edit: PartEdit): void;
  addAccount(other: OtherAccount): void;
  removeAccount(at: number): void;
  /** Sends the payment, or shows what is missing and goes to the first of it. */
  validate(): void;
  confirmTwin(): void;
  /** A responsable has allowed it. */
  grant(grant: string): void;
  /** Back from a question to the form. */
  decline(): void;
  /** Throws the draft away and begins again. */
  erase(): void;
};

/** The panel's state, its draft, and the one act it sends. */
export function usePayment(account: string, open: boolean, correction: Correction | null): Payment {
  const t = useText();
  const { ask } = useCore();
  const prepared = useQuery(ask.payments.prepare.queryOptions({ input: { account }, enabled: open }));
  // A correction has a draft of its own: a payment left unfinished on the account is found again afterwards.
  const draft = useDraft(correction === null ? 'payment' : 'payment-correction', account, (body) => {
    const form = readPaymentForm(body, account);
    return form?.supersedes === (correction?.supersedes ?? null) ? form : null;
  });
  const [panel, setPanel] = useState<Panel | null>(null);
  const dispatch = useCallback((event: PanelEvent) => {
    setPanel((before) => (before === null ? null : panelReducer(before, event)));
  }, []);

  const { data } = prepared;
  const fresh = (from: Prepared) => {
    const first = { commandId: mintId(), account };
    return correction === null
      ? emptyForm(first, from.dueMonths, from.modes)
      : correctedForm(first, from.dueMonths, correction);
  };
  if (panel === null && data !== undefined && draft.state === 'ready') {
    setPanel(openedPanel(draft.found === null ? fresh(data) : resumedForm(draft.found.body, data.dueMonths)));
  }
  const resumed = draft.state === 'ready' && draft.found !== null;
  useEffect(() => {
    if (resumed) announce(t('payments.draftResumed'));
  }, [resumed, t]);

  const done = panel?.state.kind === 'recorded' || panel?.state.kind === 'announced';
  const parts = useParts(panel, data, open && !done);
  const settled = parts.find(({ part, known, dueMonths }) => known && choosesSettled(part, dueMonths));
  useEffect(() => {
    if (settled === undefined || done) return;
    const edit = { kind: 'part', at: settled.at, edit: { kind: 'months-read' } } as const;
    dispatch({ kind: 'edited', edit, months: settled.dueMonths });
  }, [settled, done, dispatch]);
  const send = useSend(draft, dispatch, () => void prepared.refetch());
  useEffect(() => {
    if (panel?.state.kind === 'sending') send(panel.form, panel.state);
  }, [panel, send]);

  const tillOpen = data?.tillOpen ?? true;
  const edit = (one: FormEdit) => {
    if (panel?.state.kind !== 'editing') return;
    const months = one.kind === 'part' ? (parts[one.at]?.dueMonths ?? []) : [];
    const event = { kind: 'edited', edit: one, months } as const;
    draft.save(keptForm(panelReducer(panel, event).form));
    dispatch(event);
  };
  return {
    panel,
    prepared,
    parts,
    draft,
    edit,
    editPart: (at, one) => edit({ kind: 'part', at, edit: one }),
    addAccount(other) {
      edit({ kind: 'part-added', part: emptyPart(mintId(), other.account, other.dueMonths) });
      announce(t('payments.add.added', { reference: other.reference }));
      focusField('amount', panel?.form.parts.length ?? 1);
    },
    removeAccount(at) {
      announce(t('payments.add.removed', { reference: parts[at]?.reference ?? '' }));
      edit({ kind: 'part-removed', at });
      focusId(ADD_ID);
    },
    validate() {
      if (panel?.state.kind !== 'editing') return;
      dispatch({ kind: 'validated', tillOpen });
      const [first] = faultsOf(panel.form, tillOpen);
      if (first !== undefined) focusField(first.field, first.at);
    },
    confirmTwin: () => dispatch({ kind: 'twin-confirmed' }),
    grant: (grant) => dispatch({ kind: 'granted', grant }),
    decline: () => dispatch({ kind: 'declined' }),
    erase() {
      if (data === undefined) return;
      void draft.discard().catch(() => {});
      dispatch({ kind: 'erased', form: fresh(data) });
      announce(t('payments.erased'));
      focusField('amount');
    },
  };
}
