import type { PortalServices } from '../server/services.ts';

/**
 * Puts a kiosk out of service, or back: it hears of it at its next exchange (`closed` of hello). False for one that is
 * not there, was revoked, or stands so already.
 * @param by name of whoever does it
 */
export async function setService(
  { database: { db }, now, log }: PortalServices,
  device: string,
  { open, by }: { readonly open: boolean; readonly by: string },
): Promise<boolean> {
  const row = await db
    .updateTable('device')
    .set(open ? { closed_at: null, closed_by: null } : { closed_at: new Date(now()), closed_by: by })
    .where('id', '=', device)
    .where('kind', '=', 'kiosk')
    .where('revoked_at', 'is', null)
    .where('closed_at', open ? 'is not' : 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  log.info(open ? 'kiosk-opened' : 'kiosk-closed', { device });
  return true;
}
