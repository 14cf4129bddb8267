import { v7 as mintId } from 'uuid';
import { assertNever } from '../../src/rules/brand.ts';
import type { TestClient } from '../support/open-test-core.ts';
import { MEANS, type RecordInput } from '../support/payment-acts.ts';
import { ACCOUNTS } from './kill-post.ts';
import type { Random } from './random.ts';

/** What a clerk sends, as it can be sent again: the same ids and the same words. */
export type Act =
  | { readonly kind: 'open'; readonly input: Parameters<TestClient['till']['open']>[0] }
  | { readonly kind: 'payment'; readonly input: RecordInput }
  | { readonly kind: 'reversal'; readonly input: Parameters<TestClient['payments']['reverse']>[0] };

/** Ids under which an act is written: several for a payment of several accounts. */
export function idsOf(act: Act): string[] {
  if (act.kind !== 'payment') return [act.input.commandId];
  return [act.input.commandId, ...(act.input.others ?? []).map(({ commandId }) => commandId)];
}

export async function perform(client: TestClient, act: Act): Promise<unknown> {
  switch (act.kind) {
    case 'open':
      return client.till.open(act.input);
    case 'payment':
      return client.payments.record(act.input);
    case 'reversal':
      return client.payments.reverse(act.input);
    default:
      return assertNever(act);
  }
}

export function openingAct(): Act {
  return { kind: 'open', input: { commandId: mintId(), floatCents: 10_000 } };
}

/** Cash, cheques and cards; one in five on two accounts; one in ten takes back a payment of before. */
export function nextAct(random: Random, taken: string[]): Act {
  const back = random.below(10) === 0 ? taken.pop() : undefined;
  if (back !== undefined) {
    return {
      kind: 'reversal',
      input: { commandId: mintId(), payment: back, kind: 'annulation', reason: 'montant', text: 'Essai' },
    };
  }
  const mode = random.pick(['especes', 'cheque', 'carte'] as const);
  // Small sums: the ceiling of cash and the end of the debts stay out of the way.
  const amountCents = 1 + random.below(300);
  const account = random.pick(ACCOUNTS);
  const other = random.pick(ACCOUNTS);
  const others =
    other !== account && random.below(5) === 0
      ? [{ commandId: mintId(), account: other, amountCents: 1 + random.below(300), chosenMonths: [] }]
      : [];
  const total = amountCents + others.reduce((sum, one) => sum + one.amountCents, 0);
  const means = MEANS[mode](total);
  return {
    kind: 'payment',
    input: {
      commandId: mintId(),
      account,
      amountCents,
      chosenMonths: [],
      mode,
      means,
      payer: null,
      duplicateConfirmed: true,
      others,
    },
  };
}
