import { sql } from '../../database/connection.ts';
import { requireMeta } from '../../database/meta.ts';
import { localDay } from '../../local-day.ts';
import type { CommandScope, EffectScope } from '../../procedures/procedures.ts';
import { knownResult, recordCommand } from '../../sync/commands.ts';
import { requireService } from './service.ts';

/** Somebody who touches again and again has called once. */
const ONE_CALL_MS = 60_000;

/** Calls an agent: an act, told to the counters of the agency as soon as the portal is within reach. */
export async function callAgent(
  scope: EffectScope,
  { commandId }: { readonly commandId: string },
): Promise<{ readonly told: 'counter' | 'later' }> {
  requireService(scope.core);
  scope.write((tx) => {
    recordCall(tx, commandId);
  });
  return { told: scope.core.sync.online() ? 'counter' : 'later' };
}

function recordCall(scope: CommandScope, id: string): void {
  const { db, core } = scope;
  const payload = { kiosk: requireMeta(db, 'post') };
  if (knownResult(db, id, payload) !== undefined) return;
  const now = core.ports.clock.now();
  const since = new Date(now - ONE_CALL_MS).toISOString();
  const at = new Date(now).toISOString();
  const called = sql(
    db,
    "SELECT 1 FROM kiosk_act WHERE act = 'call' AND done_at > ? AND done_at <= ? LIMIT 1",
  ).get(since, at);
  if (called !== undefined) return;
  recordCommand(scope, { id, type: 'kiosk.call', version: 1, account: null, payload }, {});
  sql(
    db,
    "INSERT INTO kiosk_act (command_id, account_key, act, body, done_at, done_on) VALUES (?, NULL, 'call', ?, ?, ?)",
  ).run(id, JSON.stringify(payload), at, localDay(core.ports.clock, now));
}
