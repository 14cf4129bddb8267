import type { KioskPasswordRequest } from '../../contract/portal.ts';
import type { DeviceIdentity } from '../../rules/sync/portal-store.ts';
import type { PortalServices } from '../server/services.ts';
import { verifyPassword } from '../staff/password-hash.ts';
import { asAgency } from '../store/scope.ts';
import { countTry, forgetTries, hiddenSubject } from '../store/tries.ts';

/** Failures that cost no wait: of one account, whatever the kiosk; of one kiosk, which a whole lobby shares. */
const FREE = { account: 5, kiosk: 25 } as const;

export type PasswordAnswer = { readonly accepted: boolean; readonly waitSeconds: number };

/**
 * Whether a password is that of the tenant space of this person on this account. No session is made of it. Whoever and
 * whatever is asked for costs one argon2id check and one answer; a try that must wait is not looked at.
 */
export async function checkKioskPassword(
  services: PortalServices,
  from: DeviceIdentity,
  { account, person, password }: KioskPasswordRequest,
): Promise<PasswordAnswer> {
  const ofAccount = { subject: hiddenSubject('kiosk-account', account), free: FREE.account };
  const ofKiosk = { subject: hiddenSubject('kiosk-device', from.device), free: FREE.kiosk };
  const waits = await Promise.all([ofAccount, ofKiosk].map((one) => countTry(services, one)));
  const wait = Math.max(...waits);
  if (wait > 0) return { accepted: false, waitSeconds: Math.ceil(wait / 1000) };
  const held = await passwordHashOf(services, from.agency, account, person);
  const accepted = await verifyPassword(held, password.normalize('NFC'));
  if (accepted) await forgetTries(services.database, [ofAccount.subject]);
  services.log.info('kiosk-password', { accepted });
  return { accepted, waitSeconds: 0 };
}

/** Undefined for another agency's account, an unknown handle, a space that is not open or has no password. */
function passwordHashOf(
  { database }: PortalServices,
  agency: string,
  account: string,
  handle: string,
): Promise<string | undefined> {
  return asAgency(database, agency, async (tx) => {
    const row = await tx
      .selectFrom('kiosk_identity')
      .innerJoin('tenant_space', (join) =>
        join
          .onRef('tenant_space.account', '=', 'kiosk_identity.account')
          .onRef('tenant_space.person', '=', 'kiosk_identity.person'),
      )
      .innerJoin('tenant_login', 'tenant_login.person', 'tenant_space.person')
      .select('tenant_login.password_hash')
      .where('kiosk_identity.account', '=', account)
      .where('kiosk_identity.handle', '=', handle)
      .where('tenant_space.state', '=', 'active')
      .executeTakeFirst();
    return row?.password_hash ?? undefined;
  });
}
