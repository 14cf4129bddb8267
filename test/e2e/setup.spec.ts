import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { startGuichet } from './support/guichet.ts';

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'guichet-e2e-premier-'));
}

test('a new post asks whose it is, by arrows, before anything else', async ({ page }) => {
  const data = emptyFolder();
  const guichet = await startGuichet(data);
  try {
    await page.goto(guichet.address);
    await expect(page.getByRole('heading', { name: 'Choisir le bailleur de ce poste' })).toBeVisible();
    const landlords = page.getByRole('radio');
    await expect(landlords).toHaveCount(5);
    await expect(landlords.first()).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: /C'Chartres habitat/ })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText(/démonstration\s?: C'Chartres habitat/)).toBeVisible();
    await expectAccessible(page);
    // Another window of the same post sees the same work, not the question again.
    await page.reload();
    await expect(page.getByRole('progressbar')).toBeVisible();
  } finally {
    await guichet.kill();
    rmSync(data, { recursive: true, force: true });
  }
});

test('the base asked for on the command line is made with its progress, then the agents are there', async ({
  page,
}) => {
  const data = emptyFolder();
  const guichet = await startGuichet(data, ['--landlord', 'neolia', '--accounts', '20']);
  try {
    await page.goto(guichet.address);
    await expect(new SignInPage(page).submit).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Néolia')).toBeVisible();
  } finally {
    await guichet.stop();
    rmSync(data, { recursive: true, force: true });
  }
});

test('a base that is not one is said in four lines with a code, and nothing is offered that could lose it', async ({
  page,
}) => {
  const data = emptyFolder();
  writeFileSync(join(data, 'guichet.db'), 'ceci n’est pas une base');
  const guichet = await startGuichet(data);
  try {
    await page.goto(guichet.address);
    const alert = page.getByRole('alert');
    for (const line of ["Ce qui s'est passé", 'Ce qui est gardé', 'À faire', 'Code à donner']) {
      await expect(alert).toContainText(line);
    }
    await expect(page.getByRole('radio')).toHaveCount(0);
    await expectAccessible(page);
  } finally {
    await guichet.kill();
    rmSync(data, { recursive: true, force: true });
  }
});
