import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linesOfActs, type MeasuredActs } from './acts.ts';
import { measureBrowserPayments } from './browser-payment.ts';
import { measureBulk } from './bulk.ts';
import { linesOf, type Measured } from './lines.ts';
import { measureLookup } from './lookup.ts';
import { type BenchBase, benchBase, openBenchBase } from './make-base.ts';
import { type Options, readOptions, SIZED } from './options.ts';
import { measurePayments } from './payment.ts';
import { openPeer } from './peer.ts';
import { measureReceipts } from './receipt.ts';
import { tableOf, writeReport } from './report.ts';
import { measureSearch } from './search.ts';
import { measureStart } from './start.ts';
import { passes } from './stats.ts';
import { measureSync } from './sync.ts';

/**
 * `npm run bench -- lookup search start payment receipt bulk sync`: measures on encrypted bases of several sizes, beside the raw statement and
 * FTS5's own ranking in the same run; writes out/bench/report.json and ends with 1 when a line falls short.
 */
const OUT = fileURLToPath(new URL('../out/bench', import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measure(base: BenchBase, { benches, quick }: Options): Promise<Measured> {
  let measured: Measured = { accounts: base.accounts };
  if (benches.includes('lookup')) {
    const db = openBenchBase(base.file);
    measured = { ...measured, lookup: measureLookup(db, base.accounts, quick ? 2_000 : 20_000) };
    db.close();
  }
  if (benches.includes('search')) {
    const peer = openPeer(base, say);
    const db = openBenchBase(base.file);
    const effort = quick ? { texts: 60, oracleTexts: 30 } : { texts: 500, oracleTexts: 30 };
    measured = { ...measured, search: measureSearch(db, peer, effort) };
    db.close();
    peer.close();
  }
  if (benches.includes('start'))
    measured = { ...measured, start: await measureStart(base.folder, quick ? 3 : 15) };
  return measured;
}

const PAYMENTS_ON = 10_000;
/** Accounts of the first pull. */
const SYNCED = 100_000;

/** Payments and papers, on one base. */
async function measureActs({ benches, quick }: Options): Promise<MeasuredActs> {
  let measured: MeasuredActs = {};
  if (benches.includes('payment')) {
    const base = benchBase(join(OUT, 'bases'), PAYMENTS_ON, say);
    say(`${PAYMENTS_ON} accounts: payment …`);
    measured = {
      payment: await measurePayments(base, quick ? 50 : 1_000),
      browser: await measureBrowserPayments(quick ? 10 : 300, say),
    };
  }
  if (benches.includes('receipt')) {
    say('receipt …');
    measured = { ...measured, receipt: await measureReceipts(quick ? 10 : 100) };
  }
  if (benches.includes('bulk')) {
    say('bulk …');
    measured = {
      ...measured,
      bulk: quick ? await measureBulk(60, [400, 1_600]) : await measureBulk(1_000, [4_000, 16_000]),
    };
  }
  if (benches.includes('sync')) {
    measured = { ...measured, sync: await measureSync(quick ? 2_000 : SYNCED, say) };
  }
  return measured;
}

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
const bases: BenchBase[] = [];
const measured: Measured[] = [];
const sized = SIZED.some((bench) => options.benches.includes(bench));
for (const accounts of sized ? options.sizes : []) {
  const base = benchBase(join(OUT, 'bases'), accounts, say);
  say(`${accounts} accounts, ${Math.round(base.bytes / 2 ** 20)} MiB: ${options.benches.join(', ')} …`);
  bases.push(base);
  measured.push(await measure(base, options));
}
const acts = await measureActs(options);
const lines = [...linesOf(measured), ...linesOfActs(acts)];
const file = join(OUT, options.quick ? 'report-quick.json' : 'report.json');
writeReport(file, { lines, measured, acts, bases, quick: options.quick });
say(`\n${tableOf(lines)}\n`);
const short = lines.filter((line) => !passes(line));
for (const { search } of measured)
  for (const text of search?.oracle.differ ?? []) say(`the top 20 differs from the oracle for: ${text}`);
say(short.length === 0 ? `Every line holds. ${file}` : `${short.length} line(s) fall short. ${file}`);
process.exitCode = short.length === 0 ? 0 : 1;
