import { pdfText } from '../golden/pdf-text.ts';
import { ACCOUNT_TABS, AccountView } from './pages/account.ts';
import { Clerk } from './pages/clerk.ts';
import { DocumentsView } from './pages/documents.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { TillView } from './pages/till.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { OTHER_THEMES } from './support/length.ts';

const DEBTOR = '0030020790D';
const CREDITOR = '0030020788B';

test.use({ landlord: 'cchartres' });

test.describe('an account', () => {
  test('says who, where and how much, in one sentence each', async ({ page }) => {
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await expect(clerk.heading("D'ARC Jean-Baptiste")).toBeVisible();
    await expect(page).toHaveTitle(`Compte ${DEBTOR} · Guichet`);
    await expect(
      page.getByText('14 rue des Bleuets, bât. B, esc. 2, apt 034, 28000 Chartres · T3 avec parking n° 12'),
    ).toContainText('né le 12/03/1984');
    await expect(account.tabs).toContainText([...ACCOUNT_TABS]);
    await expect(clerk.balance()).toHaveText('Solde débiteur de 445,34 €');
    await expect(account.side).toContainText(/au \d{2}\/\d{2}\/\d{4} à \d{1,2}\sh\s\d{2}/);
    await expect(account.side).toContainText('Aucune opération en attente');
    await expect(account.alert(/^En retard de \d+ jours$/)).toBeVisible();
    await expect(account.alert(/^Septembre 2026|^Octobre 2026|150,00/)).toContainText('150,00 €');
  });

  test('shows the months due, to the cent, and their total', async ({ page }) => {
    const clerk = new Clerk(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    const rows = page.getByRole('table', { name: 'Mois dus' }).getByRole('row');
    await expect(rows).toHaveCount(4);
    await expect(rows.nth(1)).toContainText(/en retard de \d+ jours.*295,34.*145,34.*150,00/);
    await expect(rows.nth(2)).toContainText(/en retard de \d+ jours.*295,34.*0,00.*295,34/);
    await expect(rows.nth(3)).toContainText(/Total dû.*590,68.*145,34.*445,34/);
  });

  test('gives a creditor the landlord’s own sentence', async ({ page }) => {
    const clerk = new Clerk(page);
    await clerk.signIn();
    await clerk.open(CREDITOR);
    await expect(clerk.balance()).toHaveText('Solde créditeur de 95,50 €');
    await expect(page.getByRole('tabpanel')).toContainText('Aucun mois dû');
    await expect(page.getByRole('tabpanel').getByText('Solde créditeur', { exact: true })).toBeVisible();
  });

  test('is accessible on every tab, in light, dark and high contrast', async ({ page }) => {
    test.setTimeout(180_000);
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    for (const tab of ACCOUNT_TABS) {
      await account.goTo(tab);
      await expectAccessible(page);
    }
    await account.goTo('Situation');
    for (const theme of OTHER_THEMES) {
      await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
      await expectAccessible(page);
      await account.goTo('Compte');
      await expectAccessible(page);
      await account.goTo('Situation');
    }
  });

  for (const [width, height] of [
    [320, 640],
    [683, 384],
    [760, 900],
    [1180, 700],
  ] as const) {
    test(`stands without a horizontal scroll at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const clerk = new Clerk(page);
      const account = new AccountView(page);
      await clerk.signIn();
      await clerk.open(DEBTOR);
      for (const tab of ACCOUNT_TABS) {
        await account.goTo(tab);
        expect(await account.overflow(), tab).toBe(0);
      }
      await clerk.startPayment();
      expect(await account.overflow(), 'Encaisser').toBe(0);
    });
  }
});

test.describe('the chart', () => {
  test('is read month by month with the arrows, and as the same figures in a table', async ({ page }) => {
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await expect(account.chart).toBeVisible();
    await account.chartReader.focus();
    await expect(account.chartReader).toHaveAttribute(
      'aria-valuetext',
      /solde débiteur 445,34\s€, en retard · dû 295,34\s€ · payé 0,00\s€/,
    );
    await page.keyboard.press('ArrowLeft');
    await expect(account.chartReader).toHaveAttribute(
      'aria-valuetext',
      /solde débiteur 150,00\s€, en retard · dû 295,34\s€ · payé 145,34\s€/,
    );
    await page.keyboard.press('Home');
    await expect(account.chartReader).toHaveAttribute('aria-valuenow', '1');

    await page.getByRole('radio', { name: 'Tableau' }).press('Space');
    const table = page.getByRole('table', { name: 'Présentation des 24 mois' });
    await expect(table.getByRole('row')).toHaveCount(25);
    await expect(table.getByRole('row').nth(1)).toContainText(/295,34.*0,00.*445,34/);
    await expect(account.chart).toHaveCount(0);
    // The choice is kept from account to account.
    await clerk.open(CREDITOR);
    await expect(page.getByRole('table', { name: 'Présentation des 24 mois' })).toBeVisible();
  });
});

test.describe('the ledger', () => {
  test('folds and unfolds with the keys', async ({ page }) => {
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await account.goTo('Compte');
    const heads = account.ledger.getByRole('button');
    const [newest, second] = [heads.first(), heads.nth(1)];
    await expect(newest).toHaveAttribute('aria-expanded', 'true');
    await expect(second).toHaveAttribute('aria-expanded', 'true');
    await expect(heads.nth(2)).toHaveAttribute('aria-expanded', 'false');
    await expect(account.ledger.getByText('Réduction de loyer de solidarité (RLS)').first()).toBeVisible();

    await newest.focus();
    await page.keyboard.press('ArrowDown');
    await expect(second).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(second).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('ArrowRight');
    await expect(second).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('End');
    await expect(heads.last()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(heads.last()).toHaveAttribute('aria-expanded', 'true');

    await page.getByRole('button', { name: 'Tout replier' }).press('Enter');
    await expect(account.ledger.locator('[aria-expanded=true]')).toHaveCount(0);
    await page.getByRole('button', { name: 'Tout déplier' }).press('Enter');
    await expect(account.ledger.locator('[aria-expanded=false]')).toHaveCount(0);
  });

  test('is filtered by period, nature and what is not settled', async ({ page }) => {
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await account.goTo('Compte');
    await page.getByRole('checkbox', { name: 'Mois non soldés seulement' }).press('Space');
    await expect(account.ledger.getByRole('button')).toHaveCount(2);
    await page.getByRole('checkbox', { name: 'Mois non soldés seulement' }).press('Space');

    await page.getByRole('button', { name: /Nature/ }).press('Enter');
    await page.getByRole('option', { name: 'APL versée au bailleur' }).press('Enter');
    await page.getByRole('button', { name: 'Tout replier' }).press('Enter');
    await page.getByRole('button', { name: 'Tout déplier' }).press('Enter');
    await expect(account.ledger.getByText('APL versée au bailleur').first()).toBeVisible();
    await expect(account.ledger.getByText('Loyer T3, 65 m²')).toHaveCount(0);

    await page.getByRole('button', { name: /Période/ }).press('Enter');
    await page.getByRole('option', { name: '12 mois' }).press('Enter');
    await expect(account.ledger.getByRole('button')).toHaveCount(12);
  });
});

test.describe('the documents', () => {
  test('are read in place, zoomed, saved as they are, and left with Échap', async ({ page }) => {
    const clerk = new Clerk(page);
    const account = new AccountView(page);
    const documents = new DocumentsView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await account.goTo('Documents');
    const first = documents.list.getByRole('button').first();
    const title = (await first.getAttribute('aria-label')) ?? '';
    await first.press('Enter');
    await expect(documents.back).toBeFocused();
    const words = await documents.words();
    await expectAccessible(page);

    const width = () =>
      documents.desk.getByRole('region', { name: 'Page 1' }).evaluate((one) => one.clientWidth);
    const fitted = await width();
    await documents.zoomIn.press('Enter');
    await expect.poll(width).toBeGreaterThan(fitted);
    await documents.desk.focus();
    await page.keyboard.press('0');
    await expect.poll(width).toBe(fitted);

    const { name, bytes } = await documents.saved();
    expect(name).toMatch(/\.pdf$/i);
    expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
    for (const text of [words, await pdfText(bytes)]) expect(text.replace(/\s/g, '')).toContain(DEBTOR);

    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: title, exact: true })).toBeFocused();
  });

  test('F8 shows the last paper', async ({ page }) => {
    const clerk = new Clerk(page);
    const documents = new DocumentsView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await page.keyboard.press('F8');
    expect((await documents.words()).length).toBeGreaterThan(20);
    await page.keyboard.press('Escape');
    await expect(documents.list).toBeVisible();
  });
});

test('the history says who consulted the account, and who took a payment', async ({ page }) => {
  const clerk = new Clerk(page);
  const account = new AccountView(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await new TillView(page).open('150');
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.payCash('15', '20');
  await expect(panel.recorded).toBeVisible();
  await clerk.closePanel();
  await account.goTo('Historique');
  await expect(page.getByRole('row', { name: /Sophie Lambert.*Consultation du compte/ })).toHaveCount(1);
  await expect(
    page.getByRole('row', { name: /Sophie Lambert.*Encaissement G2\w*-000001 · 15,00/ }),
  ).toHaveCount(1);
  await account.goTo('Compte');
  await expect(account.ledger.getByRole('row', { name: /Espèces au guichet.*non envoyé/ })).toHaveCount(1);
});

test('the contacts begin with the emergency, the dossier names the residence', async ({ page }) => {
  const clerk = new Clerk(page);
  const account = new AccountView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await account.goTo('Contacts');
  await expect(account.panel.getByRole('heading').first()).toHaveText("En cas d'urgence");
  await account.goTo('Dossier');
  await expect(account.panel.getByRole('heading', { name: 'Résidence', exact: true })).toBeVisible();
  await expect(account.panel).toContainText('Résidence Les Bleuets');
  await expect(account.panel).toContainText('signataire principal');
});
