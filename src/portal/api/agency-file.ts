import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency } from '../store/scope.ts';

/** Bytes of a document of this agency's accounts; undefined for one that only another agency's accounts have. */
export function readAgencyFile(
  { database }: PortalServices,
  { agency }: DeviceIdentity,
  sha256: string,
): Promise<Uint8Array | undefined> {
  return asAgency(database, agency, async (tx) => {
    const file = await tx
      .selectFrom('stored_file')
      .select('bytes')
      .where('sha256', '=', sha256)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('record')
            .select('key')
            .where('feed', 'in', ['*', agency])
            .where('file_sha256', '=', sha256)
            .where('op', '=', 'put'),
        ),
      )
      .executeTakeFirst();
    return file?.bytes;
  });
}
