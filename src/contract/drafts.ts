import { z } from 'zod';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, instantSchema } from './values.ts';

const place = { form: z.string().regex(/^[a-z-]{1,40}$/), account: accountKeySchema.nullable() };

/** Forms in progress, kept per agent and account in the encrypted base, never in the browser. */
export const draftsContract = {
  read: query(STAFF)
    .input(z.strictObject(place))
    .output(z.strictObject({ savedAt: instantSchema, body: z.record(z.string(), z.unknown()) }).nullable()),
  save: command(STAFF)
    .input(z.strictObject({ ...place, body: z.record(z.string(), z.unknown()) }))
    .output(z.strictObject({ savedAt: instantSchema })),
  discard: command(STAFF).input(z.strictObject(place)).output(z.strictObject({})),
  list: query(STAFF).output(
    z.array(z.strictObject({ ...place, savedAt: instantSchema, holderName: z.string().nullable() })),
  ),
};
