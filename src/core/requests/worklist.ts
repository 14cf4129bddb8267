import type { z } from 'zod';
import { REQUEST_VIEWS, type requestsContract, type RequestView as View } from '../../contract/requests.ts';
import { assertNever } from '../../rules/brand.ts';
import { isoDate } from '../../rules/dates.ts';
import { foldWords } from '../../rules/fold.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { erpRequestState } from '../../rules/requests/words.ts';
import { leasesByText } from '../accounts/search/leases-by-text.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { byDue, picturesOf, picturesOfLease, type RequestView, requestView, rowWriter } from './desk.ts';
import { readFacts } from './facts.ts';
import { mergeRequest, type Picture } from './merge-request.ts';
import { countTold, idsByNumber, idsToldOf, idsWithActs, type ToldView } from './worklist-queries.ts';

type Answer = z.infer<NonNullable<(typeof requestsContract.worklist)['~orpc']['outputSchema']>>;
type Input = { readonly view: View; readonly text: string };

const SHOWN = 200;
/** Accounts that a text may name; beyond, it says too little, and there is more than is shown. */
const NAMED = 300;
/** Requests of a view of which a text may be part of the label. */
const LABELS_READ = 1_000;
/** An act taken longer ago and never told of again counts no more in the lists; its account shows it. */
const ACTS_SINCE_DAYS = 30;

/**
 * Work list "Demandes". The counts are of each whole view; the text narrows the rows alone, by number, reference, holder
 * or label. Each request counts once, as it is shown: by its portal record, else by this post's act, else by the ERP.
 */
export function requestWorklist(core: CoreServices, db: ReadableDb, { view, text }: Input): Answer {
  const showing = requestView(core, db);
  const touched = touchedRequests(core, db, showing);
  const plain = text.trim();
  const { pictures, more } =
    plain === '' ? wholeView(db, view, showing, touched) : namedView(db, view, plain, showing, touched);
  const sorted = pictures.toSorted(byDue);
  return {
    counts: countViews(db, showing.today, touched),
    rows: sorted.slice(0, SHOWN).map(rowWriter(db)),
    more: more || sorted.length > SHOWN,
  };
}

/** The requests due today or late, for the day in figures. */
export function countDueRequests(core: CoreServices, db: ReadableDb): { count: number; late: number } {
  const showing = requestView(core, db);
  const touched = touchedRequests(core, db, showing);
  return {
    count: countOf(db, 'due', showing.today, touched),
    late: countOf(db, 'overdue', showing.today, touched),
  };
}

/** A request on which an act of this post counts, and how it stands without it. */
type Touched = {
  readonly id: string;
  readonly picture: Picture | null;
  /** As the portal or the ERP alone tell of it; null where neither does. */
  readonly told: Told | null;
};
type Told = Pick<Picture, 'state' | 'dueOn' | 'urgency' | 'news'>;

function touchedRequests(core: CoreServices, db: ReadableDb, showing: RequestView): Touched[] {
  const since = new Date(core.ports.clock.now() - ACTS_SINCE_DAYS * 86_400_000).toISOString();
  const touched = new Map<string, Touched>();
  for (const id of idsWithActs(db, since)) {
    const facts = readFacts(db, id);
    if (facts === undefined) continue;
    const { portal, erp } = facts;
    const erpTold: Told | null =
      erp === undefined || erp.absent === 1
        ? null
        : { state: erpRequestState(erp.state), dueOn: erp.dueOn, urgency: 'normale', news: false };
    touched.set(facts.id, {
      id: facts.id,
      picture: mergeRequest(facts, showing),
      told: portal === undefined ? erpTold : { ...portal, news: portal.unseen > 0 },
    });
  }
  return [...touched.values()];
}

/** Whether a request, as it is shown or told, is in a view. */
function inTold(view: ToldView, { state, dueOn, urgency, news }: Told, today: string): boolean {
  const open = !isClosed(state);
  switch (view) {
    case 'open':
      return open;
    case 'overdue':
      return open && dueOn !== null && dueOn < today;
    case 'due':
      return open && dueOn !== null && dueOn <= today;
    case 'news':
      return news;
    case 'urgent':
      return open && urgency !== 'normale';
    case 'closed':
      return !open;
    default:
      return assertNever(view);
  }
}

function inView(view: View, picture: Told & { readonly unsent: boolean }, today: string): boolean {
  return view === 'unsent' ? picture.unsent : inTold(view, picture, today);
}

function countOf(db: ReadableDb, view: ToldView, today: string, touched: readonly Touched[]): number {
  return touched.reduce(
    (sum, { picture, told }) =>
      sum +
      Number(picture !== null && inTold(view, picture, today)) -
      Number(told !== null && inTold(view, told, today)),
    countTold(db, view, today),
  );
}

function countViews(db: ReadableDb, today: string, touched: readonly Touched[]): Answer['counts'] {
  const counts = REQUEST_VIEWS.map((view) => [
    view,
    view === 'unsent'
      ? touched.filter(({ picture }) => picture?.unsent === true).length
      : countOf(db, view, today, touched),
  ]);
  return Object.fromEntries(counts) as Answer['counts'];
}

type Found = { readonly pictures: readonly Picture[]; readonly more: boolean };

function wholeView(db: ReadableDb, view: View, showing: RequestView, touched: readonly Touched[]): Found {
  const own = touched.flatMap(({ picture }) =>
    picture !== null && inView(view, picture, showing.today) ? [picture] : [],
  );
  if (view === 'unsent') return { pictures: own, more: false };
  const known = new Set(touched.map(({ id }) => id));
  // Among them may be as many as were touched, that are shown as they stand with their act.
  const ids = idsToldOf(db, view, showing.today, SHOWN + 1 + touched.length);
  const others = picturesOf(db, ids, showing).filter(({ id }) => !known.has(id));
  return { pictures: [...own, ...others], more: false };
}

function namedView(
  db: ReadableDb,
  view: View,
  text: string,
  showing: RequestView,
  touched: readonly Touched[],
): Found {
  const leases = leasesByText(db, showing.profile, text, isoDate(showing.today), NAMED);
  const numbered = idsByNumber(db, text, SHOWN);
  const words = folded(text);
  const labelled = wholeIds(db, view, showing.today, touched);
  const pictures = new Map<string, Picture>();
  const add = (found: readonly Picture[]) => {
    for (const picture of found) pictures.set(picture.id, picture);
  };
  add(leases.flatMap((leaseId) => picturesOfLease(db, leaseId, showing)));
  add(picturesOf(db, numbered, showing));
  add(picturesOf(db, labelled, showing).filter(({ label }) => holdsAll(folded(label), words)));
  return {
    pictures: [...pictures.values()].filter((picture) => inView(view, picture, showing.today)),
    more: leases.length >= NAMED || labelled.length >= LABELS_READ,
  };
}

function wholeIds(db: ReadableDb, view: View, today: string, touched: readonly Touched[]): string[] {
  const own = touched.map(({ id }) => id);
  return view === 'unsent' ? own : [...own, ...idsToldOf(db, view, today, LABELS_READ)].slice(0, LABELS_READ);
}

function folded(text: string): string[] {
  return foldWords(text).map((word) => word.text);
}

/** Each word of the text begins a word of the label. */
function holdsAll(label: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => label.some((one) => one.startsWith(word)));
}
