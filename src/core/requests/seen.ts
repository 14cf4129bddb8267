import { sql } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { readFacts } from './facts.ts';

/** Somebody of this post looked: what the portal wrote until now is new no more. A fact of this post, sent to nobody. */
export function markSeen(
  { db, core, changed }: CommandScope,
  { request }: { readonly request: string },
): Readonly<Record<string, never>> {
  const id = readFacts(db, request)?.portal?.id;
  if (id === undefined) return {};
  const { changes } = sql(db, 'UPDATE portal_request SET unseen = 0 WHERE id = ? AND unseen > 0').run(id);
  if (changes === 0) return {};
  sql(
    db,
    `INSERT INTO request_seen (request_id, answers, seen_at) SELECT id, answers, @at FROM portal_request WHERE id = @id
     ON CONFLICT (request_id) DO UPDATE SET answers = excluded.answers, seen_at = excluded.seen_at`,
  ).run({ id, at: new Date(core.ports.clock.now()).toISOString() });
  changed('requests', 'accounts');
  return {};
}
