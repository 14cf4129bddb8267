import type { InferContractRouterOutputs } from '@orpc/contract';
import { useQuery } from '@tanstack/react-query';
import type { paymentsContract } from '../../../contract/payments.ts';
import { useCore } from '../../app/core.tsx';
import { type Draft, useDraft } from '../../app/use-draft.ts';
import { type PaymentForm, readPaymentForm } from './payment-form.ts';

/** What may be paid on an account, and by which modes. */
export type Prepared = InferContractRouterOutputs<typeof paymentsContract>['prepare'];

/** All that the panel needs before it can show its fields: what is due, and the draft left open, if any. */
export function usePrepared(account: string) {
  const { ask } = useCore();
  const prepared = useQuery(ask.payments.prepare.queryOptions({ input: { account } }));
  const draft: Draft<PaymentForm> = useDraft('payment', account, readPaymentForm);
  return { prepared, draft };
}
