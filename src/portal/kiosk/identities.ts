import { createHash, createHmac, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { sql, type Transaction } from 'kysely';
import type { PicturedPerson } from '../../rules/kiosk/picture.ts';
import { makeVerifier } from '../../rules/kiosk/verifier.ts';
import type { PortalDatabase } from '../store/database.ts';
import { ownKey } from '../store/own-key.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** What identifies a person at the kiosks, as `borne-compte` carries it. */
export type KioskIdentity = {
  readonly handle: string;
  readonly salt: string;
  readonly identity: readonly string[];
  readonly registration: readonly string[];
};

/** Person and account whose verifiers are to be made. */
export type Wanted = { readonly account: string; readonly person: PicturedPerson };

const derived = promisify(
  (
    text: string,
    salt: Buffer,
    cost: { readonly N: number; readonly r: number; readonly p: number },
    done: (error: Error | null, hash: Buffer) => void,
  ) => scrypt(text, salt, 32, { ...cost, maxmem: 64 * 1024 * 1024 }, done),
);

/** What is kept of somebody is of these texts. A text may be guessed: their hash is under a key of this portal. */
export function textsMark(key: string, { identityTexts, registrationTexts }: PicturedPerson): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([identityTexts, registrationTexts]))
    .digest('hex');
}

/** The identities of an account's people that are of their texts as they stand; the others are to be made. */
export async function heldIdentities(
  tx: Tx,
  key: string,
  account: string,
  people: readonly PicturedPerson[],
): Promise<ReadonlyMap<string, KioskIdentity>> {
  const rows = await tx
    .selectFrom('kiosk_identity')
    .select(['person', 'handle', 'salt', 'of', 'verifiers'])
    .where('account', '=', account)
    .execute();
  const held = new Map<string, KioskIdentity>();
  for (const person of people) {
    const row = rows.find((one) => one.person === person.person);
    if (row === undefined || row.of !== textsMark(key, person)) continue;
    const verifiers = JSON.parse(row.verifiers) as Pick<KioskIdentity, 'identity' | 'registration'>;
    held.set(person.person, { handle: row.handle, salt: row.salt, ...verifiers });
  }
  return held;
}

/**
 * Makes what identifies somebody, off the main thread and outside any transaction: several milliseconds each. The handle
 * and its salt stay for ever: an act that a kiosk holds offline must still name him.
 */
export async function makeIdentity(
  { db }: PortalDatabase,
  key: string,
  { account, person }: Wanted,
): Promise<void> {
  const known = await db
    .selectFrom('kiosk_identity')
    .select('salt')
    .where('account', '=', account)
    .where('person', '=', person.person)
    .executeTakeFirst();
  const salt = known?.salt ?? randomBytes(16).toString('hex');
  const verifiers = JSON.stringify({
    identity: await verifiersOf('identite', person.identityTexts, salt),
    registration: await verifiersOf('inscription', person.registrationTexts, salt),
  });
  const handle = createHash('sha256')
    .update(`guichet-borne\npersonne\n${salt}\n${person.person}`)
    .digest('hex');
  const of = textsMark(key, person);
  await db
    .insertInto('kiosk_identity')
    .values({ account, person: person.person, handle, salt, of, verifiers })
    .onConflict((on) =>
      on
        .columns(['account', 'person'])
        // Another instance may have made it meanwhile under another salt: what it told stays true.
        .doUpdateSet({ of, verifiers })
        .where(sql<boolean>`kiosk_identity.salt = excluded.salt`),
    )
    .execute();
}

/** A rule does no cryptography and waits for nothing: it is asked what is to be derived, then told. */
function verifiersOf(
  purpose: 'identite' | 'inscription',
  texts: readonly string[],
  salt: string,
): Promise<string[]> {
  return Promise.all(
    texts.map(async (text) => {
      let made = Promise.resolve(Buffer.alloc(0));
      makeVerifier(purpose, text, salt, (asked, saltText, { n, r, p }) => {
        made = derived(asked, Buffer.from(saltText, 'hex'), { N: n, r, p }) as Promise<Buffer<ArrayBuffer>>;
        return '';
      });
      const hash = (await made).toString('hex');
      return makeVerifier(purpose, text, salt, () => hash);
    }),
  );
}

/** What the texts of identities are marked with, on every instance. */
export function kioskKey(database: PortalDatabase): Promise<string> {
  return ownKey(database, 'kiosk-key');
}
