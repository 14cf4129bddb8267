import type { PortalDatabase } from '../store/database.ts';
import { putRecords, takePositions } from '../store/feed.ts';
import { writePortalMeta } from '../store/meta.ts';
import { asLandlord } from '../store/scope.ts';
import { PortalStop } from './portal-stop.ts';

const EVERYONE = '*';

/**
 * Where the tenants' browsers reach this portal: written down for the mails, and told to the posts, which print it on
 * slips and leaflets. A feed moves only when it changed.
 */
export async function publishAddress(database: PortalDatabase, address: string): Promise<void> {
  await asLandlord(database, async (tx) => {
    // The feed first: of two instances that start at once, one follows the other.
    await takePositions(tx, EVERYONE, 0);
    await writePortalMeta(tx, 'public-address', address);
    await putRecords(tx, EVERYONE, [
      { kind: 'portail', key: 'adresse', op: 'put', absentSince: null, content: JSON.stringify({ address }) },
    ]);
  });
}

/**
 * `https://portail.bailleur.example`, without a slash at the end; undefined where none was given.
 * @throws PortalStop for what is no address of a web site
 */
export function readPublicAddress(given: string | undefined): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '') return undefined;
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Said below.
  }
  const plain = url !== undefined && url.search === '' && url.hash === '' && url.username === '';
  if (url === undefined || !plain || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new PortalStop(
      `PUBLIC_URL attend l'adresse du portail, telle que https://portail.bailleur.fr, pas «\u202f${text}\u202f».`,
    );
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
