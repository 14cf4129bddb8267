import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { AccountView } from './pages/account.ts';
import { Clerk } from './pages/clerk.ts';
import { FramePage } from './pages/frame.ts';
import { SignInPage } from './pages/sign-in.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { startGuichet } from './support/guichet.ts';
import { fillCalls, makeScenario } from './support/scenario.ts';
import { inEveryTheme } from './support/space-desk.ts';
import { CLERK } from './support/tenants.ts';

const PRINTED = '0030020788B';
const NAME = 'Code pour la borne';
const LETTERS = /^[2-9A-HJKMNP-TW-Z]{4}-[2-9A-HJKMNP-TW-Z]{4}$/;

const dialog = (page: Page) => page.getByRole('dialog', { name: NAME });
const letters = (page: Page) => dialog(page).getByText(LETTERS);

test('two keys give a code, shown once', async ({ page }) => {
  const clerk = new Clerk(page);
  await clerk.signIn();
  await clerk.open(PRINTED);
  await page.keyboard.press('F7');
  await expect(dialog(page).getByRole('button', { name: 'Donner un code' })).toBeFocused();
  await expect(letters(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(letters(page)).toBeVisible();
  const first = await letters(page).textContent();
  await expect(dialog(page)).toContainText(
    /valable jusqu'au \d{1,2}(ᵉʳ)?\s\p{L}+\s\d{4} à \d{1,2}\sh\s\d\d/u,
  );
  await expect(dialog(page)).toContainText('Recopiez-le pour le locataire\u202f; il ne sera plus affiché.');
  // A third press, by a hand that goes on, leaves the code where it is.
  await page.keyboard.press('Enter');
  await expect(letters(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByText(first ?? '', { exact: true })).toHaveCount(0);

  await page.keyboard.press('F7');
  await page.keyboard.press('Enter');
  await expect(letters(page)).toBeVisible();
  expect(await letters(page).textContent()).not.toBe(first);
  // Locked, the code is not there for the one who comes next.
  await page.keyboard.press('F12');
  await expect(page.getByText(LETTERS)).toHaveCount(0);
});

test('Entrée finds its button as soon as it is drawn', async ({ page }) => {
  const clerk = new Clerk(page);
  await clerk.signIn();
  await clerk.open(PRINTED);
  await page.evaluate((name) => {
    const watch = new MutationObserver(() => {
      const drawn = [...document.querySelectorAll('[role=dialog] button')].some(
        ({ textContent }) => textContent?.startsWith(name) === true,
      );
      if (!drawn) return;
      watch.disconnect();
      document.body.dataset.focused = document.activeElement?.textContent ?? '';
    });
    watch.observe(document, { childList: true, subtree: true });
  }, 'Donner un code');
  await page.keyboard.press('F7');
  await expect(page.locator('body')).toHaveAttribute('data-focused', /^Donner un code/);
});

test('it is kept in the history and waits in the queue, without its letters', async ({ page }) => {
  const clerk = new Clerk(page);
  await clerk.signIn();
  await clerk.open(PRINTED);
  await page.keyboard.press('F7');
  await page.keyboard.press('Enter');
  await expect(letters(page)).toBeVisible();
  const code = (await letters(page).textContent()) ?? '';
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Code pour la borne donné');
  await expect(page.getByRole('tabpanel')).not.toContainText(code);
  await new FramePage(page).destination("File d'envoi").click();
  await expect(page.getByRole('table').first()).toContainText(NAME);
  await expect(page.getByRole('main')).not.toContainText(code);
});

test('it stands in the palette, on the sheet of keys and in the section of the space', async ({ page }) => {
  const clerk = new Clerk(page);
  await clerk.signIn();
  await clerk.open(PRINTED);
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toContainText(NAME);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('borne');
  await expect(page.getByRole('option', { name: new RegExp(NAME) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Espace locataire' }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: NAME }).press('Enter');
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  // Over a payment the key does nothing.
  await clerk.startPayment();
  await page.keyboard.press('F7');
  await expect(clerk.amount()).toBeFocused();
  await expect(dialog(page)).toHaveCount(0);
});

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the dialog keeps the rules in every theme', async ({ page }) => {
      const clerk = new Clerk(page);
      await clerk.signIn();
      await clerk.open(PRINTED);
      await page.getByRole('tab', { name: 'Espace locataire' }).click();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await inEveryTheme(page);
      await page.keyboard.press('F7');
      await draw(page, 'code-borne');
      await inEveryTheme(page);
      await page.keyboard.press('Enter');
      await expect(letters(page)).toBeVisible();
      await draw(page, 'code-borne-donne');
      await inEveryTheme(page);
    });
  });
}

test.describe('a kiosk calls', () => {
  const calls = (page: Page) => page.getByRole('region', { name: 'Appels des bornes' });

  for (const [width, height] of SIZES) {
    test(`over every screen, until somebody goes: ${width}×${height}`, async ({ browser }) => {
      const scenario = await makeScenario('cchartres');
      await fillCalls(scenario.data);
      const guichet = await startGuichet(scenario.data);
      const context = await browser.newContext({ viewport: { width, height } });
      const page = await context.newPage();
      try {
        await page.goto(guichet.address);
        const form = new SignInPage(page);
        await form.agent(CLERK.name).check();
        await expect(calls(page)).toHaveCount(0);
        await form.password.fill(CLERK.password);
        await form.password.press('Enter');
        await expect(calls(page).getByRole('listitem')).toHaveText([
          /^La borne du hall demande de l'aide à \d{1,2}\sh\s\d\dJ'y vais$/,
          /^La borne «\u202fHall B\u202f» demande de l'aide à \d{1,2}\sh\s\d\dJ'y vais$/,
        ]);
        await draw(page, 'appel-borne');
        await inEveryTheme(page);
        for (const place of ['Demandes', "File d'envoi", 'Administration'] as const) {
          await new FramePage(page).destination(place).click();
          await expect(calls(page)).toBeVisible();
        }
        expect(await new AccountView(page).overflow()).toBeLessThanOrEqual(0);
        const first = calls(page).getByRole('listitem').first();
        await first.getByRole('button', { name: "J'y vais" }).click();
        await expect(calls(page).getByRole('listitem')).toHaveCount(1);
        await calls(page).getByRole('button', { name: "J'y vais" }).press('Enter');
        await expect(calls(page)).toHaveCount(0);
      } finally {
        await context.close();
        await guichet.stop();
        rmSync(scenario.data, { recursive: true, force: true });
      }
    });
  }
});
