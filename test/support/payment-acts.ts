import type { Means, PaymentMode } from '../../src/contract/payments.ts';
import { ARC } from './account-fixture.ts';
import type { TestClient, TestCore } from './open-test-core.ts';

export const MEANS: Readonly<Record<PaymentMode, (cents: number) => Means>> = {
  especes: (cents) => ({ mode: 'especes', receivedCents: cents }),
  cheque: () => ({ mode: 'cheque', number: '0001234', bank: 'Banque Exemple', drawer: '' }),
  carte: () => ({ mode: 'carte', authorisation: '482913' }),
};

export type RecordInput = Parameters<TestClient['payments']['record']>[0];

let ids = 0;

/** A command id of its own, apart from those of `payment`. */
export function actId(): string {
  ids += 1;
  return `01990000-0000-7000-9000-${String(ids).padStart(12, '0')}`;
}

/** Opens the till of the post, as an agent does before the first cash of the day. */
export async function openTill(core: TestCore, floatCents = 0): Promise<void> {
  await core.client('agent').till.open({ commandId: actId(), floatCents });
}

/** A payment as the screen sends it, under an id of its own; on the account of `ARC` unless told otherwise. */
export function payment(
  amountCents: number,
  mode: PaymentMode = 'carte',
  more: Partial<RecordInput> = {},
): RecordInput {
  ids += 1;
  return {
    commandId: `01990000-0000-7000-8000-${String(ids).padStart(12, '0')}`,
    account: ARC.key,
    amountCents,
    chosenMonths: [],
    mode,
    means: MEANS[mode](amountCents),
    payer: null,
    duplicateConfirmed: true,
    ...more,
  };
}

/** The refusal a call meets; any other outcome fails the test. */
export async function refusal(
  work: Promise<unknown>,
): Promise<{ code: string; message: string; field?: string }> {
  try {
    await work;
  } catch (error) {
    const { message, data } = error as { message: string; data?: { code: string; field?: string } };
    if (data?.code === undefined) throw error;
    return { message, ...data };
  }
  throw new Error('expected a refusal');
}
