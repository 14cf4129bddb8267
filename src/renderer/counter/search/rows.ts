import type { Alert, SearchRow } from '../../../contract/accounts.ts';

/** Results in the order given, with the rows of one homonym group held together under their band. */
export type ResultGroup =
  | { readonly kind: 'single'; readonly row: SearchRow; readonly index: number }
  | {
      readonly kind: 'homonyms';
      readonly id: number;
      readonly name: string;
      readonly rows: ReadonlyArray<{ readonly row: SearchRow; readonly index: number }>;
    };

/** Groups neighbouring homonyms; `index` is each row's place in the answer, which the keys move through. */
export function groupRows(rows: readonly SearchRow[]): ResultGroup[] {
  const groups: ResultGroup[] = [];
  rows.forEach((row, index) => {
    const last = groups.at(-1);
    if (row.homonymGroup === null) groups.push({ kind: 'single', row, index });
    else if (last?.kind === 'homonyms' && last.id === row.homonymGroup) {
      groups[groups.length - 1] = { ...last, rows: [...last.rows, { row, index }] };
    } else {
      groups.push({ kind: 'homonyms', id: row.homonymGroup, name: row.name, rows: [{ row, index }] });
    }
  });
  return groups;
}

/** How many rows are one of several of the same name. */
export function countHomonyms(rows: readonly SearchRow[]): number {
  return rows.filter((row) => row.homonymGroup !== null).length;
}

export type TextPiece = { readonly text: string; readonly matched: boolean; readonly at: number };

/**
 * Cuts a text where the query matched.
 * @param ranges [start, end) in UTF-16 units, as the core gives them; out of order or out of bounds does no harm
 */
export function cutMatches(text: string, ranges: ReadonlyArray<readonly [number, number]>): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), matched: false, at });
    pieces.push({ text: text.slice(from, to), matched: true, at: from });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), matched: false, at });
  return pieces;
}

const ALERT_ORDER: readonly Alert['kind'][] = [
  'exited',
  'leaving',
  'late',
  'insurance-expired',
  'insurance-missing',
  'insurance-to-check',
  'payment-plan',
  'absent',
  'space-inactive',
];

/** The alerts a row has room for, what changes the conversation first. */
export function rowAlerts(alerts: readonly Alert[], room = 2): Alert[] {
  return [...alerts].sort((a, b) => ALERT_ORDER.indexOf(a.kind) - ALERT_ORDER.indexOf(b.kind)).slice(0, room);
}
