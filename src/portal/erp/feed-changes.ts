import { sql } from 'kysely';
import type { ImportFileId } from '../../rules/import/files.ts';
import { isKioskFeed } from '../../rules/sync/portal-store.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../rules/sync/protocol.ts';
import { kindOrder, takePositions } from '../store/feed.ts';
import { SHARED_FEED } from './erp-records.ts';
import type { ImportTally } from './import-report.ts';
import type { Tx } from './staging.ts';

const ENTRIES = kindOrder('ecritures');

/**
 * What the folder changes of what stands, in a table of this transaction: rows new or corrected, rows that left a feed
 * for another, rows that are absent from the picture. Files that are not in the folder say nothing.
 * @param day ISO date from which what is gone is called absent
 */
export async function compareWithStanding(
  tx: Tx,
  present: readonly ImportFileId[],
  day: string,
  tally: ImportTally,
): Promise<void> {
  const kinds = sql.raw(present.map((id) => kindOrder(id)).join(', '));
  await sql`
    INSERT INTO staged (feed, kind_order, kind, key, line, absent_since, content)
    SELECT coalesce(k.feed, r.feed), r.kind_order, r.kind, r.key, 0, r.absent_since, r.content
    FROM kept k JOIN record r ON r.kind_order = k.kind_order AND r.key = k.key AND r.op = 'put'
    ON CONFLICT DO NOTHING`.execute(tx);
  await sql`ANALYZE staged`.execute(tx);
  // Whole tables against each other: whatever the statistics of what was just written say, no row is looked up alone.
  await sql`SET LOCAL enable_nestloop = off`.execute(tx);
  await sql`
    CREATE TEMP TABLE change ON COMMIT DROP AS
    SELECT s.feed, s.kind_order, s.kind, s.key, 'put' AS op, s.absent_since, s.content, s.seq,
      CASE WHEN r.key IS NULL AND o.key IS NULL THEN 'added' ELSE 'changed' END AS what
    FROM staged s LEFT JOIN record r ON r.feed = s.feed AND r.kind_order = s.kind_order AND r.key = s.key
    LEFT JOIN (SELECT DISTINCT kind_order, key FROM record WHERE op = 'put') o
      ON o.kind_order = s.kind_order AND o.key = s.key
    WHERE r.key IS NULL OR r.op <> 'put' OR r.content <> s.content OR r.absent_since IS DISTINCT FROM s.absent_since
    UNION ALL
    SELECT r.feed, r.kind_order, r.kind, r.key, CASE WHEN s.key IS NULL THEN 'put' ELSE 'remove' END,
      CASE WHEN s.key IS NULL THEN ${day}::text END, r.content, r.position, CASE WHEN s.key IS NULL THEN 'absent' ELSE 'left' END
    FROM record r LEFT JOIN staged s ON s.kind_order = r.kind_order AND s.key = r.key
    WHERE r.op = 'put' AND r.kind_order IN (${kinds})
      AND ((s.key IS NULL AND r.absent_since IS NULL) OR (s.feed <> r.feed AND s.feed <> ${SHARED_FEED}))`.execute(
    tx,
  );
  // What everyone receives leaves no agency: a post reads everyone's feed first, and would then lose it.
  await sql`
    DELETE FROM record r USING staged s
    WHERE s.feed = ${SHARED_FEED} AND r.feed <> ${SHARED_FEED} AND r.kind_order = s.kind_order AND r.key = s.key`.execute(
    tx,
  );
  const { rows } = await sql<{
    kind: ImportFileId;
    what: 'added' | 'changed' | 'absent' | 'left';
    n: number;
  }>`
    SELECT kind, what, count(*) AS n FROM change GROUP BY kind, what`.execute(tx);
  const { rows: laid } = await sql<{ kind: ImportFileId; n: number }>`
    SELECT kind, count(*) AS n FROM staged WHERE line > 0 GROUP BY kind`.execute(tx);
  const moved = new Map<string, number>();
  for (const { kind, what, n } of rows) {
    if (what === 'left') continue;
    tally.count(kind, what, n);
    if (what !== 'absent') moved.set(kind, (moved.get(kind) ?? 0) + n);
  }
  for (const { kind, n } of laid) tally.count(kind, 'unchanged', Math.max(0, n - (moved.get(kind) ?? 0)));
}

/** Every feed this import may write in, locked in the order that all writers keep. */
export async function lockFeeds(tx: Tx): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM feed UNION SELECT DISTINCT feed FROM staged UNION SELECT DISTINCT feed FROM staged_entry`.execute(
    tx,
  );
  const others = rows.map(({ name }) => name).filter((name) => name !== SHARED_FEED && !isKioskFeed(name));
  for (const feed of [SHARED_FEED, ...others.toSorted()]) await takePositions(tx, feed, 0);
}

/** Accounts as the leases now say them. */
export async function writeAccounts(tx: Tx): Promise<void> {
  await sql`
    INSERT INTO account (key, feed, printed, holder, absent_since)
    SELECT s.key, s.feed, s.name, h.name, NULL FROM staged s
    LEFT JOIN (SELECT DISTINCT ON (account) account, name FROM staged
      WHERE kind = 'personnes' AND name IS NOT NULL ORDER BY account, seq) h ON h.account = s.key
    WHERE s.kind = 'baux' AND s.name IS NOT NULL
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, printed = excluded.printed, holder = excluded.holder,
      absent_since = NULL
    WHERE (account.feed, account.printed, account.absent_since, account.holder)
      IS DISTINCT FROM (excluded.feed, excluded.printed, NULL, excluded.holder)`.execute(tx);
  await sql`
    UPDATE account a SET absent_since = c.absent_since FROM change c
    WHERE c.kind = 'baux' AND c.what = 'absent' AND c.key = a.key`.execute(tx);
}

/** What posts did, told under the account it was done on. */
const FOLLOWING: readonly ChangeKind[] = [
  'encaissement',
  'annulation',
  'annonce-ordre',
  'inscription',
  'attestation',
  'demande',
  'dossier',
  'mandat',
];

/**
 * Entries, acts, tenant spaces, certificates, requests, changes of the file, mandates and papers on their way by mail of
 * a lease that is now another agency's: `remove` where they were, `put` where they are. Acts that a post sent while their
 * lease was moving are brought along too.
 */
export async function moveWhatFollows(tx: Tx): Promise<void> {
  await sql`
    CREATE TEMP TABLE entry_move ON COMMIT DROP AS
    SELECT e.piece, a.feed AS to_feed, e.feed AS from_feed, e.position IS NOT NULL AS shown
    FROM entry e JOIN account a ON a.key = e.account WHERE e.feed <> a.feed`.execute(tx);
  await sql`
    INSERT INTO change (feed, kind_order, kind, key, op, content, seq, what)
    SELECT m.from_feed, ${ENTRIES}, 'ecritures', m.piece, 'remove',
      json_build_object('piece', m.piece, 'reference', json_build_object('printed', a.printed, 'key', a.key))::text, 0, 'left'
    FROM entry_move m JOIN entry e ON e.piece = m.piece JOIN account a ON a.key = e.account
    WHERE m.shown AND m.to_feed <> ${SHARED_FEED}`.execute(tx);
  // It comes back where it once left: what said that it left no longer holds.
  await sql`
    DELETE FROM record r USING entry_move m
    WHERE m.to_feed IN (r.feed, ${SHARED_FEED}) AND r.kind_order = ${ENTRIES} AND r.key = m.piece AND m.shown`.execute(
    tx,
  );
  await sql`UPDATE match_proposal p SET feed = m.to_feed FROM entry_move m WHERE m.piece = p.piece`.execute(
    tx,
  );
  const acts = sql.raw(FOLLOWING.map((kind) => CHANGE_KINDS.indexOf(kind)).join(', '));
  await sql`
    CREATE TEMP TABLE act_move ON COMMIT DROP AS
    SELECT r.feed AS from_feed, a.feed AS to_feed, r.kind_order, r.kind, r.key, r.content
    FROM record r JOIN account a ON a.key = r.content::json ->> 'account'
    WHERE r.kind_order IN (${acts}) AND r.op = 'put' AND r.feed <> a.feed
      AND r.content::json ->> 'suspense' IS DISTINCT FROM 'true'
    UNION ALL
    -- Of a building and of no account: where the building is.
    SELECT r.feed, s.feed, r.kind_order, r.kind, r.key, r.content
    FROM record r JOIN staged s ON s.kind = 'residences' AND s.key = r.content::json ->> 'residence'
    WHERE r.kind = 'demande' AND r.op = 'put' AND r.feed <> s.feed AND r.content::json ->> 'account' IS NULL`.execute(
    tx,
  );
  await sql`
    INSERT INTO change (feed, kind_order, kind, key, op, content, seq, what)
    SELECT from_feed, kind_order, kind, key, 'remove', content, 0, 'left' FROM act_move WHERE to_feed <> ${SHARED_FEED}
    UNION ALL SELECT to_feed, kind_order, kind, key, 'put', content, 0, 'left' FROM act_move`.execute(tx);
  await sql`
    DELETE FROM record r USING act_move m
    WHERE m.to_feed = ${SHARED_FEED} AND r.feed <> ${SHARED_FEED} AND r.kind_order = m.kind_order AND r.key = m.key`.execute(
    tx,
  );
  for (const table of ['payment', 'reversal']) {
    await sql`UPDATE ${sql.table(table)} t SET feed = a.feed FROM account a
      WHERE a.key = t.account AND NOT t.suspense AND t.feed <> a.feed`.execute(tx);
  }
  const ofAccounts = ['tenant_space', 'tenant_consent', 'tenant_act', 'tenant_link', 'mail'];
  const ofFiles = ['dossier_change', 'mandate', 'mandate_event', 'document_mail'];
  for (const table of [...ofAccounts, 'certificate', 'request', ...ofFiles]) {
    await sql`UPDATE ${sql.table(table)} t SET feed = a.feed FROM account a
      WHERE a.key = t.account AND t.feed <> a.feed`.execute(tx);
  }
  await sql`UPDATE request q SET feed = s.feed FROM staged s
    WHERE s.kind = 'residences' AND s.key = q.residence AND q.account IS NULL AND q.feed <> s.feed`.execute(
    tx,
  );
  for (const owner of ['certificate', 'request']) {
    const [events, own] = [sql.table(`${owner}_event`), sql.table(owner)];
    await sql`UPDATE ${events} e SET feed = o.feed FROM ${own} o
      WHERE o.id = e.${sql.ref(owner)} AND e.feed <> o.feed`.execute(tx);
    await sql`UPDATE attached_file f SET feed = o.feed FROM ${own} o
      WHERE f.owner = ${owner} AND o.id = f.owner_id AND f.feed <> o.feed`.execute(tx);
  }
  await sql`UPDATE attached_file f SET feed = a.feed FROM account a
    WHERE f.owner IN ('dossier', 'mandate', 'document') AND a.key = f.account AND f.feed <> a.feed`.execute(
    tx,
  );
}

/** Gives every change its position and writes it: parents before what names them, in the order of the files. */
export async function writeChanges(tx: Tx): Promise<void> {
  const { rows } = await sql<{ feed: string; before: number; entries: number; after: number }>`
    SELECT feed, sum(before)::bigint AS before, sum(entries)::bigint AS entries, sum(after)::bigint AS after FROM (
      SELECT feed, count(*) FILTER (WHERE kind_order <= ${ENTRIES}) AS before, 0 AS entries,
        count(*) FILTER (WHERE kind_order > ${ENTRIES}) AS after FROM change GROUP BY feed
      UNION ALL SELECT feed, 0, count(*), 0 FROM staged_entry WHERE state <> 'proposed' GROUP BY feed
      UNION ALL SELECT to_feed, 0, count(*), 0 FROM entry_move WHERE shown GROUP BY to_feed) n GROUP BY feed`.execute(
    tx,
  );
  const starts: Record<string, unknown>[] = [];
  for (const { feed, before, entries, after } of rows) {
    const start = await takePositions(tx, feed, before + entries + after);
    starts.push({ feed, before: start, entries: start + before, after: start + before + entries });
  }
  const given = JSON.stringify(starts);
  const start = sql`json_to_recordset(${given}::json) AS b (feed text, before bigint, entries bigint, after bigint)`;
  await sql`
    INSERT INTO record (feed, kind_order, key, kind, position, op, absent_since, content)
    SELECT c.feed, c.kind_order, c.key, c.kind, (CASE WHEN c.late THEN b.after ELSE b.before END)
        + row_number() OVER (PARTITION BY c.feed, c.late ORDER BY c.kind_order, c.op DESC, c.seq, c.key) - 1,
      c.op, c.absent_since, c.content
    FROM (SELECT *, kind_order > ${ENTRIES} AS late FROM change) c JOIN ${start} ON b.feed = c.feed
    ON CONFLICT (feed, kind_order, key) DO UPDATE SET position = excluded.position, op = excluded.op,
      absent_since = excluded.absent_since, content = excluded.content`.execute(tx);
  await sql`
    INSERT INTO entry (feed, piece, account, entered_on, due_on, period, nature, label, debit_cents, credit_cents,
      id_guichet, confirms, state, position)
    SELECT s.feed, s.piece, s.account, s.entered_on, s.due_on, s.period, s.nature, s.label, s.debit_cents,
      s.credit_cents, s.id_guichet, s.confirms, s.state,
      CASE WHEN s.state <> 'proposed' THEN b.entries + row_number() OVER (
        PARTITION BY s.feed, s.state <> 'proposed' ORDER BY s.seq) - 1 END
    FROM staged_entry s LEFT JOIN ${start} ON b.feed = s.feed
    ORDER BY s.seq`.execute(tx);
  await sql`
    UPDATE entry e SET feed = m.to_feed, position = CASE WHEN m.shown THEN m.position END
    FROM (SELECT m.*, b.entries + coalesce(n.n, 0)
        + row_number() OVER (PARTITION BY m.to_feed, m.shown ORDER BY m.piece) - 1 AS position
      FROM entry_move m LEFT JOIN ${start} ON b.feed = m.to_feed
      LEFT JOIN (SELECT feed, count(*) AS n FROM staged_entry WHERE state <> 'proposed' GROUP BY feed) n
        ON n.feed = m.to_feed) m
    WHERE m.piece = e.piece`.execute(tx);
}
