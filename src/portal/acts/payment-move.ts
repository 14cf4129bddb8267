import { z } from 'zod';
import { slipSchema } from './payment-reverse.ts';
import { act } from './placing.ts';
import { takeBack } from './take-back.ts';

const reads = z.object({
  payload: z.object({ payment: z.uuid() }),
  result: z.object({ reversal: slipSchema }),
});

/** "Mauvais compte": taken back here; the payment on the right account comes as a command of its own. */
export const paymentMove = act(reads, (placing, { payload, result: { reversal } }) =>
  takeBack(placing, {
    number: reversal.number,
    payment: payload.payment,
    paymentNumber: reversal.payment,
    kind: reversal.kind,
    cents: reversal.cents,
    at: reversal.at,
  }),
);
