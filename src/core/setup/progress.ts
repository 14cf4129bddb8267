import { READING_STEPS } from '../../exchange/reading-steps.ts';
import { CREATION_STEP, DUE_STEP, INDEX_STEP } from '../import/steps.ts';

/** Where each step of a demonstration begins and ends, in hundredths of the whole; measured. */
const SPANS: readonly { readonly steps: readonly string[]; readonly from: number; readonly to: number }[] = [
  { steps: [CREATION_STEP], from: 0, to: 30 },
  { steps: Object.values(READING_STEPS), from: 30, to: 82 },
  { steps: [DUE_STEP], from: 82, to: 84 },
  { steps: [INDEX_STEP], from: 84, to: 99 },
];

/** How much of the whole is done, 0 to 99, when `done` of `total` of a step is. */
export function overallProgress(step: string, done: number, total: number): number {
  const span = SPANS.find(({ steps }) => steps.includes(step));
  if (span === undefined) return 0;
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return Math.floor(span.from + (span.to - span.from) * share);
}
