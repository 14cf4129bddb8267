import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import { identifierOf, readLogin } from '../../rules/registrations/login.ts';
import type { PortalTables } from '../store/tables.ts';
import { hasLivingSpace } from './end-space.ts';
import { lockEmail } from './space-locks.ts';

type Tx = Transaction<PortalTables>;

const TRIES = 20;

/**
 * The person's one login, made if there is none. The identifier is the one that a counter has just printed, unless it is
 * somebody else's (a counter mints it without asking), or he signs in under another one already: that one stays, and his
 * pages show it.
 */
export async function ensureLogin(tx: Tx, person: string, printed: string | null): Promise<void> {
  const read = printed === null ? undefined : readLogin(printed);
  const asked = read?.kind === 'identifier' ? read.identifier : undefined;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const identifier = tries === 0 && asked !== undefined ? asked : minted();
    await lockEmail(tx, identifier);
    const known = await tx
      .selectFrom('tenant_login')
      .select(['identifier', 'password_hash'])
      .where('person', '=', person)
      .executeTakeFirst();
    const chosen = known?.password_hash != null && (await hasLivingSpace(tx, person));
    const settled = known !== undefined && (asked === undefined || chosen);
    if (settled || known?.identifier === identifier) return;
    const holder = await tx
      .selectFrom('tenant_login')
      .select('person')
      .where('identifier', '=', identifier)
      .executeTakeFirst();
    if (holder !== undefined) {
      if (known !== undefined) return;
      continue;
    }
    if (known !== undefined) {
      await tx.updateTable('tenant_login').set({ identifier }).where('person', '=', person).execute();
      return;
    }
    const made = await tx
      .insertInto('tenant_login')
      .values({ person, identifier })
      .onConflict((on) => on.doNothing())
      .returning('person')
      .executeTakeFirst();
    if (made !== undefined) return;
  }
  throw new Error('no identifier is free');
}

function minted(): string {
  return identifierOf(String(randomInt(100_000_000)).padStart(8, '0'));
}
