import { z } from 'zod';
import { contactRowSchema } from './accounts.ts';
import { query, STAFF } from './base.ts';
import { isoDateSchema } from './values.ts';

const directorySchema = z.strictObject({
  /** Roles met on this base, in their fixed order, with their French label. */
  roles: z.array(z.strictObject({ role: z.string(), label: z.string() })),
  /** For every residence: emergencies first. */
  everywhere: z.array(contactRowSchema),
  residences: z
    .array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        address: z.string(),
        agencyName: z.string().nullable(),
        contacts: z.array(contactRowSchema),
        announcements: z.array(
          z.strictObject({
            title: z.string(),
            text: z.string().nullable(),
            from: isoDateSchema,
            to: isoDateSchema.nullable(),
          }),
        ),
      }),
    )
    .max(50),
  more: z.boolean(),
});
export type Directory = z.infer<typeof directorySchema>;

/** Destination "Contacts": whom to call, by building and role, without an account. */
export const contactsContract = {
  directory: query(STAFF)
    .input(
      z.strictObject({
        /** Part of a residence's name, address, town, or of a contact's name; empty: the first ones. */
        text: z.string().max(80),
        role: z.string().max(40).nullable(),
      }),
    )
    .output(directorySchema),
};
