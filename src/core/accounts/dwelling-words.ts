import { NBSP } from '../../rules/unicode.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** What goes with a dwelling: a parking place, a cellar. */
export type Annexe = {
  readonly code: string;
  readonly type: string | null;
  /** "parking n° 12". */
  readonly label: string;
};

/** Types as the ERP's file writes them, and the words of the screen. */
const WORDS: Readonly<Record<string, string>> = {
  PARKING: 'parking',
  GARAGE: 'garage',
  BOX: 'box',
  CAVE: 'cave',
  JARDIN: 'jardin',
};

/** @param codes separated by spaces, as the lease holds them */
export function listAnnexes(db: ReadableDb, codes: string | null): Annexe[] {
  const find = sql<{ type: string | null; door: string | null }>(
    db,
    'SELECT type, door FROM dwelling WHERE code = ?',
  );
  return (codes ?? '')
    .split(/\s+/)
    .filter((code) => code !== '')
    .map((code) => {
      const known = find.get(code);
      const type = known?.type ?? null;
      const word = type === null ? 'annexe' : (WORDS[type.toUpperCase()] ?? type.toLowerCase());
      return { code, type, label: `${word} n°${NBSP}${known?.door ?? code}` };
    });
}

/** "T3 avec parking n° 12"; null when the file says nothing of the dwelling. */
export function dwellingLine(type: string | null, annexes: readonly Annexe[]): string | null {
  const own = type === null ? null : (WORDS[type.toUpperCase()] ?? type);
  const labels = annexes.map(({ label }) => label);
  const last = labels.at(-1);
  if (last === undefined) return own;
  const list = labels.length === 1 ? last : `${labels.slice(0, -1).join(', ')} et ${last}`;
  return own === null ? list : `${own} avec ${list}`;
}
