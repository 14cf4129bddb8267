import { z } from 'zod';
import { KIOSK_CODE_HOURS } from '../../rules/kiosk/code.ts';
import { spendCode, tellCode } from '../kiosk/codes.ts';
import { placeOfAccount } from './account-place.ts';
import { act, doneAt, textSchema } from './placing.ts';

const reads = z.object({
  payload: z.object({ verifier: textSchema.pipe(z.string().max(200)), expiresAt: z.iso.datetime() }),
});

/** A one-time code that a counter gave; never for longer than such a code works, whatever the post's clock says. */
export const kioskCode = act(reads, async (placing, { payload: { verifier, expiresAt } }) => {
  const { tx, command, at } = placing;
  const { account, feed } = await placeOfAccount(placing);
  const longest = at.getTime() + KIOSK_CODE_HOURS * 3_600_000;
  await tx
    .insertInto('kiosk_code')
    .values({
      ...{ id: command.id, account, feed, verifier },
      expires_at: new Date(Math.min(Date.parse(expiresAt), longest)),
      ...{ used_at: null, used_by: null, issued_by: command.agentName, issued_at: doneAt(placing) },
    })
    .execute();
  await tellCode(tx, command.id);
});

const readsUsed = z.object({ payload: z.object({ code: z.uuid() }) });

/** A kiosk took a code, with or without the portal: the others hear of it, however late. */
export const kioskCodeUsed = act(readsUsed, async (placing, { payload: { code } }) => {
  const { tx, from } = placing;
  await spendCode(tx, code, { by: from.device, at: doneAt(placing), late: true });
});
