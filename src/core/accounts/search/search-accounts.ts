import type { SearchAnswer } from '../../../contract/accounts.ts';
import { assertNever } from '../../../rules/brand.ts';
import type { IsoDate } from '../../../rules/dates.ts';
import type { ReferenceReading, ReferenceRule } from '../../../rules/references/references.ts';
import { classifyQuery } from '../../../rules/search-query.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { birthToken, type Demands, phoneToken, readDemands } from './demands.ts';
import { findByNumber } from './find-accounts.ts';
import { findByEmail } from './find-email.ts';
import { findEntries } from './find-entries.ts';
import { buildRows, type Hit } from './rows.ts';

/** Rows shown; one more is looked for, to say that there are more. */
const SHOWN = 20;
const WANTED = SHOWN + 1;

const NOTHING: SearchAnswer = {
  readAs: 'nothing',
  exact: null,
  sentence: null,
  rows: [],
  more: false,
  highlighted: null,
};

type Found = {
  readonly readAs: SearchAnswer['readAs'];
  readonly hits: readonly Hit[];
  /** What the names and addresses of the rows are highlighted by. */
  readonly matched: string;
  readonly sentence?: string | null;
  /** The first row is the account itself: Enter opens it. */
  readonly exact?: boolean;
  /** Nothing opens before the clerk has chosen. */
  readonly chosen?: 'by-clerk';
};

/** Answers the one search field: at most twenty accounts, or one to open, or a question. `today`: the day of this post. */
export function searchAccounts(
  db: ReadableDb,
  rule: ReferenceRule,
  text: string,
  today: IsoDate,
): SearchAnswer {
  const plain = text.replace(/[\s\p{Cf}]+/gu, ' ').trim();
  const query = classifyQuery(rule, text, today);
  switch (query.kind) {
    case 'empty':
      return NOTHING;
    case 'email':
      return answer(db, { readAs: 'email', hits: findByEmail(db, query.email, WANTED), matched: '' }, today);
    case 'birth-date':
    case 'phone': {
      const token = query.kind === 'phone' ? phoneToken(query.key) : birthToken(query.dates);
      const hits = findEntries(db, onlyToken(token), WANTED);
      return hits.length > 0
        ? answer(db, withReference(db, rule, query, hits, plain), today)
        : answer(db, byNumberThenWords(db, rule, query.reference, plain, today), today, query.kind);
    }
    case 'invalid-date': {
      const found = byNumberThenWords(db, rule, query.reference, plain, today);
      const sentence = found.hits.length === 0 ? query.sentence : (found.sentence ?? null);
      return answer(db, { ...found, sentence }, today, 'birth-date');
    }
    case 'reference':
      return answer(db, byNumberThenWords(db, rule, query.reference, plain, today), today);
    case 'words':
      return answer(db, byNumberThenWords(db, rule, { kind: 'none' }, plain, today), today);
    default:
      return assertNever(query);
  }
}

function onlyToken(token: ReturnType<typeof birthToken>): Demands {
  return { tokens: [token], name: null, phoneBegun: null, text: '' };
}

/**
 * People found by a date or a telephone, and after them the account whose reference is written the same, if there is
 * one: the date is read first (precision 13), but the account must not become unreachable.
 */
function withReference(
  db: ReadableDb,
  rule: ReferenceRule,
  query: { readonly kind: 'birth-date' | 'phone'; readonly reference: ReferenceReading },
  hits: readonly Hit[],
  text: string,
): Found {
  const number = findByNumber(db, rule, query.reference, text, WANTED);
  if (number.kind !== 'exact' || hits.some(({ leaseId }) => leaseId === number.leaseId))
    return { readAs: query.kind, hits, matched: '' };
  const shown = [...hits.slice(0, SHOWN - 1), accountHit(number.leaseId), ...hits.slice(SHOWN - 1)];
  return { readAs: query.kind, hits: shown, matched: '', chosen: 'by-clerk' };
}

function byNumberThenWords(
  db: ReadableDb,
  rule: ReferenceRule,
  reading: ReferenceReading,
  text: string,
  today: IsoDate,
): Found {
  const number = findByNumber(db, rule, reading, text, WANTED);
  if (number.kind === 'exact')
    return { readAs: number.readAs, hits: [accountHit(number.leaseId)], matched: '', exact: true };
  const demands = readDemands(text, today);
  const words: readonly Hit[] = findEntries(db, demands, WANTED);
  const matched = demands.text;
  if (number.kind === 'none') {
    const readAs =
      words.length === 0 && reading.kind !== 'none' && reading.kind !== 'candidates' ? 'reference' : 'words';
    return { readAs, hits: words, matched, sentence: words.length === 0 ? number.sentence : null };
  }
  const accounts = number.leaseIds.map(accountHit);
  const known = new Set(number.leaseIds);
  const hits = [...accounts, ...words.filter(({ leaseId }) => !known.has(leaseId))];
  switch (number.kind) {
    case 'ask':
      return { readAs: 'reference', hits, matched, sentence: number.sentence, chosen: 'by-clerk' };
    case 'dwelling':
      return { readAs: 'dwelling-code', hits, matched, sentence: number.sentence, chosen: 'by-clerk' };
    case 'begun':
      // A reference begun is listed; Enter opens only a whole one (precision 16).
      return { readAs: 'partial-reference', hits, matched, chosen: 'by-clerk' };
    default:
      return assertNever(number);
  }
}

function accountHit(leaseId: number): Hit {
  return { leaseId, ordinal: null };
}

function answer(
  db: ReadableDb,
  found: Found,
  today: IsoDate,
  readAsWhenEmpty?: SearchAnswer['readAs'],
): SearchAnswer {
  const rows = buildRows(db, found.hits.slice(0, SHOWN), found.matched, today);
  const [first] = rows;
  const opens = first !== undefined && first.homonymGroup === null && found.chosen === undefined;
  return {
    readAs: rows.length === 0 ? (readAsWhenEmpty ?? found.readAs) : found.readAs,
    exact: found.exact === true ? (first?.account ?? null) : null,
    sentence: found.sentence ?? null,
    rows,
    more: found.hits.length > SHOWN,
    highlighted: opens ? 0 : null,
  };
}
