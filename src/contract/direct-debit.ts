import { z } from 'zod';
import { MANDATE_STATES, REVOCATION_REASONS, SHOWN_MANDATE_STATES } from '../rules/direct-debit/states.ts';
import { attachmentsSchema, shownAttachmentSchema } from './attachments.ts';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

const ruleSchema = z.strictObject({ status: z.enum(['guide', 'loi', 'silence']), source: z.string() });
const paperSchema = z.strictObject({ number: z.string(), title: z.string() });

/** A mandate as a screen may show it: never the account number whole. */
const mandateSchema = z.strictObject({
  rum: z.string(),
  state: z.enum(SHOWN_MANDATE_STATES),
  /** The state in one sentence: "Actif depuis le …", "À signer", "Sans prélèvement depuis 36 mois : ce mandat n'est plus valable". */
  sentence: z.string(),
  /** "FR76 •••• •••• •••• •••• •••• 189". */
  maskedIban: z.string().nullable(),
  debtor: z.string().nullable(),
  day: z.number().int().nullable(),
  signedOn: isoDateSchema.nullable(),
  lastCollectedOn: isoDateSchema.nullable(),
  revokedOn: isoDateSchema.nullable(),
  fromErp: z.boolean(),
  unsent: z.boolean(),
  files: z.array(shownAttachmentSchema),
  /** Numbers of the papers given for it here. */
  papers: z.array(paperSchema),
  refused: z.strictObject({ commandId: z.string(), reason: z.string() }).nullable(),
});
export type Mandate = z.infer<typeof mandateSchema>;

/** What the clerk saw when the act was begun. */
const seenSchema = z.strictObject({
  rum: z.string().nullable(),
  maskedIban: z.string().nullable(),
  day: z.number().int().nullable(),
  state: z.enum(MANDATE_STATES).nullable(),
});

const ibanSchema = z.string().max(60);
const daySchema = z.number().int().min(1).max(31).nullable();
const debtorSchema = z.strictObject({
  name: z.string().trim().min(1).max(70),
  lines: z.array(z.string().trim().max(70)).max(6),
});

const act = { commandId: commandIdSchema, account: accountKeySchema, seen: seenSchema };
const given = z.strictObject({ mandate: mandateSchema.nullable(), papers: z.array(paperSchema) });

export const directDebitContract = {
  /** Section "Prélèvement", and what its forms ask by the landlord's rules. */
  account: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.strictObject({
        /** The one that lives or awaits its signature; null: none. */
        current: mandateSchema.nullable(),
        /** Revoked, dead or replaced. */
        former: z.array(mandateSchema),
        seen: seenSchema,
        offered: z.strictObject({ subscribe: z.boolean(), account: z.boolean(), rule: ruleSchema }),
        /** Days the landlord offers; empty where its guide names none. */
        days: z.strictObject({ days: z.array(z.number().int()), sentence: z.string(), rule: ruleSchema }),
        /** It may be offered, never imposed (loi 89-462, art. 4); refund within 8 weeks; 14 days' notice. */
        law: z.array(z.string()),
        debtors: z.array(debtorSchema),
        creditor: z.strictObject({ name: z.string(), ics: z.string() }),
      }),
    ),
  /** Reads an account number in any written form: accepted, with its masked form and its bank's country, or why not. */
  readIban: query(STAFF)
    .input(z.strictObject({ text: ibanSchema }))
    .output(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('ok'),
          masked: z.string(),
          country: z.string(),
          notice: z.string().nullable(),
        }),
        z.strictObject({ kind: z.literal('refused'), sentence: z.string() }),
      ]),
    ),
  subscribe: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        iban: ibanSchema,
        bic: z.string().trim().max(11).nullable(),
        day: daySchema,
        debtor: debtorSchema,
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(given),
  /** "Changer de RIB": an amendment under the same RUM, or a new mandate where the former is dead. */
  changeAccount: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        iban: ibanSchema,
        bic: z.string().trim().max(11).nullable(),
        debtor: debtorSchema,
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(given),
  changeDay: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        day: z.number().int().min(1).max(31),
        supersedes: commandIdSchema.nullable(),
      }),
    )
    .output(given),
  /** The signed mandate is filed: its scan, or the original alone sent to the landlord. */
  sign: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        signedOn: isoDateSchema,
        files: attachmentsSchema,
        originalKept: z.boolean(),
      }),
    )
    .output(given),
  revoke: command(STAFF)
    .input(
      z.strictObject({
        ...act,
        reason: z.enum(REVOCATION_REASONS),
        comment: z.string().trim().max(300),
        wordsKept: z.boolean(),
      }),
    )
    .output(given),
  /** Acts on the mandates of an account, newest first. */
  acts: query(STAFF)
    .input(z.strictObject({ account: accountKeySchema }))
    .output(
      z.array(
        z.strictObject({
          at: instantSchema,
          agentName: z.string(),
          what: z.string(),
          detail: z.string().nullable(),
          unsent: z.boolean(),
        }),
      ),
    ),
};
