import type { z } from 'zod';
import {
  REGISTRATION_VIEWS,
  type RegistrationView,
  type registrationsContract,
  type Space,
} from '../../contract/registrations.ts';
import { addDays, addMonths, isoDate } from '../../rules/dates.ts';
import { appliedRule } from '../../rules/profile.ts';
import { LINK_DAYS } from '../../rules/registrations/activation-code.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import { leasesByText } from '../accounts/search/leases-by-text.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { type SpaceView, spacesOf, spaceView } from './spaces.ts';
import {
  allPortalSpaces,
  countAllPortalSpaces,
  countErpPending,
  countPortalSpaces,
  erpPendingSpaces,
  type ListedOn,
  listedLease,
  portalSpaces,
  type SpaceKey,
  spacesRefused,
  spacesWithActs,
  toldViews,
} from './worklist-queries.ts';

type Answer = z.infer<NonNullable<(typeof registrationsContract.worklist)['~orpc']['outputSchema']>>;
type Row = Answer['rows'][number];
type Input = { readonly view: RegistrationView; readonly text: string };

const SHOWN = 200;
/** Accounts that a text may name; beyond, it says too little, and there is more than is shown. */
const NAMED = 500;
/** Beyond, the exact count says no more. */
const MOST_TO_CORRECT = 1000;

/**
 * Work list "Inscriptions". The counts are of each whole view; the text narrows the rows alone, by reference or name.
 * An act of this post counts until the portal's picture holds it, for as long as an activation works.
 */
export function registrationWorklist(core: CoreServices, db: ReadableDb, { view, text }: Input): Answer {
  const profile = currentProfile(db);
  const asked = spaceView(profile, core.ports.clock);
  const on = { now: new Date(asked.now).toISOString(), offExit: offExit(asked) };
  const merged = mergedSpaces(db, asked);
  const since = new Date(asked.now - LINK_DAYS * 86_400_000).toISOString();
  const touched = merged.rowsOf(spacesWithActs(db, since));
  const plain = text.trim();
  const { rows, more } =
    plain === ''
      ? wholeView(db, view, on, touched, merged)
      : namedRows(leasesByText(db, profile, plain, isoDate(asked.on), NAMED), view, merged);
  const sorted = rows.toSorted((a, b) => order(b.space).localeCompare(order(a.space)));
  return {
    counts: countViews(db, on, touched),
    rows: sorted.slice(0, SHOWN),
    more: more || rows.length > SHOWN,
  };
}

/** Spaces to come back to: refused, or their mail came back. Asked at every change, so that it reads no other. */
export function countToCorrect(core: CoreServices, db: ReadableDb): number {
  const asked = spaceView(currentProfile(db), core.ports.clock);
  const merged = mergedSpaces(db, asked);
  const on = { now: new Date(asked.now).toISOString(), offExit: offExit(asked) };
  const found = merged.rowsOf([...spacesRefused(db), ...portalSpaces(db, 'bounced', on, MOST_TO_CORRECT)]);
  const counted = found.filter(({ row: { space } }) => inView('refused', space) || inView('bounced', space));
  return new Set(counted.map(({ key }) => nameOf(key))).size;
}

/** Newest first; what no day is known of comes last. */
function order({ since }: Space): string {
  return since ?? '';
}

/** Whether a space, as it is shown, is in a view. */
export function inView(view: RegistrationView, space: Space): boolean {
  const waits = space.state === 'pending' || space.state === 'sent';
  switch (view) {
    case 'pending':
      return waits && space.invitation?.expired !== true;
    case 'expired':
      return waits && space.invitation?.expired === true;
    case 'bounced':
      return space.bounced !== null && isLiving(space.state);
    case 'unsent':
      return space.unsent;
    case 'refused':
      return space.refused !== null;
    case 'all':
      return true;
  }
}

type Touched = { readonly key: SpaceKey; readonly row: Row };
type Merged = ReturnType<typeof mergedSpaces>;

/** Spaces merged lease by lease, each lease once. */
function mergedSpaces(db: ReadableDb, view: SpaceView) {
  const known = new Map<number, readonly Row[]>();
  function ofLease(leaseId: number): readonly Row[] {
    const read = known.get(leaseId);
    if (read !== undefined) return read;
    const lease = listedLease(db, leaseId);
    const rows =
      lease === undefined
        ? []
        : spacesOf(db, lease, view).map((space) => ({
            account: lease.key,
            reference: lease.printed,
            space,
          }));
    known.set(leaseId, rows);
    return rows;
  }
  return {
    ofLease,
    rowsOf: (keys: readonly SpaceKey[]): Touched[] =>
      keys.flatMap((key) => {
        const row = ofLease(key.leaseId).find(({ space }) => space.person === key.person);
        return row === undefined ? [] : [{ key, row }];
      }),
  };
}

function wholeView(
  db: ReadableDb,
  view: RegistrationView,
  on: ListedOn,
  touched: readonly Touched[],
  merged: Merged,
): { readonly rows: readonly Row[]; readonly more: boolean } {
  const own = new Set(touched.map(({ key }) => nameOf(key)));
  const rows = touched.flatMap(({ row }) => (inView(view, row.space) ? [row] : []));
  const limit = SHOWN + 1 + touched.length;
  const others = candidates(db, view, on, limit).filter((key) => !own.has(nameOf(key)));
  const told = merged.rowsOf(others.slice(0, SHOWN + 1)).map(({ row }) => row);
  return { rows: [...rows, ...told], more: others.length > SHOWN };
}

/** Spaces without an act of this post to count, of a view: those the portal told of first. */
function candidates(db: ReadableDb, view: RegistrationView, on: ListedOn, limit: number): SpaceKey[] {
  switch (view) {
    case 'pending':
      return [...portalSpaces(db, view, on, limit), ...erpPendingSpaces(db, on, limit)].slice(0, limit);
    case 'expired':
    case 'bounced':
      return portalSpaces(db, view, on, limit);
    case 'all':
      return [...allPortalSpaces(db, limit), ...erpPendingSpaces(db, on, limit)].slice(0, limit);
    case 'unsent':
    case 'refused':
      return [];
  }
}

function namedRows(leases: readonly number[], view: RegistrationView, merged: Merged) {
  const rows = leases
    .flatMap((leaseId) => merged.ofLease(leaseId))
    .filter(({ space }) => (!space.fromErp || space.state === 'pending') && inView(view, space));
  return { rows, more: leases.length >= NAMED };
}

/** What the tables hold of each view, corrected for the spaces on which an act of this post counts. */
function countViews(db: ReadableDb, on: ListedOn, touched: readonly Touched[]): Answer['counts'] {
  const erp = countErpPending(db, on);
  const counts = {
    pending: countPortalSpaces(db, 'pending', on) + erp,
    expired: countPortalSpaces(db, 'expired', on),
    bounced: countPortalSpaces(db, 'bounced', on),
    unsent: 0,
    refused: 0,
    all: countAllPortalSpaces(db) + erp,
  };
  for (const { key, row } of touched) {
    const told = { ...toldViews(db, key, on), unsent: false, refused: false };
    for (const view of REGISTRATION_VIEWS) {
      counts[view] += Number(inView(view, row.space)) - Number(told[view]);
    }
  }
  return counts;
}

function nameOf({ leaseId, person }: SpaceKey): string {
  return `${leaseId} ${person}`;
}

/** Last exit after which spaces are off today: by months, so that ends of months are tried one by one. */
function offExit({ profile, on }: SpaceView): string {
  const months = appliedRule(profile, 'exit.deactivateWithinMonths', on).value;
  if (months === null) return '';
  let exit = addDays(addMonths(isoDate(on), -months), 3);
  while (addMonths(exit, months) > on) exit = addDays(exit, -1);
  return exit;
}
