/** Measured on bases of several sizes. */
export const SIZED = ['lookup', 'search', 'start'] as const;
/** Measured once, whatever the number of accounts. */
export const ONCE = ['payment', 'receipt', 'bulk', 'sync'] as const;
export const BENCHES = [...SIZED, ...ONCE] as const;
export type Bench = (typeof BENCHES)[number];

export type Options = {
  readonly benches: readonly Bench[];
  /** Accounts of each base, growing. */
  readonly sizes: readonly number[];
  /** Few repetitions on small bases: shows that the measures work, in a minute. */
  readonly quick: boolean;
};

const USAGE = `usage: npm run bench -- [${BENCHES.join('] [')}] [--sizes 10000,100000,1000000] [--quick]`;

/** @throws Error with the usage when an argument is not understood */
export function readOptions(args: readonly string[]): Options {
  const benches: Bench[] = [];
  let sizes: number[] | undefined;
  let quick = false;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const bench = BENCHES.find((one) => one === arg);
    if (bench !== undefined) benches.push(bench);
    else if (arg === '--quick') quick = true;
    else if (arg === '--sizes') sizes = readSizes(args[++at] ?? '');
    else throw new Error(USAGE);
  }
  return {
    benches: benches.length > 0 ? benches : BENCHES,
    sizes: sizes ?? (quick ? [1_000, 10_000] : [10_000, 100_000, 1_000_000]),
    quick,
  };
}

function readSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100)) throw new Error(USAGE);
  return sizes.toSorted((a, b) => a - b);
}
