import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src/loopback/find-browser.ts';
import { readTourOptions, TOUR_STEPS } from '../../src/start/tour-options.ts';
import { startPostgres } from '../support/postgres.ts';
import { oneLine } from './checks.ts';
import { keepPictures } from './pictures.ts';
import {
  exitCodeOf,
  type StepReport,
  type TourReport,
  unwalked,
  writeReport,
  writeWholeReport,
} from './report.ts';
import { walkDay } from './walk-day.ts';

// The clock of a counter in France, for the program as for the page.
process.env.TZ = 'Europe/Paris';

/** The walk itself, once the browser is there and the page is built: `npm run tour` starts it. */
async function walk(args: readonly string[]): Promise<0 | 1> {
  const read = readTourOptions(args);
  if (read.kind === 'refused') {
    console.error(read.sentence);
    return 1;
  }
  const { landlords, broken, keep, out: given } = read.options;
  const out = resolve(given ?? join(import.meta.dirname, '../../out/tour'));
  mkdirSync(out, { recursive: true });
  const executablePath = process.env.GUICHET_BROWSER ?? findBrowser();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
    // Ctrl+C ends the program and the portal too, below.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const reports: TourReport[] = [];
  const postgres = await startPostgres();
  if (postgres === undefined) console.log('PostgreSQL est absent\u202f: portail sur sa base embarquée.');
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping.abort();
      void browser.close();
    });
  try {
    for (const landlord of landlords) {
      if (stopping.signal.aborted) break;
      console.log(`\n${landlord}`);
      const report = await walkDay({
        browser,
        landlord,
        broken,
        postgres,
        out,
        stopped: stopping.signal,
        onStep: tell,
      }).catch((error) => {
        console.log(`  ✗ ${oneLine(error)}`);
        return unwalked(landlord, oneLine(error));
      });
      reports.push(report);
      writeReport(out, report);
    }
  } finally {
    await browser.close();
    await postgres?.remove();
  }
  writeWholeReport(out, reports);
  const failed = reports.flatMap(({ steps }) => steps).filter(({ ok }) => !ok).length;
  console.log(`\n${reports.length * TOUR_STEPS.length - failed} étapes justes, ${failed} fausses. ${out}`);
  const code = exitCodeOf(reports, TOUR_STEPS.length);
  if (!keep) return code;
  const why = keepPictures(reports, out, join(import.meta.dirname, '../../docs/screens'));
  if (why !== null) console.error(why);
  return why === null ? code : 1;
}

function tell({ name, ok, error }: StepReport): void {
  console.log(`  ${ok ? '✓' : '✗'} ${name}${ok ? '' : `\u202f: ${error}`}`);
}

process.exitCode = await walk(process.argv.slice(2));
