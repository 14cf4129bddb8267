import type { z } from 'zod';
import type { kioskDeskContract } from '../../contract/kiosk-desk.ts';
import { type ReadableDb, sql } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';

type Call = z.infer<NonNullable<(typeof kioskDeskContract.calls)['~orpc']['outputSchema']>>[number];

/** Somebody who called an hour ago has left, or was seen to by the colleague beside. */
const HOUR_MS = 3_600_000;
const SHOWN = 20;

export const OPEN_CALLS = `SELECT id, kiosk, at FROM kiosk_call
  WHERE answered_at IS NULL AND at > ? ORDER BY at LIMIT ${SHOWN}`;

/** Calls of the last hour that nobody answered here, the oldest first. @param now milliseconds */
export function openCalls(db: ReadableDb, now: number): Call[] {
  return sql<Call>(db, OPEN_CALLS).all(new Date(now - HOUR_MS).toISOString());
}

/** Somebody goes. A call that is no longer there, or was answered meanwhile, is answered. */
export function answerCall(scope: CommandScope, id: string): Record<string, never> {
  const { changes } = sql(
    scope.db,
    'UPDATE kiosk_call SET answered_at = ? WHERE id = ? AND answered_at IS NULL',
  ).run(new Date(scope.core.ports.clock.now()).toISOString(), id);
  if (changes > 0) scope.changed('kiosk');
  return {};
}
