import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDemonstration } from '../src/core/demonstration/write.ts';
import { readProfileFile } from '../src/core/landlords/resources.ts';
import { readFolder } from '../src/exchange/read-folder.ts';
import { isoDate } from '../src/rules/dates.ts';
import type { ImportedRow } from '../src/rules/import/files.ts';
import type { LandlordProfile } from '../src/rules/profile.ts';
import type { ReferenceRule } from '../src/rules/references/references.ts';
import { RESOURCES } from '../test/support/test-ports.ts';

export const SYNC_LANDLORD = 'cchartres';
const TODAY = isoDate('2026-11-17');
const SEED = 20_261_122;

export function benchProfile(): LandlordProfile {
  const file = readProfileFile(RESOURCES, SYNC_LANDLORD);
  if (file.kind === 'unusable') throw new Error(file.sentence);
  return file.profile;
}

/** An ERP's folder of one agency: so many accounts, a month of entries each. Answers the agency's code. */
export function writeSyncFolder(folder: string, accounts: number): string {
  rmSync(folder, { recursive: true, force: true });
  writeDemonstration(folder, { profile: benchProfile(), accounts, seed: SEED, months: 1, today: TODAY });
  const agency = onlyFirstAgency(join(folder, 'agences.csv'));
  everyResidenceIn(join(folder, 'residences.csv'), agency);
  return agency;
}

/** As many new entries at the end of the ledger, each on an account of its own. */
export function addEntries(folder: string, count: number): void {
  const file = join(folder, 'ecritures.csv');
  const [header = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/);
  const columns = header.replace(/^\uFEFF/, '').split(';');
  const at = (name: string) => columns.indexOf(name);
  const seen = new Set<string>();
  const added: string[] = [];
  for (const line of lines) {
    const cells = line.split(';');
    const reference = cells[at('reference')] ?? '';
    if (reference === '' || seen.has(reference) || line.includes('"')) continue;
    seen.add(reference);
    cells[at('piece')] = `D${String(added.length).padStart(7, '0')}`;
    added.push(cells.join(';'));
    if (added.length === count) break;
  }
  if (added.length < count) throw new Error('too few accounts for the delta');
  appendFileSync(file, `${added.join('\r\n')}\r\n`);
}

/** Every row that the portal sends down, as the peer's documents. */
export function* documentsOf(
  folder: string,
  rule: ReferenceRule,
): Generator<ImportedRow & { readonly _id: string }, void> {
  let n = 0;
  for (const row of readFolder(folder, { referenceRule: rule }).rows()) {
    n += 1;
    yield { _id: `${row.file}:${String(n).padStart(9, '0')}`, ...row };
  }
}

function onlyFirstAgency(file: string): string {
  const [header = '', first = ''] = readFileSync(file, 'utf8').split(/\r?\n/);
  writeFileSync(file, `${header}\r\n${first}\r\n`);
  const code =
    first.split(';')[
      header
        .replace(/^\uFEFF/, '')
        .split(';')
        .indexOf('code')
    ];
  if (code === undefined || code === '') throw new Error('the demonstration has no agency');
  return code;
}

function everyResidenceIn(file: string, agency: string): void {
  const [header = '', ...lines] = readFileSync(file, 'utf8').split(/\r?\n/);
  const at = header
    .replace(/^\uFEFF/, '')
    .split(';')
    .indexOf('agence');
  const moved = lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(';');
      cells[at] = agency;
      return cells.join(';');
    });
  writeFileSync(file, `${[header, ...moved].join('\r\n')}\r\n`);
}
