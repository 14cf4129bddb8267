import { randomBytes } from 'node:crypto';
import type { PortalDatabase } from './database.ts';

/**
 * A key of this database, kept in portal_meta under a name and made at its first call; two instances that ask at once get
 * the same one.
 */
export async function ownKey({ db }: PortalDatabase, name: string): Promise<string> {
  const held = () => db.selectFrom('portal_meta').select('value').where('key', '=', name).executeTakeFirst();
  const known = await held();
  if (known !== undefined) return known.value;
  await db
    .insertInto('portal_meta')
    .values({ key: name, value: randomBytes(32).toString('base64url') })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
  const made = await held();
  if (made === undefined) throw new Error('the key was not kept');
  return made.value;
}
