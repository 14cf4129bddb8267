import { DocumentsDesk } from './pages/documents-desk.ts';
import { SearchPage } from './pages/search.ts';
import { IN_PARITY, SHORT } from './support/length.ts';
import { expect, inEveryTheme, test } from './support/space-desk.ts';

// Every screen is judged in three themes: a machine shared with others takes its time.
test.slow();

const ORDERED = [
  ["Avis d'échéance", "Avis d'échéance"],
  ['Attestation de résidence', 'Attestation de résidence'],
  ['Bibliothèque', 'Livret'],
] as const;

test.describe('whatever the landlord gives', () => {
  test.skip(SHORT, IN_PARITY);
  test('each document is asked for and shown; what cannot be made says why', async ({ page, scenario }) => {
    const desk = new DocumentsDesk(page);
    await new SearchPage(page).open(scenario.accounts.arrears.printed);
    for (const [kind, title] of ORDERED) {
      const dialog = await desk.openOrder();
      await desk.kind(kind).check();
      await inEveryTheme(page);
      await desk.make();
      await expect(page.getByRole('heading', { name: new RegExp(title) }).first()).toBeAttached();
      await desk.backToList();
      await expect(desk.row(new RegExp(title)).first()).toBeVisible();
      await expect(dialog).toHaveCount(0);
    }
    // Three months are owed: no attestation that the rent is paid.
    const dialog = await desk.openOrder();
    await desk.kind('Attestation à jour de loyer').check();
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await desk.kind('Régularisation de charges').check();
    await expect(dialog.getByText(/Aucune régularisation|Mois/).first()).toBeVisible();
    await inEveryTheme(page);
  });
});

test('a document is sent by mail once the tenant agrees', async ({ page, scenario }) => {
  const desk = new DocumentsDesk(page);
  await new SearchPage(page).open(scenario.accounts.modes.printed);
  await desk.openOrder();
  await desk.kind('Attestation de résidence').check();
  await desk.make();
  await desk.backToList();
  await desk
    .row('Attestation de résidence')
    .getByRole('button', { name: /^Envoyer par e-mail : Attestation de résidence/ })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Envoyer par e-mail' });
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await inEveryTheme(page);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText("Sans son accord, le document n'est pas envoyé par e-mail.")).toBeVisible();
  await dialog.getByRole('checkbox').check();
  await page.keyboard.press('Control+Enter');
  const sent = page.getByRole('dialog', { name: 'Envoi demandé' });
  await expect(sent).toBeVisible();
  await inEveryTheme(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a month is printed while the clerk works elsewhere, and not twice', async ({ page, scenario }) => {
  expect(scenario.accounts.modes.printed).not.toBe('');
  const desk = new DocumentsDesk(page);
  await desk.goToDocuments();
  await inEveryTheme(page);
  await desk.count();
  await inEveryTheme(page);
  await desk.start();
  await page
    .getByRole('navigation', { name: 'Destinations' })
    .getByRole('button', { name: 'Caisse' })
    .click();
  await expect(page.getByRole('button', { name: /^Impression/ })).toBeVisible();
  await page.getByRole('button', { name: /^Impression/ }).click();
  await expect(desk.run().getByText('Terminée')).toBeVisible({ timeout: 120_000 });
  await expect(desk.run()).toContainText(/\d+ avis/);
  const arriving = page.waitForEvent('download');
  await desk.run().getByRole('button', { name: 'Enregistrer le fichier 1' }).click();
  expect((await arriving).suggestedFilename()).toMatch(/\.pdf$/);
  await inEveryTheme(page);

  // Printed once, they are not printed twice.
  await page.getByRole('button', { name: /^Compter/ }).click();
  await expect(page.getByRole('main').getByText('Aucun avis à imprimer')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Lancer/ })).toHaveCount(0);
});
