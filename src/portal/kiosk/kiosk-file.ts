import { type DeviceIdentity, KIOSKS_FEED, ownFeed } from '../../rules/sync/portal-store.ts';
import type { PortalDatabase } from '../store/database.ts';
import { kindOrder } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';
import { documentId } from './account-facts.ts';

/** Bytes of a document that this kiosk's own feeds name, as they stand now; undefined for every other file. */
export function readKioskFile(
  database: PortalDatabase,
  from: DeviceIdentity,
  sha256: string,
): Promise<Uint8Array | undefined> {
  return asLandlord(database, async (tx) => {
    const named = await tx
      .selectFrom('record')
      .select(['key', 'content'])
      .where('file_sha256', '=', sha256)
      .where('op', '=', 'put')
      .execute();
    const keys = named.map(({ key, content }) => {
      const { reference } = JSON.parse(content) as { readonly reference: { readonly key: string } };
      return `${reference.key} ${documentId(key)}`;
    });
    if (keys.length === 0) return undefined;
    const shown = await tx
      .selectFrom('record')
      .select('content')
      .where('feed', 'in', [ownFeed(from), KIOSKS_FEED])
      .where('kind_order', '=', kindOrder('borne-document'))
      .where('key', 'in', keys)
      .where('op', '=', 'put')
      .execute();
    const holds = ({ content }: { readonly content: string }) =>
      (JSON.parse(content) as { readonly sha256: string }).sha256 === sha256;
    if (!shown.some(holds)) return undefined;
    const file = await tx
      .selectFrom('stored_file')
      .select('bytes')
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    return file?.bytes;
  });
}
