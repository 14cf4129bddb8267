import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Clerk } from './pages/clerk.ts';
import { expect, test } from './support/fixtures.ts';

/**
 * `npm run screens`: draws every screen at both sizes into docs/screens. In `npm test` the same walk runs at one
 * size and keeps nothing, so that the command cannot rot.
 */
const keep = process.env.GUICHET_SCREENS;
const SIZES =
  keep === undefined
    ? [[1366, 768] as const]
    : ([
        [1366, 768],
        [1920, 1080],
      ] as const);
const folder = join(import.meta.dirname, '../../docs/screens');

async function draw(page: Page, name: string): Promise<void> {
  const size = page.viewportSize();
  await page.evaluate(() => document.fonts.ready);
  if (keep === undefined || size === null) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${name}-${size.width}x${size.height}.png`),
    animations: 'disabled',
    caret: 'initial',
  });
}

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height }, landlord: 'cchartres' });

    test('every screen of the counter', async ({ page }) => {
      test.setTimeout(180_000);
      const clerk = new Clerk(page);
      await expect(page.getByRole('button', { name: /Se connecter/ })).toBeVisible();
      await draw(page, 'connexion');
      await clerk.signIn();
      for (const reference of ['0030020788B', '0030020790D']) await clerk.open(reference);
      await page.keyboard.press('Escape');
      await clerk.goHome();
      await expect(
        page
          .getByRole('button', { name: /LE GALL/ })
          .or(page.getByText('LE GALL Élodie'))
          .first(),
      ).toBeVisible();
      await draw(page, 'accueil');
      await clerk.search('martin j');
      await expect(page.getByRole('option').first()).toBeVisible();
      await draw(page, 'recherche');
      await clerk.open('0030020790D');
      for (const tab of ['Situation', 'Compte', 'Documents', 'Dossier', 'Contacts', 'Historique']) {
        await page.getByRole('tab', { name: tab, exact: true }).click();
        await expect(page.getByRole('tabpanel', { name: tab, exact: true })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await draw(page, `compte-${tab.toLowerCase()}`);
      }
      await page.getByRole('tab', { name: 'Situation', exact: true }).click();
      for (const theme of ['dark', 'contrast']) {
        await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
        await draw(page, `compte-situation-${theme}`);
      }
      await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
      await clerk.startPayment();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('230');
      await page.keyboard.press('e');
      await page.getByLabel('Reçu', { exact: true }).fill('250');
      await expect(page.getByText(/Quittance de septembre/)).toBeVisible();
      await draw(page, 'encaisser');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: 'Encaissement enregistré' })).toBeVisible();
      await draw(page, 'encaissement-enregistre');
      await clerk.closePanel();
      await clerk.goToOutbox();
      await draw(page, 'file-envoi');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('dialog')).toBeVisible();
      await draw(page, 'palette');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.keyboard.press('F1');
      await expect(page.getByRole('dialog')).toBeVisible();
      await draw(page, 'touches');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await page.getByRole('button', { name: /Administration/ }).press('Enter');
      await expect(page.getByRole('heading', { name: 'Administration' })).toBeVisible();
      await draw(page, 'administration');
      await page.keyboard.press('F12');
      await expect(page.getByText(/Verrouillé/)).toBeVisible();
      await draw(page, 'verrou');
    });
  });
}
