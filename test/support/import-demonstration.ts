import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemonstration } from '../../src/core/demonstration/write.ts';
import { FILES_FOLDER, openFileStore } from '../../src/core/documents/file-store.ts';
import { applyFolder } from '../../src/core/import/apply.ts';
import { currentProfile, referenceRuleOf } from '../../src/core/landlords/current-profile.ts';
import type { Core } from '../../src/core/open-core.ts';
import { isoDate } from '../../src/rules/dates.ts';

/** Imports the demonstration of the base's landlord through the real import, in this thread. @param day ISO date */
export function importDemonstration(core: Core, day: string, accounts: number): void {
  const { base, ports } = core.services;
  const profile = currentProfile(base.readable());
  const folder = mkdtempSync(join(tmpdir(), 'guichet-demonstration-'));
  try {
    writeDemonstration(join(folder, 'erp'), { profile, accounts, seed: 1, today: isoDate(day) });
    const report = applyFolder(base.writable(), {
      folder: join(folder, 'erp'),
      referenceRule: referenceRuleOf(profile),
      dryRun: false,
      day,
      at: new Date(ports.clock.now()).toISOString(),
      files: openFileStore(join(ports.directories.data, FILES_FOLDER), base.key),
      onProgress: () => {},
    });
    const fault = report.faults[0];
    if (fault !== undefined) throw new Error(`${fault.file}, line ${fault.line}: ${fault.reason}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
