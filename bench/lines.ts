import type { LookupTimes } from './lookup.ts';
import type { SearchTimes } from './search.ts';
import type { StartTimes } from './start.ts';
import type { Line, Times } from './stats.ts';

export type Measured = {
  readonly accounts: number;
  readonly lookup?: LookupTimes;
  readonly search?: SearchTimes;
  readonly start?: StartTimes;
};

const LARGEST = 1_000_000;
const GROWTH_FROM = 10_000;

const atMost = (value: number) => ({ kind: 'at-most', value }) as const;
const atLeast = (value: number) => ({ kind: 'at-least', value }) as const;

/** What was measured, line by line, each with what it must stay within. */
export function linesOf(measured: readonly Measured[]): Line[] {
  return [...measured.flatMap(ofSize), ...growth(measured)];
}

function ofSize({ accounts, lookup, search, start }: Measured): Line[] {
  const lines: Line[] = [];
  const line = (
    bench: string,
    name: string,
    value: number,
    unit: Line['unit'],
    limit: Line['limit'] = null,
  ) => lines.push({ bench, name, accounts, value, unit, limit });
  const micro = (bench: string, name: string, times: Times) => {
    line(bench, `${name}, p50`, times.p50 * 1000, 'µs');
    line(bench, `${name}, p95`, times.p95 * 1000, 'µs');
  };
  if (lookup !== undefined) {
    const ratio = (name: string, ours: Times, raw: Times) =>
      line('lookup', `${name}: repository / raw, p50`, ours.p50 / raw.p50, '×', atMost(2));
    micro('lookup', 'lease by key, first 200 after opening', lookup.leaseCold);
    micro('lookup', 'lease by key, repository', lookup.lease);
    micro('lookup', 'lease by key, raw statement', lookup.leaseRaw);
    ratio('lease', lookup.lease, lookup.leaseRaw);
    // Reading the text by the landlord's grammar is in it, and no raw statement has a text to read: not judged.
    micro('lookup', 'reference as printed: read, found, checked', lookup.reference);
    micro('lookup', 'account for a list, repository', lookup.account);
    micro('lookup', 'account for a list, raw statement', lookup.accountRaw);
    ratio('account', lookup.account, lookup.accountRaw);
  }
  if (search !== undefined) {
    line('search', 'keystroke to rows, p50', search.keystroke.p50, 'ms');
    line('search', 'keystroke to rows, p95', search.keystroke.p95, 'ms', atMost(5));
    line('search', 'keystroke to rows, max', search.keystroke.max, 'ms');
    line('search', 'two letters, top 20, p50', search.twoLetters.p50, 'ms');
    line('search', 'two letters, FTS5 bm25, p50', search.twoLettersBm25.p50, 'ms');
    // bm25 costs what the base is large: the comparison is the at a million accounts.
    line(
      'search',
      'two letters: times faster than bm25',
      search.fasterThanBm25,
      '×',
      accounts >= LARGEST ? atLeast(20) : null,
    );
    line('search', 'texts with an answer, of the oracle', search.oracle.answered, 'faults', atLeast(1));
    line(
      'search',
      'texts whose top 20 differ from the oracle',
      search.oracle.differ.length,
      'faults',
      atMost(0),
    );
  }
  if (start !== undefined) {
    line('start', 'spawn to first search answered, p50', start.toFirstSearch.p50, 'ms');
    line('start', 'spawn to first search answered, max', start.toFirstSearch.max, 'ms');
    line('start', 'of which process to core ready, p50', start.toReady.p50, 'ms');
    line('start', 'of which sign-in (Argon2id), p50', start.signIn.p50, 'ms');
    line('start', 'of which first search, p50', start.firstSearch.p50, 'ms');
  }
  return lines;
}

/** How the medians grow from ten thousand accounts to a million. */
function growth(measured: readonly Measured[]): Line[] {
  const small = measured.find(({ accounts }) => accounts === GROWTH_FROM);
  const large = measured.find(({ accounts }) => accounts === LARGEST);
  if (small === undefined || large === undefined) return [];
  const lines: Line[] = [];
  const line = (
    bench: string,
    name: string,
    a: Times | undefined,
    b: Times | undefined,
    limit: Line['limit'],
  ) => {
    if (a === undefined || b === undefined) return;
    lines.push({
      bench,
      name: `growth 10k → 1M, ${name}, p50`,
      accounts: null,
      value: b.p50 / a.p50,
      unit: '×',
      limit,
    });
  };
  line('lookup', 'lease by key, repository', small.lookup?.lease, large.lookup?.lease, atMost(2.5));
  line('lookup', 'lease by key, raw statement', small.lookup?.leaseRaw, large.lookup?.leaseRaw, null);
  line('lookup', 'reference as printed', small.lookup?.reference, large.lookup?.reference, atMost(2.5));
  // Rows of a million accounts do not stay in memory: each look-up reads and deciphers their pages.
  line('lookup', 'account for a list', small.lookup?.account, large.lookup?.account, null);
  line('lookup', 'account, raw statement', small.lookup?.accountRaw, large.lookup?.accountRaw, null);
  line('search', 'keystroke to rows', small.search?.keystroke, large.search?.keystroke, null);
  line('search', 'two letters', small.search?.twoLetters, large.search?.twoLetters, null);
  line('search', 'two letters by bm25', small.search?.twoLettersBm25, large.search?.twoLettersBm25, null);
  line('start', 'spawn to first search', small.start?.toFirstSearch, large.start?.toFirstSearch, null);
  return lines;
}
