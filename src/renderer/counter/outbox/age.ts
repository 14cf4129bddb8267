import { formatDayMonth } from '../../../rules/dates.ts';
import { atDesk } from '../../app/format.ts';

/** How old an operation is, for words: a minute, an hour, yesterday, a day. */
export type Age =
  | { readonly kind: 'now' }
  | { readonly kind: 'minutes' | 'hours'; readonly n: number }
  | { readonly kind: 'yesterday' }
  | { readonly kind: 'day'; readonly day: string };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * @param seconds age the core computed, so that a screen's clock plays no part
 * @param recordedAt UTC instant, for the day it is named by when it is older than yesterday
 */
export function ageOf(seconds: number, recordedAt: string): Age {
  if (seconds < MINUTE) return { kind: 'now' };
  if (seconds < HOUR) return { kind: 'minutes', n: Math.floor(seconds / MINUTE) };
  if (seconds < DAY) return { kind: 'hours', n: Math.floor(seconds / HOUR) };
  if (seconds < 2 * DAY) return { kind: 'yesterday' };
  return { kind: 'day', day: formatDayMonth(atDesk(recordedAt).date) };
}

/** Waiting turns amber after an hour and red after a day (design.md §4). */
export function ageTone(seconds: number): 'neutral' | 'warning' | 'danger' {
  if (seconds >= DAY) return 'danger';
  return seconds >= HOUR ? 'warning' : 'neutral';
}
