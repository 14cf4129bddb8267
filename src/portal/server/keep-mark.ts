import { sql } from 'kysely';
import type { PortalDatabase } from '../store/database.ts';
import { ensureEpoch, rotateEpoch } from '../store/meta.ts';
import { asLandlord } from '../store/scope.ts';
import { isBehind, type Mark, type Standing } from './epoch.ts';
import { readMark, writeMark } from './mark-file.ts';

/** Key of portal_meta: the epochs this database has left, JSON. */
const PAST = 'past-epochs';

export type MarkKeeper = {
  /**
   * Writes the mark as things stand now. Awaited before the answer to a push leaves: a database that takes over a second
   * behind would otherwise be taken for whole, and what the posts believe sent would be missing. Writes asked for while
   * one is under way are one.
   */
  write(): Promise<void>;
  /** The last one is on the disk. */
  close(): Promise<void>;
};

export type MarkOptions = {
  readonly database: PortalDatabase;
  readonly landlord: string;
  /** Outside the database: whoever puts the database back must not put this back with it. */
  readonly folder: string;
  readonly onFault: (error: unknown) => void;
  /** The database was put back in time under a running portal, and another epoch has begun. */
  readonly onNewEpoch: () => void;
};

/**
 * Compares the database with the mark, and begins another epoch if it went back in time.
 * @returns whether it did
 */
export async function beginEpochIfBehind(database: PortalDatabase, mark: Mark | undefined): Promise<boolean> {
  await ensureEpoch(database.db);
  return asLandlord(database, async (tx) => {
    // Two instances that start at once compare one after the other.
    await tx.selectFrom('portal_meta').selectAll().where('key', '=', 'epoch').forUpdate().execute();
    const standing = await standingOf(tx);
    if (!isBehind(standing, mark)) return false;
    await rotateEpoch(tx);
    await rememberPast(tx, [...standing.past, standing.epoch]);
    return true;
  });
}

type Tx = Parameters<Parameters<typeof asLandlord>[1]>[0];

async function standingOf(tx: Tx): Promise<Standing> {
  const meta = await tx.selectFrom('portal_meta').selectAll().where('key', 'in', ['epoch', PAST]).execute();
  const metaOf = (key: string) => meta.find((row) => row.key === key)?.value;
  const past = JSON.parse(metaOf(PAST) ?? '[]') as string[];
  const { received } = await tx
    .selectFrom('command')
    .select(sql<number>`coalesce(max(received_no), 0)::bigint`.as('received'))
    .executeTakeFirstOrThrow();
  return { past, epoch: metaOf('epoch') ?? '', received };
}

async function rememberPast(tx: Tx, past: readonly string[]): Promise<void> {
  const value = JSON.stringify(past);
  await tx
    .insertInto('portal_meta')
    .values({ key: PAST, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
}

/** The mark as it was left, undefined before the first. */
export function lastMark(folder: string, landlord: string): Mark | undefined {
  const mark = readMark(folder);
  // Another landlord's folder says nothing of this database.
  return mark?.landlord === landlord ? mark : undefined;
}

export function keepMark({ database, landlord, folder, onFault, onNewEpoch }: MarkOptions): MarkKeeper {
  let writing: Promise<void> = Promise.resolve();
  /** Asked for and not begun: it will see what was written until it begins. */
  let queued: Promise<void> | undefined;

  async function writeNow(): Promise<void> {
    // Before it is overwritten: it alone shows that the database was put back.
    if (await beginEpochIfBehind(database, lastMark(folder, landlord))) onNewEpoch();
    const { epoch, received } = await asLandlord(database, standingOf);
    await writeMark(folder, { landlord, epoch, received });
  }

  function write(): Promise<void> {
    queued ??= writing
      .then(() => {
        queued = undefined;
        return writeNow();
      })
      .catch(onFault);
    writing = queued;
    return writing;
  }

  return {
    write,
    close: write,
  };
}
