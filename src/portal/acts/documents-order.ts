import { z } from 'zod';
import { spendNumbers } from './numbers.ts';
import { act, numberRead, textSchema } from './placing.ts';

const reads = z.object({ payload: z.object({}), result: z.object({ number: textSchema }) });

/** A paper made at a tenant's request: its number is the counter's, and used once. */
export const documentsOrder = act(
  reads,
  (placing, { result }) => spendNumbers(placing, [result.number]),
  (placing) => spendNumbers(placing, numberRead(placing)),
);

const readsBatch = z.object({
  payload: z.object({ items: z.array(z.object({ account: textSchema, number: textSchema })).max(50) }),
  result: z.object({}),
});

/** Papers of a month, made together. */
export const documentsBatch = act(readsBatch, (placing, { payload }) =>
  spendNumbers(
    placing,
    payload.items.map(({ number }) => number),
  ),
);
