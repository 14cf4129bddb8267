import { z } from 'zod';
import { command, effect, query, STAFF } from './base.ts';
import { grantSchema } from './session.ts';
import { centsSchema, commandIdSchema, instantSchema, isoDateSchema } from './values.ts';

/** Euro notes and coins, in cents, largest first. */
export const DENOMINATIONS = [
  50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1,
] as const;

/** How many of each note and coin; what is not named is none. */
export const denominationCountsSchema = z.array(
  z.strictObject({
    cents: z.union(DENOMINATIONS.map((cents) => z.literal(cents))),
    pieces: z.number().int().min(0).max(100_000),
  }),
);
export type DenominationCounts = z.infer<typeof denominationCountsSchema>;

export const tillOpeningSchema = z.strictObject({
  id: commandIdSchema,
  openedAt: instantSchema,
  openedOn: isoDateSchema,
  agent: z.string(),
  floatCents: centsSchema,
});

/** A count once given cannot be taken back: another may follow, and each stays in the journal. */
export const tillCountSchema = z.strictObject({
  id: commandIdSchema,
  at: instantSchema,
  countedCents: centsSchema,
  /** Float, plus cash taken, less cash given back. */
  expectedCents: centsSchema,
  /** Counted less expected: below zero, cash is missing. */
  differenceCents: centsSchema,
});
export type TillCount = z.infer<typeof tillCountSchema>;

const byModeSchema = z.array(
  z.strictObject({ mode: z.string(), label: z.string(), count: z.number().int(), cents: centsSchema }),
);

export const tillClosingSchema = z.strictObject({
  id: commandIdSchema,
  opening: tillOpeningSchema,
  closedAt: instantSchema,
  agent: z.string(),
  count: tillCountSchema,
  reason: z.string().nullable(),
  /** Net of reversals, by mode. */
  totals: byModeSchema,
});
export type TillClosing = z.infer<typeof tillClosingSchema>;

export const tillStateSchema = z.strictObject({
  /** "G2". */
  till: z.string(),
  open: tillOpeningSchema.nullable(),
  /** The last count since the opening, while the till is still open. */
  count: tillCountSchema.nullable(),
  lastClosing: tillClosingSchema.nullable(),
});
export type TillState = z.infer<typeof tillStateSchema>;

export const journalRowSchema = z.strictObject({
  seq: z.number().int(),
  at: instantSchema,
  /** `ouverture`, `encaissement`, `papier`, `annulation`, `impaye`, `comptage`, `cloture`. */
  kind: z.string(),
  number: z.string().nullable(),
  /** Reference and name of nobody: the account as printed, or null. */
  reference: z.string().nullable(),
  account: z.string().nullable(),
  label: z.string(),
  mode: z.string().nullable(),
  cents: centsSchema,
  agent: z.string(),
});
export type JournalLine = z.infer<typeof journalRowSchema>;

export const tillContract = {
  state: query(STAFF).output(tillStateSchema),
  /** Before the first cash of the day. */
  open: command(STAFF)
    .input(z.strictObject({ commandId: commandIdSchema, floatCents: centsSchema.min(0).max(10_000_000) }))
    .output(tillOpeningSchema),
  /** Blind: what is expected is answered only once the count is written. */
  count: command(STAFF)
    .input(z.strictObject({ commandId: commandIdSchema, counts: denominationCountsSchema }))
    .output(tillCountSchema),
  /** Closes on the last count. A difference asks for a reason. */
  close: command(STAFF)
    .input(
      z.strictObject({
        commandId: commandIdSchema,
        count: commandIdSchema,
        reason: z.string().trim().max(300).nullable(),
        grant: grantSchema.nullable().default(null),
      }),
    )
    .output(tillClosingSchema),
  /** The till's journal of one day, in the order written, with its totals by mode. */
  journal: query(STAFF)
    .input(z.strictObject({ on: isoDateSchema.nullable() }))
    .output(z.strictObject({ on: isoDateSchema, rows: z.array(journalRowSchema), totals: byModeSchema })),
  /** Walks the whole chain of this till. */
  verify: effect(STAFF).output(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('intact'), count: z.number().int() }),
      z.strictObject({ kind: z.literal('broken'), at: z.number().int(), sentence: z.string() }),
    ]),
  ),
};
