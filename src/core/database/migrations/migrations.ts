import type { Migration } from '../migrate.ts';
import { foundation } from './0001-foundation.ts';

/** Every migration, in order; a released one never changes. */
export const migrations: readonly Migration[] = [foundation];
