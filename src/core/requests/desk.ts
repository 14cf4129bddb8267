import type { Request, RequestRow } from '../../contract/requests.ts';
import { displayName } from '../../rules/names.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { requestOffers } from '../../rules/requests/offers.ts';
import { isClosed } from '../../rules/requests/states.ts';
import { type LeaseSummary, summaryById } from '../accounts/lease-summary.ts';
import { holdersOf, listPeople } from '../accounts/people.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { shownFiles } from '../attachments/shown-files.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { readFacts } from './facts.ts';
import { mergeRequest, type Picture, type Showing } from './merge-request.ts';
import { requestIdsOfLease } from './rows.ts';

/** What every reading of requests goes by: the landlord's rules, and the day. */
export type RequestView = Showing & { readonly profile: LandlordProfile };

export function requestView(core: CoreServices, db: ReadableDb): RequestView {
  const { clock } = core.ports;
  return {
    profile: currentProfile(db),
    today: localDay(clock),
    dayOf: (instant) => localDay(clock, Date.parse(instant)),
  };
}

/** An account as every act on its requests begins with it. */
export type RequestDesk = { readonly lease: LeaseSummary; readonly view: RequestView };

/** @throws Refusal `CPT-404` when no account has this key */
export function requestDesk(core: CoreServices, db: ReadableDb, account: string): RequestDesk {
  return { lease: requireAccount(db, account), view: requestView(core, db) };
}

/** The request that an id names, merged; undefined where there is none to show. */
export function pictureOf(db: ReadableDb, id: string, showing: Showing): Picture | undefined {
  const facts = readFacts(db, id);
  return facts === undefined ? undefined : (mergeRequest(facts, showing) ?? undefined);
}

/** The requests that ids name, each once, whichever of its ids named it. */
export function picturesOf(db: ReadableDb, ids: readonly string[], showing: Showing): Picture[] {
  const pictures = new Map<string, Picture>();
  for (const id of ids) {
    const picture = pictureOf(db, id, showing);
    if (picture !== undefined) pictures.set(picture.id, picture);
  }
  return [...pictures.values()];
}

/** The requests of an account, what is due first on top, those that are over below. */
export function picturesOfLease(db: ReadableDb, leaseId: number, showing: Showing): Picture[] {
  return picturesOf(db, requestIdsOfLease(db, leaseId), showing)
    .filter((picture) => picture.leaseId === leaseId)
    .toSorted(byDue);
}

/** How many requests of an account ask something still. */
export function countOpenRequests(db: ReadableDb, leaseId: number, today: string): number {
  const pictures = picturesOfLease(db, leaseId, { today, dayOf: (instant) => instant.slice(0, 10) });
  return pictures.filter(({ state }) => !isClosed(state)).length;
}

const NO_DAY = '9999-12-31';

/** Open before closed; open by what is due first, closed by what was due last. */
export function byDue(a: Picture, b: Picture): number {
  const closed = Number(isClosed(a.state)) - Number(isClosed(b.state));
  if (closed !== 0) return closed;
  const due = isClosed(a.state)
    ? text(b.dueOn ?? '', a.dueOn ?? '')
    : text(a.dueOn ?? NO_DAY, b.dueOn ?? NO_DAY);
  return due === 0 ? text(a.number, b.number) : due;
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows as lists show them: accounts and residences are looked up once each. */
export function rowWriter(db: ReadableDb): (picture: Picture) => RequestRow {
  const leases = new Map<number, Named>();
  const residences = new Map<string, string | null>();
  function named(leaseId: number): Named {
    const known = leases.get(leaseId) ?? nameLease(db, leaseId);
    leases.set(leaseId, known);
    return known;
  }
  function residenceName(code: string): string | null {
    const known = residences.get(code);
    if (known !== undefined) return known;
    const name =
      sql<{ name: string }>(db, 'SELECT name FROM residence WHERE code = ?').get(code)?.name ?? null;
    residences.set(code, name);
    return name;
  }
  return (picture) => {
    const lease = picture.leaseId === null ? NOBODY : named(picture.leaseId);
    const residence = picture.residence ?? lease.residence;
    return {
      id: picture.id,
      number: picture.number,
      account: lease.account,
      reference: lease.reference,
      holder: lease.holder,
      residence: residence === null || lease.masked ? null : residenceName(residence),
      label: picture.label === '' ? 'Demande' : capitalised(picture.label),
      nature: picture.nature,
      urgency: picture.urgency,
      common: picture.common,
      state: picture.state,
      stateLabel: picture.stateLabel,
      openedOn: picture.openedOn,
      dueOn: picture.dueOn,
      overdue: picture.overdue,
      news: picture.news,
      unsent: picture.unsent,
      fromErp: picture.fromErp,
      refused: picture.refused,
    };
  };
}

/** The ERP's own words come as it writes its codes. */
export function capitalised(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('fr') + words.slice(1);
}

type Named = {
  readonly account: string | null;
  readonly reference: string | null;
  readonly holder: string | null;
  /** Code. */
  readonly residence: string | null;
  /** Where it is must not be told. */
  readonly masked: boolean;
};
const NOBODY: Named = { account: null, reference: null, holder: null, residence: null, masked: false };

function nameLease(db: ReadableDb, leaseId: number): Named {
  const lease = summaryById(db, leaseId);
  if (lease === undefined) return NOBODY;
  const names = holdersOf(listPeople(db, leaseId)).map(displayName);
  return {
    account: lease.key,
    reference: lease.printed,
    holder: names.length === 0 ? null : names.join(' et '),
    residence: lease.residenceCode,
    masked: lease.addressMasked === 1,
  };
}

/** One request with its timeline and what may be done with it now. */
export function shownRequest(
  core: CoreServices,
  db: ReadableDb,
  view: RequestView,
  picture: Picture,
): Request {
  return {
    ...rowWriter(db)(picture),
    version: picture.version,
    description: picture.description,
    contact: picture.contact,
    availability: [...picture.availability],
    channel: picture.channel,
    openedBy: picture.openedBy,
    events: picture.events.map(({ files, ...event }) => ({ ...event, files: shownFiles(core, db, files) })),
    may: mayNow(picture, view),
  };
}

/** What may be done: nothing once it is over, nor with one of no account, since an act is on an account. */
function mayNow({ state, leaseId }: Picture, { profile, today }: RequestView): Request['may'] {
  const open = !isClosed(state) && leaseId !== null;
  const more = open && requestOffers(profile, today).complement.offered;
  return { complement: more, modify: more, close: open };
}
