const SHORT = [
  'janv.',
  'févr.',
  'mars',
  'avril',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;

/** `sept.` for `2026-09`; `reprise` for the debt carried over from another program. */
export function shortMonth(month: string): string {
  return SHORT[Number(month.slice(5, 7)) - 1] ?? 'reprise';
}

/** `S` for `2026-09`. */
export function monthInitial(month: string): string {
  return shortMonth(month).slice(0, 1).toUpperCase();
}
