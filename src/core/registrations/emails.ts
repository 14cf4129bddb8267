import { emailKey } from '../../rules/registrations/email.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import { summaryById } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { leasesNaming, spacesWithEmail } from './queries.ts';
import { type SpaceView, spacesOf } from './spaces.ts';

/** Another person than `person` whose living space, known here, has this e-mail; undefined for nobody. */
export function otherWithEmail(
  db: ReadableDb,
  email: string,
  person: string,
  view: SpaceView,
): { readonly name: string; readonly reference: string } | undefined {
  const key = emailKey(email);
  for (const found of spacesWithEmail(db, email)) {
    if (found.person === person) continue;
    const lease = summaryById(db, found.leaseId);
    if (lease === undefined) continue;
    const space = spacesOf(db, lease, view).find((one) => one.person === found.person);
    if (space === undefined || !isLiving(space.state)) continue;
    if (space.email !== null && emailKey(space.email) === key)
      return { name: space.name, reference: lease.printed };
  }
  return undefined;
}

/** What a person signs in with already, from a living space on any account known here. */
export function knownLogin(db: ReadableDb, person: string, view: SpaceView): string | null {
  for (const leaseId of leasesNaming(db, person)) {
    const lease = summaryById(db, leaseId);
    if (lease === undefined) continue;
    const space = spacesOf(db, lease, view).find((one) => one.person === person);
    if (space !== undefined && !space.fromErp && isLiving(space.state) && space.login !== null)
      return space.login;
  }
  return null;
}
