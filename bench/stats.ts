/** Times of one kind of work, in milliseconds. */
export type Times = {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

export function timesOf(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** How long a piece of work takes, in milliseconds. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** One line of the report: what was measured, and what it must stay within. `limit` null: measured, not judged. */
export type Line = {
  readonly bench: string;
  readonly name: string;
  readonly accounts: number | null;
  readonly value: number;
  readonly unit: 'ms' | 'µs' | '×' | 'faults' | 'rows/s';
  readonly limit: { readonly kind: 'at-most' | 'at-least'; readonly value: number } | null;
};

export function passes({ value, limit }: Line): boolean {
  if (limit === null) return true;
  // A value that is not a number is a measure that failed.
  return limit.kind === 'at-most' ? value <= limit.value : value >= limit.value;
}
