import { z } from 'zod';
import { query, STAFF } from './base.ts';
import { centsSchema, isoDateSchema } from './values.ts';

export const homeContract = {
  /** Accueil, right column: the day in figures. */
  today: query(STAFF).output(
    z.strictObject({
      date: isoDateSchema,
      payments: z.strictObject({ count: z.number().int(), cents: centsSchema }),
      requestsDue: z.strictObject({ count: z.number().int(), late: z.number().int() }),
      insuranceToCheck: z.number().int(),
      /** Tenant spaces whose mail came back or whose act was refused. */
      registrationsToCorrect: z.number().int(),
      waitingToSend: z.number().int(),
      refused: z.number().int(),
    }),
  ),
};
