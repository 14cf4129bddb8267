import { z } from 'zod';
import { EVERYONE, effect, query } from './base.ts';
import { enrolmentCodeSchema, portalAddressSchema } from './sync.ts';
import { landlordIdSchema } from './values.ts';

export const setupStatusSchema = z.discriminatedUnion('kind', [
  /** No landlord yet: the first screen asks for one. */
  z.strictObject({
    kind: z.literal('choose'),
    landlords: z.array(
      z.strictObject({ id: z.string(), name: z.string(), legalForm: z.string(), city: z.string() }),
    ),
  }),
  z.strictObject({
    kind: z.literal('building'),
    /** Invented here, or coming from the landlord's portal. */
    work: z.enum(['demonstration', 'portal']).default('demonstration'),
    landlordId: z.string(),
    done: z.number(),
    total: z.number(),
    step: z.string(),
  }),
  z.strictObject({ kind: z.literal('ready') }),
  /** The base cannot be opened; it is never deleted. */
  z.strictObject({
    kind: z.literal('blocked'),
    code: z.string(),
    title: z.string(),
    happened: z.string(),
    kept: z.string(),
    next: z.string(),
  }),
]);
export type SetupStatus = z.infer<typeof setupStatusSchema>;

export const setupContract = {
  status: query(EVERYONE).output(setupStatusSchema),
  /** Makes the demonstration base of a landlord; refused once the base belongs to one. Progress by events. */
  createDemonstration: effect(['anonymous'])
    .input(
      z.strictObject({
        landlordId: landlordIdSchema,
        accounts: z.number().int().min(10).max(1_000_000).optional(),
      }),
    )
    .output(z.strictObject({ accounts: z.number().int() })),
  /** Makes this post one of a landlord's portal; its accounts and its agents come down from there. */
  join: effect(['anonymous'])
    .input(z.strictObject({ address: portalAddressSchema, code: enrolmentCodeSchema }))
    .output(z.strictObject({ agency: z.string(), post: z.string() })),
};
