import { z } from 'zod';
import {
  DOSSIER_PARTS,
  type DossierPart,
  type PartValue,
  PERSONAL_PARTS,
  partValueSchemas,
} from '../../rules/dossier/values.ts';
import { placeChange } from '../dossier/place-change.ts';
import { filesSchema } from './attached-files.ts';
import { spendNumbers } from './numbers.ts';
import { act, numberRead, orNull, textSchema } from './placing.ts';

/** What a change says of the part it is about; what refuses it reads the same. */
export const readsChange = z
  .object({
    part: z.enum(DOSSIER_PARTS),
    person: textSchema.nullable(),
    base: z.unknown(),
    value: z.unknown(),
  })
  .transform(({ part, person, base, value }, { addIssue }) => {
    const [from, to] = [partValueSchemas[part].safeParse(base), partValueSchemas[part].safeParse(value)];
    if (!from.success || !to.success || PERSONAL_PARTS.has(part) !== (person !== null)) {
      addIssue({ code: 'custom', message: 'not a change of this part' });
      return z.NEVER;
    }
    return { part, person, base: from.data, value: to.data } satisfies ReadChange;
  });

export type ReadChange = {
  readonly part: DossierPart;
  readonly person: string | null;
  readonly base: PartValue;
  readonly value: PartValue;
};

const reads = z.object({
  payload: z.intersection(
    readsChange,
    z.object({
      label: textSchema,
      lines: z.array(z.object({ label: textSchema, before: textSchema, after: textSchema })),
      comment: textSchema.nullish(),
      channel: textSchema.nullish(),
      files: filesSchema,
      state: z.enum(['a_valider', 'validee']),
    }),
  ),
  result: z.object({ number: textSchema }),
});

/** A part of a tenant's file changed at a counter: in effect, or to be checked. */
export const dossierChange = act(
  reads,
  async (placing, { payload, result: { number } }) => {
    const { part, person, base, value, label, lines, comment, channel, files, state } = payload;
    await placeChange(placing, {
      ...{ part, person, label, base, value, lines, state, files, number },
      ...{ situation: null, on: null, comment: orNull(comment), channel: orNull(channel) },
    });
    await spendNumbers(placing, [number]);
  },
  (placing) => spendNumbers(placing, numberRead(placing)),
);
