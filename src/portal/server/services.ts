import type { PortalMode } from '../../contract/portal.ts';
import type { PortalStore } from '../../rules/sync/portal-store.ts';
import type { PortalLog } from '../log/portal-log.ts';
import type { PortalDatabase } from '../store/database.ts';

/** What every route and page of the portal works with. */
export type PortalServices = {
  readonly database: PortalDatabase;
  /** The same database as the protocol sees it. */
  readonly store: PortalStore;
  /** Wall clock, milliseconds. */
  now(): number;
  readonly log: PortalLog;
  /** Identifier of the landlord this database belongs to. */
  readonly landlord: string;
  readonly mode: PortalMode;
  /** A mail server is set: what waits leaves. */
  readonly sendsMail?: boolean;
};
