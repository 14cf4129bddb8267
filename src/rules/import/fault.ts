/** One thing of an ERP folder that was not taken as written; exactly what the import report shows. */
export type ImportFault = {
  /** `baux.csv`. */
  file: string;
  /** Physical line where the record begins, header = 1; null for the file as a whole. */
  line: number | null;
  column: string | null;
  /** The cell as written, shortened. */
  value: string | null;
  /** French sentences: what is wrong, then what became of it. */
  reason: string;
};

/** What became of the row or value at fault, said at the end of its reason. */
export const ROW_DROPPED = 'Ligne écartée.';
export const VALUE_EMPTIED = 'Valeur laissée vide.';

const LONGEST_SHOWN = 80;

/** A cell as the report shows it: one line, its invisible characters made visible, at most 80 characters. */
export function shownValue(value: string): string {
  const visible = value
    .slice(0, LONGEST_SHOWN + 1)
    .replaceAll('\0', '\u2400')
    .replace(/[\r\n]+/g, '\u23ce');
  return visible.length > LONGEST_SHOWN ? `${visible.slice(0, LONGEST_SHOWN - 1)}…` : visible;
}
