import type { Transaction } from 'kysely';
import { isClosed, type RequestState } from '../../rules/requests/states.ts';
import { notifyRequest } from '../mail/notify/notify-request.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { tellRequest } from './request-record.ts';
import { addEvent, keepTold, lastEventAfter, lockRequest } from './requests.ts';

export type AnswerToRequest = {
  /** A command's id, or `erp:` and the ERP's number. */
  readonly id: string;
  /** The version that was seen. */
  readonly version: number;
  /** What is answered to the tenant; null for nothing. */
  readonly text: string | null;
  /** Null: as it was. */
  readonly state: RequestState | null;
  /** ISO date; null: as it was. */
  readonly dueOn: string | null;
  /** Name of who answers. */
  readonly author: string;
  readonly at: Date;
  /** ISO date. */
  readonly doneOn: string;
};

/**
 * The portal's staff answers a request, moves its state or its deadline: an event, what the posts hear, and a mail to who
 * agreed to be told. `changed`: somebody wrote since the version that was seen.
 */
export async function answerRequest(
  tx: Transaction<PortalTables>,
  answer: AnswerToRequest,
): Promise<
  | { readonly kind: 'done' }
  | { readonly kind: 'changed'; readonly by: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown' }
> {
  const { id, version, state, dueOn, author, at, doneOn } = answer;
  const text = answer.text === null || answer.text === '' ? null : plainText(answer.text);
  const found = await lockRequest(tx, id, at);
  if (found === undefined) return { kind: 'unknown' };
  const { row } = found;
  if (isClosed(row.state)) return { kind: 'closed' };
  if (!found.told && row.version !== version) {
    return { kind: 'changed', by: (await lastEventAfter(tx, id, version))?.author ?? '' };
  }
  await keepTold(tx, found);
  const moves = state !== null && state !== row.state;
  const no = await addEvent(
    tx,
    row,
    { ...(state === null ? {} : { state }), ...(dueOn === null ? {} : { due_on: dueOn }) },
    {
      at,
      where: 'portal',
      author,
      kind: moves && isClosed(state) ? 'cloture' : text !== null ? 'reponse' : 'etat',
      text,
      doneOn,
      command: null,
    },
  );
  await tellRequest(tx, id);
  if (moves || text !== null) {
    await notifyRequest(tx, {
      account: row.account,
      number: row.number,
      state: state ?? row.state,
      fact: String(no),
      movedAt: at,
      at,
    });
  }
  return { kind: 'done' };
}
