import { sql } from 'kysely';
import { z } from 'zod';
import { raiseAlarm } from '../store/alarms.ts';
import { putRecordAt, takePositions } from '../store/feed.ts';
import { plainText } from '../store/plain-text.ts';
import { spendNumbers, tillOf } from './numbers.ts';
import { act, centsSchema, dayAt, daySchema, monthsSchema, type Placing, textSchema } from './placing.ts';

const reads = z.object({
  payload: z.object({
    amountCents: centsSchema,
    mode: textSchema,
    payer: textSchema.nullable(),
    /** The first command of several paid in one act, or the move that this payment follows. */
    act: z.uuid().optional(),
    others: z.array(z.unknown()).optional(),
  }),
  result: z.object({
    number: textSchema,
    takenAt: textSchema,
    on: daySchema,
    plan: z.object({ allocations: monthsSchema }),
    papers: z.array(z.object({ number: textSchema })),
  }),
});

/** What must be known of money taken, whatever else cannot be read. */
const readsMoney = z.object({
  payload: z.object({ amountCents: centsSchema, mode: textSchema.catch('inconnu') }),
  result: z.object({ number: textSchema.catch('') }).catch({ number: '' }),
});

type Taken = {
  readonly number: string;
  readonly mode: string;
  readonly cents: number;
  readonly payer: string | null;
  readonly at: string;
  readonly on: string;
  readonly months: readonly { readonly month: string; readonly cents: number }[];
  readonly act: string | null;
};

/** Money taken on one account. The other accounts of the same act come as commands of their own. */
export const paymentRecord = act(
  reads,
  async (placing, { payload, result }) => {
    const several = payload.others !== undefined && payload.others.length > 0;
    await keepPayment(
      placing,
      {
        number: result.number,
        mode: payload.mode,
        cents: payload.amountCents,
        payer: payload.payer === '' ? null : payload.payer,
        at: result.takenAt,
        on: result.on,
        months: result.plan.allocations,
        act: payload.act ?? (several ? placing.command.id : null),
      },
      true,
    );
    await spendNumbers(placing, [result.number, ...result.papers.map(({ number }) => number)]);
  },
  async (placing) => {
    const { command } = placing;
    const read = readsMoney.safeParse({ payload: command.payload, result: command.result });
    if (!read.success) return;
    const { payload, result } = read.data;
    const at = command.occurredAt;
    const on = dayAt(at, command.offsetMinutes);
    await keepPayment(
      placing,
      {
        number: result.number,
        mode: payload.mode,
        cents: payload.amountCents,
        payer: null,
        at,
        on,
        months: [],
        act: null,
      },
      false,
    );
    await spendNumbers(placing, result.number === '' ? [] : [result.number]);
  },
);

/** @param whole false for money of which not everything could be read: it is for a person to place */
async function keepPayment(placing: Placing, taken: Taken, whole: boolean): Promise<void> {
  const { tx, command, from, accountFeed } = placing;
  const asked = plainText(command.account ?? '');
  // Taken first: whoever writes in this feed waits here, and sees this payment when it looks for its twin.
  const locked = (whole ? accountFeed : undefined) ?? from.agency;
  const first = await takePositions(tx, locked, 1);
  // Looked for again: an import that has just ended may have brought it, or given it to another agency.
  const found = await tx
    .selectFrom(sql<{ one: number }>`(SELECT 1 AS one)`.as('here'))
    .leftJoin('account as a', (join) => join.on('a.key', '=', asked))
    .leftJoin('device as d', (join) => join.on('d.id', '=', from.device))
    .select(['a.key', 'a.feed', 'd.till'])
    .executeTakeFirst();
  const account = whole ? (found?.key ?? null) : null;
  const feed = (whole ? found?.feed : null) ?? from.agency;
  const position = feed === locked ? first : await takePositions(tx, feed, 1);
  const till = tillOf(found?.till, taken.number);
  const suspended = account === null;
  const months = JSON.stringify(taken.months);
  await tx
    .insertInto('payment')
    .values({
      id: command.id,
      number: taken.number,
      agency: from.agency,
      feed,
      account,
      asked_account: asked,
      suspense: suspended,
      mode: taken.mode,
      cents: taken.cents,
      payer: taken.payer,
      taken_at: taken.at,
      taken_on: taken.on,
      till,
      post: plainText(command.post),
      agent_name: plainText(command.agentName),
      months,
      act: taken.act,
      device: from.device,
    })
    .execute();
  await putRecordAt(tx, feed, position, {
    kind: 'encaissement',
    key: command.id,
    op: 'put',
    absentSince: null,
    content: paymentContent({
      id: command.id,
      number: taken.number,
      account: asked,
      mode: taken.mode,
      cents: taken.cents,
      payer: taken.payer,
      takenAt: taken.at,
      takenOn: taken.on,
      till,
      post: command.post,
      agentName: command.agentName,
      months: taken.months,
      suspense: suspended,
    }),
  });
  if (account !== null) await tellTwins(placing, account, taken);
}

/** A payment as the other posts of its agency hear of it (sync-protocol.md, "What comes down"). */
export type PaymentContent = {
  readonly id: string;
  readonly number: string;
  readonly account: string;
  readonly mode: string;
  readonly cents: number;
  readonly payer: string | null;
  readonly takenAt: string;
  readonly takenOn: string;
  readonly till: string;
  readonly post: string;
  readonly agentName: string;
  readonly months: readonly { readonly month: string; readonly cents: number }[];
  readonly suspense: boolean;
};

export function paymentContent(content: PaymentContent): string {
  return JSON.stringify(content);
}

/** Same account, amount, mode and day at two posts: perhaps one payment typed twice. A person looks; nothing is merged. */
async function tellTwins({ tx, command, from, at }: Placing, account: string, taken: Taken): Promise<void> {
  const twins = await tx
    .selectFrom('payment as p')
    .select('p.id')
    .where('p.account', '=', account)
    .where('p.cents', '=', taken.cents)
    .where('p.mode', '=', taken.mode)
    .where('p.taken_on', '=', taken.on)
    .where('p.device', '<>', from.device)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('reversal as r').select('r.id').whereRef('r.payment', '=', 'p.id'))),
    )
    .execute();
  for (const { id } of twins) {
    const payments = [command.id.toLowerCase(), id].toSorted();
    await raiseAlarm(tx, {
      kind: 'doublon-possible',
      agency: from.agency,
      facts: { account, cents: taken.cents, mode: taken.mode, on: taken.on, payments },
      at,
    });
  }
}
