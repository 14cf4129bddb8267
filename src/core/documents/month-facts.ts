import { z } from 'zod';
import { centsSchema, isoDateSchema, monthSchema } from '../../contract/values.ts';
import { common } from './common-facts.ts';

const period = {
  period: z.strictObject({ from: isoDateSchema, to: isoDateSchema }).nullable(),
  term: z.enum(['terme_echu', 'terme_a_echoir']).nullable(),
};
const amountLine = z.strictObject({ label: z.string(), cents: centsSchema });

/** The notice of a month, made again at the counter (B9, B34): what it asked, and what stood before it. */
export const noticeFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('avis'),
  month: monthSchema,
  ...period,
  dueOn: isoDateSchema.nullable(),
  /** The day the month's lines were entered: what stood before is told as of it. */
  drawnOn: isoDateSchema,
  /** Above zero the tenant owed. */
  previousCents: centsSchema,
  lines: z.array(amountLine),
  /** Sum of the lines; below zero when what is deducted exceeds the rent. */
  totalCents: centsSchema,
  /** What stood before and the month together; below zero it is carried over. */
  netCents: centsSchema,
  /** What is still owed of this month and those before, on the day of the paper. */
  leftCents: centsSchema.min(0),
  /** The mandate by which it is collected, where one lives and something is left (B26); null otherwise. */
  debit: z
    .strictObject({
      ics: z.string(),
      rum: z.string(),
      maskedIban: z.string().nullable(),
      amountCents: centsSchema.positive(),
      on: isoDateSchema,
    })
    .nullable(),
});
export type NoticeFacts = z.infer<typeof noticeFactsSchema>;

/** What a year's charges came to, held against what was asked in advance (B23). */
export const regularisationFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('regularisation'),
  /** The month that bears it. */
  month: monthSchema,
  dueOn: isoDateSchema.nullable(),
  lines: z.array(amountLine),
  /** Their sum: above zero it is owed, below zero given back. */
  resultCents: centsSchema,
  /** The year it is about, where its label says it, and the provisions the account holds of it. */
  year: z
    .strictObject({
      year: z.string().regex(/^\d{4}$/),
      provisions: z.array(z.strictObject({ month: monthSchema, cents: centsSchema })),
      provisionsCents: centsSchema,
      /** Provisions and result together, only where the account holds every month of the year. */
      chargesCents: centsSchema.nullable(),
    })
    .nullable(),
});
export type RegularisationFacts = z.infer<typeof regularisationFactsSchema>;

/** No month past its due date owes anything. */
export const upToDateFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('attestation-loyer'),
  on: isoDateSchema,
  startedOn: isoDateSchema,
  /** The last month past its due date; null where none is yet. */
  lastMonth: monthSchema.nullable(),
  /** What is asked and not due yet. */
  coming: z
    .strictObject({ month: monthSchema, cents: centsSchema, dueOn: isoDateSchema.nullable() })
    .nullable(),
  /** A cheque that may still bounce is part of it. */
  underReserve: z.boolean(),
});
export type UpToDateFacts = z.infer<typeof upToDateFactsSchema>;

/** Who holds the lease of which dwelling, since when. */
export const residenceFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('attestation-residence'),
  on: isoDateSchema,
  startedOn: isoDateSchema,
  /** Day of a known departure to come. */
  exitOn: isoDateSchema.nullable(),
});
export type ResidenceFacts = z.infer<typeof residenceFactsSchema>;

/** A text of the landlord's library, whole: what was handed over stays what was handed over. */
export const brochureFactsSchema = z.strictObject({
  ...common,
  kind: z.literal('brochure'),
  item: z.string(),
  title: z.string(),
  textVersion: z.string(),
  sections: z.array(z.strictObject({ title: z.string(), paragraphs: z.array(z.string()) })),
});
export type BrochureFacts = z.infer<typeof brochureFactsSchema>;
