import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { verifyTill } from '../../src/core/till/verify.ts';
import { addAccount, ordinaryMonth } from '../support/account-fixture.ts';
import { openTestCore } from '../support/open-test-core.ts';

const CHILD = fileURLToPath(new URL('./bulk-child.ts', import.meta.url));
const RUN = '01990000-0000-7000-a000-000000000001';
const ACCOUNTS = 160;

/** Lets a post print, kills it so long after its nth word of progress, and tells how it ended. */
async function print(
  folder: string,
  { resume, kill }: { readonly resume: boolean; readonly kill: { nth: number; ms: number } | null },
): Promise<{ readonly signal: string | null; readonly words: readonly string[] }> {
  const options = ['--folder', folder, '--run', RUN, ...(resume ? ['--resume'] : [])];
  const child = spawn(process.execPath, [CHILD, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const words: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    words.push(line);
    if (words.length === kill?.nth) setTimeout(() => child.kill('SIGKILL'), kill.ms);
  });
  const signal = await new Promise<string | null>((resolve) => child.once('close', (_, by) => resolve(by)));
  if (kill !== null && signal !== 'SIGKILL')
    throw new Error(`the post ended by itself:\n${complaints.join('')}`);
  return { signal, words };
}

test('killed while it prints a month, a post loses no paper and gives no number twice', {
  timeout: 240_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-bulk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const made = await openTestCore({ folder });
  for (let place = 0; place < ACCOUNTS; place += 1) {
    addAccount(made.db, {
      key: `K-${String(place).padStart(4, '0')}`,
      entries: ordinaryMonth('2026-10', '2026-10-31', '2026-11-10'),
    });
  }
  await made.close();

  // In the middle of a slice, between two, and while its file is drawn.
  let seen = 0;
  for (const [index, kill] of [
    { nth: 1, ms: 0 },
    { nth: 2, ms: 7 },
    { nth: 2, ms: 19 },
  ].entries()) {
    const { words } = await print(folder, { resume: index > 0, kill });
    seen = Math.max(seen, Number(words[0]));
  }
  const halfway = await openTestCore({ folder });
  const interrupted = halfway.db.prepare('SELECT state, papers, done FROM bulk_run').get();
  expect(interrupted).toMatchObject({ state: 'interrompue' });
  const before = (interrupted as { papers: number }).papers;
  // What was told was written; a run that the kills let finish, or that never began, shows nothing.
  expect(before).toBeGreaterThanOrEqual(seen);
  expect(before).toBeGreaterThan(0);
  await halfway.close();

  const { words } = await print(folder, { resume: true, kill: null });
  expect(words.at(-1)).toBe('terminee');

  const after = await openTestCore({ folder });
  onTestFinished(() => after.close());
  const column = (text: string) => after.db.prepare(text).pluck().all();
  const numbers = Array.from(
    { length: ACCOUNTS },
    (_, place) => `G2A-V-${String(place + 1).padStart(6, '0')}`,
  );
  expect(column('SELECT number FROM issued_paper ORDER BY number')).toEqual(numbers);
  expect(new Set(column('SELECT lease_id FROM issued_paper')).size).toBe(ACCOUNTS);
  expect(column('SELECT number FROM bulk_paper ORDER BY place')).toEqual(numbers);
  expect(column("SELECT count(*) FROM paper_copy WHERE means = 'bulk' AND copy = 0")).toEqual([ACCOUNTS]);
  const told = column("SELECT payload FROM command WHERE type = 'documents.batch' ORDER BY seq").flatMap(
    (payload) => (JSON.parse(String(payload)) as { items: { number: string }[] }).items,
  );
  expect(told.map(({ number }) => number)).toEqual(numbers);
  expect(column('SELECT papers FROM bulk_part')).toEqual([ACCOUNTS]);
  expect(verifyTill(after.db, 'G2').kind).toBe('intact');
});
