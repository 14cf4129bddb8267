import type { Browser } from '@playwright/test';
import { isWalked, WALKED_ELSEWHERE } from '../../e2e/support/length.ts';
import { test } from '../../e2e/support/postgres-fixture.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { FUNCTIONS } from '../functions/functions.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Guide } from './guide.ts';
import { ABSENT, DONE, lineTitle } from './line-title.ts';
import type { Variant } from './variants.ts';

/**
 * Each line of the guide is done at the counter of its landlord, by roles and labels, and read in the portal's
 * PostgreSQL; then asked for under a profile without it.
 */
export function walkGuide(guide: Guide): void {
  const { landlord, file, lines } = guide;
  test.describe(`${landlord}, ${file}`, () => {
    test.describe.configure({ mode: 'default', timeout: 180_000 });
    test.skip(!isWalked(landlord), WALKED_ELSEWHERE);
    // One of each for all the lines: what a line needs done before it, it does where it is not.
    const desks = new Map<Variant, Promise<Desk>>();
    test.afterAll(async () => {
      for (const desk of desks.values()) await (await desk).end();
      desks.clear();
    });
    for (const [place, { as }] of lines.entries()) {
      const [name, ...how] = as;
      const { done, without, variant } = FUNCTIONS[name];
      test(lineTitle(guide, place, DONE), async ({ browser, postgres }) => {
        test.skip(postgres === undefined, "PostgreSQL n'est pas installé : rien ne peut y être lu");
        await done(await desk('guide', browser, postgres), ...how);
      });
      test(lineTitle(guide, place, ABSENT), async ({ browser, postgres }) => {
        test.skip(postgres === undefined, "PostgreSQL n'est pas installé : rien ne peut y être lu");
        await without(await desk(variant, browser, postgres), ...how);
      });
    }

    function desk(variant: Variant, browser: Browser, postgres: TestPostgres | undefined): Promise<Desk> {
      const opened = desks.get(variant) ?? openDesk(browser, postgres, landlord, variant);
      desks.set(variant, opened);
      return opened;
    }
  });
}
