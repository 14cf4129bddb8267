import { z } from 'zod';
import { CLOSING_REASONS, REQUEST_URGENCIES, stateAfterClosing } from '../../rules/requests/states.ts';
import { notifyRequest } from '../mail/notify/notify-request.ts';
import { changesInWords, closingInWords } from '../requests/event-words.ts';
import { tellRequest } from '../requests/request-record.ts';
import {
  addEvent,
  type EventToKeep,
  keepTold,
  lockRequest,
  type Moved,
  type TenantRequest,
} from '../requests/requests.ts';
import { filesSchema, keepFiles } from './attached-files.ts';
import { act, dayAt, doneAt, orNull, type Placing, textSchema } from './placing.ts';
import { availabilitySchema, contactSchema } from './request-open.ts';

const readsComplement = z.object({
  payload: z.object({ request: textSchema, text: textSchema.nullable(), files: filesSchema }),
});

/** More about a request, said or brought at a counter. */
export const requestComplement = act(readsComplement, async (placing, { payload }) => {
  const { text, files } = payload;
  const row = await change(placing, payload.request, () => ({
    moved: {},
    event: { kind: 'complement', text: orNull(text), files },
  }));
  const { account, feed } = row;
  await keepFiles(placing.tx, { owner: 'request', ownerId: row.id, account, feed, files, at: placing.at });
});

const readsModify = z.object({
  payload: z.object({
    request: textSchema,
    version: z.number().int(),
    changes: z.object({
      description: textSchema.nullish(),
      urgency: z.enum(REQUEST_URGENCIES).optional(),
      contact: contactSchema.nullish(),
      availability: availabilitySchema.optional(),
    }),
  }),
});

/** A request put right at a counter. */
export const requestModify = act(readsModify, async (placing, { payload: { request, changes } }) => {
  const { description, urgency, contact, availability } = changes;
  const asked: Moved = {
    ...(description === undefined ? {} : { description: orNull(description) }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(contact === undefined ? {} : { contact: JSON.stringify(contact) }),
    ...(availability === undefined ? {} : { availability: JSON.stringify(availability) }),
  };
  await change(placing, request, (row) => ({
    moved: asked,
    event: { kind: 'modification', text: changesInWords(row, asked) },
  }));
});

const readsClose = z.object({
  payload: z.object({
    request: textSchema,
    version: z.number().int(),
    reason: z.enum(CLOSING_REASONS),
    comment: textSchema.nullish(),
  }),
});

/** A request closed at a counter. */
export const requestClose = act(readsClose, async (placing, { payload: { request, reason, comment } }) => {
  const { tx, command, at } = placing;
  const state = stateAfterClosing(reason);
  const { account, number } = await change(placing, request, () => ({
    moved: { state },
    event: { kind: 'cloture', text: closingInWords(reason, orNull(comment)) },
  }));
  await notifyRequest(tx, { account, number, state, fact: command.id, movedAt: doneAt(placing), at });
});

type Change = {
  readonly moved: Moved;
  readonly event: Pick<EventToKeep, 'kind' | 'text' | 'files'>;
};

/** Answers the request as it was. */
async function change(
  placing: Placing,
  id: string,
  changed: (row: TenantRequest) => Change,
): Promise<TenantRequest> {
  const { tx, command, at } = placing;
  const found = await lockRequest(tx, id, at);
  // What refuses it has looked, and holds the lock.
  if (found === undefined) throw new Error('a change that was not refused has no request');
  const row = await keepTold(tx, found);
  const { moved, event } = changed(row);
  await addEvent(tx, row, moved, {
    ...event,
    at: doneAt(placing),
    where: 'counter',
    author: command.agentName,
    doneOn: dayAt(command.occurredAt, command.offsetMinutes),
    command: command.id,
  });
  await tellRequest(tx, id);
  return row;
}
