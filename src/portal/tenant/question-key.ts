import { randomBytes } from 'node:crypto';
import type { PortalDatabase } from '../store/database.ts';

/** Key of portal_meta: what the questions of the tenants' pages are sealed with, on every instance. */
const KEY = 'question-key';

/** The key of this database, made at its first call; two instances that ask at once get the same one. */
export async function questionKey({ db }: PortalDatabase): Promise<string> {
  const held = () => db.selectFrom('portal_meta').select('value').where('key', '=', KEY).executeTakeFirst();
  const known = await held();
  if (known !== undefined) return known.value;
  await db
    .insertInto('portal_meta')
    .values({ key: KEY, value: randomBytes(32).toString('base64url') })
    .onConflict((on) => on.column('key').doNothing())
    .execute();
  const made = await held();
  if (made === undefined) throw new Error('the key was not kept');
  return made.value;
}
