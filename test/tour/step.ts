import type { Checks } from './checks.ts';
import type { Day } from './day.ts';

/** What a step is given: the day, what it compares, and its numbered screenshot (`-suffix` for one more). */
export type StepParts = {
  readonly day: Day;
  readonly check: Checks;
  readonly shot: (suffix?: string) => Promise<void>;
};
export type StepRun = (parts: StepParts) => Promise<void>;
