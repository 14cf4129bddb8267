import { formatInstant } from '../../rules/dates.ts';

const counts = new Intl.NumberFormat('fr-FR');

/** `1 250` with U+202F between thousands. */
export function formatCount(count: number): string {
  return counts.format(count);
}

/** A UTC instant as this desk's clock showed it: local day, `12/11/2026`, and `14 h 05`. */
export function atDesk(instant: string): ReturnType<typeof formatInstant> {
  return formatInstant(instant, -new Date(instant).getTimezoneOffset());
}
