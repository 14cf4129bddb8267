import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { SearchPage } from '../pages/search.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { type LandlordId, startGuichet } from './guichet.ts';
import { fillDossier, makeScenario } from './scenario.ts';
import type { ScenarioBase } from './scenario-base.ts';
import { CLERK, type MANAGER, type Tenant } from './tenants.ts';

/** A counter with changes of a file in every state and its portal out of reach; the clerk has just signed in. */
export const test = base.extend<{ landlord: LandlordId; desk: ScenarioBase }>({
  landlord: ['cchartres', { option: true }],
  desk: async ({ page, landlord }, use) => {
    const scenario = await makeScenario(landlord);
    await fillDossier(scenario.data);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      await signIn(page);
      await use(scenario);
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
});

/** An agent signs in: the clerk, where it is not said. */
export async function signIn(page: Page, agent: typeof CLERK | typeof MANAGER = CLERK): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(agent.name).check();
  await form.password.fill(agent.password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

/** Opens a tenant's account. */
export async function openTenant(page: Page, desk: ScenarioBase, tenant: Tenant): Promise<void> {
  const { printed } = desk.accounts[tenant];
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
}
export { expect };
