import { Clerk } from './pages/clerk.ts';
import { PaymentsView } from './pages/payments.ts';
import { TillView } from './pages/till.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

const DEBTOR = '0030020790D';
const OTHER = '0030020788B';
const MIREILLE = { name: 'Mireille Dupré', pin: '615907' };

test.use({ landlord: 'cchartres' });

test('a payment is cancelled: why, what it does, the money back, the month due again', async ({ page }) => {
  const clerk = new Clerk(page);
  const till = new TillView(page);
  const payments = new PaymentsView(page);
  await clerk.signIn();
  await till.open('150');
  await clerk.open(DEBTOR);
  const before = await clerk.balanceCents();
  await clerk.startPayment();
  await clerk.payInCash('150', '200');
  await expect(page.getByRole('heading', { name: 'Encaissement enregistré' })).toBeVisible();
  await clerk.closePanel();
  await payments.goTo();
  const row = payments.row('Espèces').first();
  await expect(row).toContainText('Encaissé');
  await expect(row).toContainText('septembre 2026');
  await expectAccessible(page);

  await payments.act(row, "Annuler l'encaissement");
  await expect(payments.panel).toContainText('Septembre 2026 est de nouveau dû');
  await expect(payments.panel).toContainText(/Rendez 150,00\s€ au payeur, en espèces/);
  await expect(payments.panel).toContainText(/Solde débiteur de\s*445,34\s€/);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(payments.panel).toContainText('Choisissez un motif.');
  await payments.chooseReason(payments.reason, 'Autre motif');
  await page.keyboard.press('Control+Enter');
  await expect(payments.panel).toContainText('Précisez le motif.');
  await expect(payments.text).toBeFocused();
  await page.keyboard.type('Le payeur a changé d avis');
  // Échap keeps what is typed, until it is done.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(payments.actionsOf(row)).toBeFocused();
  await payments.act(row, "Annuler l'encaissement");
  await expect(payments.text).toHaveValue('Le payeur a changé d avis');
  await page.keyboard.press('Control+Enter');

  await expect(page.getByRole('dialog', { name: 'Encaissement annulé' })).toBeVisible();
  await expect(payments.panel).toContainText(/n°\sG2[A-Z]+-A-000001/);
  await expect(payments.panel).toContainText(/Rendez 150,00\s€ en espèces au payeur/);
  await expect(payments.panel.getByRole('button', { name: /^Enregistrer le PDF/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(row).toContainText('Annulé');
  await expect(row).toContainText(/n°\sG2[A-Z]+-A-000001/);
  await expect(payments.actionsOf(row)).toHaveCount(0);
  expect(await clerk.balanceCents()).toBe(before);
  await expectAccessible(page);

  // Its paper opens from the row, and says that it no longer holds in the list of documents.
  await row.getByRole('button', { name: /^Ouvrir Quittance de septembre 2026/ }).press('Enter');
  await expect(page.getByRole('tabpanel', { name: 'Documents' })).toBeVisible();
});

test('a payment on the wrong account goes to the right one in one act', async ({ page }) => {
  const clerk = new Clerk(page);
  const till = new TillView(page);
  const payments = new PaymentsView(page);
  await clerk.signIn();
  await till.open('150');
  await clerk.open(OTHER);
  const otherBefore = await clerk.balanceCents();
  await clerk.open(DEBTOR);
  await clerk.startPayment();
  await clerk.payInCash('95,50', '100');
  await expect(page.getByRole('heading', { name: 'Encaissement enregistré' })).toBeVisible();
  await clerk.closePanel();
  await payments.goTo();
  const row = payments.row('Espèces').first();
  await payments.act(row, 'Mauvais compte');
  await expect(payments.rightAccount).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(payments.panel).toContainText('Choisissez le bon compte.');
  // The account itself is no right account.
  await page.keyboard.type(DEBTOR, { delay: 20 });
  await page.keyboard.press('Enter');
  await expect(payments.panel).toContainText("C'est le compte où ce paiement a été pris.");
  await payments.panel.getByRole('button', { name: /^Changer de compte/ }).press('Enter');
  await expect(payments.rightAccount).toBeFocused();
  await page.keyboard.type(OTHER, { delay: 20 });
  await page.keyboard.press('Enter');
  await expect(payments.panel).toContainText('LE GALL Élodie');
  await expect(payments.panel).toContainText('Aucun argent ne change de main.');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Encaissement déplacé' })).toBeVisible();
  await payments.panel.getByRole('button', { name: `Ouvrir le compte ${OTHER}` }).press('Enter');
  await expect(clerk.accountChip(OTHER)).toBeVisible();
  // What was read of this account before stands for an instant.
  await expect.poll(() => clerk.balanceCents()).toBe(otherBefore - 9_550);
  await payments.goTo();
  await expect(payments.row(`Venu du compte ${DEBTOR}`)).toContainText('Encaissé');

  // No cash moved: the drawer holds the float and one payment.
  await till.goTo();
  await till.tab('Clôture');
  await till.count([0, 0, 2, 0, 2, 0, 1, 0, 0, 1]);
  await expect(page.getByRole('main')).toContainText(/Attendu\s*245,50\s€/);
  await expect(page.getByRole('main')).toContainText('Aucun écart');
});

test('a cheque comes back unpaid: a responsable allows it, and the month is due again', async ({ page }) => {
  const clerk = new Clerk(page);
  const till = new TillView(page);
  const payments = new PaymentsView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  const before = await clerk.balanceCents();
  await clerk.startPayment();
  await page.keyboard.press('c');
  await page.getByLabel('Banque', { exact: true }).fill('Banque Exemple');
  await page.getByLabel('N° de chèque', { exact: true }).fill('0001234');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Encaissement enregistré' })).toBeVisible();
  await clerk.closePanel();
  await payments.goTo();
  const row = payments.row('0001234');
  await payments.act(row, 'Chèque impayé');
  await expect(payments.panel).toContainText('son code sera demandé');
  await payments.chooseReason(payments.bankReason, 'Sans provision');
  await page.keyboard.press('Control+Enter');
  await till.approve(MIREILLE.name, MIREILLE.pin);
  await expect(page.getByRole('dialog', { name: 'Chèque impayé enregistré' })).toBeVisible();
  await expect(payments.panel).toContainText('septembre 2026');
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Impayé');
  await expect(row).toContainText('Sans provision');
  expect(await clerk.balanceCents()).toBe(before);
  await page.getByRole('tab', { name: 'Situation', exact: true }).click();
  const due = page.getByRole('table', { name: 'Mois dus' });
  await expect(due.getByRole('row', { name: /Septembre 2026.*150,00/ })).toBeVisible();
});
