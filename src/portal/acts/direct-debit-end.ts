import { z } from 'zod';
import { REVOCATION_REASONS } from '../../rules/direct-debit/states.ts';
import { changeMandate, doneOn, heldFor } from '../direct-debit/keep-act.ts';
import { placeOfAccount } from './account-place.ts';
import { filesSchema, keepFiles } from './attached-files.ts';
import { spendNumbers } from './numbers.ts';
import { type Act, daySchema, numberRead, textSchema } from './placing.ts';

const readsSignature = z.object({ rum: textSchema, signedOn: daySchema, files: filesSchema });
const readsRevocation = z.object({ rum: textSchema, reason: z.enum(REVOCATION_REASONS) });

/**
 * The signed mandate is filed. It has happened: of a mandate that is not known here (its own act was refused), the files
 * are kept with the account, and a person is told.
 */
export const directDebitSign: Act = {
  async place(placing) {
    const read = readsSignature.safeParse(placing.command.payload);
    if (!read.success) return false;
    const { tx, at } = placing;
    const { rum, signedOn, files } = read.data;
    const place = await placeOfAccount(placing);
    await keepFiles(tx, { owner: 'mandate', ownerId: rum, ...place, files, at });
    const held = await heldFor(placing, place, rum);
    if (held === undefined) return false;
    const all = [...(JSON.parse(held.row.files) as { readonly sha256: string }[])];
    all.push(...files.filter(({ sha256 }) => !all.some((one) => one.sha256 === sha256)));
    await changeMandate(
      placing,
      place,
      rum,
      {
        state: held.state === 'a_signer' ? 'actif' : held.state,
        signed_on: signedOn,
        files: JSON.stringify(all),
      },
      { kind: 'sign', number: null, iban: null, day: held.day, signedOn },
    );
    return true;
  },
};

/** The tenant's own will, said at the counter: it holds whatever became of the mandate meanwhile. */
export const directDebitRevoke: Act = {
  async place(placing) {
    const read = readsRevocation.safeParse(placing.command.payload);
    const [number] = numberRead(placing);
    if (!read.success || number === undefined) return false;
    const { rum, reason } = read.data;
    const place = await placeOfAccount(placing);
    const held = await heldFor(placing, place, rum);
    if (held === undefined) return false;
    const first = held.row.revoked_on;
    await changeMandate(
      placing,
      place,
      rum,
      {
        state: 'revoque',
        revoked_on: first ?? doneOn(placing),
        reason: first === null ? reason : held.row.reason,
      },
      { kind: 'revoke', number, iban: null, day: held.day, signedOn: held.signedOn },
    );
    await spendNumbers(placing, [number]);
    return true;
  },
  unread: (placing) => spendNumbers(placing, numberRead(placing)),
};
