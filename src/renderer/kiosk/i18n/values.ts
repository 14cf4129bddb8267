import type { KioskLanguage } from '../../../contract/kiosk/station.ts';
import { useDisplay } from '../display/display.ts';
import { LANGUAGES } from './languages.ts';
import { textOf } from './text.ts';

export type Values = {
  /** Cents as money: "445,34 €". */
  money(cents: number): string;
  /** `2026-09` as "Septembre 2026". */
  month(month: string): string;
  /** An ISO date as "12 novembre 2026". */
  day(date: string): string;
  /** An ISO date as `12/11/2026`. */
  shortDay(date: string): string;
  /** An ISO instant as "12 novembre 2026 à 14 h 02", by the kiosk's own clock. */
  when(instant: string): string;
};

/** How one language writes values; digits are Latin in all of them. */
export function valuesOf(language: KioskLanguage): Values {
  const { locale } = LANGUAGES[language];
  const t = textOf(language);
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const localDays = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const day = (date: Date, format: Intl.DateTimeFormat) =>
    language === 'fr' ? frenchDay(format.format(date)) : format.format(date);
  return {
    money: (cents) => money(cents, language),
    month: (month) => capital(months.format(new Date(`${month}-01T00:00:00Z`)), locale),
    day: (date) => day(new Date(`${date}T00:00:00Z`), days),
    shortDay: (date) => date.slice(0, 10).split('-').reverse().join('/'),
    when: (instant) => {
      const at = new Date(instant);
      return t('values.when', { day: day(at, localDays), hour: hour(at, language) });
    },
  };
}

const CACHE = new Map<KioskLanguage, Values>();

/** The writing of values in the visitor's language. */
export function useValues(): Values {
  const language = useDisplay((display) => display.language);
  const known = CACHE.get(language) ?? valuesOf(language);
  CACHE.set(language, known);
  return known;
}

function money(cents: number, language: KioskLanguage): string {
  const sign = cents < 0 ? '\u2212' : '';
  const euros = String(Math.trunc(Math.abs(cents) / 100));
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  const group = (mark: string) => euros.replaceAll(/\B(?=(\d{3})+$)/g, mark);
  switch (language) {
    case 'fr':
      return `${sign}${group('\u202f')},${rest}\u202f€`;
    case 'en':
      return `${sign}€${group(',')}.${rest}`;
    case 'ar':
      // A number and its sign stay together, left to right, inside a sentence that runs the other way.
      return `\u2066${sign}${group('\u202f')},${rest}\u202f€\u2069`;
    case 'tr':
    case 'pt':
      return `${sign}${group('.')},${rest}\u202f€`;
  }
}

function frenchDay(text: string): string {
  return text.replace(/^1 /, '1ᵉʳ ').replace(' ', '\u00a0');
}

function hour(at: Date, language: KioskLanguage): string {
  const [hours, minutes] = [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0'));
  return language === 'fr' ? `${hours}\u00a0h\u00a0${minutes}` : `${hours}:${minutes}`;
}

function capital(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
