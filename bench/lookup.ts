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
  /** The lease by its key right after opening: nothing of the base is in memory yet. */
  readonly leaseCold: Times;
  /** The lease by its key: through the core's queries, and the same statement by hand. */
  readonly lease: Times;
  readonly leaseRaw: Times;
  /** From the text as printed: read by the landlord's grammar, found, letter checked. */
  readonly reference: Times;
  /** All that a list shows of an account, by its key (eight pages of five tables): core's queries, and by hand. */
  readonly account: Times;
  readonly accountRaw: Times;
};

/** Asks for the account printed so, and answers the id of its lease. */
type Ask = (printed: string) => number | undefined;

const COLD = 200;
const ROUND = 100;

/** Random accounts, each look-up measured by itself; kinds measured together take turns by rounds, on other accounts. */
export function measureLookup(db: WritableDb, accounts: number, lookups: number): LookupTimes {
  const rule = currentProfile(db).reference.form.value;
  if (rule === null) throw new Error('the profile has no form of reference');
  const from = random(1);
  const keyOf = (printed: string) => printed.slice(0, 10);
  const rawLease = db.prepare<[string], { id: number; printed: string }>(NUMBERS.key);
  const rawAccount = db.prepare<[string], { id: number }>(SUMMARY_BY_KEY);
  const lease: Ask = (printed) => leasesByKey(db, keyOf(printed))[0]?.id;
  const leaseRaw: Ask = (printed) => rawLease.get(keyOf(printed))?.id;
  const reference: Ask = (printed) => {
    const found = findByNumber(db, rule, readReference(rule, printed), printed, 21);
    return found.kind === 'exact' ? found.leaseId : undefined;
  };
  const account: Ask = (printed) => requireAccount(db, keyOf(printed)).id;
  const accountRaw: Ask = (printed) => rawAccount.get(keyOf(printed))?.id;

  function measure(asks: readonly Ask[], count: number): Times[] {
    const times = asks.map((): number[] => []);
    for (let done = 0, round = 0; done < count; done += ROUND, round++)
      for (let turn = 0; turn < asks.length; turn++) {
        const which = (round + turn) % asks.length;
        for (let n = 0; n < ROUND; n++) {
          const index = from.below(accounts);
          const printed = printedReference(index);
          const start = performance.now();
          const id = asks[which]?.(printed);
          times[which]?.push(performance.now() - start);
          if (id !== index + 1) throw new Error(`the look-up of ${printed} found ${id}`);
        }
      }
    return times.map(timesOf);
  }

  const [leaseCold] = measure([lease], COLD);
  // As after a day at the counter: the index of references has come into memory.
  measure([leaseRaw], 2 * lookups);
  const [leaseWarm, leaseRawWarm] = measure([lease, leaseRaw], lookups);
  const [referenceWarm] = measure([reference], lookups);
  const [accountTimes, accountRawTimes] = measure([account, accountRaw], lookups);
  if (!leaseCold || !leaseWarm || !leaseRawWarm || !referenceWarm || !accountTimes || !accountRawTimes)
    throw new Error('a kind of look-up was not measured');
  return {
    leaseCold,
    lease: leaseWarm,
    leaseRaw: leaseRawWarm,
    reference: referenceWarm,
    account: accountTimes,
    accountRaw: accountRawTimes,
  };
}
