import type { LaunchOptions } from '@playwright/test';
import { SearchPage } from './pages/search.ts';
import { test as desk, expect, inEveryTheme } from './support/space-desk.ts';

/** A post with a camera: the browser's own test picture. */
const test = desk.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream'],
      });
    },
    { scope: 'worker' },
  ],
});
test.use({ permissions: ['camera'] });
test.slow();

test('a photo is taken, looked at, taken again, and joined', async ({ page, scenario }) => {
  await new SearchPage(page).open(scenario.accounts.modes.printed);
  await page.keyboard.press('F5');
  const panel = page.getByRole('dialog', { name: 'Attestation', exact: true });
  await panel.getByRole('button', { name: 'Prendre une photo' }).press('Enter');
  const camera = page.getByRole('dialog', { name: 'Prendre une photo' });
  const take = camera.getByRole('button', { name: 'Photographier' });
  await expect(take).toBeFocused();
  await inEveryTheme(page);
  await page.keyboard.press('Enter');
  await expect(camera.getByRole('img', { name: 'Photo prise' })).toBeVisible();
  await camera.getByRole('button', { name: 'Reprendre' }).press('Enter');
  await expect(take).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(camera.getByRole('button', { name: 'Joindre la photo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: /^Voir photo-.*\.jpg/ })).toBeVisible();
  await panel.getByRole('button', { name: /^Voir photo-/ }).press('Enter');
  await expect(page.getByRole('img', { name: /^Aperçu de photo-/ })).toBeVisible();
  await page.getByRole('button', { name: 'Pivoter' }).press('Enter');
  await inEveryTheme(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeVisible();
});
