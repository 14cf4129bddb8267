import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GUIDES } from '../../test/parity/guides/guides.ts';
import { findPostgres } from '../../test/support/postgres.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { type ParityReport, parityTable } from './parity-table.ts';
import { root, runNode } from './run-step.ts';

/**
 * `npm run parity [-- landlord…]`: every line of the landlords' guides done at the counter, and absent under a profile
 * without it; then the table. Exit code 1 on a hole.
 */
export async function walkParity(asked: readonly string[]): Promise<number> {
  const guides = GUIDES.filter(({ landlord }) => asked.length === 0 || asked.includes(landlord));
  if (guides.length === 0) {
    console.error(`Bailleurs\u202f: ${GUIDES.map(({ landlord }) => landlord).join(', ')}.`);
    return 1;
  }
  if (findPostgres() === undefined) {
    console.error(
      'PostgreSQL 15 ou plus récent est absent\u202f: la parité se lit dans la base du portail. Installez-le, puis recommencez.',
    );
    return 1;
  }
  const browser = await ensureBrowser();
  if (browser === undefined || (await runNode('src/start/build.ts', [])) !== 0) return 1;
  const report = join(root, 'out/test/parity.json');
  rmSync(report, { force: true });
  mkdirSync(join(root, 'out/test'), { recursive: true });
  await runNode(
    'node_modules/@playwright/test/cli.js',
    [
      'test',
      '--project=parity',
      '--reporter=list,json',
      ...guides.map(({ landlord }) => `test/parity/${landlord}.spec.ts`),
    ],
    // Whatever is left out where time is short, parity is whole when it is asked for by name.
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report, GUICHET_BROWSER: browser, GUICHET_TEST_LENGTH: '' },
  );
  const { lines, holes } = parityTable(guides, JSON.parse(readFileSync(report, 'utf8')) as ParityReport);
  for (const line of lines) console.log(line);
  const rows = guides.reduce((sum, guide) => sum + guide.lines.length, 0);
  console.log(
    holes === 0
      ? `\nParité complète\u202f: ${rows} lignes.`
      : `\nParité incomplète\u202f: ${holes} trous sur ${rows} lignes.`,
  );
  return holes === 0 ? 0 : 1;
}
