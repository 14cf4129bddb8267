import type { Space } from '../../contract/registrations.ts';
import { displayName } from '../../rules/names.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import { switchedOffOn } from '../../rules/registrations/states.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { localDay } from '../local-day.ts';
import type { Clock } from '../ports.ts';
import { mergeSpace } from './merge-space.ts';
import { type ActBody, type LeasePerson, leasePeople, personByKey, readSpaceRows } from './queries.ts';

/** What every reading of spaces goes by: the landlord's rules, and the time. */
export type SpaceView = {
  readonly profile: LandlordProfile;
  readonly clock: Clock;
  /** Milliseconds, and the day of this post. */
  readonly now: number;
  readonly on: string;
};

export function spaceView(profile: LandlordProfile, clock: Clock): SpaceView {
  const now = clock.now();
  return { profile, clock, now, on: localDay(clock, now) };
}

/** Whoever the base holds no name of any more. */
const UNNAMED = 'Personne absente du fichier du bailleur';

/** The spaces of an account with the acts of this post: those of its people in their order, then those of others. */
export function spacesOf(
  db: ReadableDb,
  lease: Pick<LeaseSummary, 'id' | 'exitOn'>,
  view: SpaceView,
  people: readonly LeasePerson[] = leasePeople(db, lease.id),
): Space[] {
  const { portal, erp, acts } = readSpaceRows(db, lease.id);
  if (portal.length + erp.length + acts.length === 0) return [];
  const named = new Map(people.map((one) => [one.person, one]));
  const keys = new Set([
    ...people.map(({ person }) => person),
    ...portal.map(({ person }) => person),
    ...erp.map(({ person }) => person),
    ...acts.map(({ person }) => person),
  ]);
  const offOn = offDay(lease, view);
  return [...keys].flatMap((person) => {
    const known = named.get(person);
    const own = acts.filter((act) => act.person === person);
    const facts = {
      person,
      portal: portal.find((row) => row.person === person),
      erp: erp.find((row) => row.person === person),
      acts: own,
    };
    if (facts.portal === undefined && facts.erp === undefined && own.length === 0) return [];
    const space = mergeSpace(facts, {
      name: known === undefined ? nameElsewhere(db, person, own.at(-1)?.body) : displayName(known),
      role: known?.role ?? null,
      now: view.now,
      dayOf: (instant) => localDay(view.clock, Date.parse(instant)),
      offOn,
    });
    return space === null ? [] : [space];
  });
}

/** First day on which the spaces of an account are off, its tenant gone. */
export function offDay({ exitOn }: Pick<LeaseSummary, 'exitOn'>, { profile, on }: SpaceView): string | null {
  return switchedOffOn(exitOn, appliedRule(profile, 'exit.deactivateWithinMonths', on).value);
}

function nameElsewhere(db: ReadableDb, person: string, body: string | undefined): string {
  const row = personByKey(db, person);
  if (row !== undefined) return displayName(row);
  return body === undefined ? UNNAMED : (JSON.parse(body) as ActBody).name;
}
