import { atDesk } from '../../app/format.ts';

/** Whether a UTC instant fell on this day, by this desk's clock. */
export function isToday(instant: string): boolean {
  return atDesk(instant).date === atDesk(new Date().toISOString()).date;
}
