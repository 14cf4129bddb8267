import { z } from 'zod';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { REQUEST_URGENCIES } from '../../rules/requests/states.ts';
import { attachmentsSchema } from '../attachments.ts';
import { command, query } from '../base.ts';
import { slotSchema } from '../requests.ts';
import { commandIdSchema, isoDateSchema } from '../values.ts';

/** An act was kept, durably; `sent`: the portal is within reach, else it leaves later. */
const doneSchema = z.strictObject({ ticket: z.string(), sent: z.enum(['now', 'later']) });
export type KioskDone = z.infer<typeof doneSchema>;

const act = { commandId: commandIdSchema };
const textsSchema = z.strictObject({
  title: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
});
const ibanSchema = z.string().min(1).max(60);

export const kioskActsContract = {
  /** Insurance: what stands, and which pages the landlord asks. */
  insurance: query(['kiosk']).output(
    z.strictObject({ endsOn: isoDateSchema.nullable(), waiting: z.boolean(), fileNeeded: z.boolean() }),
  ),
  sendCertificate: command(['kiosk'])
    .input(
      z.strictObject({
        ...act,
        insurer: z.string().trim().min(1).max(80),
        policy: z.string().trim().max(40),
        startsOn: isoDateSchema,
        endsOn: isoDateSchema,
        files: attachmentsSchema,
      }),
    )
    .output(doneSchema),
  /** The landlord's places and motives; `urgent` ones show the emergency number first. */
  requestTree: query(['kiosk']).output(
    z.array(
      z.strictObject({
        place: z.string(),
        label: z.string(),
        motives: z.array(
          z.strictObject({
            code: z.string(),
            label: z.string(),
            nature: z.string(),
            urgency: z.enum(REQUEST_URGENCIES),
            common: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  openRequest: command(['kiosk'])
    .input(
      z.strictObject({
        ...act,
        place: z.string().max(60),
        motive: z.string().max(60),
        description: z.string().trim().max(1_000),
        /** Where to be called about it; kept in the command alone. */
        phone: z.string().trim().max(40).nullable(),
        availability: z.array(slotSchema).max(21),
        files: attachmentsSchema,
      }),
    )
    .output(doneSchema),
  /** New ways to be reached; what is left empty stays as it is. Always checked by the landlord's services. */
  changeContact: command(['kiosk'])
    .input(
      z.strictObject({
        ...act,
        phone1: z.string().trim().max(40).nullable(),
        phone2: z.string().trim().max(40).nullable(),
        email: z.string().trim().max(254).nullable(),
        emailAgain: z.string().trim().max(254).nullable(),
      }),
    )
    .output(doneSchema),
  space: query(['kiosk']).output(
    z.strictObject({
      /** `counter`: a space exists, or nobody could be told of it: an agent looks at it. */
      state: z.enum(['possible', 'counter']),
      fields: z.array(z.enum(['nom', 'prenom', 'date_naissance'])),
      /** The landlord wants an address of one's own. */
      ownEmail: z.boolean(),
      legalVersion: z.string(),
      specimen: z.boolean(),
      terms: textsSchema,
      notice: textsSchema,
      consents: z.array(
        z.strictObject({
          kind: z.enum(CONSENT_KINDS),
          mode: z.enum(['included', 'opt-out', 'express', 'choice']),
          label: z.string(),
          wording: z.string(),
          given: z.boolean(),
        }),
      ),
      /** Address of the tenants' pages, where one is known. */
      address: z.string().nullable(),
    }),
  ),
  /** On line: a mail leaves, its page asks for a password. Off line: a slip with a code, once the portal has it. */
  openSpace: command(['kiosk'])
    .input(
      z.strictObject({
        ...act,
        lastName: z.string().trim().max(120).nullable(),
        firstName: z.string().trim().max(120).nullable(),
        birth: z.string().max(20).nullable(),
        /** Null: "sans adresse e-mail". */
        email: z.string().trim().max(254).nullable(),
        emailAgain: z.string().trim().max(254).nullable(),
        legalVersion: z.string().max(40),
        termsAccepted: z.boolean(),
        consents: z
          .array(z.strictObject({ kind: z.enum(CONSENT_KINDS), given: z.boolean() }))
          .max(CONSENT_KINDS.length),
      }),
    )
    .output(doneSchema.extend({ way: z.enum(['mail', 'slip']) })),
  debit: query(['kiosk']).output(
    z.strictObject({
      current: z
        .strictObject({
          maskedIban: z.string().nullable(),
          day: z.number().int().nullable(),
          state: z.string(),
          /** In French, by the rules of the counter. */
          sentence: z.string(),
        })
        .nullable(),
      maySubscribe: z.boolean(),
      mayChangeAccount: z.boolean(),
      /** Days the landlord offers; empty where its guide names none. */
      days: z.array(z.number().int()),
      /** It may be offered, never imposed. */
      law: z.array(z.string()),
    }),
  ),
  readIban: query(['kiosk'])
    .input(z.strictObject({ text: ibanSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('ok'), masked: z.string() }),
        z.strictObject({ kind: z.literal('refused'), sentence: z.string() }),
      ]),
    ),
  /** A mandate to be signed at the counter: it debits nothing before. */
  subscribeDebit: command(['kiosk'])
    .input(
      z.strictObject({
        ...act,
        iban: ibanSchema,
        debtor: z.string().trim().min(1).max(70),
        day: z.number().int().min(1).max(31).nullable(),
      }),
    )
    .output(doneSchema),
  changeDebitAccount: command(['kiosk'])
    .input(z.strictObject({ ...act, iban: ibanSchema, debtor: z.string().trim().min(1).max(70) }))
    .output(doneSchema),
  changeDebitDay: command(['kiosk'])
    .input(z.strictObject({ ...act, day: z.number().int().min(1).max(31) }))
    .output(doneSchema),
};
