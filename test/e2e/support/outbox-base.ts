import { createRouterClient } from '@orpc/server';
import type { WritableDb } from '../../../src/core/database/connection.ts';
import { systemClock, systemIds } from '../../../src/core/host/system-clock.ts';
import type { Core } from '../../../src/core/open-core.ts';
import { agentView, listAgents } from '../../../src/core/staff/agents.ts';
import { landlordDay } from '../../../src/portal/erp/landlord-day.ts';
import { monthOf } from '../../../src/rules/dates.ts';
import { openScenario } from './scenario-base.ts';
import { CLERK, TENANTS, type Tenant } from './tenants.ts';

/** `mixed`: every state at once, the portal out of reach. `settled`: the same, all taken. `many`: more than is shown. */
export type QueueState = 'mixed' | 'settled' | 'many';

export type FilledQueue = {
  readonly refused: { readonly id: string; readonly number: string };
  readonly waiting: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Nothing listens there: a portal that is out of reach. */
const NOWHERE = 'http://127.0.0.1:9';

/** The acts are the core's own, each at its hour; what became of them at the portal is then written beside them. */
export async function fillQueue(data: string, state: QueueState): Promise<FilledQueue> {
  let now = Date.now() - 30 * HOUR;
  const core = openScenario(data, { ...systemClock, now: () => now });
  try {
    const client = clerkOn(core);
    const at = <T>(ago: number, act: () => Promise<T>) => {
      now = Date.now() - ago;
      return act();
    };
    const db = core.services.base.writable();
    const announce = async (tenant: Tenant, amountCents: number, payer: string | null) => {
      const id = systemIds.next();
      const { paper } = await client.payments.announce({
        commandId: id,
        account: accountOf(db, tenant),
        amountCents,
        chosenMonths: [monthOf(landlordDay(now))],
        mode: 'tip',
        payer,
      });
      return { id, number: paper.number };
    };
    const card = async (tenant: Tenant, amountCents: number, authorisation: string) => {
      const id = systemIds.next();
      await client.payments.record({
        commandId: id,
        account: accountOf(db, tenant),
        amountCents,
        chosenMonths: [],
        mode: 'carte',
        means: { mode: 'carte', authorisation },
        payer: null,
        duplicateConfirmed: true,
      });
      return id;
    };
    const oldest = await at(30 * HOUR, () => card('son', 31_275, '110001'));
    const older = await at(2 * HOUR, () => card('wrong', 27_000, '110002'));
    const suspense = await at(95 * MINUTE, () => card('exited', 15_000, '110003'));
    const given = await at(70 * MINUTE, () => announce('exact', 100_000, null));
    const refused = await at(50 * MINUTE, () => announce('arrears', 49_505, 'Mme Vasseur mère'));
    await at(40 * MINUTE, () => card('bounced', 52_300, '110004'));
    await at(14 * MINUTE, () => card('modes', 45_010, '110005'));
    if (state === 'many') {
      for (let more = 0; more < 520; more += 1)
        await at(10 * MINUTE, () => card('weekly', 1_00, `22${more}`));
    }
    now = Date.now();
    join(db, state === 'settled' ? 12 * MINUTE : 0);
    // Of today, whatever the hour the test runs at.
    const settled = new Date(Math.max(now - 45 * MINUTE, new Date(now).setHours(0, 0, 0, 0))).toISOString();
    const took = (id: string, inSuspense: 0 | 1) =>
      db
        .prepare("UPDATE outbox SET state = 'sent', sent_at = ?, suspense = ? WHERE command_id = ?")
        .run(settled, inSuspense, id);
    const refuse = (id: string, reason: string) =>
      db
        .prepare(
          "UPDATE outbox SET state = 'refused', code = 'SYN-404', reason = ?, sent_at = ? WHERE command_id = ?",
        )
        .run(reason, settled, id);
    took(suspense, 1);
    refuse(refused.id, "Le compte n'est plus dans cette agence.");
    refuse(given.id, "Le compte n'est plus dans cette agence.");
    await client.sync.handle({
      commandId: systemIds.next(),
      refused: given.id,
      action: 'cancelled',
      note: 'annoncé deux fois par le locataire',
    });
    if (state === 'settled') {
      for (const id of [oldest, older]) took(id, 0);
      db.prepare("UPDATE outbox SET state = 'sent', sent_at = ? WHERE state = 'waiting'").run(settled);
    }
    const { waiting } = await client.sync.status();
    return { refused, waiting };
  } finally {
    await core.close();
  }
}

function clerkOn(core: Core) {
  const { context } = core.connect('queue', 'counter');
  const clerk = listAgents(core.services.base.readable()).find(({ login }) => login === CLERK.login);
  if (clerk === undefined) throw new Error('the base has no clerk');
  context.session.signIn(agentView(clerk), core.services.ports.clock.monotonic());
  return createRouterClient(core.router, { context });
}

function accountOf(db: WritableDb, tenant: Tenant): string {
  const [last, first] = TENANTS[tenant].name;
  const row = db
    .prepare<[string, string], { key: string }>(
      `SELECT l.key FROM lease l JOIN party y ON y.lease_id = l.id JOIN person p ON p.id = y.person_id
       WHERE p.last_name = ? AND p.first_name = ? ORDER BY l.id LIMIT 1`,
    )
    .get(last, first);
  if (row === undefined) throw new Error(`no account of ${tenant}`);
  return row.key;
}

/** The post is joined to a portal that answered a while ago, and does not now; its clock then was so much behind. */
function join(db: WritableDb, behindMs: number): void {
  const since = new Date(Date.now() - 65 * MINUTE).toISOString();
  db.prepare(
    `INSERT INTO portal_link (id, address, device, agency, mode, joined_at, state, since, last_answer_at, clock_offset_ms)
     VALUES (1, ?, ?, 'Agence Centre', 'production', ?, 'offline', ?, ?, ?)`,
  ).run(
    NOWHERE,
    systemIds.next(),
    new Date(Date.now() - 40 * 24 * HOUR).toISOString(),
    since,
    since,
    -behindMs,
  );
}
