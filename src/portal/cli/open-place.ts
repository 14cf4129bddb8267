import { homedir } from 'node:os';
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
    const folder = folderOf(data);
    const embedded = url === undefined || url === '';
    const database = await openPortalDatabase(embedded ? { folder: join(folder, 'base') } : { url });
    for (const notice of database.notices) console.warn(notice);
    if (embedded && data === undefined) {
      console.warn(`Base de démonstration dans ${folder}\u202f; DATABASE_URL donne un PostgreSQL.`);
    }
    return database;
  } catch (error) {
    if (error instanceof PortalDatabaseFault) throw new PortalStop(error.sentence);
    throw error;
  }
}

/** The account's local data, never a roaming or synchronised folder, where none is given. */
function folderOf(data: string | undefined): string {
  if (data !== undefined && data !== '') return data;
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Guichet-portail');
  }
  return join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'guichet-portail');
}
