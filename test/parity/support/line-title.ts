import type { Guide } from './guide.ts';

/** What is shown of each line of a guide. */
export const DONE = 'fait au guichet';
export const ABSENT = 'absent sans la fonction';

/** Title of a test: the same where it is run and where the table reads it. */
export function lineTitle(
  { landlord, lines }: Guide,
  place: number,
  what: typeof DONE | typeof ABSENT,
): string {
  const line = lines[place];
  if (line === undefined) throw new Error(`${landlord} has no line ${place}`);
  return `${landlord} ${String(place + 1).padStart(2, '0')} « ${line.heading} » ${line.quote} | ${what}`;
}
