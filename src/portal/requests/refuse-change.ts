import type { Transaction } from 'kysely';
import { z } from 'zod';
import { isClosed } from '../../rules/requests/states.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { changedMeanwhile, closedMeanwhile } from './event-words.ts';
import { lastEventAfter, lockRequest } from './requests.ts';

const REFUSABLE: ReadonlySet<string> = new Set(['request.complement', 'request.modify', 'request.close']);

const reads = z.object({
  request: z.string().transform(plainText),
  /** A complement adds, whatever was written meanwhile. */
  version: z.number().int().optional(),
});

/** Why a change of a request cannot take place here, or null. The request's feed stays locked. */
export async function refusalOfChange(
  tx: Transaction<PortalTables>,
  command: WireCommand,
  at: Date,
): Promise<CommandRefusal | null> {
  if (!REFUSABLE.has(command.type)) return null;
  const read = reads.safeParse(command.payload);
  // Not to be read: told by whoever places it.
  if (!read.success) return null;
  const { request, version } = read.data;
  const found = await lockRequest(tx, request, at);
  const account = found?.row.account;
  if (found === undefined || (account !== null && account !== plainText(command.account ?? ''))) {
    return { code: 'SYN-473', reason: "Cette demande n'est pas connue du portail pour ce compte." };
  }
  const { told, row } = found;
  if (isClosed(row.state)) {
    return {
      code: 'SYN-471',
      reason: closedMeanwhile(row, await lastEventAfter(tx, request, row.version - 1)),
    };
  }
  // Nothing has happened here to one that only the ERP tells.
  if (told || version === undefined || version === row.version) return null;
  return { code: 'SYN-472', reason: changedMeanwhile(await lastEventAfter(tx, request, version)) };
}
