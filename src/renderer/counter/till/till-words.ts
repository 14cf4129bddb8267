import type { TillState } from '../../../contract/till.ts';
import { formatPlainDate, isoDate } from '../../../rules/dates.ts';
import { atDesk } from '../../app/format.ts';

/** How a till stands, to be said: open since an hour of today, open since an earlier day, or closed. */
export type TillStanding =
  | { readonly kind: 'open'; readonly time: string }
  | { readonly kind: 'late'; readonly day: string }
  | { readonly kind: 'closed' };

/** @param today ISO date of the desk's clock */
export function standingOf({ open }: Pick<TillState, 'open'>, today: string): TillStanding {
  if (open === null) return { kind: 'closed' };
  if (open.openedOn < today) return { kind: 'late', day: dayInWords(open.openedOn) };
  return { kind: 'open', time: atDesk(open.openedAt).time };
}

/** The desk's own day, as it stands now. */
export function deskToday(): string {
  return atDesk(new Date().toISOString()).date;
}

/** `21 novembre`: a day of a till is never far away, its year goes without saying. */
export function dayInWords(day: string): string {
  return formatPlainDate(isoDate(day)).replace(/\s\d{4}$/u, '');
}
