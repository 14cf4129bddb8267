import {
  addDays,
  firstDayOfMonth,
  type IsoDate,
  type IsoMonth,
  isoDate,
  lastDayOfMonth,
  monthOf,
  partsOfDate,
  shiftMonth,
} from '../../rules/dates.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';

/** The months of the demonstration, all counted back from its day. */
export type DemoCalendar = {
  readonly today: IsoDate;
  /** The last month billed: the one before today's. */
  readonly lastMonth: IsoMonth;
  /** A month so many before the last billed one. */
  monthBack(count: number): IsoMonth;
  /** Day the notice is made, which dates its lines. */
  billedOn(month: IsoMonth): IsoDate;
  dueOn(month: IsoMonth): IsoDate;
};

/** Where a guide is silent, the demonstration's rents are due on the 10th, as most landlords write. */
const USUAL_DUE_DAY = 10;

export function calendarOf(profile: LandlordProfile, today: IsoDate): DemoCalendar {
  const lastMonth = shiftMonth(monthOf(today), -1);
  const dueDay = appliedRule(profile, 'payment.dueDay', today).value ?? USUAL_DUE_DAY;
  const beforehand = appliedRule(profile, 'payment.term', today).value === 'terme_a_echoir';
  return {
    today,
    lastMonth,
    monthBack: (count) => shiftMonth(lastMonth, -count),
    billedOn: (month) => (beforehand ? addDays(firstDayOfMonth(month), -6) : lastDayOfMonth(month)),
    dueOn: (month) => dayIn(beforehand ? month : shiftMonth(month, 1), dueDay),
  };
}

/** The day of a month, or its last day where it is shorter. */
export function dayIn(month: IsoMonth, day: number): IsoDate {
  const last = partsOfDate(lastDayOfMonth(month)).day;
  return isoDate(`${month}-${String(Math.min(day, last)).padStart(2, '0')}`);
}

/** The same day so many years before, the 28th where a leap day has none. */
export function yearsBefore(date: IsoDate, years: number): IsoDate {
  const { year } = partsOfDate(date);
  const month = `${String(year - years).padStart(4, '0')}${date.slice(4, 7)}`;
  return dayIn(month, Number(date.slice(8)));
}

/** The next day of that month and day, today included. */
export function nextYearly(today: IsoDate, monthAndDay: string): IsoDate {
  const year = partsOfDate(today).year;
  const thisYear = isoDate(`${year}-${monthAndDay}`);
  return thisYear >= today ? thisYear : isoDate(`${year + 1}-${monthAndDay}`);
}
