import { z } from 'zod';
import { putRecordAt, takePositions } from '../store/feed.ts';
import { plainText } from '../store/plain-text.ts';
import { spendNumbers } from './numbers.ts';
import { act, centsSchema, daySchema, textSchema } from './placing.ts';

const reads = z.object({
  payload: z.object({}),
  result: z.object({
    announcement: z.object({
      number: textSchema,
      mode: textSchema,
      amountCents: centsSchema,
      months: z.array(textSchema),
      on: daySchema,
    }),
    paper: z.object({ number: textSchema }),
  }),
});

/** An order of payment shown at a counter: it settles nothing, in no balance. */
export const paymentAnnounce = act(reads, async (placing, { result: { announcement, paper } }) => {
  const { tx, command, from, accountFeed } = placing;
  const account = plainText(command.account ?? '');
  const feed = accountFeed ?? from.agency;
  const position = await takePositions(tx, feed, 1);
  const { number, mode, amountCents, months, on } = announcement;
  await tx
    .insertInto('announcement')
    .values({
      id: command.id,
      number,
      agency: from.agency,
      account,
      mode,
      cents: amountCents,
      months: JSON.stringify(months),
      announced_on: on,
      device: from.device,
    })
    .execute();
  const content = { id: command.id, number, account, mode, cents: amountCents, months, on };
  await putRecordAt(tx, feed, position, {
    kind: 'annonce-ordre',
    key: command.id,
    op: 'put',
    absentSince: null,
    content: JSON.stringify(content),
  });
  await spendNumbers(placing, [number, paper.number]);
});
