import type { Space } from '../../contract/registrations.ts';
import { displayName } from '../../rules/names.ts';
import { appliedRule, type LandlordProfile } from '../../rules/profile.ts';
import type { Legal } from '../../rules/registrations/legal.ts';
import type { LeaseSummary } from '../accounts/lease-summary.ts';
import { requireAccount } from '../accounts/require-account.ts';
import type { ReadableDb } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { legalOf } from './legal-file.ts';
import { type LeasePerson, leasePeople } from './queries.ts';
import { refuseUnknownPerson } from './refusals.ts';
import { type SpaceView, spacesOf, spaceView } from './spaces.ts';

/** An account as every act on its spaces begins with it. */
export type SpaceDesk = {
  readonly lease: LeaseSummary;
  readonly profile: LandlordProfile;
  readonly legal: Legal;
  readonly view: SpaceView;
  readonly people: readonly LeasePerson[];
  readonly spaces: readonly Space[];
};

/** @throws Refusal `CPT-404` when no account has this key */
export function spaceDesk(core: CoreServices, db: ReadableDb, account: string): SpaceDesk {
  const lease = requireAccount(db, account);
  const profile = currentProfile(db);
  const view = spaceView(profile, core.ports.clock);
  const people = leasePeople(db, lease.id);
  return {
    lease,
    profile,
    legal: legalOf(core.ports.directories.resources, profile),
    view,
    people,
    spaces: spacesOf(db, lease, view, people),
  };
}

/** Somebody an act is about: of the lease, or who once had a space on it. */
export type Somebody = {
  readonly key: string;
  readonly name: string;
  readonly civility: string | null;
  readonly birth: string | null;
  readonly space: Space | undefined;
};

/** @throws Refusal `INS-PERSONNE` when neither lease nor spaces know the person */
export function requireSomebody({ people, spaces }: SpaceDesk, key: string): Somebody {
  const held = people.find(({ person }) => person === key);
  const space = spaces.find(({ person }) => person === key);
  if (held === undefined && space === undefined) return refuseUnknownPerson();
  return {
    key,
    name: held === undefined ? (space?.name ?? '') : displayName(held),
    civility: held?.civility ?? null,
    birth: held?.birth ?? null,
    space,
  };
}

/** Where the tenants' pages are: the portal's word, and nothing of the profile's. */
export function portalAddress(db: ReadableDb): string | null {
  return readMeta(db, 'tenant-address') ?? null;
}

/** Address to show: the portal's own, else the one of the landlord's guide. */
export function tenantAddress(db: ReadableDb, profile: LandlordProfile, on: string): string | null {
  return portalAddress(db) ?? appliedRule(profile, 'space.address', on).value;
}
