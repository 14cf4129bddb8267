import type { DocumentRow } from '../../contract/documents.ts';
import { tenantSees, type WindowedDocument } from '../../rules/documents/window.ts';
import { isLiving } from '../../rules/registrations/states.ts';
import { summaryByKey } from '../accounts/lease-summary.ts';
import type { ReadableDb } from '../database/connection.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { spacesOf, spaceView } from '../registrations/spaces.ts';

/**
 * Whether the tenant finds a document in his space, by the landlord's window; null for each where no space is open.
 * Of several spaces of an account, the one opened first sees the most.
 */
export function tenantWindow(
  core: CoreServices,
  db: ReadableDb,
  account: string,
): (document: WindowedDocument) => DocumentRow['online'] {
  const lease = summaryByKey(db, account);
  if (lease === undefined) return () => null;
  const profile = currentProfile(db);
  const view = spaceView(profile, core.ports.clock);
  const living = spacesOf(db, lease, view).filter(({ state }) => isLiving(state));
  if (living.length === 0) return () => null;
  const [registeredOn] = living.flatMap((space) => space.registeredOn ?? []).toSorted();
  // What the ERP alone knows of a space bears no day: nothing says that the window leaves anything out.
  if (registeredOn === undefined)
    return (document) => tenantSees(profile, document, document.issuedOn, view.on);
  return (document) => tenantSees(profile, document, registeredOn, view.on);
}
