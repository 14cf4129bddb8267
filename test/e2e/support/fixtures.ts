import { rmSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { demonstrationFolder, type Guichet, type LandlordId, startGuichet } from './guichet.ts';

type Options = {
  /** Landlord whose demonstration base the test runs on. */
  readonly landlord: LandlordId;
  /** Variables the program runs with; by default it reaches no printer. */
  readonly environment: NodeJS.ProcessEnv | undefined;
};
type Fixtures = {
  /** The program itself, on a copy of the base of its own. */
  readonly guichet: Guichet;
};

/** `test` with a running program; `page` already stands on its sign-in screen. */
export const test = base.extend<Options & Fixtures>({
  landlord: ['cchartres', { option: true }],
  environment: [undefined, { option: true }],
  guichet: async ({ landlord, environment, browser }, use) => {
    const folder = await demonstrationFolder(landlord, async ({ address }) => {
      const page = await browser.newPage();
      await page.goto(address);
      await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: 180_000 });
      await page.close();
    });
    const guichet = await startGuichet(folder, [], environment);
    await use(guichet);
    await guichet.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  page: async ({ page, guichet }, use) => {
    await page.goto(guichet.address);
    await use(page);
  },
});
export { expect };
