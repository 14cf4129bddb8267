import { SUMMARY_BY_KEY } from '../src/core/accounts/lease-summary.ts';
import { requireAccount } from '../src/core/accounts/require-account.ts';
import { findByNumber, leasesByKey, NUMBERS } from '../src/core/accounts/search/find-accounts.ts';
import type { WritableDb } from '../src/core/database/connection.ts';
import { currentProfile } from '../src/core/landlords/current-profile.ts';
import { readReference } from '../src/rules/references/references.ts';
import { printedReference } from './fill-base.ts';
import { random } from './random.ts';
import { type Times, timesOf } from './stats.ts';

export type LookupTimes = {
  /** The account by its key, all a list shows of it: through the core's queries, and the same statement by hand. */
  readonly account: Times;
  readonly accountRaw: Times;
  /** The lease by its key, as the search asks for it: through the core's queries, and the same statement by hand. */
  readonly lease: Times;
  readonly leaseRaw: Times;
  /** From the text as printed: read by the landlord's grammar, found, letter checked. */
  readonly reference: Times;
};

const ROUND = 100;

/**
 * Random accounts, each asked once. The kinds of look-up take turns by rounds, on other accounts each, so that
 * none finds its pages warmed by another; the order turns too.
 */
export function measureLookup(db: WritableDb, accounts: number, lookups: number): LookupTimes {
  const rule = currentProfile(db).reference.form.value;
  if (rule === null) throw new Error('the profile has no form of reference');
  const rawAccount = db.prepare<[string], { id: number }>(SUMMARY_BY_KEY);
  const rawKey = db.prepare<[string], { id: number; printed: string }>(NUMBERS.key);
  const from = random(1);
  const kinds: { readonly times: number[]; readonly ask: (printed: string) => number | undefined }[] = [
    { times: [], ask: (printed) => requireAccount(db, printed.slice(0, 10)).id },
    { times: [], ask: (printed) => rawAccount.get(printed.slice(0, 10))?.id },
    { times: [], ask: (printed) => leasesByKey(db, printed.slice(0, 10))[0]?.id },
    { times: [], ask: (printed) => rawKey.get(printed.slice(0, 10))?.id },
    {
      times: [],
      ask: (printed) => {
        const found = findByNumber(db, rule, readReference(rule, printed), printed, 21);
        return found.kind === 'exact' ? found.leaseId : undefined;
      },
    },
  ];
  for (let done = 0, round = 0; done < lookups; done += ROUND, round++) {
    for (let turn = 0; turn < kinds.length; turn++) {
      const kind = kinds[(round + turn) % kinds.length];
      for (let n = 0; n < ROUND; n++) {
        const account = from.below(accounts);
        const printed = printedReference(account);
        const start = performance.now();
        const id = kind?.ask(printed);
        const end = performance.now();
        if (id !== account + 1) throw new Error(`look-up of ${printed} found ${id}`);
        kind?.times.push(end - start);
      }
    }
  }
  const [account, accountRaw, lease, leaseRaw, reference] = kinds.map(({ times }) => timesOf(times));
  if (!account || !accountRaw || !lease || !leaseRaw || !reference)
    throw new Error('a kind of look-up is missing');
  return { account, accountRaw, lease, leaseRaw, reference };
}
