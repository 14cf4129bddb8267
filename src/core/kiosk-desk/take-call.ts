import { z } from 'zod';
import type { Change } from '../../rules/sync/protocol.ts';
import { sql } from '../database/connection.ts';
import { APPLIED, type Page, type Taken, UNREADABLE } from '../sync/apply/page.ts';

const callSchema = z.object({ id: z.uuid(), kiosk: z.string().min(1).max(120), at: z.iso.datetime() });

/** A call of one of the agency's kiosks. Told again, it stays answered as it was. */
export function takeCall({ db, tell }: Page, { key, op, content }: Change): Taken {
  if (op === 'remove') {
    const { changes } = sql(db, 'DELETE FROM kiosk_call WHERE id = ?').run(key);
    if (changes > 0) tell('kiosk');
    return APPLIED;
  }
  const read = callSchema.safeParse(content);
  if (!read.success || read.data.id !== key) return UNREADABLE;
  const { id, kiosk, at } = read.data;
  const { changes } = sql(
    db,
    'INSERT INTO kiosk_call (id, kiosk, at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  ).run(id, kiosk, at);
  if (changes > 0) tell('kiosk');
  return APPLIED;
}
