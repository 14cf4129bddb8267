import { z } from 'zod';
import { maskIban } from '../../rules/direct-debit/mandate.ts';
import { changeMandate, doneOn, heldFor } from '../direct-debit/keep-act.ts';
import { placeOfAccount } from './account-place.ts';
import { debtorSchema, ibanSchema, mandateDaySchema } from './direct-debit-subscribe.ts';
import { spendNumbers } from './numbers.ts';
import { act, numberRead, orNull, type Placing, textSchema } from './placing.ts';

const given = z.object({ number: textSchema });
const spent = (placing: Placing) => spendNumbers(placing, numberRead(placing));

/** What refuses it has looked, and holds the lock. */
function unknownMandate(rum: string): never {
  throw new Error(`an act that was not refused is on no mandate: ${rum}`);
}

/** Another account under the same reference, to be signed anew. */
export const directDebitAccount = act(
  z.object({
    payload: z.object({
      rum: textSchema,
      iban: ibanSchema,
      bic: textSchema.nullable(),
      debtor: debtorSchema,
    }),
    result: given,
  }),
  async (placing, { payload: { rum, iban, bic, debtor }, result: { number } }) => {
    const place = await placeOfAccount(placing);
    const held = (await heldFor(placing, place, rum)) ?? unknownMandate(rum);
    await changeMandate(
      placing,
      place,
      rum,
      {
        ...{ iban, masked_iban: maskIban(iban), bic: orNull(bic), debtor: debtor.name },
        ...{ state: 'a_signer', created_on: doneOn(placing), signed_on: null },
      },
      { kind: 'account', number, iban, day: held.day, signedOn: null },
    );
    await spendNumbers(placing, [number]);
  },
  spent,
);

/** Another day of the month. */
export const directDebitDay = act(
  z.object({ payload: z.object({ rum: textSchema, day: mandateDaySchema }), result: given }),
  async (placing, { payload: { rum, day }, result: { number } }) => {
    const place = await placeOfAccount(placing);
    const { signedOn } = (await heldFor(placing, place, rum)) ?? unknownMandate(rum);
    await changeMandate(placing, place, rum, { day }, { kind: 'day', number, iban: null, day, signedOn });
    await spendNumbers(placing, [number]);
  },
  spent,
);
