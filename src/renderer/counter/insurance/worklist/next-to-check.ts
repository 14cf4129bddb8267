/** What tells a row of the list from another. */
type Listed = {
  readonly account: string;
  readonly certificate: { readonly id: string; readonly state: string } | null;
};

/**
 * The next one to check after one just decided: the row below it, else the first above. The list may still hold the one
 * that was decided, or have lost it already.
 * @param rows as they stood when it was decided
 */
export function nextToCheck<R extends Listed>(rows: readonly R[], decided: R): R | undefined {
  const at = rows.findIndex((row) => isSame(row, decided));
  const waits = (row: R) => row.certificate?.state === 'a_verifier' && !isSame(row, decided);
  return rows.slice(at + 1).find(waits) ?? rows.slice(0, Math.max(0, at)).find(waits);
}

function isSame(a: Listed, b: Listed): boolean {
  return a.account === b.account && a.certificate?.id === b.certificate?.id;
}
