type Taker = (text: string) => void;

const takers: Taker[] = [];

/** The question that takes scans now; gives what lets it go. */
export function onScan(taker: Taker): () => void {
  takers.push(taker);
  return () => {
    takers.splice(takers.indexOf(taker), 1);
  };
}

/** Somebody waits for a scan. */
export function wantsScan(): boolean {
  return takers.length > 0;
}

/** Gives a scan to the question that came last. */
export function scanned(text: string): void {
  takers.at(-1)?.(text);
}
