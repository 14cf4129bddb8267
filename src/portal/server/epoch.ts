import { type PortalMark, wentBack } from '../../rules/sync/decide-identity.ts';

/** What the portal keeps outside its database. */
export type Mark = PortalMark & { readonly landlord: string };

/** What the database says of itself. */
export type Standing = PortalMark & {
  /** Epochs that this very database has had before its own. */
  readonly past: readonly string[];
};

/**
 * Whether the database went back in time since the mark was written. Another instance on the same database may have
 * found it out first: the mark's epoch is then one that the database has left, and is not begun again.
 */
export function isBehind(standing: Standing, mark: Mark | undefined): boolean {
  if (mark === undefined || standing.past.includes(mark.epoch)) return false;
  return wentBack(standing, mark);
}
