/** First characters that a spreadsheet takes for a formula, or that hide one; the wide forms too. */
const RUNS = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/**
 * A text that no spreadsheet runs: an apostrophe goes before what would begin a formula. What already begins by
 * apostrophes and then a formula gets one more, so that reading back is exact.
 */
export function neutralised(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** The text that `neutralised` was given. */
export function readBack(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** One line of a file, CRLF at its end: cells neutralised, quoted where RFC 4180 asks for it, `;` between them. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(neutralised(cell ?? ''))).join(';')}\r\n`;
}

function quoted(cell: string): string {
  return /[";\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** `1234,56`: the decimal comma of the ERP's files, no grouping. @param cents whole cents, not negative */
export function csvAmount(cents: number): string {
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError(`Not an amount of an exported file: ${cents}`);
  return `${Math.trunc(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
}

/** A whole file, with the mark by which spreadsheets know UTF-8. */
export function csvFile(header: readonly string[], lines: readonly string[]): string {
  return `\ufeff${csvLine(header)}${lines.join('')}`;
}
