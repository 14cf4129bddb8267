import { z } from 'zod';
import { CALL_MS, callRecord } from '../kiosk/calls.ts';
import { putRecords } from '../store/feed.ts';
import { plainText } from '../store/plain-text.ts';
import { act, doneAt, textSchema } from './placing.ts';

const reads = z.object({ payload: z.object({ kiosk: textSchema }) });

/** Somebody at a kiosk asks for an agent: the agency's counters show it. One that comes an hour late calls nobody. */
export const kioskCall = act(reads, async (placing) => {
  const { tx, command, from, at } = placing;
  const called = doneAt(placing);
  if (at.getTime() - called.getTime() >= CALL_MS) return;
  // The name that the landlord gave it, whatever its own base says.
  const device = await tx
    .selectFrom('device')
    .select('post')
    .where('id', '=', from.device)
    .executeTakeFirst();
  const kiosk = device?.post ?? plainText(command.post);
  const call = { id: command.id, feed: from.agency, kiosk, at: called };
  await putRecords(tx, from.agency, [callRecord(call, 'put')]);
  await tx.insertInto('kiosk_call').values(call).execute();
});
