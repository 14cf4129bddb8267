import type { Page } from '@playwright/test';
import { Clerk } from './pages/clerk.ts';
import { PaymentsView } from './pages/payments.ts';
import { PrintingView } from './pages/printing.ts';
import { TillView } from './pages/till.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';

/** The till while it is closed, then opened with its float. */
async function drawOpening(page: Page): Promise<void> {
  const till = new TillView(page);
  await till.goTo();
  await expect(till.float).toBeFocused();
  await draw(page, 'caisse-ouverture');
  await till.giveFloat('150');
}

/** Paiements, and each way a payment is taken back, up to what is said before. */
async function drawTakingBack(page: Page): Promise<void> {
  const payments = new PaymentsView(page);
  await payments.goTo();
  const row = payments.row('Espèces').first();
  await expect(row).toContainText('Encaissé');
  await draw(page, 'compte-paiements');
  await payments.act(row, "Annuler l'encaissement");
  await payments.chooseReason(payments.reason, 'Mauvais mois');
  await draw(page, 'annuler-encaissement');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await payments.act(row, 'Mauvais compte');
  await page.keyboard.type('0030020788B', { delay: 20 });
  await page.keyboard.press('Enter');
  await expect(payments.panel).toContainText('LE GALL Élodie');
  await draw(page, 'mauvais-compte');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** F8 on the account: the very page that would come out. */
async function drawPrinting(page: Page): Promise<void> {
  const printing = new PrintingView(page);
  await printing.open();
  await draw(page, 'imprimer');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** The till's day: journal, blind count, difference, a responsable's code, closed, verified. */
async function drawClosing(page: Page): Promise<void> {
  const till = new TillView(page);
  await till.goTo();
  await expect(till.journal).toBeVisible();
  await draw(page, 'caisse-journal');
  await till.tab('Clôture');
  await expect(till.line('500')).toBeFocused();
  await draw(page, 'caisse-comptage');
  await till.count([0, 0, 3, 1]);
  await till.chooseReason('Inexpliqué');
  await page.keyboard.press('Control+Enter');
  await expect(till.approval).toBeVisible();
  await draw(page, 'autorisation');
  await page.keyboard.press('Escape');
  await expect(till.approval).toHaveCount(0);
  await till.again.press('Enter');
  await till.count([0, 0, 3, 1, 1, 0, 1, 2]);
  await till.chooseReason('Erreur de rendu');
  await draw(page, 'caisse-ecart');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText(/^Caisse clôturée à/)).toBeVisible();
  await draw(page, 'caisse-cloturee');
  await till.tab('Vérification');
  await page.getByRole('button', { name: 'Vérifier la chaîne' }).press('Enter');
  await expect(page.getByText(/La chaîne est intacte/)).toBeVisible();
  await draw(page, 'caisse-verification');
}

test.skip(SHORT, DRAWN_ELSEWHERE);

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
      await drawOpening(page);
      await clerk.open('0030020790D');
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
      await drawPrinting(page);
      await drawTakingBack(page);
      await drawClosing(page);
      await clerk.goToOutbox();
      await draw(page, 'file-envoi-sans-portail');
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
      for (const name of ['Imprimantes', 'Impressions']) {
        await page.getByRole('tab', { name, exact: true }).click();
        await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        await draw(page, name.toLowerCase());
      }
      await page.keyboard.press('F12');
      await expect(page.getByText(/Verrouillé/)).toBeVisible();
      await draw(page, 'verrou');
    });
  });
}
