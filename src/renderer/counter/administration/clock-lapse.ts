const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** By how much a clock is wrong, in the unit a person would say it in; seconds of either sign. */
export function lapseOf(seconds: number): {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly n: number;
} {
  const away = Math.abs(seconds);
  if (away < 2 * HOUR) return { unit: 'minutes', n: Math.max(1, Math.round(away / MINUTE)) };
  if (away < 2 * DAY) return { unit: 'hours', n: Math.round(away / HOUR) };
  return { unit: 'days', n: Math.round(away / DAY) };
}
