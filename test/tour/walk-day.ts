import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect } from '@playwright/test';
import type { TourLandlord, TourStep } from '../../src/start/tour-options.ts';
import { demonstrationFolder, startGuichet } from '../e2e/support/guichet.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { Checks } from './checks.ts';
import { Counter } from './counter.ts';
import { Day } from './day.ts';
import { joinPost } from './join-post.ts';
import { type DemonstrationFacts, openPortal } from './open-portal.ts';
import type { PortalInTour } from './portal.ts';
import { type StepReport, stepReport, type TourReport } from './report.ts';
import { STEPS } from './steps.ts';
import { Stored } from './stored.ts';
import { chooseTenants, fixedAccountOf } from './tenants.ts';

export type WalkOptions = {
  readonly browser: Browser;
  readonly landlord: TourLandlord;
  readonly broken: TourStep | null;
  /** Where the portal's database is made; the embedded one without it. */
  readonly postgres: TestPostgres | undefined;
  /** Screenshots and papers go to a folder of it named by the landlord. */
  readonly out: string;
  readonly onStep: (report: StepReport) => void;
};

/** One day at the counter of a landlord, on a copy of its demonstration base that is gone afterwards. */
export async function walkDay(options: WalkOptions): Promise<TourReport> {
  const { browser, landlord, out, postgres } = options;
  const data = await demonstrationFolder(landlord, async ({ address }) => {
    const page = await browser.newPage();
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: 180_000 });
    await page.close();
  });
  const folder = join(out, landlord);
  rmSync(folder, { recursive: true, force: true });
  const portal = await openPortal({ landlord, ...madeFrom(data, landlord) }, postgres);
  try {
    await joinPost(browser, data, portal);
    return await walkJoined(options, { data, folder, portal });
  } finally {
    await portal.end();
    rmSync(data, { recursive: true, force: true });
  }
}

function madeFrom(data: string, landlord: TourLandlord): Omit<DemonstrationFacts, 'landlord'> {
  const stored = new Stored(data);
  const facts = { ...stored.demonstration(), agency: stored.agencyOf(fixedAccountOf(landlord).key) };
  stored.close();
  return facts;
}

/** The steps themselves, on a post that is joined. */
async function walkJoined(
  { browser, landlord, broken, onStep }: WalkOptions,
  { data, folder, portal }: { readonly data: string; readonly folder: string; readonly portal: PortalInTour },
): Promise<TourReport> {
  const guichet = await startGuichet(data);
  const stored = new Stored(data);
  try {
    const counter = await Counter.open(browser, guichet.address, folder);
    const day = new Day({ landlord, counter, stored, tenants: chooseTenants(stored, landlord), portal });
    const steps: StepReport[] = [];
    for (const step of STEPS) {
      const check = new Checks(step.name === broken);
      try {
        await step.run({
          day,
          check,
          shot: (suffix) => counter.shot(suffix === undefined ? step.label : `${step.label}-${suffix}`),
        });
      } catch (error) {
        check.stopped(error);
        await counter.clear();
      }
      const report = stepReport(step.name, check.faults(step.places));
      steps.push(report);
      onStep(report);
    }
    await counter.page.context().close();
    return { landlord, steps };
  } finally {
    stored.close();
    await guichet.stop();
  }
}
