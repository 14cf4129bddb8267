import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { PortalDatabase } from '../store/database.ts';

const PATIENCE_MS = 2_000;

/** Whether the database answers within two seconds. */
export async function databaseAnswers({ db }: PortalDatabase): Promise<boolean> {
  const late = new AbortController();
  const answered = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, delay(PATIENCE_MS, false, { signal: late.signal })]);
  } finally {
    late.abort();
  }
}
