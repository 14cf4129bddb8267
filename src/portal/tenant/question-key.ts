import type { PortalDatabase } from '../store/database.ts';
import { ownKey } from '../store/own-key.ts';

/** What the questions of the tenants' pages are sealed with, on every instance. */
export function questionKey(database: PortalDatabase): Promise<string> {
  return ownKey(database, 'question-key');
}
