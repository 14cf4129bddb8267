import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { ROW_SCHEMAS } from '../../src/core/sync/apply/row-schemas.ts';
import { importErp } from '../../src/portal/erp/import-erp.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { isoDate } from '../../src/rules/dates.ts';
import { IMPORT_FILES, type ImportFileId } from '../../src/rules/import/files.ts';
import { parseProfile } from '../../src/rules/profile.ts';
import type { Change } from '../../src/rules/sync/protocol.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, NOW, positions, query } from './erp-support.ts';

const LANDLORDS = ['cite-jardins', 'neolia', 'cchartres', 'habitat-du-gard', 'auvergne-habitat'];

async function everything(portal: ErpPortal, agency: string): Promise<readonly Change[]> {
  const store = portalStore(portal.database);
  const all: Change[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await store.standing(
      agency,
      last === undefined ? null : { kind: last.kind, key: last.key },
      500,
    );
    all.push(...page);
    if (page.length < 500) return all;
  }
}

describe(`a landlord's demonstration (${POSTGRES_WORD})`, () => {
  it.each(LANDLORDS)(
    '%s: comes in whole, goes down as rows a post can read, and moves nothing the second time',
    async (landlord) => {
      const text = readFileSync(
        join(import.meta.dirname, `../../resources/landlords/${landlord}.json`),
        'utf8',
      );
      const parsed = parseProfile(JSON.parse(text));
      if (parsed.kind === 'invalid') throw new Error(landlord);
      const root = mkdtempSync(join(tmpdir(), 'guichet-demo-'));
      const folder = join(root, 'erp');
      const made = writeDemonstration(folder, {
        profile: parsed.profile,
        accounts: 60,
        months: 6,
        seed: 1,
        today: isoDate('2026-11-20'),
      });
      const portal = await erpPortal(landlord);
      try {
        const run = () => importErp(portal.database, { folder, landlord, dryRun: false, now: NOW });
        const report = await run();
        expect(report).toMatchObject({ applied: true, faults: [], moreFaults: 0 });
        expect(report.files.map(({ file, added }) => [file, added])).toEqual(
          Object.entries(made.rows).map(([file, rows]) => [`${file}.csv`, rows]),
        );
        const agencies = await query<{ feed: string }>(
          portal.database,
          "SELECT DISTINCT feed FROM account WHERE feed <> '*' ORDER BY feed",
        );
        const down = new Map<string, Change>();
        for (const { feed } of agencies.length === 0 ? [{ feed: 'none' }] : agencies) {
          for (const change of await everything(portal, feed))
            down.set(`${change.kind} ${change.key}`, change);
        }
        for (const { kind, op, absentSince, content } of down.values()) {
          expect([op, absentSince]).toEqual(['put', null]);
          const read = ROW_SCHEMAS[kind as ImportFileId].safeParse(content);
          if (!read.success) throw new Error(`${kind}: ${read.error.message}`);
        }
        const counts = new Map<string, number>();
        for (const { kind } of down.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        expect(IMPORT_FILES.map((id) => [id, counts.get(id) ?? 0])).toEqual(
          IMPORT_FILES.map((id) => [id, made.rows[id]]),
        );
        const before = await positions(portal.database);
        await run();
        expect(await positions(portal.database)).toEqual(before);
        expect(await query(portal.database, 'SELECT count(*)::int AS n FROM stored_file')).toEqual([
          { n: expect.any(Number) },
        ]);
      } finally {
        await portal.close();
        rmSync(root, { recursive: true });
      }
    },
  );
});
