import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { AccountView } from '../pages/account.ts';
import { SearchPage } from '../pages/search.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { SpaceView } from '../pages/space.ts';
import { expectAccessible } from './axe.ts';
import { type LandlordId, startGuichet } from './guichet.ts';
import { OTHER_THEMES } from './length.ts';
import { fillSpaces, makeScenario } from './scenario.ts';
import type { ScenarioBase } from './scenario-base.ts';
import { CLERK, type MANAGER, type Tenant } from './tenants.ts';

type Agent = typeof CLERK | typeof MANAGER;

/** A counter with tenant spaces in every state and its portal out of reach; the agent has just signed in. */
export const test = base.extend<{ agent: Agent; landlord: LandlordId; scenario: ScenarioBase }>({
  landlord: ['cchartres', { option: true }],
  agent: [CLERK, { option: true }],
  scenario: async ({ page, agent, landlord }, use) => {
    const scenario = await makeScenario(landlord);
    await fillSpaces(scenario.data);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      await signIn(page, agent);
      await use(scenario);
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
});

async function signIn(page: Page, agent: Agent): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(agent.name).check();
  await form.password.fill(agent.password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

/** Opens a tenant's account at its section "Espace locataire". */
export async function openSpace(page: Page, scenario: ScenarioBase, tenant: Tenant): Promise<SpaceView> {
  const { printed } = scenario.accounts[tenant];
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  const space = new SpaceView(page);
  await space.goTo();
  return space;
}

/** The page as it stands breaks no rule of accessibility, in any theme. */
export async function inEveryTheme(page: Page): Promise<void> {
  for (const theme of ['light', ...OTHER_THEMES]) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await expectAccessible(page);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
}

/** Nothing is wider than its place, however narrow the window. */
export async function fits(page: Page): Promise<void> {
  const account = new AccountView(page);
  for (const width of [320, 760, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await account.overflow(), `${width}`).toBeLessThanOrEqual(0);
  }
}
export { expect };
