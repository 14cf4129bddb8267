import type { RequestUrgency } from './states.ts';

/** Calendar days to answer: what presses is not left to the motive's own delay. */
const PRESSING: Readonly<Record<RequestUrgency, number>> = {
  normale: Number.POSITIVE_INFINITY,
  urgente: 3,
  danger: 1,
};

/**
 * Calendar days within which a request is to be answered.
 * @param dueDays the motive's own delay
 */
export function daysToAnswer(urgency: RequestUrgency, dueDays: number): number {
  return Math.min(PRESSING[urgency], dueDays);
}
