import { formatDate, type IsoDate, isIsoDate } from '../../rules/dates.ts';
import { NBSP } from '../../rules/unicode.ts';

const ZONE = 'Europe/Paris';
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const CLOCK = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, hour: 'numeric', minute: '2-digit' });

/** The landlords' day of an instant. */
export function dayOf(instant: Date): IsoDate {
  return DAY.format(instant) as IsoDate;
}

/** `14 h 05` */
function clockOf(instant: Date): string {
  const [hour, minute] = CLOCK.format(instant).split(':');
  return `${Number(hour)}${NBSP}h${NBSP}${minute}`;
}

/** `12/11/2026 à 14 h 05` */
export function when(instant: Date): string {
  return `${formatDate(dayOf(instant))} à ${clockOf(instant)}`;
}

/** A day of the data; a text that is none as it stands. */
export function day(text: string): string {
  return isIsoDate(text) ? formatDate(text) : text;
}

/** `14 min`, `3 h`, `hier`, `le 10/11/2026`. */
export function age(instant: Date, now: number): string {
  const minutes = Math.max(0, Math.floor((now - instant.getTime()) / 60_000));
  if (minutes < 1) return "à l'instant";
  if (minutes < 60) return `il y a ${minutes}${NBSP}min`;
  const today = dayOf(new Date(now));
  const then = dayOf(instant);
  if (then === today) return `il y a ${Math.floor(minutes / 60)}${NBSP}h`;
  const yesterday = dayOf(new Date(now - 86_400_000));
  return then === yesterday ? `hier à ${clockOf(instant)}` : `le ${formatDate(then)}`;
}

/** `0 opération`, `2 opérations`: thousands by U+202F. */
export function count(n: number, one: string, several = `${one}s`): string {
  return `${number(n)} ${n < 2 ? one : several}`;
}

export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Words of the modes of payment, as the counter writes them. */
export function modeWord(mode: string): string {
  return MODES[mode] ?? mode;
}
const MODES: Readonly<Record<string, string>> = {
  especes: 'espèces',
  cheque: 'chèque',
  carte: 'carte bancaire',
};
