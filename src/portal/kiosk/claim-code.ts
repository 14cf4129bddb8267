import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { asAgency } from '../store/scope.ts';
import { spendCode } from './codes.ts';

/**
 * Spends a code of a counter, once for all kiosks: of two that claim it at once, one gets it. The one that got it and
 * lost the answer is told so again.
 */
export function claimCode(
  { database, now }: PortalServices,
  from: DeviceIdentity,
  code: string,
): Promise<boolean> {
  return asAgency(database, from.agency, async (tx) => {
    if (await spendCode(tx, code, { by: from.device, at: new Date(now()), late: false })) return true;
    const held = await tx
      .selectFrom('kiosk_code')
      .select('used_by')
      .where('id', '=', code)
      .executeTakeFirst();
    return held?.used_by === from.device;
  });
}
