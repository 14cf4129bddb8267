import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PortalDatabase } from './database.ts';

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;
/** A day without a failure, and they are forgotten. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

/** What tries are counted for: a login, an address of the network. */
export type TrySubject = {
  readonly subject: string;
  /** Failures that cost no wait. */
  readonly free: number;
};

type Counting = { readonly database: PortalDatabase; now(): number };

/** A subject under which neither a login nor an address is kept where no account may be. */
export function hiddenSubject(kind: string, text: string): string {
  return `${kind}:${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

/**
 * Counts a try before its password is checked, so that tries sent together do not slip through together; milliseconds to
 * wait where it may not be made. Shared by every instance of the portal.
 */
export async function countTry(
  { database: { db }, now }: Counting,
  { subject, free }: TrySubject,
): Promise<number> {
  const at = now();
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ failures: number; until: Date }>`
      INSERT INTO sign_in_failure (subject, failures, until) VALUES (${subject}, 0, ${new Date(at)})
      ON CONFLICT (subject) DO UPDATE SET failures = CASE
        WHEN sign_in_failure.until < ${new Date(at - FORGOTTEN_MS)} THEN 0 ELSE sign_in_failure.failures END
      RETURNING failures, until`.execute(tx);
    const [held] = rows;
    if (held === undefined) throw new Error('a try that was not counted');
    const left = held.until.getTime() - at;
    if (left > 0) return left;
    const failures = held.failures + 1;
    const wait =
      failures <= free
        ? 0
        : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, failures - free - 1));
    await tx
      .updateTable('sign_in_failure')
      .set({ failures, until: new Date(at + wait) })
      .where('subject', '=', subject)
      .execute();
    return 0;
  });
}

/** Failures that are still remembered, the highest of these subjects. */
export async function failuresOf(
  { database: { db }, now }: Counting,
  subjects: readonly string[],
): Promise<number> {
  const row = await db
    .selectFrom('sign_in_failure')
    .select(({ fn }) => fn.max('failures').as('failures'))
    .where('subject', 'in', subjects)
    .where('until', '>=', new Date(now() - FORGOTTEN_MS))
    .executeTakeFirst();
  return row?.failures ?? 0;
}

export async function forgetTries({ db }: PortalDatabase, subjects: readonly string[]): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('subject', 'in', subjects).execute();
}
