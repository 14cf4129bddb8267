import { join } from 'node:path';
import { PortalStop } from '../server/portal-stop.ts';
import { openPortalDatabase, type PortalDatabase, PortalDatabaseFault } from '../store/database.ts';
import type { Console } from './console.ts';
import type { Place } from './options.ts';

/**
 * Opens the database that the environment or the command line names, and says what must be known of it.
 * @throws PortalStop
 */
export async function openPlace({ data }: Place, console: Console): Promise<PortalDatabase> {
  const url = process.env.DATABASE_URL;
  if (url !== undefined && url !== '' && data !== undefined) {
    throw new PortalStop('DATABASE_URL et --data sont donnés tous les deux\u202f: gardez-en un.');
  }
  try {
    const database = await openPortalDatabase(
      url === undefined || url === '' ? { folder: join(folderOf(data), 'base') } : { url },
    );
    for (const notice of database.notices) console.warn(notice);
    return database;
  } catch (error) {
    if (error instanceof PortalDatabaseFault) throw new PortalStop(error.sentence);
    throw error;
  }
}

function folderOf(data: string | undefined): string {
  if (data !== undefined && data !== '') return data;
  throw new PortalStop(
    'Donnez la base\u202f: DATABASE_URL pour PostgreSQL, ou --data DOSSIER pour une démonstration (base intégrée).',
  );
}
