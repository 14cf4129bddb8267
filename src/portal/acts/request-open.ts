import { z } from 'zod';
import { REQUEST_CHANNELS, REQUEST_NATURES, REQUEST_URGENCIES } from '../../rules/requests/states.ts';
import { tellRequest } from '../requests/request-record.ts';
import { placeOfAccount } from './account-place.ts';
import { filesSchema, keepFiles } from './attached-files.ts';
import { spendNumbers } from './numbers.ts';
import { act, dayAt, daySchema, doneAt, numberRead, orNull, textSchema } from './placing.ts';

export const contactSchema = z.object({
  name: textSchema,
  phone: textSchema.nullable(),
  email: textSchema.nullable(),
  checked: z.boolean(),
});
export const availabilitySchema = z.array(
  z.object({ day: z.number().int().min(1).max(7), part: z.enum(['matin', 'apres-midi', 'soir']) }),
);

const reads = z.object({
  payload: z.object({
    place: textSchema,
    motive: textSchema,
    nature: z.enum(REQUEST_NATURES).nullable(),
    label: textSchema,
    urgency: z.enum(REQUEST_URGENCIES),
    common: z.boolean(),
    residence: textSchema.nullable(),
    description: textSchema.nullable(),
    contact: contactSchema.nullable(),
    availability: availabilitySchema,
    channel: z.enum(REQUEST_CHANNELS).nullable(),
    dueOn: daySchema.nullable(),
    files: filesSchema,
  }),
  result: z.object({ number: textSchema }),
});

/** A request taken at a counter. */
export const requestOpen = act(
  reads,
  async (placing, { payload, result: { number } }) => {
    const { tx, command, at } = placing;
    const { account, feed } = await placeOfAccount(placing);
    const { place, motive, nature, label, urgency, common, residence, channel, dueOn, files } = payload;
    const done = doneAt(placing);
    await tx
      .insertInto('request')
      .values({
        ...{
          id: command.id,
          number,
          account,
          residence,
          feed,
          place,
          motive,
          nature,
          label,
          urgency,
          common,
          channel,
        },
        description: orNull(payload.description),
        contact: JSON.stringify(payload.contact),
        availability: JSON.stringify(payload.availability),
        opened_at: done,
        opened_by: command.agentName,
        due_on: dueOn,
        state: 'ouverte',
        version: 1,
      })
      .execute();
    await tx
      .insertInto('request_event')
      .values({
        request: command.id,
        feed,
        at: done,
        done_where: 'counter',
        author: command.agentName,
        kind: 'ouverture',
        text: null,
        state: 'ouverte',
        due_on: dueOn,
        files: JSON.stringify(files),
        done_on: dayAt(command.occurredAt, command.offsetMinutes),
        command: command.id,
      })
      .execute();
    await keepFiles(tx, { owner: 'request', ownerId: command.id, account, feed, files, at });
    await tellRequest(tx, command.id);
    await spendNumbers(placing, [number]);
  },
  (placing) => spendNumbers(placing, numberRead(placing)),
);
