import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { OutboxView } from './pages/outbox.ts';
import { SignInPage } from './pages/sign-in.ts';
import { startGuichet } from './support/guichet.ts';

test('npm start gives a demonstration its portal, and finds it again', async ({ page }) => {
  test.setTimeout(300_000);
  const data = mkdtempSync(join(tmpdir(), 'guichet-e2e-portail-demo-'));
  const flags = ['--landlord', 'cchartres', '--accounts', '60', '--portal=demonstration'];
  const chip = new OutboxView(page).chip;
  try {
    for (const start of ['first', 'second']) {
      const guichet = await startGuichet(data, flags);
      try {
        await page.goto(guichet.address);
        await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: 120_000 });
        // The counter works before its portal is there.
        await new SignInPage(page).signInAs('Sophie Lambert');
        await expect(chip, `${start} start`).toHaveText('En ligne · tout est envoyé', { timeout: 120_000 });
      } finally {
        await guichet.stop();
      }
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
