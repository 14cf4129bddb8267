export {
  addDays,
  addMonths,
  daysBetween,
  firstDayOfMonth,
  type IsoDate,
  type IsoMonth,
  isIsoDate,
  isIsoMonth,
  isoDate,
  lastDayOfMonth,
  monthOf,
  partsOfDate,
  shiftMonth,
} from './calendar.ts';
export {
  CARRIED_OVER_MONTH,
  formatDate,
  formatDayMonth,
  formatInstant,
  formatLongDate,
  formatMonth,
  formatMonthCapitalised,
  formatOfMonth,
  formatPlainDate,
  MONTHS,
  WEEKDAYS,
} from './date-format.ts';
export {
  parseImportBirthDate,
  parseImportDate,
  parseTypedDate,
} from './date-parse.ts';
