import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import { readKioskFile } from '../kiosk/kiosk-file.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency } from '../store/scope.ts';

/**
 * Bytes of a document of this agency's accounts, or of a file that one of its acts named; undefined for one that only
 * another agency has.
 */
export function readAgencyFile(
  { database }: PortalServices,
  from: DeviceIdentity,
  sha256: string,
): Promise<Uint8Array | undefined> {
  const { agency } = from;
  if (from.kind === 'kiosk') return readKioskFile(database, from, sha256);
  return asAgency(database, agency, async (tx) => {
    const file = await tx
      .selectFrom('stored_file')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where(({ exists, or, selectFrom }) =>
        or([
          exists(
            selectFrom('record')
              .select('key')
              .where('feed', 'in', ['*', agency])
              .where('file_sha256', '=', sha256)
              .where('op', '=', 'put'),
          ),
          exists(
            selectFrom('attached_file')
              .select('owner_id')
              .where('feed', 'in', ['*', agency])
              .where('attached_file.sha256', '=', sha256),
          ),
        ]),
      )
      .executeTakeFirst();
    return file?.bytes;
  });
}
