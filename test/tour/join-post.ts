import { type Browser, expect } from '@playwright/test';
import { FramePage } from '../e2e/pages/frame.ts';
import { SignInPage } from '../e2e/pages/sign-in.ts';

/** Who may join a post, as the demonstration names him. */
const ADMINISTRATOR = 'Paul Rivoal';
/** A demonstration is made in seconds, on a machine that does nothing else. */
const MADE_MS = 180_000;
/** The landlord's data come down once, whole. */
const PULL_MS = 120_000;

/** The administrator joins the post to the portal on its page of Administration, before the day begins. */
export async function joinPost(
  browser: Browser,
  address: string,
  portal: { readonly address: string; readonly code: string },
): Promise<void> {
  const page = await browser.newPage();
  try {
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: MADE_MS });
    await new SignInPage(page).signInAs(ADMINISTRATOR);
    await new FramePage(page).administration('Portail');
    await page.getByLabel('Adresse du portail', { exact: true }).fill(portal.address);
    await page.getByLabel('Code de raccordement', { exact: true }).fill(portal.code);
    await page.getByRole('button', { name: 'Raccorder ce poste' }).press('Enter');
    await expect(page.getByText('Poste raccordé', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('banner').getByText('En ligne · tout est envoyé')).toBeVisible({
      timeout: PULL_MS,
    });
  } finally {
    await page.close();
  }
}
