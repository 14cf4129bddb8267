import { AccountView } from './pages/account.ts';
import { DirectDebitPage } from './pages/direct-debit.ts';
import { SearchPage } from './pages/search.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { expect, inEveryTheme, test } from './support/space-desk.ts';

// Every screen is judged in three themes: a machine shared with others takes its time.
test.slow();

/** Published specimens of account numbers, nobody's. */
const FRENCH = 'FR76 3000 6000 0112 3456 7890 189';
const GERMAN = 'DE89 3704 0044 0532 0130 00';
const BAD: ReadonlyArray<readonly [string, RegExp]> = [
  ['FR76 3000 6000 0112 3456 7890 188', /ne tombe pas juste/],
  ['FR76 3000 6000 0112 3456 7890 18', /Un IBAN français a 27 signes\s; vous en avez tapé 26/],
  ['US12 3456 7890 1234', /hors de l'espace SEPA|Un IBAN/],
  ['30006 00001 12345678901 89', /C'est un RIB/],
];

test('a mandate is set up with day 10, signed, changed and revoked', async ({ page, scenario }) => {
  const { printed } = scenario.accounts.son;
  const debit = new DirectDebitPage(page);
  await new SearchPage(page).open(printed);
  await debit.show();
  await inEveryTheme(page);
  const dialog = await debit.open('Mettre en place le prélèvement');
  await expect(debit.iban).toBeFocused();

  // Nothing typed: the first field says so and keeps the hand.
  await debit.validate();
  await expect(dialog.getByText("Saisissez l'IBAN du RIB.")).toBeVisible();
  await expect(debit.iban).toBeFocused();
  for (const [text, sentence] of BAD) {
    await debit.typeIban(text);
    await expect(dialog.getByText(sentence)).toBeVisible();
    await expect(debit.change).toHaveCount(0);
  }
  await inEveryTheme(page);
  await debit.typeIban(FRENCH);
  // Once read it is masked, and only its end is left.
  await expect(debit.iban).toHaveValue(/^FR76 [• ]+\s189$/);
  await expect(debit.change).toBeVisible();
  // The day is asked for in its place.
  await debit.validate();
  await expect(dialog.getByText('Choisissez un jour de prélèvement.')).toBeVisible();
  await debit.day(10).check();
  await debit.validate();
  await debit.validate();
  const done = await debit.done('Mandat enregistré');
  await expect(done).toContainText('Mandat de prélèvement SEPA');
  await expect(done.getByRole('button', { name: /^Enregistrer le PDF/ })).toBeVisible();
  await inEveryTheme(page);
  await debit.close();
  await expect(debit.mandate()).toContainText('À signer');
  await expect(debit.mandate()).toContainText('Le 10 du mois');
  await expect(debit.panel.getByRole('heading', { name: 'Mandats précédents' })).toHaveCount(0);

  // The scan, or that the original goes to the landlord.
  const sign = await debit.open('Déposer le mandat signé');
  await sign.getByLabel('Signé le').fill('31/12/2099');
  await debit.validate();
  await expect(sign.getByText("La date de la signature est après aujourd'hui.")).toBeVisible();
  await expect(sign.getByText('Joignez le mandat signé, ou cochez')).toBeVisible();
  await sign.getByLabel('Signé le').fill(new Date().toLocaleDateString('fr-FR'));
  await page.locator('input[type=file]').setInputFiles({
    name: 'mandat-signe.pdf',
    mimeType: 'application/pdf',
    buffer: certificatePdf('M. GARNIER Théo', '3 rue des Lilas'),
  });
  await expect(sign.getByRole('button', { name: 'Retirer mandat-signe.pdf' })).toBeVisible({
    timeout: 30_000,
  });
  await debit.validate();
  await debit.done('Mandat enregistré');
  await debit.close();
  await expect(debit.mandate()).toContainText('Actif depuis');
  await expect(debit.mandate().getByRole('button', { name: /mandat-signe\.pdf/ })).toBeVisible();

  // Another day, among the landlord's.
  const days = await debit.open('Changer de jour');
  await debit.validate();
  await expect(days.getByText("C'est déjà le jour de prélèvement.")).toBeVisible();
  await debit.day(15).check();
  await debit.validate();
  await expect(await debit.done('Mandat modifié')).toContainText(/récépissé/i);
  await debit.close();
  await expect(debit.mandate()).toContainText('Le 15 du mois');

  // Another account, in another country of SEPA: the mandate is to be signed anew.
  await debit.open('Changer de RIB');
  await debit.typeIban(GERMAN);
  await expect(page.getByRole('dialog').getByText(/Compte tenu à l'étranger\s: Allemagne/)).toBeVisible();
  await debit.validate();
  await debit.done('Mandat modifié');
  await debit.close();
  await expect(debit.mandate()).toContainText('DE89');
  await expect(debit.mandate()).toContainText('À signer');

  const revoke = await debit.open('Révoquer le mandat');
  await debit.validate();
  await expect(revoke.getByText('Choisissez la raison.')).toBeVisible();
  await revoke.getByRole('button', { name: /Raison/ }).click();
  await page.getByRole('option', { name: 'À la demande du locataire' }).click();
  await debit.validate();
  await debit.done('Mandat révoqué');
  await debit.close();
  await expect(debit.panel.getByText(/^Révoqué le /).first()).toBeVisible();
  await expect(debit.act('Mettre en place le prélèvement')).toBeVisible();
  await expect(debit.panel.getByRole('table', { name: 'Actes sur le mandat' }).getByRole('row')).toHaveCount(
    6,
  );
  await inEveryTheme(page);

  // What was done is in the history, and leaves by the queue.
  await new AccountView(page).goTo('Historique');
  await expect(page.getByRole('tabpanel').getByText('Prélèvement mis en place')).toBeVisible();
});

test('the account number is in no draft: left and taken up again, the form has all but it', async ({
  page,
  scenario,
}) => {
  const { printed } = scenario.accounts.wrong;
  const debit = new DirectDebitPage(page);
  await new SearchPage(page).open(printed);
  await debit.show();
  const dialog = await debit.open('Mettre en place le prélèvement');
  await debit.typeIban(FRENCH);
  await expect(debit.change).toBeVisible();
  await debit.day(8).check();
  await dialog.getByLabel('BIC (facultatif)').fill('AGRIFRPP');
  await expect(dialog.getByText(/^Brouillon gardé/)).toBeVisible();
  await debit.close();
  const again = await debit.open('Mettre en place le prélèvement');
  await expect(debit.day(8)).toBeChecked();
  await expect(again.getByLabel('BIC (facultatif)')).toHaveValue('AGRIFRPP');
  await expect(debit.iban).toHaveValue('');
  await expect(debit.iban).toBeEditable();
});

test.describe('where the guide names no day', () => {
  test.use({ landlord: 'habitat-du-gard' });

  test('none is asked', async ({ page, scenario }) => {
    const debit = new DirectDebitPage(page);
    await new SearchPage(page).open(scenario.accounts.son.printed);
    await debit.show();
    const dialog = await debit.open('Mettre en place le prélèvement');
    await expect(dialog.getByText(/Le bailleur choisit le jour de prélèvement/)).toBeVisible();
    await expect(dialog.getByRole('group', { name: 'Jour de prélèvement' })).toHaveCount(0);
    await debit.typeIban(FRENCH);
    await expect(debit.change).toBeVisible();
    await debit.validate();
    await debit.done('Mandat enregistré');
    await debit.close();
    await expect(debit.mandate()).toContainText('Fixé par le bailleur');
    await expect(debit.act('Changer de jour')).toHaveCount(0);
  });
});
