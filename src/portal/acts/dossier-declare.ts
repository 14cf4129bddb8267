import { z } from 'zod';
import { SITUATIONS } from '../../rules/dossier/values.ts';
import { placeChange } from '../dossier/place-change.ts';
import { filesSchema } from './attached-files.ts';
import { spendNumbers } from './numbers.ts';
import { act, daySchema, numberRead, orNull, textSchema } from './placing.ts';

const reads = z.object({
  payload: z.object({
    situation: z.enum(SITUATIONS),
    on: daySchema.nullable(),
    person: textSchema.nullable(),
    label: textSchema,
    comment: textSchema.nullish(),
    channel: textSchema.nullish(),
    files: filesSchema,
  }),
  result: z.object({ number: textSchema }),
});

/** What a tenant declared at a counter, with its supporting paper: never refused, dealt with by the landlord's services. */
export const dossierDeclare = act(
  reads,
  async (placing, { payload, result: { number } }) => {
    const { situation, on, person, label, comment, channel, files } = payload;
    await placeChange(placing, {
      ...{ part: 'situation', person, label, base: null, value: {}, lines: [], state: 'a_valider' },
      ...{ situation, on, comment: orNull(comment), channel: orNull(channel), files, number },
    });
    await spendNumbers(placing, [number]);
  },
  (placing) => spendNumbers(placing, numberRead(placing)),
);
