import { sql } from 'kysely';
import type { ImportReport } from '../../contract/import.ts';
import { readFolder } from '../../exchange/read-folder.ts';
import { READING_STEPS } from '../../exchange/reading-steps.ts';
import { fileNameOf, IMPORT_FILES, type ImportFileId } from '../../rules/import/files.ts';
import type { ReferenceRule } from '../../rules/references/references.ts';
import { notifyImport } from '../mail/notify/notify-import.ts';
import type { PortalDatabase } from '../store/database.ts';
import { readPortalMeta } from '../store/meta.ts';
import { asLandlord } from '../store/scope.ts';
import { refreshStatistics } from '../store/statistics.ts';
import { ErpFault } from './erp-fault.ts';
import {
  compareWithStanding,
  lockFeeds,
  moveWhatFollows,
  writeAccounts,
  writeChanges,
} from './feed-changes.ts';
import { createImportTally } from './import-report.ts';
import { landlordDay } from './landlord-day.ts';
import { referenceRule } from './landlord-rule.ts';
import { meetActs, settleMet } from './meet-acts.ts';
import { createLostRows, readIntoStaging } from './read-into-staging.ts';
import { meetPlaced, openAndClose, settleNewEntries, settleNowNaming } from './settle-import.ts';
import { createStaging, type Tx } from './staging.ts';
import { placeKnown } from './suspense.ts';

export type ImportErpOptions = {
  /** The ERP's folder. */
  readonly folder: string;
  /** Id of the landlord it belongs to: that of this database. */
  readonly landlord: string;
  /** Does everything, reports, and leaves the database as it was. */
  readonly dryRun: boolean;
  /** Instant of the import, milliseconds. */
  readonly now: number;
};

export type OnImportProgress = (step: string, done: number, total: number) => void;

/** One import, one export, one hand on the ERP's facts at a time, whichever instance it comes from. */
const ERP_LOCK = 7202611021;

/**
 * Brings the portal to what the ERP's folder says: ONE transaction for the whole set, or nothing (import-format.md). The
 * rules are those by which a device applies the same folder.
 * @throws ErpFault for another landlord's folder or an unknown landlord
 */
export async function importErp(
  database: PortalDatabase,
  options: ImportErpOptions,
  onProgress: OnImportProgress = () => {},
): Promise<ImportReport> {
  const rule = referenceRule(options.landlord);
  await requireLandlord(database, options.landlord);
  for (let tries = 0; ; tries += 1) {
    try {
      return await importOnce(database, rule, options, onProgress);
    } catch (error) {
      if (error instanceof DryRunEnd) return error.report;
      // A post and the import waited for each other, and PostgreSQL gave this one up: nothing of it is left.
      if (tries >= RETRIES || !(error instanceof Error && 'code' in error && error.code === '40P01'))
        throw error;
    }
  }
}

const RETRIES = 3;

async function importOnce(
  database: PortalDatabase,
  rule: ReferenceRule,
  { folder, dryRun, now }: ImportErpOptions,
  onProgress: OnImportProgress,
): Promise<ImportReport> {
  const tally = createImportTally();
  const lost = createLostRows();
  let current: ImportFileId = 'agences';
  const reading = readFolder(folder, {
    referenceRule: rule,
    onProgress: (done, total) => onProgress(READING_STEPS[current], done, total),
    onLost: lost.push,
  });
  const at = new Date(now);
  if (reading.refused !== null) {
    const report = tally.result(reading.report(), { applied: false, dryRun });
    if (!dryRun) await asLandlord(database, (tx) => keepReport(tx, at, report));
    return report;
  }
  return asLandlord(database, async (tx) => {
    await lockErp(tx);
    await createStaging(tx);
    const onFile = (file: ImportFileId): void => {
      current = file;
    };
    const lay = { folder, dryRun, tally, onFile };
    const nowNaming = await readIntoStaging(tx, reading, lost, lay);
    onProgress(COMPARING, 0, 0);
    const files = reading.report().files.map(({ file }) => file);
    const present = IMPORT_FILES.filter((id) => id !== 'ecritures' && files.includes(fileNameOf(id)));
    await compareWithStanding(tx, present, landlordDay(now), tally);
    onProgress(WRITING, 0, 0);
    await lockFeeds(tx);
    await writeAccounts(tx);
    await moveWhatFollows(tx);
    const placed = await placeKnown(tx);
    const settled = await settleNewEntries(tx, tally);
    tally.count('ecritures', 'added', await countStaged(tx));
    const today = landlordDay(now);
    const met = await meetActs(tx);
    await notifyImport(tx, { at, today, met: met.keys });
    await writeChanges(tx);
    await sql`SET LOCAL enable_nestloop = on`.execute(tx);
    await refreshStatistics(tx);
    await settleMet(tx, met, { at, today });
    await openAndClose(tx, settled, at);
    await settleNowNaming(tx, nowNaming, tally, at);
    await meetPlaced(tx, placed, at);
    const report = tally.result(reading.report(), { applied: !dryRun, dryRun });
    if (dryRun) throw new DryRunEnd(report);
    await keepReport(tx, at, report);
    return report;
  });
}

/** Leaves the transaction of a dry run so that nothing of it stays. */
class DryRunEnd extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('end of a dry run');
    this.report = report;
  }
}

/** Waits for whoever else works on the ERP's facts; given back at the end of the transaction. */
export async function lockErp(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${ERP_LOCK})`.execute(tx);
}

/** @throws ErpFault when this database serves another landlord, or none yet */
export async function requireLandlord({ db }: PortalDatabase, landlord: string): Promise<void> {
  const own = await readPortalMeta(db, 'landlord');
  if (own !== landlord) throw new ErpFault(`Ce portail n'est pas celui de «\u202f${landlord}\u202f».`);
}

async function keepReport(tx: Tx, at: Date, report: ImportReport): Promise<void> {
  await tx
    .insertInto('import_run')
    .values({ ran_at: at, report: JSON.stringify(report) })
    .execute();
}

async function countStaged(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM staged_entry`.execute(tx);
  return rows[0]?.n ?? 0;
}

const COMPARING = 'Comparaison avec les données du portail';
const WRITING = 'Écriture des changements';
