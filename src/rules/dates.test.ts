import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  formatDate,
  formatInstant,
  formatLongDate,
  formatMonth,
  formatMonthCapitalised,
  formatOfMonth,
  isIsoDate,
  isoDate,
  lastDayOfMonth,
  monthOf,
  parseImportBirthDate,
  parseImportDate,
  parseTypedDate,
  shiftMonth,
} from './dates.ts';

const today = isoDate('2026-11-12');
const search = { allowTwoDigitYears: true };
const form = { allowTwoDigitYears: false };
const anyDate = fc.integer({ min: -300_000, max: 2_900_000 }).map((n) => addDays(isoDate('1970-01-01'), n));

describe('dates of a file', () => {
  it.each([
    ['12/11/2026', '2026-11-12'],
    ['2026-11-12', '2026-11-12'],
    ['29/02/2000', '2000-02-29'],
    ['29/02/1960', '1960-02-29'],
  ])('%s', (text, date) => {
    expect(parseImportDate(text)).toEqual({ kind: 'ok', date });
  });
  it.each([
    '29/02/1900',
    '31/04/2026',
    '00/00/1960',
    '1/2/1960',
    '12-11-2026',
    '',
    '12/11/26',
    '2026-13-01',
    '12/11/0026',
  ])('refuses %j', (text) => {
    expect(parseImportDate(text)).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/\.$/) });
  });
  it('keeps the year of a birth whose day is unknown', () => {
    expect(parseImportBirthDate('00/00/1960')).toEqual({ kind: 'year', year: 1960 });
    expect(parseImportBirthDate('1960-00-00')).toEqual({ kind: 'year', year: 1960 });
    expect(parseImportBirthDate('01/01/1960')).toEqual({ kind: 'ok', date: '1960-01-01' });
    expect(parseImportBirthDate('00/03/1960')).toMatchObject({ kind: 'invalid' });
    expect(parseImportBirthDate('00/00/0000')).toMatchObject({ kind: 'invalid' });
  });
});

describe('dates typed by a person', () => {
  it.each<[string, string[]]>([
    ['1/2/60', ['1960-02-01']],
    ['01021960', ['1960-02-01']],
    ['1960-02-01', ['1960-02-01']],
    ['1960/2/1', ['1960-02-01']],
    ['01.02.1960', ['1960-02-01']],
    ['1 2 1960', ['1960-02-01']],
    ['01\u00a0/ 02 / 1960', ['1960-02-01']],
    ['1–2–1960', ['1960-02-01']],
    ['1/2/20', ['2020-02-01', '1920-02-01']],
    ['29/2/00', ['2000-02-29']],
    ['13/11/26', ['1926-11-13']],
    ['12/11/26', ['2026-11-12', '1926-11-12']],
    ['1/2/1899', ['1899-02-01']],
  ])('%s in search', (text, dates) => {
    expect(parseTypedDate(text, today, search)).toEqual({ kind: 'ok', dates });
  });

  it.each(['29/02/1900', '31/04/1980', '31/4/80', '1960-02-30'])('%s does not exist', (text) => {
    expect(parseTypedDate(text, today, search)).toEqual({
      kind: 'invalid',
      reason: "Cette date n'existe pas.",
    });
  });

  it.each([
    '0457718',
    '04577189',
    '99 99 1960',
    '0030020788',
    '9 999',
    '003 002 0788',
    '12',
    '1/2',
    '00418-22/B',
    '12345678',
  ])('%s is no date', (text) => {
    expect(parseTypedDate(text, today, search)).toEqual({ kind: 'none' });
  });

  it('refuses a two-digit year in a form', () => {
    expect(parseTypedDate('1/2/60', today, form)).toEqual({
      kind: 'invalid',
      reason: "Écrivez l'année avec quatre chiffres.",
    });
    expect(parseTypedDate('1/2/1960', today, form)).toEqual({ kind: 'ok', dates: ['1960-02-01'] });
  });

  it('reads back every date it prints', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(parseTypedDate(formatDate(date), today, form)).toEqual({ kind: 'ok', dates: [date] });
        expect(parseImportDate(formatDate(date))).toEqual({ kind: 'ok', date });
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with the platform on every day, without its time zone', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
        const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000)
          .toISOString()
          .slice(0, 10);
        expect(addDays(date, days)).toBe(moved);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
  it('adds months without leaving the month', () => {
    expect(addMonths(isoDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(isoDate('2028-01-31'), 1)).toBe('2028-02-29');
    expect(addMonths(isoDate('2026-11-12'), -11)).toBe('2025-12-12');
    expect(shiftMonth('2026-01', -1)).toBe('2025-12');
    expect(lastDayOfMonth('2026-02')).toBe('2026-02-28');
    expect(monthOf(today)).toBe('2026-11');
  });
  it('knows what is not a day', () => {
    for (const text of ['2026-02-29', '1900-02-29', '2026-00-10', '2026-1-1', 'x', ''])
      expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate('2026-04-31')).toThrow(RangeError);
  });
});

describe('printing dates', () => {
  it('in data and in sentences', () => {
    expect(formatDate(today)).toBe('12/11/2026');
    expect(formatLongDate(today)).toBe('jeudi 12\u00a0novembre 2026');
    expect(formatLongDate(isoDate('2026-08-01'))).toBe('samedi 1ᵉʳ\u00a0août 2026');
    expect(formatMonth('2026-09')).toBe('septembre 2026');
    expect(formatMonthCapitalised('2026-09')).toBe('Septembre 2026');
    expect(formatOfMonth('2026-10')).toBe("d'octobre 2026");
    expect(formatOfMonth('2026-09')).toBe('de septembre 2026');
    expect(formatMonth('0000-00')).toBe('reprise de solde');
  });
  it('shows the desk clock, across midnight and the new year', () => {
    expect(formatInstant('2026-11-12T13:05:00.000Z', 60)).toEqual({
      date: '2026-11-12',
      day: '12/11/2026',
      time: '14\u00a0h\u00a005',
    });
    expect(formatInstant('2026-12-31T23:30:00Z', 60)).toMatchObject({
      date: '2027-01-01',
      time: '0\u00a0h\u00a030',
    });
    expect(formatInstant('2026-11-12T01:00:00Z', -240)).toMatchObject({
      date: '2026-11-11',
      time: '21\u00a0h\u00a000',
    });
    expect(() => formatInstant('2026-11-12 13:05', 60)).toThrow(RangeError);
  });
});
