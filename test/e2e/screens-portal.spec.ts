import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { PaymentPanelView } from './pages/encaisser.ts';
import { OutboxView } from './pages/outbox.ts';
import { PortalView } from './pages/portal.ts';
import { SignInPage } from './pages/sign-in.ts';
import { TillView } from './pages/till.ts';
import { draw, SIZES } from './support/draw.ts';
import { startGuichet } from './support/guichet.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';
import { fillQueue, makeScenario } from './support/scenario.ts';
import { CLERK } from './support/tenants.ts';

/** The screens of the queue and of the portal, on a post whose portal is out of reach (see screens.spec.ts). */
test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('a new post may be joined to a portal', async ({ page }) => {
      const data = mkdtempSync(join(tmpdir(), 'guichet-screens-'));
      const guichet = await startGuichet(data);
      try {
        await page.goto(guichet.address);
        await expect(page.getByRole('radio').first()).toBeFocused();
        await draw(page, 'premier-demarrage');
        await page.getByRole('button', { name: 'Raccorder ce poste au portail du bailleur' }).click();
        await expect(new PortalView(page).address).toBeFocused();
        await draw(page, 'raccorder');
      } finally {
        await guichet.stop();
        rmSync(data, { recursive: true, force: true });
      }
    });

    test('every screen of the queue', async ({ page }) => {
      test.setTimeout(180_000);
      const scenario = await makeScenario('cchartres');
      await fillQueue(scenario.data, 'mixed');
      const guichet = await startGuichet(scenario.data);
      try {
        await page.goto(guichet.address);
        await signIn(page);
        await walk(page);
      } finally {
        await guichet.stop();
        rmSync(scenario.data, { recursive: true, force: true });
      }
    });
  });
}

async function signIn(page: Page): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(CLERK.name).check();
  await form.password.fill(CLERK.password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

async function walk(page: Page): Promise<void> {
  const outbox = new OutboxView(page);
  const till = new TillView(page);
  await draw(page, 'accueil-hors-ligne');
  await outbox.goTo();
  await expect(outbox.card).toBeVisible();
  await page.mouse.move(0, 400);
  await draw(page, 'file-envoi');
  for (const theme of ['dark', 'contrast']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await draw(page, `file-envoi-${theme}`);
  }
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  await outbox.tab("Envoyées aujourd'hui").click();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await draw(page, 'file-envoi-envoyees');
  await outbox.tab('Tout').click();
  await outbox.act('Transmettre').click();
  await expect(outbox.dialog.getByLabel('Message au responsable')).toBeFocused();
  await draw(page, 'transmettre');
  await page.keyboard.press('Escape');
  await expect(outbox.dialog).toHaveCount(0);
  await outbox.act('Corriger et renvoyer').click();
  await expect(new PaymentPanelView(page).amount).toBeFocused();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await draw(page, 'corriger-et-renvoyer');
  await page.keyboard.press('Escape');
  await expect(outbox.dialog).toHaveCount(0);
  await new PortalView(page).goTo();
  await draw(page, 'portail');
  await till.open('150');
  await till.tab('Clôture');
  await till.count([0, 0, 1, 1]);
  await expect(page.getByText('Refus à traiter avant la fin de la journée')).toBeVisible();
  await draw(page, 'caisse-refus-a-traiter');
  await page.keyboard.press('F12');
  await expect(page.getByRole('heading', { name: 'Poste verrouillé' })).toBeVisible();
  await draw(page, 'verrou-non-envoye');
}
