import { type IsoDate, isoDate } from '../../rules/dates.ts';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The day where the landlords are, whatever the machine's zone. @param now milliseconds */
export function landlordDay(now: number): IsoDate {
  return isoDate(DAY.format(now));
}
