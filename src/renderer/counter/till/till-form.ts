import { z } from 'zod';

/** What the clerk has counted or typed at the till, as it is kept in the draft. */
const tillFormSchema = z.strictObject({
  /** Minted once for this act: a retry after a crash is the same act. */
  commandId: z.uuid(),
  counts: z.record(z.string(), z.string()),
  /** The float typed as an amount. */
  amountText: z.string(),
  /** The float is counted note by note. */
  byCount: z.boolean(),
  /** The closing's own act, and why the drawer is wrong. */
  closingId: z.uuid(),
  reason: z.string().nullable(),
  text: z.string(),
});
export type TillForm = z.infer<typeof tillFormSchema>;

/** Reads a kept draft; null when it is of another program and cannot be used. */
export function readTillForm(body: unknown): TillForm | null {
  const read = tillFormSchema.safeParse(body);
  return read.success ? read.data : null;
}

export function emptyTillForm(mintId: () => string): TillForm {
  return {
    commandId: mintId(),
    counts: {},
    amountText: '',
    byCount: false,
    closingId: mintId(),
    reason: null,
    text: '',
  };
}

/** Why a drawer is wrong, in the order of how often it is so. */
export const DIFFERENCE_REASONS = ['change', 'missed', 'twice', 'mode', 'float', 'unknown', 'other'] as const;
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

export function differenceReasonOf({ reason }: TillForm): DifferenceReason | null {
  return DIFFERENCE_REASONS.find((one) => one === reason) ?? null;
}
