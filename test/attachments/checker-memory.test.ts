import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const MEASURE = fileURLToPath(new URL('./measure-checker.ts', import.meta.url));
/** Half of what the bombs come to. */
const BOUND_MIB = 500;

test('the files that ask most leave the process within its bounds, and are answered for each', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [MEASURE]);
  const { grown, answers } = JSON.parse(stdout) as { grown: number; answers: string[] };
  expect(answers).toEqual([
    'simple.pdf pdf',
    'cent-megapixels.png FIC-PIXELS',
    'quarante-neuf.png png',
    'bombe.pdf FIC-LONG',
    'objets.pdf FIC-LONG',
    'photo.jpg jpeg',
    'dense.pdf pdf',
    'noms.pdf pdf',
  ]);
  expect(grown).toBeLessThan(BOUND_MIB);
  // It was measured: a picture of forty-nine million points cannot be drawn in nothing.
  expect(grown).toBeGreaterThan(20);
});
