import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createRouterClient } from '@orpc/server';
import PDFDocument from 'pdfkit';
import { bulkRunner } from '../src/core/documents/bulk/runner.ts';
import { drawPaper } from '../src/core/documents/render/pdf.ts';
import { systemClock, systemIds } from '../src/core/host/system-clock.ts';
import { openCore } from '../src/core/open-core.ts';
import type { CoreServices } from '../src/core/procedures/procedures.ts';
import { PortSession } from '../src/core/procedures/session.ts';
import { agentView, findAgent } from '../src/core/staff/agents.ts';
import { addAccount, type FixtureEntry, ordinaryMonth } from '../test/support/account-fixture.ts';
import { openTestCore, type TestClient } from '../test/support/open-test-core.ts';
import { TEST_AGENTS } from '../test/support/test-agents.ts';
import { capturingLog, testPorts } from '../test/support/test-ports.ts';
import { type Word, wordsOfPages } from './receipt.ts';
import { type Times, timesOf } from './stats.ts';

export type BulkTimes = {
  readonly papers: number;
  /** The whole run as a clerk starts it: numbered, frozen, chained, drawn and kept. */
  readonly runMs: number;
  /** pdfkit alone putting each quittance's own words at their places, in one file, each font opened once. */
  readonly pdfkitMs: number;
  /** Round trip of a keystroke (`drafts.save`) while the run goes on. */
  readonly keystroke: Times;
  /** A relevé of so many rows drawn from its facts. */
  readonly statements: readonly { readonly rows: number; readonly ms: number }[];
};

type Words = readonly Word[];

const MONTH = '2026-09';
const PAID: FixtureEntry = {
  period: MONTH,
  on: '2026-10-09',
  nature: 'paiement_prelevement',
  label: 'Prélèvement',
  cents: -29_534,
};
const STATEMENT = 'RELEVE';

/** A month's quittances printed together, what pdfkit makes of their words, and long relevés. */
export async function measureBulk(papers: number, rows: readonly number[]): Promise<BulkTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-bulk-'));
  try {
    const facts = await fill(folder, papers, rows);
    const { runMs, keystroke, words } = await run(folder, papers);
    // Fonts and code loaded once, as they are in the core's drawing thread.
    await drawPages(words.slice(0, 5));
    const pdfkitMs = await timedAsync(() => drawPages(words));
    const statements: { rows: number; ms: number }[] = [];
    for (const [index, one] of facts.entries())
      statements.push({ rows: rows[index] ?? 0, ms: await timedAsync(() => drawPaper(one)) });
    return { papers, runMs, pdfkitMs, keystroke, statements };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Accounts wholly paid, and one with as many rows as the longest relevé; answers the facts of the relevés. */
async function fill(folder: string, papers: number, rows: readonly number[]): Promise<unknown[]> {
  const core = await openTestCore({ folder });
  try {
    core.db.transaction(() => {
      for (let place = 0; place < papers; place += 1) {
        addAccount(core.db, {
          key: `Q-${String(place).padStart(6, '0')}`,
          entries: [...ordinaryMonth(MONTH, '2026-09-30', '2026-10-10'), PAID],
        });
      }
      addAccount(core.db, { key: STATEMENT, entries: longLedger(Math.max(...rows)) });
    })();
    const agent = core.client('agent');
    const facts: unknown[] = [];
    for (const count of rows) {
      const to = dayOf(count - 1);
      const { number } = await agent.documents.statement({
        ...{ commandId: systemIds.next(), account: STATEMENT, from: dayOf(0), to },
      });
      const text = core.db.prepare('SELECT facts FROM issued_paper WHERE number = ?').pluck().get(number);
      const read = JSON.parse(String(text)) as { lines: unknown[] };
      if (read.lines.length !== count) throw new Error(`a relevé of ${read.lines.length} rows, not ${count}`);
      facts.push(read);
    }
    return facts;
  } finally {
    await core.close();
  }
}

const ROWS_A_DAY = 4;

function dayOf(row: number): string {
  return new Date(Date.UTC(2012, 0, 1) + Math.floor(row / ROWS_A_DAY) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

function longLedger(rows: number): FixtureEntry[] {
  return Array.from({ length: rows }, (_, row) => ({
    period: null,
    on: dayOf(row),
    nature: row % 2 === 0 ? 'frais' : 'paiement_virement',
    label: row % 2 === 0 ? 'Frais divers' : `Virement reçu n° ${row}`,
    cents: row % 2 === 0 ? 1_234 : -1_234,
  }));
}

/** The run through the core that a post opens, with a clerk who types meanwhile. */
async function run(
  folder: string,
  papers: number,
): Promise<{ runMs: number; keystroke: Times; words: readonly Words[] }> {
  const log = capturingLog();
  const core = openCore(testPorts(folder, systemClock, systemIds, log));
  try {
    const client: TestClient = createRouterClient(core.router, {
      context: { session: signedIn(core.services) },
    });
    const choice = { kind: 'quittance', month: MONTH, residence: null, paperOnly: false } as const;
    const typist = typing(client);
    const from = performance.now();
    const { id } = await client.documents.bulkStart({
      commandId: systemIds.next(),
      ...choice,
      printer: null,
    });
    await new Promise((resolve) => setImmediate(resolve));
    await bulkRunner(core.services).idle();
    const runMs = performance.now() - from;
    const keystroke = timesOf(await typist.stop());
    const [ended] = await client.documents.bulkRuns();
    if (ended?.id !== id || ended.state !== 'terminee' || ended.papers !== papers)
      throw new Error(`the run ended ${ended?.state} with ${ended?.papers} papers`);
    const words: Words[] = [];
    for (let part = 0; words.length < papers; part += 1) {
      const { bytes } = await client.documents.bulkRead({ run: id, part });
      words.push(...(await wordsOfPages(new Uint8Array(await bytes.arrayBuffer()))));
    }
    if (words.length !== papers || words.some((page) => page.length < 30))
      throw new Error('the quittances hold no text to compare with');
    return { runMs, keystroke, words };
  } finally {
    await core.close();
  }
}

function typing(client: TestClient): { stop(): Promise<number[]> } {
  const worker = new Worker(new URL('./bulk-typist.ts', import.meta.url));
  const done = new Promise<number[]>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (word: { readonly key: number } | { readonly times: number[] }) => {
      if ('times' in word) return resolve(word.times);
      client.drafts
        .save({ form: 'payment', account: STATEMENT, body: { typed: 'x'.repeat(word.key % 40) } })
        .then(() => worker.postMessage({ answered: word.key }), reject);
    });
  });
  return {
    async stop() {
      worker.postMessage('stop');
      const times = await done;
      await worker.terminate();
      return times;
    },
  };
}

function signedIn(services: CoreServices): PortSession {
  const session = new PortSession();
  const row = findAgent(services.base.readable(), TEST_AGENTS.agent.id);
  if (row === undefined) throw new Error('the base has no agent');
  session.signIn(agentView(row), services.ports.clock.monotonic());
  return session;
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const require = createRequire(import.meta.url);
const REGULAR = require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf');

/** The same words page by page, in one file. */
function drawPages(pages: readonly Words[]): Promise<number> {
  // No font of its own: pdfkit opens a font twice named again and again, at each change of it.
  const document = new PDFDocument({ size: 'A4', margin: 0, font: '', autoFirstPage: false });
  const done = new Promise<number>((resolve, reject) => {
    let size = 0;
    document.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    document.on('end', () => resolve(size));
    document.on('error', reject);
  });
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  for (const words of pages) {
    document.addPage();
    for (const [index, { text, x, y, size }] of words.entries())
      document
        .font(index % 4 === 0 ? 'bold' : 'regular')
        .fontSize(size)
        .text(text, x, y, { lineBreak: false });
  }
  document.end();
  return done;
}
