import { z } from 'zod';
import { wordOf } from '../../rules/direct-debit/counting.ts';
import { maskIban } from '../../rules/direct-debit/mandate.ts';
import { doneOn, keepEvent } from '../direct-debit/keep-act.ts';
import { mandatesOf } from '../direct-debit/mandates.ts';
import { placeOfAccount } from './account-place.ts';
import { spendNumbers } from './numbers.ts';
import { act, doneAt, numberRead, orNull, textSchema } from './placing.ts';

/** In electronic form. It stands in the tables of mandates and goes to the ERP; nobody else is told it. */
export const ibanSchema = z.string().regex(/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/);
export const debtorSchema = z.object({ name: textSchema });
export const mandateDaySchema = z.number().int().min(1).max(31);

const reads = z.object({
  payload: z.object({
    rum: textSchema.pipe(z.string().min(1).max(35)),
    iban: ibanSchema,
    bic: textSchema.nullable(),
    day: mandateDaySchema.nullable(),
    debtor: debtorSchema,
  }),
  result: z.object({ number: textSchema }),
});

/** A new mandate, printed at a counter and to be signed. */
export const directDebitSubscribe = act(
  reads,
  async (placing, { payload, result: { number } }) => {
    const { tx, command } = placing;
    const place = await placeOfAccount(placing);
    const { rum, iban, bic, day, debtor } = payload;
    const { erp } = await mandatesOf(tx, place.account);
    await tx
      .insertInto('mandate')
      .values({
        ...{ rum, ...place, state: 'a_signer', iban, masked_iban: maskIban(iban), bic: orNull(bic) },
        ...{
          debtor: debtor.name,
          day,
          created_on: doneOn(placing),
          signed_on: null,
          last_collected_on: null,
        },
        ...{ revoked_on: null, reason: null, files: '[]', base: JSON.stringify(wordOf(erp)) },
        ...{ author: command.agentName, received_at: doneAt(placing) },
      })
      .execute();
    await keepEvent(placing, place, rum, 'a_signer', {
      kind: 'subscribe',
      number,
      iban,
      day,
      signedOn: null,
    });
    await spendNumbers(placing, [number]);
  },
  (placing) => spendNumbers(placing, numberRead(placing)),
);
