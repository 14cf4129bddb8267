import { randomBytes, randomInt } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { makeVerifier } from '../../rules/kiosk/verifier.ts';
import type { LandlordProfile } from '../../rules/profile.ts';
import { openConnection, type WritableDb } from '../database/connection.ts';
import { readMeta, requireMeta, writeMeta } from '../database/meta.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/migrations.ts';
import {
  FILES_FOLDER,
  type FileStore,
  openFileStore,
  readStoredFile,
  storeFile,
} from '../documents/file-store.ts';
import { runImportWorker } from '../import/run-worker.ts';
import { CREATION_STEP } from '../import/steps.ts';
import type { DemonstrationJob } from '../import/worker-messages.ts';
import { derive } from '../kiosk/derive.ts';
import { type KioskPicture, readKioskDirectory, readKioskPictures } from '../kiosk/picture-of-base.ts';
import { putAccount, putDirectory, putDocument } from '../kiosk/store.ts';
import { localDay } from '../local-day.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { currentBuilding, endBuilding, tellBuilding } from './building.ts';
import { DEMONSTRATION_AGENTS } from './demonstration-agents.ts';
import { profileForNewBase } from './owner.ts';
import { overallProgress } from './progress.ts';

export type KioskDemonstrationWanted = {
  readonly landlordId: string;
  /** 300 without it: each person of an account costs two slow hashes. */
  readonly accounts?: number | undefined;
  /** The staff's code that ends the kiosk; six digits at random without it. */
  readonly exitCode?: string | undefined;
};

const ACCOUNTS = 300;
const MONTHS = 24;
const BUSY = 'La base de démonstration se prépare\u202f: attendez un instant.';
const PICTURE_STEP = 'Ce que la borne en garde';
/** The counter's base from which the pictures are taken: inside the data folder, under a key that nothing keeps. */
const DRAFT = 'borne-en-cours';

/**
 * Makes a kiosk's demonstration base: a counter's is made aside, what a kiosk may hold is read from it, and the rest is
 * erased. Whole or not at all.
 * @returns the exit code, told once
 * @throws Refusal when the base belongs to a landlord, one is being made, or the profile cannot be used
 */
export async function startKioskDemonstration(
  core: CoreServices,
  { landlordId, accounts = ACCOUNTS, exitCode = sixDigits() }: KioskDemonstrationWanted,
): Promise<{ readonly exitCode: string }> {
  if (currentBuilding(core) !== undefined) throw new Refusal('SET-002', BUSY);
  const { text, profile } = profileForNewBase(core, landlordId);
  const tell = (step: string, done: number) => tellBuilding(core, { landlordId, step, done, total: 100 });
  tell(CREATION_STEP, 0);
  const draft = new DraftBase(core);
  try {
    // Half of the work, as measured; the hashes are the other.
    await draft.make(text, accounts, (step, done, total) =>
      tell(step, Math.floor(overallProgress(step, done, total) / 2)),
    );
    const own = await draft.read(profile, (done) => tell(PICTURE_STEP, 50 + done));
    give(core, { landlordId, text, accounts, exitCode, ...own });
  } finally {
    draft.erase();
    endBuilding(core);
    core.events.changed(['setup', 'session', 'landlord', 'accounts']);
  }
  return { exitCode };
}

/** Also at start: a stop in the middle may have left it. */
export function removeKioskDraft(data: string): void {
  rmSync(join(data, DRAFT), { recursive: true, force: true });
}

/** Gives a demonstration's kiosk another exit code. */
export function writeExitCode(db: WritableDb, code: string): void {
  writeMeta(db, 'kiosk-exit', makeVerifier('sortie', code, randomBytes(16).toString('hex'), derive));
}

type Own = {
  readonly pictures: readonly KioskPicture[];
  readonly directory: ReturnType<typeof readKioskDirectory>;
  readonly agency: string;
  readonly asOf: string;
};

/** A counter's demonstration base that nobody opens. */
class DraftBase {
  readonly #core: CoreServices;
  readonly #folder: string;
  readonly #key = randomBytes(32);

  constructor(core: CoreServices) {
    this.#core = core;
    this.#folder = join(core.ports.directories.data, DRAFT);
  }

  async make(
    profile: string,
    accounts: number,
    onProgress: (step: string, done: number, total: number) => void,
  ): Promise<void> {
    const { clock, directories, ids, workers } = this.#core.ports;
    this.erase();
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const db = openConnection(this.#file, this.#key, { create: true });
    migrate(db, migrations, () => {});
    db.close();
    const now = clock.now();
    const job: DemonstrationJob = {
      kind: 'demonstration',
      profile,
      accounts,
      months: MONTHS,
      draftFolder: join(this.#folder, 'fichiers-erp'),
      agentIds: DEMONSTRATION_AGENTS.map(() => ids.next()),
      agency: 'Agence Centre',
      post: 'Guichet 2',
      till: 'G2',
    };
    mkdirSync(directories.data, { recursive: true });
    const stop = new AbortController();
    const leave = async () => stop.abort();
    this.#core.closing.add(leave);
    try {
      await runImportWorker(
        workers.import,
        {
          file: this.#file,
          key: this.#key,
          filesFolder: this.#filesFolder,
          day: localDay(clock, now),
          at: new Date(now).toISOString(),
          job,
        },
        onProgress,
        stop.signal,
      );
    } finally {
      this.#core.closing.delete(leave);
    }
  }

  /** @param onProgress in halves of a hundred: 0 to 50 */
  async read(profile: LandlordProfile, onProgress: (done: number) => void): Promise<Own> {
    const { base, ports } = this.#core;
    const db = openConnection(this.#file, this.#key, { create: false });
    try {
      const total = Number(db.prepare('SELECT count(*) FROM lease').pluck().get());
      const from = openFileStore(this.#filesFolder, this.#key);
      const to = openFileStore(join(ports.directories.data, FILES_FOLDER), base.key);
      const copied = new Set<string>();
      const pictures: KioskPicture[] = [];
      for (const picture of readKioskPictures(
        db,
        profile,
        localDay(ports.clock, ports.clock.now()),
        ports.ids,
      )) {
        for (const { sha256 } of picture.documents) copyOnce(from, to, sha256, copied);
        pictures.push(picture);
        onProgress(Math.floor((pictures.length / total) * 49));
        // The kiosk's page is answered meanwhile.
        await setImmediate();
      }
      return {
        pictures,
        directory: readKioskDirectory(db),
        agency: requireMeta(db, 'agency'),
        asOf: readMeta(db, 'as-of') ?? new Date(ports.clock.now()).toISOString(),
      };
    } finally {
      db.close();
    }
  }

  erase(): void {
    removeKioskDraft(this.#core.ports.directories.data);
  }

  get #file(): string {
    return join(this.#folder, 'guichet.db');
  }

  get #filesFolder(): string {
    return join(this.#folder, FILES_FOLDER);
  }
}

function copyOnce(from: FileStore, to: FileStore, sha256: string, copied: Set<string>): void {
  if (copied.has(sha256)) return;
  copied.add(sha256);
  storeFile(to, readStoredFile(from, sha256));
}

type Given = Own & {
  readonly landlordId: string;
  readonly text: string;
  readonly accounts: number;
  readonly exitCode: string;
};

function give(core: CoreServices, given: Given): void {
  const { landlordId, text, accounts, exitCode, pictures, directory, agency, asOf } = given;
  const db = core.base.writable();
  const heardAt = new Date(core.ports.clock.now()).toISOString();
  db.transaction(() => {
    // Making it took time: someone else may have been faster.
    profileForNewBase(core, landlordId);
    for (const { account, documents } of pictures) {
      putAccount(db, account, heardAt);
      for (const document of documents) putDocument(db, document, heardAt);
    }
    putDirectory(db, directory);
    writeMeta(db, 'station', 'borne');
    writeMeta(db, 'landlord', landlordId);
    writeMeta(db, 'profile', text);
    writeMeta(db, 'demonstration', 'yes');
    writeMeta(db, 'demonstration-accounts', String(accounts));
    writeMeta(db, 'agency', agency);
    writeMeta(db, 'post', 'Borne du hall');
    writeMeta(db, 'till', 'B1');
    writeMeta(db, 'as-of', asOf);
    writeMeta(db, 'kiosk-terminal', 'simule');
    writeMeta(db, 'kiosk-pixels-per-mm', '4');
    writeExitCode(db, exitCode);
  }).immediate();
  core.base.written();
}

function sixDigits(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
