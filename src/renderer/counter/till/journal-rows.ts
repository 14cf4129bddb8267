import type { JournalLine } from '../../../contract/till.ts';

/** Figures and letters alone, so that `g2a 4187` finds `G2A-004187`. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * The rows of a day that answer a search by number, account or agent; every row when nothing is asked.
 * @param withoutPapers leaves out the entries of papers, unless one is looked for
 */
export function rowsFound(
  rows: readonly JournalLine[],
  text: string,
  withoutPapers: boolean,
): readonly JournalLine[] {
  const asked = bare(text);
  if (asked === '') return withoutPapers ? rows.filter(({ kind }) => kind !== 'papier') : rows;
  return rows.filter(({ number, reference, label, agent }) =>
    [number ?? '', reference ?? '', label, agent].some((words) => bare(words).includes(asked)),
  );
}
