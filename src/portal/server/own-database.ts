import type { PortalMode } from '../../contract/portal.ts';
import type { PortalDatabase } from '../store/database.ts';
import { readPortalMeta, writePortalMeta } from '../store/meta.ts';
import { PortalStop } from './portal-stop.ts';

/**
 * The landlord this database belongs to: the one asked for at the first start, and no other afterwards.
 * @throws PortalStop when none was ever named, or another one is
 */
export async function ownDatabase(
  { db, kind }: PortalDatabase,
  asked: string | undefined,
): Promise<{ readonly landlord: string; readonly mode: PortalMode }> {
  const mode: PortalMode = kind === 'pglite' ? 'demonstration' : 'production';
  const owner = await readPortalMeta(db, 'landlord');
  if (owner !== undefined && asked !== undefined && asked !== owner) {
    throw new PortalStop(
      `Cette base est celle du bailleur «\u202f${owner}\u202f»\u202f: elle ne sert pas «\u202f${asked}\u202f». Rien n'a été touché.`,
    );
  }
  if (owner !== undefined) return { landlord: owner, mode };
  if (asked === undefined) {
    throw new PortalStop("Cette base n'est à aucun bailleur\u202f: donnez --landlord ID la première fois.");
  }
  if (!/^[a-z0-9-]{1,64}$/.test(asked)) {
    throw new PortalStop(`--landlord attend l'identifiant d'un bailleur, pas «\u202f${asked}\u202f».`);
  }
  await writePortalMeta(db, 'landlord', asked);
  await writePortalMeta(db, 'mode', mode);
  return { landlord: asked, mode };
}
