import { sql, type Transaction } from 'kysely';
import { emailKey } from '../../rules/registrations/email.ts';
import { readLogin } from '../../rules/registrations/login.ts';
import type { PortalSpaceState } from '../../rules/registrations/states.ts';
import type { PortalTables } from '../store/tables.ts';
import { peopleOfLease } from './lease-people.ts';
import { lockEmail, lockPerson } from './space-locks.ts';
import { putSpaceRecordsOf } from './space-record.ts';

type Tx = Transaction<PortalTables>;

/** Whoever signs in with this: an e-mail that is his alone, or the identifier given at the counter. */
export async function findLogin(
  tx: Tx,
  typed: string,
): Promise<{ readonly person: string; readonly passwordHash: string | null } | undefined> {
  const read = readLogin(typed);
  const all = tx.selectFrom('tenant_login').select(['person', 'password_hash as passwordHash']);
  return read.kind === 'email'
    ? all.where('email_key', '=', read.key).where('email_is_login', '=', true).executeTakeFirst()
    : all.where('identifier', '=', read.identifier).executeTakeFirst();
}

export type Login = {
  readonly person: string;
  readonly identifier: string;
  readonly email: string | null;
  readonly emailIsLogin: boolean;
  /** He has answered from it. Until then it may be somebody else's, mistyped: no link to a new password goes there. */
  readonly emailVerified: boolean;
  /** What he signs in with. */
  readonly login: string;
  readonly passwordHash: string | null;
};

export async function loginOf(tx: Tx, person: string): Promise<Login | undefined> {
  const row = await tx
    .selectFrom('tenant_login')
    .select(['identifier', 'email', 'email_is_login', 'email_verified_at', 'password_hash'])
    .where('person', '=', person)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { identifier, email, email_is_login: emailIsLogin, password_hash: passwordHash } = row;
  const login = emailIsLogin && email !== null ? email : identifier;
  const emailVerified = row.email_verified_at !== null;
  return { person, identifier, email, emailIsLogin, emailVerified, login, passwordHash };
}

/** @param hash argon2id. His sessions end, on every instance: whoever held the password before is out. */
export async function setPassword(tx: Tx, person: string, hash: string, at: Date): Promise<void> {
  await tx
    .updateTable('tenant_login')
    .set({ password_hash: hash, password_at: at })
    .where('person', '=', person)
    .execute();
  await endSessions(tx, person);
}

export async function endSessions(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('tenant_session').where('person', '=', person).execute();
}

/**
 * Gives the person this e-mail, and tells the counters on each of his accounts. He signs in with it unless somebody else
 * does already. What had come back of the address before is forgotten. Answers whether he signs in with it.
 */
export async function setEmail(
  tx: Tx,
  person: string,
  email: string,
  { verified, at }: { readonly verified: boolean; readonly at: Date },
): Promise<boolean> {
  await lockPerson(tx, person);
  const emailIsLogin = await writeEmail(tx, person, email, { verified, at });
  await putSpaceRecordsOf(tx, person);
  return emailIsLogin;
}

/** The rows alone: the caller has locked the feeds of his spaces, and tells the counters. */
export async function writeEmail(
  tx: Tx,
  person: string,
  email: string,
  { verified, at }: { readonly verified: boolean; readonly at: Date },
): Promise<boolean> {
  const key = emailKey(email);
  await lockEmail(tx, key);
  await yieldAddress(tx, key, person);
  const emailIsLogin = (await signsInWith(tx, key, person)) === undefined;
  await tx
    .updateTable('tenant_login')
    .set({
      email,
      email_key: key,
      email_is_login: emailIsLogin,
      // Proved once, it stays so when it is given again.
      email_verified_at: verified
        ? at
        : sql<Date | null>`CASE WHEN email_key = ${key} THEN email_verified_at END`,
    })
    .where('person', '=', person)
    .execute();
  await tx
    .updateTable('tenant_space')
    .set({ bounced_at: null, bounce_reason: null })
    .where('person', '=', person)
    .execute();
  return emailIsLogin;
}

/** Who has no living space left keeps an address only until somebody else comes with it. */
async function yieldAddress(tx: Tx, key: string, person: string): Promise<void> {
  await tx
    .updateTable('tenant_login as l')
    .set({ email_is_login: false })
    .where('l.email_key', '=', key)
    .where('l.email_is_login', '=', true)
    .where('l.person', '<>', person)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tenant_space as s')
            .select('s.account')
            .whereRef('s.person', '=', 'l.person')
            .where('s.state', 'in', ['pending', 'active', 'suspended']),
        ),
      ),
    )
    .execute();
}

/** Another person who signs in with this e-mail. */
async function signsInWith(tx: Tx, key: string, person: string): Promise<string | undefined> {
  const other = await tx
    .selectFrom('tenant_login')
    .select('person')
    .where('email_key', '=', key)
    .where('email_is_login', '=', true)
    .where('person', '<>', person)
    .executeTakeFirst();
  return other?.person;
}

/** Every space this person ever had, by account; the landlord's reach is needed to see those of another agency. */
export function spacesOf(
  tx: Tx,
  person: string,
): Promise<
  readonly {
    readonly account: string;
    /** The reference as the avis prints it. */
    readonly printed: string;
    readonly feed: string;
    readonly state: PortalSpaceState;
    readonly registeredAt: Date;
  }[]
> {
  return tx
    .selectFrom('tenant_space as s')
    .innerJoin('account as a', 'a.key', 's.account')
    .select(['s.account', 'a.printed', 's.feed', 's.state', 's.registered_at as registeredAt'])
    .where('s.person', '=', person)
    .orderBy('s.account')
    .execute();
}

export type PersonNames = {
  readonly lastName: string;
  readonly firstName: string | null;
  readonly birth: string | null;
};

/** Who this person is by the ERP's file, from a lease on which he has a space; undefined where none names him any more. */
export async function personNames(tx: Tx, person: string): Promise<PersonNames | undefined> {
  for (const { account, feed } of await spacesOf(tx, person)) {
    const found = (await peopleOfLease(tx, account, feed)).find((one) => one.person === person);
    if (found !== undefined) {
      return { lastName: found.lastName, firstName: found.firstName, birth: found.birth };
    }
  }
  return undefined;
}

/** For the greeting of a mail; empty for whom nobody names any more. */
export function fullName(names: PersonNames | undefined): string {
  return names === undefined ? '' : [names.firstName, names.lastName].filter(Boolean).join(' ');
}
