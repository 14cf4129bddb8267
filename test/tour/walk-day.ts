import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { TourLandlord, TourStep } from '../../src/start/tour-options.ts';
import { type Guichet, startGuichet } from '../e2e/support/guichet.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { Checks } from './checks.ts';
import { Counter } from './counter.ts';
import { Day } from './day.ts';
import { joinPost } from './join-post.ts';
import { openPortal } from './open-portal.ts';
import type { PortalInTour } from './portal.ts';
import { type StepReport, stepReport, type TourReport } from './report.ts';
import { STEPS } from './steps.ts';
import { Stored } from './stored.ts';
import { chooseTenants } from './tenants.ts';

export type WalkOptions = {
  readonly browser: Browser;
  readonly landlord: TourLandlord;
  readonly broken: TourStep | null;
  /** Where the portal's database is made; the embedded one without it. */
  readonly postgres: TestPostgres | undefined;
  /** Screenshots and papers go to a folder of it named by the landlord. */
  readonly out: string;
  /** Whoever started it gave up: the steps left are not walked. */
  readonly stopped: AbortSignal;
  readonly onStep: (report: StepReport) => void;
};

/** Enough for debtors of every kind in each agency. */
const ACCOUNTS = 200;

/** One day at the counter of a landlord, on a demonstration base of its own that is gone afterwards. */
export async function walkDay(options: WalkOptions): Promise<TourReport> {
  const { browser, landlord, out, postgres } = options;
  rmSync(join(out, landlord), { recursive: true, force: true });
  const data = mkdtempSync(join(tmpdir(), `guichet-tour-${landlord}-`));
  let guichet: Guichet | undefined;
  // The portal takes the landlord's files while the post makes its demonstration of the same.
  const opening = openPortal({ landlord, accounts: ACCOUNTS }, postgres);
  opening.catch(() => {});
  try {
    guichet = await startGuichet(data, ['--landlord', landlord, '--accounts', String(ACCOUNTS)]);
    const portal = await opening;
    await joinPost(browser, guichet.address, portal);
    // The day begins on a program just started: its link is in its base.
    await guichet.stop();
    guichet = await startGuichet(data);
    return await walkJoined(options, { data, address: guichet.address, portal });
  } finally {
    await guichet?.stop();
    await opening.then((portal) => portal.end()).catch(() => {});
    rmSync(data, { recursive: true, force: true });
  }
}

type Joined = { readonly data: string; readonly address: string; readonly portal: PortalInTour };

/** The steps themselves, on a post that is joined. */
async function walkJoined(
  { browser, landlord, broken, out, stopped, onStep }: WalkOptions,
  { data, address, portal }: Joined,
): Promise<TourReport> {
  const stored = new Stored(data);
  try {
    const counter = await Counter.open(browser, address, join(out, landlord));
    const day = new Day({ landlord, counter, stored, tenants: chooseTenants(stored, landlord), portal });
    const steps: StepReport[] = [];
    for (const step of STEPS) {
      if (stopped.aborted) break;
      const check = new Checks(step.name === broken);
      try {
        await step.run({
          day,
          check,
          shot: (suffix) => counter.shot(suffix === undefined ? step.label : `${step.label}-${suffix}`),
        });
      } catch (error) {
        check.stopped(error);
        await counter.clear().catch(() => {});
      }
      const report = stepReport(step.name, check.faults(step.places));
      steps.push(report);
      onStep(report);
    }
    await counter.page.context().close();
    return { landlord, steps };
  } finally {
    stored.close();
  }
}
