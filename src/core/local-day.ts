import type { Clock } from './ports.ts';

/** The calendar day of this post, ISO date. */
export function localDay(clock: Clock, at = clock.now()): string {
  return new Date(at + clock.offsetMinutes(at) * 60_000).toISOString().slice(0, 10);
}
