import { displayName, nameKey } from '../../../rules/names.ts';
import { appliedRule, type LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import { listPeople } from '../../accounts/people.ts';
import type { ReadableDb } from '../../database/connection.ts';
import type { ActivationFacts, LeafletFacts, SpaceWords } from '../space-facts.ts';

/** Whose space a paper is about. */
export type SpacePerson = {
  /** As the lease holds it. */
  readonly name: string;
  readonly civility: string | null;
  /** ISO date, or the year alone; printed only where another of the lease bears the same name. */
  readonly birth: string | null;
};

/** The person as a paper names him. */
export function personFacts(
  db: ReadableDb,
  lease: LeaseSummary,
  { name, civility, birth }: SpacePerson,
): ActivationFacts['person'] {
  const key = nameKey(name);
  const alike = listPeople(db, lease.id).filter((person) => nameKey(displayName(person)) === key);
  return {
    name: civility === null || civility === 'STE' ? name : `${civility} ${name}`,
    birth: alike.length > 1 ? birth : null,
  };
}

/**
 * @param address of the portal's pages for tenants; null where it is not known: then the landlord's own
 * @param on ISO date
 */
export function spaceWords(profile: LandlordProfile, address: string | null, on: string): SpaceWords {
  return {
    address: shownAddress(address ?? appliedRule(profile, 'space.address', on).value),
    application: appliedRule(profile, 'space.application', on).value,
    supportEmail: appliedRule(profile, 'space.supportEmail', on).value,
  };
}

/** As it is typed, without what every browser adds: `https://portail.example/` is "portail.example". */
function shownAddress(address: string | null): string | null {
  const plain =
    address
      ?.trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/+$/, '') ?? '';
  return plain === '' ? null : plain;
}

/** The portal's page at a path, whole; null without a portal. */
export function pageAt(address: string | null, path: string): string | null {
  return address === null ? null : `${address.trim().replace(/\/+$/, '')}${path}`;
}

/** Where the reference stands on the landlord's avis. */
export function noticeFacts(profile: LandlordProfile): LeafletFacts['onNotice'] {
  const { caption, before, highlighted, after, fromGuide, position } = profile.printedReference;
  return { caption, before, highlighted, after, fromGuide, position: position.value };
}
