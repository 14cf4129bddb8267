import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { DueMonth } from '../../../contract/accounts.ts';
import type { OtherAccount, PaymentPlan } from '../../../contract/payments.ts';
import { useCore } from '../../app/core.tsx';
import type { Panel } from './panel-state.ts';
import { isAnnounced } from './payment-form.ts';
import { amountOf, type Part } from './payment-parts.ts';
import type { Prepared } from './use-payment.ts';

/** One account of the act: what is typed for it, what is known of it, and what the payment would write on it. */
export type PartView = {
  readonly part: Part;
  readonly at: number;
  /** False until the core has told of this account. */
  readonly known: boolean;
  readonly holderName: string;
  /** As printed; empty until it is known. */
  readonly reference: string;
  /** "Parking, 3 rue des Lilas"; null for the account of the page. */
  readonly label: string | null;
  readonly balanceCents: number;
  readonly dueMonths: readonly DueMonth[];
  readonly plan: PaymentPlan | null;
  readonly planError: Error | null;
};

const NO_PARTS: readonly Part[] = [];

/**
 * The accounts of the act with their plans, asked again at each change. Each question has its own key, so that only the
 * answer to the latest is shown; until it comes, the one before stands.
 */
export function useParts(panel: Panel | null, prepared: Prepared | undefined, asking: boolean): PartView[] {
  const { ask } = useCore();
  const parts = panel?.form.parts ?? NO_PARTS;
  const others = useQueries({
    queries: parts
      .slice(1)
      .map(({ account }) => ask.payments.other.queryOptions({ input: { account }, enabled: asking })),
  });
  const plans = useQueries({
    queries: parts.map((part) => ask.payments.plan.queryOptions(planQuestion(panel, part, asking))),
  });
  const shown = useRef(new Map<string, PaymentPlan>());
  if (panel === null || prepared === undefined) return [];
  return parts.map((part, at): PartView => {
    const answer = plans[at];
    if (answer?.data !== undefined) shown.current.set(part.account, answer.data);
    const asked = amountOf(part) !== null;
    const known: OtherAccount | Prepared | undefined =
      at === 0
        ? prepared
        : (others[at - 1]?.data ?? prepared.otherAccounts.find(({ account }) => account === part.account));
    return {
      part,
      at,
      known: known !== undefined,
      holderName: known?.holderName ?? '',
      reference: known?.reference ?? '',
      label: known !== undefined && 'label' in known ? known.label : null,
      balanceCents: known?.balanceCents ?? 0,
      dueMonths: known?.dueMonths ?? [],
      plan: asked ? (answer?.data ?? shown.current.get(part.account) ?? null) : null,
      planError: asked ? (answer?.error ?? null) : null,
    };
  });
}

function planQuestion(panel: Panel | null, part: Part, asking: boolean) {
  const amountCents = amountOf(part);
  const mode = panel?.form.mode ?? 'especes';
  return {
    input: {
      account: part.account,
      amountCents: amountCents ?? 1,
      chosenMonths: part.chosen ?? [],
      // An order of payment would be laid on the same months; of its plan only these are shown.
      mode: isAnnounced(mode) ? ('carte' as const) : mode,
      noBankAccount: mode === 'especes' && panel?.form.noBankAccount === true,
    },
    enabled: asking && amountCents !== null,
    gcTime: 0,
  };
}
