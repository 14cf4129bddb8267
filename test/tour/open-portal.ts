import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fixedResidence } from '../../src/core/demonstration/fixed-accounts.ts';
import { systemClock } from '../../src/core/host/system-clock.ts';
import { localDay } from '../../src/core/local-day.ts';
import type { TourLandlord } from '../../src/start/tour-options.ts';
import { ownDatabase } from '../support/own-database.ts';
import type { TestPostgres } from '../support/postgres.ts';
import type { PortalInTour } from './portal.ts';
import { PortalProgram } from './portal-program.ts';
import { PortalRows } from './portal-rows.ts';
import { Witness } from './portal-witness.ts';

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

export type TourPortal = PortalInTour & {
  readonly address: string;
  /** One-time code that joins this post. */
  readonly code: string;
  /** Stops it for good, and erases what it held. */
  end(): Promise<void>;
};

type DemonstrationFacts = {
  readonly landlord: TourLandlord;
  readonly accounts: number;
};

/** The landlord's portal, holding the same demonstration as the post, in a PostgreSQL where there is one. */
export async function openPortal(
  facts: DemonstrationFacts,
  postgres: TestPostgres | undefined,
): Promise<TourPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-tour-portal-'));
  const database = postgres === undefined ? undefined : await ownDatabase(postgres, 'tour');
  const program = new PortalProgram({
    place: database === undefined ? { folder: join(folder, 'base') } : { url: database.url },
    stateFolder: join(folder, 'marque'),
  });
  const erp = join(folder, 'erp');
  try {
    await writeErp(facts, erp);
    await program.command('import', erp, '--landlord', facts.landlord);
    const code = codeIn(await program.command(...enrolling(facts.landlord, 'Guichet 2', 'G2')));
    const seen =
      database === undefined ? await program.command(...enrolling(facts.landlord, 'Témoin', 'G9')) : '';
    await program.start();
    const held =
      database === undefined
        ? await Witness.join(() => program.address, facts.landlord, codeIn(seen))
        : new PortalRows(database.superUrl);
    return {
      address: program.address,
      code,
      start: () => program.start(),
      stop: () => program.stop(),
      payments: (account) => held.payments(account),
      announcements: (account) => held.announcements(account),
      acts: () => held.acts(),
      async end() {
        await program.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The agency is that of the landlord's fixed accounts. */
function enrolling(landlord: TourLandlord, post: string, till: string): string[] {
  const agency = fixedResidence(landlord, { postCode: '', town: '' }).agence ?? '';
  return ['enrol', '--agency', agency, '--post', post, '--till', till];
}

/** The same folder as the post makes its demonstration from, today. */
async function writeErp({ landlord, accounts }: DemonstrationFacts, out: string): Promise<void> {
  const day = localDay(systemClock);
  const asked = ['--landlord', landlord, '--accounts', String(accounts), '--seed', '1', '--today', day];
  await run(process.execPath, ['src/start/demo-data.ts', ...asked, '--out', out], { cwd: root });
}

/** "ABCDE-FGHJK" */
function codeIn(said: string): string {
  const code = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(said)?.[0];
  if (code === undefined) throw new Error(`Pas de code dans\u202f: ${said}`);
  return code;
}
