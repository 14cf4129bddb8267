import { z } from 'zod';
import { command, query, STAFF } from './base.ts';
import { accountKeySchema, centsSchema, instantSchema, isoDateSchema, monthSchema } from './values.ts';

/** Alerts said in words on results and on the account (design.md: at most three shown, danger first). */
export const alertSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('late'), days: z.number().int(), month: monthSchema, cents: centsSchema }),
  z.strictObject({ kind: z.literal('insurance-expired'), since: isoDateSchema }),
  z.strictObject({ kind: z.literal('insurance-to-check') }),
  z.strictObject({ kind: z.literal('insurance-missing') }),
  z.strictObject({
    kind: z.literal('payment-plan'),
    monthlyCents: centsSchema.nullable(),
    since: isoDateSchema,
  }),
  z.strictObject({ kind: z.literal('space-inactive'), state: z.string() }),
  z.strictObject({ kind: z.literal('exited'), on: isoDateSchema }),
  z.strictObject({ kind: z.literal('leaving'), on: isoDateSchema }),
  z.strictObject({ kind: z.literal('absent'), since: isoDateSchema }),
]);
export type Alert = z.infer<typeof alertSchema>;

/** [start, end) in UTF-16 units of the printed text: what the query matched. */
const rangesSchema = z.array(z.tuple([z.number().int(), z.number().int()]));

export const searchRowSchema = z.strictObject({
  account: accountKeySchema,
  /** As printed on the avis. */
  reference: z.string(),
  /** Exactly as held: "D'ARC Jean-Baptiste". */
  name: z.string(),
  nameMatch: rangesSchema,
  /** ISO date, or "1960" when only the year is known, or null. */
  birth: z.string().nullable(),
  civility: z.string().nullable(),
  role: z.string(),
  addressLines: z.array(z.string()),
  addressMatch: z.array(rangesSchema),
  addressMasked: z.boolean(),
  balanceCents: centsSchema,
  late: z.boolean(),
  alerts: z.array(alertSchema),
  /** Rows of one homonym group share a number; nothing is highlighted among them. */
  homonymGroup: z.number().int().nullable(),
});
export type SearchRow = z.infer<typeof searchRowSchema>;

export const searchAnswerSchema = z.strictObject({
  /** How the text was read. */
  readAs: z.enum([
    'nothing',
    'reference',
    'partial-reference',
    'dwelling-code',
    'birth-date',
    'phone',
    'email',
    'words',
    'document',
  ]),
  /** The account to open at once on Enter: one exact hit. */
  exact: accountKeySchema.nullable(),
  /** A question where several accounts answer, or a sentence to help (letter, dwelling code). */
  sentence: z.string().nullable(),
  rows: z.array(searchRowSchema).max(20),
  /** True when more than the rows shown exist. */
  more: z.boolean(),
  /** Index highlighted at first, or null among homonyms and questions. */
  highlighted: z.number().int().nullable(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const recentAccountSchema = z.strictObject({
  account: accountKeySchema,
  reference: z.string(),
  name: z.string(),
  address: z.string(),
  balanceCents: centsSchema,
  late: z.boolean(),
  nextDueOn: isoDateSchema.nullable(),
  exitedOn: isoDateSchema.nullable(),
});
export type RecentAccount = z.infer<typeof recentAccountSchema>;

export const personSchema = z.strictObject({
  id: z.string(),
  role: z.string(),
  civility: z.string().nullable(),
  name: z.string(),
  birth: z.string().nullable(),
  email: z.string().nullable(),
  phones: z.array(z.string()),
  addressMasked: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

/** Header and right column of the account page, on every tab. */
export const accountHeaderSchema = z.strictObject({
  account: accountKeySchema,
  reference: z.string(),
  holders: z.array(personSchema),
  /** "14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres", or null when protected. */
  addressLine: z.string().nullable(),
  /** "T3 avec parking n° 12". */
  dwellingLine: z.string().nullable(),
  balanceCents: centsSchema,
  late: z.boolean(),
  /** Instant of the figures: last import or sync. */
  asOf: instantSchema,
  /** Acts of this account not yet sent to the portal, and what they weigh. */
  unsent: z.strictObject({ count: z.number().int(), cents: centsSchema }),
  exitedOn: isoDateSchema.nullable(),
  leavingOn: isoDateSchema.nullable(),
  alerts: z.array(alertSchema),
  counters: z.strictObject({ openRequests: z.number().int() }),
});
export type AccountHeader = z.infer<typeof accountHeaderSchema>;

export const dueMonthSchema = z.strictObject({
  month: monthSchema,
  /** Due date shown; null when the ERP gave none. */
  dueOn: isoDateSchema.nullable(),
  dueCents: centsSchema,
  paidCents: centsSchema,
  remainingCents: centsSchema,
  lateDays: z.number().int(),
  /** Older than three years (loi 89-462 art. 7-1): never chosen without being named. */
  timeBarred: z.boolean(),
});
export type DueMonth = z.infer<typeof dueMonthSchema>;

export const situationSchema = z.strictObject({
  dueMonths: z.array(dueMonthSchema),
  totalDueCents: centsSchema,
  /** Last billed month with its lines. */
  lastBilled: z
    .strictObject({
      month: monthSchema,
      totalCents: centsSchema,
      lines: z.array(z.strictObject({ nature: z.string(), label: z.string(), cents: centsSchema })),
    })
    .nullable(),
  lastPayments: z.array(
    z.strictObject({
      on: isoDateSchema,
      nature: z.string(),
      label: z.string(),
      cents: centsSchema,
      number: z.string().nullable(),
    }),
  ),
  /** The landlord's sentence about a credit, by profile; null when not a creditor. */
  creditSentence: z.string().nullable(),
  chart: z.array(
    z.strictObject({
      month: monthSchema,
      balanceCents: centsSchema,
      dueCents: centsSchema,
      paidCents: centsSchema,
      late: z.boolean(),
    }),
  ),
});
export type Situation = z.infer<typeof situationSchema>;

export const ledgerLineSchema = z.strictObject({
  id: z.string(),
  on: isoDateSchema,
  nature: z.string(),
  label: z.string(),
  piece: z.string().nullable(),
  debitCents: centsSchema,
  creditCents: centsSchema,
  /** Balance of the account after this line, in ledger order. */
  balanceCents: centsSchema,
  /** Taken at this counter and not yet confirmed by the ERP. */
  local: z.boolean(),
  payment: z.boolean(),
});
export const ledgerMonthSchema = z.strictObject({
  month: monthSchema,
  dueOn: isoDateSchema.nullable(),
  dueCents: centsSchema,
  remainingCents: centsSchema,
  late: z.boolean(),
  debitCents: centsSchema,
  creditCents: centsSchema,
  balanceCents: centsSchema,
  lines: z.array(ledgerLineSchema),
});
export const ledgerSchema = z.strictObject({
  /** Newest first. */
  months: z.array(ledgerMonthSchema),
  natures: z.array(z.string()),
  /** Years that exist before the period shown. */
  olderMonths: z.number().int(),
});
export type Ledger = z.infer<typeof ledgerSchema>;
export type LedgerMonth = z.infer<typeof ledgerMonthSchema>;
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

export const dossierSchema = z.strictObject({
  lease: z.strictObject({
    reference: z.string(),
    startedOn: isoDateSchema.nullable(),
    exitOn: isoDateSchema.nullable(),
    type: z.string().nullable(),
    /** `terme_echu` or `terme_a_echoir`; null = règle légale (terme échu, CCH R.353-21). */
    term: z.string().nullable(),
    rentCents: centsSchema.nullable(),
    chargesCents: centsSchema.nullable(),
    depositCents: centsSchema.nullable(),
  }),
  dwelling: z.strictObject({
    code: z.string(),
    type: z.string().nullable(),
    surface: z.string().nullable(),
    addressLines: z.array(z.string()).nullable(),
  }),
  annexes: z.array(z.strictObject({ code: z.string(), type: z.string().nullable(), label: z.string() })),
  residence: z.strictObject({
    name: z.string(),
    address: z.string().nullable(),
    agencyName: z.string().nullable(),
    announcements: z.array(
      z.strictObject({
        title: z.string(),
        text: z.string().nullable(),
        from: isoDateSchema,
        to: isoDateSchema.nullable(),
      }),
    ),
    caretaker: z
      .strictObject({ name: z.string(), hours: z.string().nullable(), phone: z.string().nullable() })
      .nullable(),
  }),
  people: z.array(personSchema),
  insurance: z
    .strictObject({
      insurer: z.string().nullable(),
      policy: z.string().nullable(),
      from: isoDateSchema.nullable(),
      to: isoDateSchema,
      status: z.string(),
    })
    .nullable(),
  plan: z
    .strictObject({
      from: isoDateSchema,
      totalCents: centsSchema.nullable(),
      monthlyCents: centsSchema.nullable(),
      state: z.string(),
    })
    .nullable(),
});
export type Dossier = z.infer<typeof dossierSchema>;

export const contactRowSchema = z.strictObject({
  role: z.string(),
  /** The role in the words of the landlord's guide: "Gestionnaire de Territoire". */
  label: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  hours: z.string().nullable(),
  emergency: z.boolean(),
});
export type ContactRow = z.infer<typeof contactRowSchema>;

export const historyRowSchema = z.strictObject({
  at: instantSchema,
  agentName: z.string(),
  post: z.string(),
  /** `consultation` or the type of the act; `payment.unpaid` for a cheque that came back. */
  what: z.string(),
  detail: z.string().nullable(),
});
export type HistoryRow = z.infer<typeof historyRowSchema>;

const byAccount = z.strictObject({ account: accountKeySchema });

export const accountsContract = {
  search: query(STAFF)
    .input(z.strictObject({ text: z.string().max(200) }))
    .output(searchAnswerSchema),
  recent: query(STAFF).output(z.array(recentAccountSchema).max(10)),
  /** Opens the account: writes who consulted it, then answers the header. */
  open: command(STAFF).input(byAccount).output(accountHeaderSchema),
  header: query(STAFF).input(byAccount).output(accountHeaderSchema),
  situation: query(STAFF).input(byAccount).output(situationSchema),
  ledger: query(STAFF)
    .input(
      z.strictObject({
        account: accountKeySchema,
        months: z.union([z.literal(12), z.literal(24), z.literal(36), z.literal('all')]),
        nature: z.string().max(40).nullable(),
        unsettledOnly: z.boolean(),
      }),
    )
    .output(ledgerSchema),
  dossier: query(STAFF).input(byAccount).output(dossierSchema),
  contacts: query(STAFF).input(byAccount).output(z.array(contactRowSchema)),
  history: query(STAFF).input(byAccount).output(z.array(historyRowSchema)),
};
