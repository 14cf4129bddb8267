import { useCallback, useRef } from 'react';
import type { RecordedPayment } from '../../../contract/payments.ts';
import { formatEuros } from '../../../rules/money.ts';
import { type CoreClient, useCore } from '../../app/core.tsx';
import { failureInWords } from '../../app/failure.ts';
import type { Draft } from '../../app/use-draft.ts';
import { useText } from '../../i18n/i18n.ts';
import { announce } from '../../ui/live-region.tsx';
import { focusField } from './field-ids.ts';
import type { PanelEvent, PanelRefusal, PanelState } from './panel-state.ts';
import { actOf, placeOf } from './payment-faults.ts';
import { keptForm, type PaymentForm } from './payment-form.ts';

type Sending = Extract<PanelState, { readonly kind: 'sending' }>;
type Act = NonNullable<ReturnType<typeof actOf>>;

/** Codes of a call whose outcome is not known: the payment may have been taken. */
const UNKNOWN_OUTCOME = new Set(['LIEN-400', 'ECR-500']);
/** Only a responsable's code opens the way: cash over the ceiling, or a code that was used or has grown old. */
const NEEDS_RESPONSABLE = new Set(['ENC-PLAFOND', 'AUT-001']);

/** Sends the act of the panel, once however often it is drawn, and turns the answer into what the panel does next. */
export function useSend(
  draft: Draft<PaymentForm>,
  dispatch: (event: PanelEvent) => void,
  reread: () => void,
) {
  const t = useText();
  const { client } = useCore();
  const latest = useRef({ draft, t, reread });
  latest.current = { draft, t, reread };
  /** The sending under way. */
  const under = useRef<PaymentForm | null>(null);

  return useCallback(
    (form: PaymentForm, sending: Sending) => {
      const act = actOf(form);
      if (act === null || under.current === form) return;
      under.current = form;
      const { draft: kept, t: words } = latest.current;
      // The act's id must outlive a crash between here and the answer.
      kept.save(keptForm(form));
      recordAct(client, act, sending)
        .then((event) => {
          dispatch(event);
          announce(
            event.kind === 'recorded'
              ? recordedWords(words, event.payment)
              : words('payments.announced.announce', { number: event.answer.announcement.number }),
          );
          void kept.discard().catch(() => {});
        })
        .catch((error: unknown) => {
          const failure = failureInWords(error);
          if (failure.code === 'ENC-DOUBLE') {
            dispatch({ kind: 'twin-found', sentence: failure.title });
            return;
          }
          if (form.mode === 'especes' && form.noBankAccount && NEEDS_RESPONSABLE.has(failure.code)) {
            dispatch({ kind: 'approval-asked', sentence: failure.title });
            return;
          }
          const closed = failure.code === 'CAISSE-FERMEE';
          if (closed) latest.current.reread();
          const refusal: PanelRefusal = {
            title: failure.title,
            kept: failure.kept,
            next: UNKNOWN_OUTCOME.has(failure.code) ? words('payments.unknownNext') : failure.next,
            code: failure.code,
            place: closed ? { field: 'float', at: 0 } : placeOf(failure.field),
          };
          dispatch({ kind: 'refused', refusal });
          if (refusal.place !== null) focusField(refusal.place.field, refusal.place.at);
        })
        .finally(() => {
          under.current = null;
        });
    },
    [client, dispatch],
  );
}

async function recordAct(client: CoreClient, act: Act, { confirmed, grant }: Sending) {
  if (act.kind === 'announcement') {
    const { kind: _, ...input } = act;
    return { kind: 'announced', answer: await client.payments.announce(input) } as const;
  }
  const { kind: _, ...input } = act;
  const payment = await client.payments.record({
    ...input,
    duplicateConfirmed: confirmed,
    exception: grant === null ? null : { declared: true, grant },
  });
  return { kind: 'recorded', payment } as const;
}

function recordedWords(t: ReturnType<typeof useText>, { number, changeCents }: RecordedPayment): string {
  return changeCents === null || changeCents === 0
    ? t('payments.recorded.announce', { number })
    : t('payments.recorded.announceChange', { number, change: formatEuros(changeCents) });
}
