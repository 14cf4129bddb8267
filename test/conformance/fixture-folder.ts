import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestCore, TEST_KEY } from '../support/open-test-core.ts';

/** A data folder as a settled post has it: a base with its landlord and three agents, and its key beside. */
export async function makeFixtureFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-conformance-'));
  mkdirSync(join(folder, 'cle'), { mode: 0o700 });
  writeFileSync(join(folder, 'cle', 'base.cle'), TEST_KEY, { mode: 0o600 });
  const settled = await openTestCore({ folder });
  await settled.close();
  return folder;
}

/** A page for the loopback door, which serves none without it. */
export function makeFixturePage(folder: string): string {
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(
    join(page, 'index.html'),
    '<!doctype html><html lang="fr"><head><meta property="csp-nonce" nonce="__NONCE__"><title>Guichet</title></head><body><p>Bonjour</p></body></html>',
  );
  writeFileSync(join(page, 'assets', 'page.js'), 'document.title = "Guichet ouvert";\n');
  writeFileSync(join(folder, 'secret.txt'), SECRET);
  return page;
}

/** Stands beside the page: no answer of the door may hold it. */
export const SECRET = 'MARQUEUR-HORS-DE-LA-PAGE';
