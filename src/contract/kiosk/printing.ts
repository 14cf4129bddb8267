import { z } from 'zod';
import { effect } from '../base.ts';
import { commandIdSchema } from '../values.ts';

/** `accepted`: the spooler took it. What failed keeps its act: it is said, and may be printed again. */
export const printOutcomeSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('accepted') }),
  z.strictObject({ state: z.literal('failed'), reason: z.enum(['paper', 'printer', 'absent']) }),
]);
export type PrintOutcome = z.infer<typeof printOutcomeSchema>;

export const kioskPrintingContract = {
  /** A ticket of this visit. */
  printTicket: effect(['kiosk'])
    .input(z.strictObject({ number: z.string().max(40), jobId: commandIdSchema }))
    .output(printOutcomeSchema),
};
