import type { PortalStore } from '../../rules/sync/portal-store.ts';
import type { PortalDatabase } from './database.ts';

/** The protocol's store on this database. `now`: wall clock of the portal, milliseconds. */
export function portalStore(
  _database: PortalDatabase,
  _ports: { readonly now: () => number } = { now: Date.now },
): PortalStore {
  throw new Error('not written yet');
}
