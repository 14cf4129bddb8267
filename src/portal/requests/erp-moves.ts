import type { Transaction } from 'kysely';
import { isClosed, type RequestState } from '../../rules/requests/states.ts';
import { saysNew } from '../erp/erp-word.ts';
import { notifyRequest } from '../mail/notify/notify-request.ts';
import type { PortalTables } from '../store/tables.ts';
import { ERP_AUTHOR } from './event-words.ts';
import { tellRequest } from './request-record.ts';
import { addEvent } from './requests.ts';

/** The ERP's word on a request held here: it counts where it is new. Feeds are locked by the caller. */
export async function sayOfRequest(
  tx: Transaction<PortalTables>,
  told: {
    readonly id: string;
    readonly before: RequestState | null;
    readonly said: RequestState | null;
    readonly at: Date;
    readonly doneOn: string;
  },
): Promise<void> {
  const { id, before, said, at, doneOn } = told;
  const events = await tx
    .selectFrom('request_event')
    .select(['state', 'done_where'])
    .where('request', '=', id)
    .where('state', 'is not', null)
    .orderBy('no')
    .execute();
  const last = events.findLastIndex(({ done_where }) => done_where === 'erp');
  const states = events.slice(Math.max(0, last)).map(({ state }) => state);
  if (said === null || !saysNew(states, before, said)) return;
  const row = await tx.selectFrom('request').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const no = await addEvent(
    tx,
    row,
    { state: said },
    {
      ...{ at, where: 'erp', author: ERP_AUTHOR, kind: isClosed(said) ? 'cloture' : 'etat', text: null },
      ...{ doneOn, command: null },
    },
  );
  await tellRequest(tx, id);
  const { account, number } = row;
  await notifyRequest(tx, { account, number, state: said, fact: String(no), movedAt: at, at });
}
