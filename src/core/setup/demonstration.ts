import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FILES_FOLDER } from '../documents/file-store.ts';
import { runImportWorker } from '../import/run-worker.ts';
import { CREATION_STEP } from '../import/steps.ts';
import type { DemonstrationJob } from '../import/worker-messages.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { currentBuilding, endBuilding, tellBuilding } from './building.ts';
import { DEMONSTRATION_AGENTS } from './demonstration-agents.ts';
import { profileForNewBase } from './owner.ts';
import { overallProgress } from './progress.ts';

export type DemonstrationWanted = {
  readonly landlordId: string;
  /** 5 000 without it. */
  readonly accounts?: number | undefined;
};

const ACCOUNTS = 5_000;
const MONTHS = 24;
const BUSY = 'La base de démonstration se prépare\u202f: attendez un instant.';

/**
 * Makes the demonstration base of a landlord, whole or not at all: a stop in the middle leaves a base that belongs
 * to nobody, and the next start makes it again.
 * @throws Refusal when the base belongs to a landlord, one is being made, or the profile cannot be used
 */
export async function startDemonstration(
  core: CoreServices,
  { landlordId, accounts = ACCOUNTS }: DemonstrationWanted,
): Promise<{ accounts: number }> {
  if (currentBuilding(core) !== undefined) throw new Refusal('SET-002', BUSY);
  const { text: profile } = profileForNewBase(core, landlordId);
  const tell = (step: string, done: number) => tellBuilding(core, { landlordId, step, done, total: 100 });
  tell(CREATION_STEP, 0);
  try {
    await core.base.lend(BUSY, async ({ file, key, signal }) => {
      const { clock, directories, ids, workers } = core.ports;
      const now = clock.now();
      const draftFolder = draftFolderOf(directories.data);
      const job: DemonstrationJob = {
        kind: 'demonstration',
        profile,
        accounts,
        months: MONTHS,
        draftFolder,
        agentIds: DEMONSTRATION_AGENTS.map(() => ids.next()),
        agency: 'Agence Centre',
        post: 'Guichet 2',
        till: 'G2',
      };
      const order = {
        file,
        key,
        filesFolder: join(directories.data, FILES_FOLDER),
        day: localDay(clock, now),
        at: new Date(now).toISOString(),
        job,
      };
      try {
        await runImportWorker(
          workers.import,
          order,
          (step, done, total) => tell(step, overallProgress(step, done, total)),
          signal,
        );
      } finally {
        removeDraft(directories.data);
      }
    });
  } finally {
    endBuilding(core);
    core.events.changed(['setup', 'session', 'landlord', 'accounts']);
  }
  return { accounts };
}

/** Inside the data folder: that disk is known to have room, and nothing of it goes elsewhere. */
function draftFolderOf(data: string): string {
  return join(data, 'demonstration-en-cours');
}

/** Also at start: a stop in the middle may have left it. */
export function removeDraft(data: string): void {
  rmSync(draftFolderOf(data), { recursive: true, force: true });
}
