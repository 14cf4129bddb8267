import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCore } from '../../app/core.tsx';
import type { Panel } from './panel-state.ts';
import { amountOf } from './payment-form.ts';

/**
 * What the payment would write, asked again at each change. Each question has its own key, so that only the answer to
 * the latest is shown; until it comes, the one before stands.
 */
export function usePlan(account: string, panel: Panel | null) {
  const { ask } = useCore();
  const amountCents = panel === null ? null : amountOf(panel.form);
  const asked = panel !== null && amountCents !== null;
  const plan = useQuery(
    ask.payments.plan.queryOptions({
      input: {
        account,
        amountCents: amountCents ?? 1,
        chosenMonths: panel?.form.chosen ?? [],
        mode: panel?.form.mode ?? 'especes',
      },
      enabled: asked,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  return { data: asked ? (plan.data ?? null) : null, error: asked ? plan.error : null };
}
export type PlanAnswer = ReturnType<typeof usePlan>;
