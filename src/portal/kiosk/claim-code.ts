import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency } from '../store/scope.ts';

/**
 * Spends a code of a counter, once for all kiosks: of two that claim it at once, one gets it. The one that got it and
 * lost the answer is told so again.
 */
export function claimCode(
  { database, now }: PortalServices,
  from: DeviceIdentity,
  code: string,
): Promise<boolean> {
  const at = new Date(now());
  return asAgency(database, from.agency, async (tx) => {
    const claimed = await tx
      .updateTable('kiosk_code')
      .set({ used_at: at, used_by: from.device })
      .where('id', '=', code)
      .where('used_at', 'is', null)
      .where('expires_at', '>', at)
      .returning('id')
      .executeTakeFirst();
    if (claimed !== undefined) return true;
    const held = await tx
      .selectFrom('kiosk_code')
      .select('used_by')
      .where('id', '=', code)
      .executeTakeFirst();
    return held?.used_by === from.device;
  });
}
