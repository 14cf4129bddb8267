import { z } from 'zod';
import { act, centsSchema, textSchema } from './placing.ts';
import { takeBack } from './take-back.ts';

/** What `payments.reverse` answers, and the first half of what `payments.move` does. */
export const slipSchema = z.object({
  number: textSchema,
  /** The payment's number. */
  payment: textSchema,
  kind: textSchema,
  cents: centsSchema,
  at: z.iso.datetime(),
});

const reads = z.object({ payload: z.object({ payment: z.uuid() }), result: slipSchema });

/** "Annuler l'encaissement", or a cheque that came back unpaid; each account of a cheque comes as its own command. */
export const paymentReverse = act(reads, (placing, { payload, result }) =>
  takeBack(placing, {
    number: result.number,
    payment: payload.payment,
    paymentNumber: result.payment,
    kind: result.kind,
    cents: result.cents,
    at: result.at,
  }),
);
