import { sql as portalSql } from 'kysely';
import { type ReadableDb, sql } from '../../src/core/database/connection.ts';
import { openPortalDatabase } from '../../src/portal/store/database.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { outcomeSchema } from '../../src/rules/sync/protocol.ts';
import type { Told } from './crash-processes.ts';

/** What one post holds once everything was sent. */
export type PostFacts = {
  readonly name: string;
  readonly told: Told;
  readonly commands: ReadonlySet<string>;
  /** Those that the portal did not take. */
  readonly unsent: readonly string[];
  readonly cents: number;
  readonly numbers: readonly string[];
  /** Acts of other posts that it knows. */
  readonly remote: ReadonlySet<string>;
};

export type CrashPortalFacts = {
  readonly commands: ReadonlyMap<string, string>;
  readonly cents: number;
  readonly numbersTwice: readonly string[];
  /** Payments, reversals and announcements it tells the agency. */
  readonly acts: ReadonlySet<string>;
  readonly alarms: readonly string[];
};

export type CrashFaults = Readonly<
  Record<'lost' | 'doubled' | 'diverged' | 'numbersTwice' | 'stuck', readonly string[]>
>;

export function postFacts(name: string, db: ReadableDb, told: Told): PostFacts {
  const ids = (text: string) =>
    sql<{ id: string }>(db, text)
      .all()
      .map(({ id }) => id);
  const money = sql<{ cents: number }>(
    db,
    `SELECT (SELECT coalesce(sum(amount_cents), 0) FROM payment)
       - (SELECT coalesce(sum(p.amount_cents), 0) FROM payment_reversal r JOIN payment p ON p.id = r.payment_id) AS cents`,
  ).get();
  return {
    name,
    told,
    commands: new Set(ids('SELECT id FROM command')),
    unsent: ids("SELECT command_id AS id FROM outbox WHERE state <> 'sent'"),
    cents: money?.cents ?? 0,
    numbers: ids('SELECT number AS id FROM payment UNION ALL SELECT number FROM issued_paper'),
    remote: new Set(
      ids(`SELECT id FROM remote_payment UNION SELECT id FROM remote_reversal
        UNION SELECT key FROM pending_change WHERE kind IN ('encaissement', 'annulation')`),
    ),
  };
}

export async function portalFacts(url: string): Promise<CrashPortalFacts> {
  const database = await openPortalDatabase({ url });
  try {
    return await asLandlord(database, async (tx) => {
      const commands = await tx.selectFrom('command').select(['id', 'outcome']).execute();
      const { rows: money } = await portalSql<{ cents: number }>`
        SELECT ((SELECT coalesce(sum(cents), 0) FROM payment) - (SELECT coalesce(sum(cents), 0) FROM reversal))::bigint AS cents`.execute(
        tx,
      );
      const { rows: twice } = await portalSql<{ number: string }>`
        SELECT number FROM number_used GROUP BY number HAVING count(*) > 1`.execute(tx);
      const { rows: acts } = await portalSql<{ id: string }>`
        SELECT key AS id FROM record WHERE kind IN ('encaissement', 'annulation')`.execute(tx);
      const { rows: alarms } = await portalSql<{ kind: string; facts: string }>`
        SELECT kind, facts FROM alarm`.execute(tx);
      return {
        commands: new Map(
          commands.map(({ id, outcome }) => [id, outcomeSchema.parse(JSON.parse(outcome)).kind]),
        ),
        cents: money[0]?.cents ?? 0,
        numbersTwice: twice.map(({ number }) => number),
        acts: new Set(acts.map(({ id }) => id)),
        alarms: alarms.map(({ kind, facts }) => `${kind} ${facts}`),
      };
    });
  } finally {
    await database.close();
  }
}

/** Every way in which posts and portal do not say the same, or not what the clerks were told. */
export function judgeCrashes(posts: readonly PostFacts[], portal: CrashPortalFacts): CrashFaults {
  const lost: string[] = [];
  const stuck: string[] = [];
  const diverged: string[] = [];
  const everyone = new Set(posts.flatMap(({ commands }) => [...commands]));
  for (const { name, told, commands, unsent, remote } of posts) {
    for (const [id, { kind, acknowledged }] of told) {
      if (acknowledged && !commands.has(id))
        lost.push(`${kind} ${id} was told at ${name} and is not on its disk`);
    }
    for (const id of commands) {
      const outcome = portal.commands.get(id);
      if (outcome === undefined) lost.push(`${id} of ${name} is not at the portal`);
      else if (outcome !== 'accepted') lost.push(`${id} of ${name} was ${outcome}`);
      if (!told.has(id)) diverged.push(`${id} is at ${name} and nobody recorded it`);
    }
    for (const id of unsent) stuck.push(`${id} waits at ${name}`);
    for (const id of portal.acts) {
      if (!commands.has(id) && !remote.has(id)) diverged.push(`${name} was never told ${id}`);
    }
    for (const id of remote)
      if (!portal.acts.has(id)) diverged.push(`${name} holds ${id}, and the portal does not`);
  }
  const doubled = [...portal.commands.keys()]
    .filter((id) => !everyone.has(id))
    .map((id) => `${id} is at the portal and on no disk`);
  const cents = posts.reduce((sum, post) => sum + post.cents, 0);
  if (cents !== portal.cents)
    doubled.push(`the portal counts ${portal.cents} cents where ${cents} were taken`);
  const numbers = posts.flatMap((post) => post.numbers);
  const seen = new Set<string>();
  const twice = numbers.filter((number) => seen.size === seen.add(number).size);
  return {
    lost,
    doubled: [...doubled, ...portal.alarms.map((alarm) => `alarm: ${alarm}`)],
    diverged,
    numbersTwice: [...twice, ...portal.numbersTwice],
    stuck,
  };
}
