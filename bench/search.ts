import { readDemands } from '../src/core/accounts/search/demands.ts';
import { findEntries } from '../src/core/accounts/search/find-entries.ts';
import { searchAccounts } from '../src/core/accounts/search/search-accounts.ts';
import type { WritableDb } from '../src/core/database/connection.ts';
import { currentProfile } from '../src/core/landlords/current-profile.ts';
import { isoDate } from '../src/rules/dates.ts';
import { checkAgainstOracle, type OracleCheck } from './oracle-check.ts';
import { askPeer } from './peer.ts';
import { keystrokes, twoLetters, typedQueries } from './queries.ts';
import { type Times, timed, timesOf } from './stats.ts';

const TODAY = isoDate('2026-11-17');

export type SearchTimes = {
  /** The whole answer of the search field, rows with balances and alerts included, at every keystroke of the script. */
  readonly keystroke: Times;
  /** The slowest texts, for whoever wants to make it faster. */
  readonly slowest: readonly { readonly text: string; readonly ms: number }[];
  /** The first twenty entries for two letters: ours, and FTS5 in the order of bm25. */
  readonly twoLetters: Times;
  readonly twoLettersBm25: Times;
  /** How many times faster the median is. */
  readonly fasterThanBm25: number;
  readonly oracle: OracleCheck;
};

export type SearchEffort = { readonly texts: number; readonly oracleTexts: number };

export function measureSearch(db: WritableDb, peer: WritableDb, effort: SearchEffort): SearchTimes {
  const rule = currentProfile(db).reference.form.value;
  if (rule === null) throw new Error('the profile has no form of reference');
  const texts = typedQueries(db, effort.texts);
  const typed = keystrokes(texts);
  // Another script first: code and caches are as warm as after an hour at the counter, not on the texts measured.
  for (const text of keystrokes(typedQueries(db, effort.texts + 40).slice(-40)))
    searchAccounts(db, rule, text, TODAY);
  const samples = typed.map((text) => ({ text, ms: timed(() => searchAccounts(db, rule, text, TODAY)) }));
  const beginnings = twoLetters(texts);
  const bm25 = askPeer(peer);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const beginning of beginnings) {
    theirs.push(timed(() => bm25(beginning)));
    ours.push(timed(() => findEntries(db, readDemands(beginning, TODAY), 20)));
  }
  const two = timesOf(ours);
  const twoBm25 = timesOf(theirs);
  return {
    keystroke: timesOf(samples.map(({ ms }) => ms)),
    slowest: samples.toSorted((a, b) => b.ms - a.ms).slice(0, 8),
    twoLetters: two,
    twoLettersBm25: twoBm25,
    fasterThanBm25: twoBm25.p50 / two.p50,
    oracle: checkAgainstOracle(db, oracleTexts(texts, beginnings, effort.oracleTexts), TODAY),
  };
}

/** Whole texts, texts cut short, and beginnings, in equal parts. */
function oracleTexts(texts: readonly string[], beginnings: readonly string[], count: number): string[] {
  const third = Math.ceil(count / 3);
  return [
    ...texts.slice(0, third),
    ...texts.slice(third, 2 * third).map((text) => text.slice(0, Math.max(3, Math.floor(text.length / 2)))),
    ...beginnings.filter((_, index) => index % Math.ceil(beginnings.length / third) === 0),
  ].slice(0, count);
}
