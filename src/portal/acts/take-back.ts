import { raiseAlarm } from '../store/alarms.ts';
import { putRecordAt, takePositions } from '../store/feed.ts';
import { plainText } from '../store/plain-text.ts';
import { reachingPast } from '../store/scope.ts';
import { spendNumbers, tillOf } from './numbers.ts';
import { dayAt, type Placing } from './placing.ts';

/** A slip that takes a payment back, as the post gave it. */
export type Slip = {
  readonly number: string;
  /** Id of the payment. */
  readonly payment: string;
  readonly paymentNumber: string;
  readonly kind: string;
  readonly cents: number;
  readonly at: string;
};

/**
 * Keeps what takes a payment back. It follows its payment: "à lettrer" where that one is. A payment taken back already,
 * or held nowhere, leaves the slip "à lettrer" by itself, in no account.
 */
export async function takeBack(placing: Placing, slip: Slip): Promise<void> {
  const { tx } = placing;
  // Its post may have changed agency since it took the money.
  await reachingPast(tx, () => keepReversal(placing, slip));
  await spendNumbers(placing, [slip.number]);
}

async function keepReversal(placing: Placing, slip: Slip): Promise<void> {
  const { tx, command, from } = placing;
  const first = await tx
    .selectFrom('payment')
    .select('feed')
    .where('id', '=', slip.payment)
    .executeTakeFirst();
  const feed = first?.feed ?? from.agency;
  // The feed, then the payment: the order in which everyone takes them.
  const position = await takePositions(tx, feed, 1);
  const payment = await tx
    .selectFrom('payment')
    .selectAll()
    .where('id', '=', slip.payment)
    .forUpdate()
    .executeTakeFirst();
  const already = await tx
    .selectFrom('reversal')
    .select('id')
    .where('payment', '=', slip.payment)
    .executeTakeFirst();
  const placed = payment !== undefined && already === undefined;
  const on = dayAt(slip.at, command.offsetMinutes);
  const device = await tx
    .selectFrom('device')
    .select('till')
    .where('id', '=', from.device)
    .executeTakeFirst();
  const till = tillOf(device?.till, slip.number);
  await tx
    .insertInto('reversal')
    .values({
      id: command.id,
      number: slip.number,
      agency: from.agency,
      feed,
      payment: placed ? payment.id : null,
      payment_number: slip.paymentNumber,
      account: placed ? payment.account : null,
      suspense: placed ? payment.suspense : true,
      kind: slip.kind,
      cents: slip.cents,
      reversed_at: slip.at,
      reversed_on: on,
      till,
      device: from.device,
    })
    .execute();
  if (!placed) {
    if (already !== undefined) await tellTwice(placing, slip, already.id);
    return;
  }
  const content = {
    id: command.id,
    number: slip.number,
    payment: payment.id,
    account: payment.account ?? payment.asked_account,
    kind: slip.kind,
    cents: slip.cents,
    at: slip.at,
    on,
    till: plainText(till),
  };
  await putRecordAt(tx, feed, position, {
    kind: 'annulation',
    key: command.id,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
}

function tellTwice({ tx, command, from, at }: Placing, slip: Slip, other: string): Promise<void> {
  const reversals = [command.id.toLowerCase(), other].toSorted();
  return raiseAlarm(tx, {
    kind: 'annulation-double',
    agency: from.agency,
    facts: { payment: slip.payment, reversals },
    at,
  });
}
