import { z } from 'zod';
import { effect, query } from '../base.ts';
import { commandIdSchema, isoDateSchema, monthSchema } from '../values.ts';
import { printOutcomeSchema } from './printing.ts';

const fileSchema = z.strictObject({ name: z.string(), bytes: z.instanceof(Blob) });
const ofDocument = z.strictObject({ id: z.string().max(200) });

export const kioskDocumentsContract = {
  /** What the landlord's window lets the tenant see, newest first. */
  list: query(['kiosk']).output(
    z.array(
      z.strictObject({
        id: z.string(),
        type: z.string(),
        title: z.string(),
        month: monthSchema.nullable(),
        issuedOn: isoDateSchema,
        /** Its bytes are on this kiosk. */
        here: z.boolean(),
      }),
    ),
  ),
  read: effect(['kiosk']).input(ofDocument).output(fileSchema),
  print: effect(['kiosk'])
    .input(ofDocument.extend({ jobId: commandIdSchema }))
    .output(printOutcomeSchema),
  /** Texts for everyone: guides and charters of the landlord. */
  library: query(['kiosk']).output(
    z.array(z.strictObject({ item: z.string(), title: z.string(), summary: z.string() })),
  ),
  readLibrary: query(['kiosk'])
    .input(z.strictObject({ item: z.string().max(80) }))
    .output(
      z.strictObject({
        title: z.string(),
        specimen: z.boolean(),
        sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
      }),
    ),
  /** Whom to call, emergencies first; those of the visitor's residence where he is known. */
  contacts: query(['kiosk']).output(
    z.array(
      z.strictObject({
        role: z.string(),
        label: z.string(),
        name: z.string(),
        phone: z.string().nullable(),
        hours: z.string().nullable(),
        residenceName: z.string().nullable(),
      }),
    ),
  ),
};
