import { readFile } from 'node:fs/promises';
import { pdfText } from '../golden/pdf-text.ts';
import { AccountView } from './pages/account.ts';
import { Clerk } from './pages/clerk.ts';
import { DocumentsView } from './pages/documents.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { startGuichet } from './support/guichet.ts';

const DEBTOR = '0030020790D';
const OTHER = '0030020788B';

test.use({ landlord: 'cchartres' });

test('a cash payment with keys alone, its paper, and on to the next account', async ({ page }) => {
  const clerk = new Clerk(page);
  const account = new AccountView(page);
  const panel = new PaymentPanelView(page);
  const documents = new DocumentsView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await expect(page.getByRole('dialog', { name: 'Encaisser' })).toBeVisible();
  await expect(panel.amount).toHaveValue('150,00');
  await expectAccessible(page);

  // The first cash of the day: the till is opened from here, and what is typed stays.
  await panel.type('230');
  await page.keyboard.press('Enter');
  await expect(panel.float).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.dialog).toContainText("Indiquez le fond de caisse : 0 s'il n'y en a pas.");
  await expectAccessible(page);
  await panel.type('150');
  await page.keyboard.press('Enter');
  await expect(panel.received).toBeFocused();
  await expect(panel.amount).toHaveValue('230,00');
  await panel.type('250');
  await expect(panel.change).toContainText('20,00');
  await expect(panel.paper('Quittance')).toContainText('Le mois est payé en entier');
  await expect(panel.paper('Reçu')).toContainText('Paiement partiel');
  await expect(panel.dialog).toContainText(/Solde débiteur de\s*215,34\s€/);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(panel.validate).toBeFocused();
  await page.keyboard.press('Control+Enter');

  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog).toContainText(/n°\sG2\w*-\d{6} · 230,00\s€ en espèces/);
  await expect(panel.dialog).toContainText(/À rendre.*20,00\s€/s);
  await expect(panel.dialog).toContainText(/soldé.*150,00.*reste 215,34.*80,00.*215,34/s);
  await expect(panel.dialog).toContainText(/Enregistré sur ce poste à \d{1,2}\sh\s\d{2}\./);
  await expectAccessible(page);

  await panel.dialog.getByRole('button', { name: /^Voir le PDF, Quittance/ }).press('Enter');
  expect(await documents.words()).toContain('Quittance de loyer');
  await expectAccessible(page);
  // One key, one meaning: Échap comes back from the paper, and only that button says so.
  await expect(panel.dialog.getByRole('button').filter({ hasText: 'Échap' })).toHaveText(/Retour/);
  await page.keyboard.press('Escape');
  await expect(panel.recorded).toBeVisible();
  const arriving = page.waitForEvent('download');
  await panel.dialog.getByRole('button', { name: /^Enregistrer le PDF, Quittance/ }).press('Enter');
  const text = await pdfText(new Uint8Array(await readFile(await (await arriving).path())));
  expect(text).toContain('deux cent quatre-vingt-quinze euros');
  expect(text).toContain(DEBTOR);
  await expect(panel.dialog).toContainText(/Original enregistré en PDF/);
  await expectAccessible(page);

  await page.keyboard.press('F2');
  await expect(clerk.field()).toBeFocused();
  await expect(panel.dialog).toHaveCount(0);
  await expect(clerk.balance()).toHaveText('Solde débiteur de 215,34 €');
  await expect(account.side).toContainText('1 opération non envoyée');
  await expect(page.getByRole('button', { name: /File d'envoi.*2/ })).toBeVisible();
});

test('a cheque and a card ask for what the law asks, and only that', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await page.keyboard.press('c');
  await expect(panel.mode('Chèque')).toBeChecked();
  await expect(panel.amount).toBeFocused();
  await expect(panel.dialog).toContainText('cent cinquante euros');
  await page.keyboard.press('Enter');
  await expect(panel.bank).toBeFocused();
  // A letter typed in a name is a letter.
  await page.keyboard.type('Banque Exemple', { delay: 30 });
  await expect(panel.bank).toHaveValue('Banque Exemple');
  await page.keyboard.press('Enter');
  await page.keyboard.type('0004521', { delay: 30 });
  await page.keyboard.press('Enter');
  await expect(panel.drawer).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog).toContainText(/150,00\s€ par chèque/);
  await expect(panel.dialog).not.toContainText('À rendre');
  await clerk.closePanel();

  await panel.open();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect(panel.authorisation).toBeFocused();
  await page.keyboard.type('482913', { delay: 30 });
  await panel.otherPayer.press('Space');
  await expect(panel.payer).toBeFocused();
  await page.keyboard.type("D'ARC Madeleine", { delay: 30 });
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog).toContainText(/295,34\s€ par carte bancaire/);
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Compte à jour');
});

test('what is missing or cannot be read is said beside its field and on top, and nothing is lost', async ({
  page,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.type('1.234');
  await page.keyboard.press('Enter');
  await expect(panel.amount).toBeFocused();
  await expect(panel.dialog.getByRole('button', { name: /^Prendre 1,23/ })).toBeVisible();
  await expectAccessible(page);
  await panel.dialog.getByRole('button', { name: /^Prendre 1\s234,00/ }).press('Enter');
  await expect(panel.amount).toHaveValue(/^1\s234,00$/);

  await panel.type('100');
  await page.keyboard.press('Control+Enter');
  await expect(panel.summary).toContainText('une correction à faire');
  await expect(panel.received).toBeFocused();
  await panel.type('50');
  await expect(panel.summary).toContainText('Il manque 50,00 €');
  await expectAccessible(page);
  await panel.type('100');
  await expect(panel.summary).toHaveCount(0);
  await expect(panel.change).toContainText('0,00');

  // The core has the last word: its refusal stands on the same places.
  await panel.amount.focus();
  await panel.type('2000');
  await page.keyboard.press('Enter');
  await panel.type('2000');
  await expect(panel.dialog).toContainText(/Espèces/);
  await page.keyboard.press('Control+Enter');
  await expect(panel.summary).toContainText('ENC-PLAFOND');
  await expect(panel.amount).toBeFocused();
  await expect(panel.received).toHaveValue(/2\s000,00|2000/);
  await expectAccessible(page);

  // For a person without a bank account, and a responsable's code: the way round stands beside.
  await panel.noBankAccount.press('Space');
  await expect(panel.paper('Quittance').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  const approval = page.getByRole('dialog', { name: /Qui autorise cette opération/ });
  await expect(approval).toContainText('Le payeur déclare ne pas avoir de compte bancaire.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(approval).toHaveCount(0);
  await expect(panel.received).toHaveValue(/2\s000,00|2000/);
  await expect(panel.recorded).toHaveCount(0);
});

test('a card’s number is refused as it is typed, and is in no draft', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('4970 1012 3456 7893', { delay: 35 });
  await expect(panel.dialog.getByText("Un numéro de carte bancaire ne s'enregistre jamais.")).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(panel.summary).toBeVisible();
  await expect(panel.dialog).toContainText(/Brouillon gardé à/);
  await page.keyboard.press('Escape');
  await panel.open();
  await expect(panel.mode('Carte bancaire')).toBeChecked();
  await expect(panel.authorisation).toHaveValue('');
  await panel.type('4970101234567893');
  await expect(panel.dialog.getByText("Un numéro de carte bancaire ne s'enregistre jamais.")).toBeVisible();
  await page.keyboard.press('Escape');
  await panel.open();
  await expect(panel.amount).toHaveValue('');
});

test('the payer may name the month: its paper follows, and the older one stays due', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  const monthsDue = page.getByRole('table', { name: 'Mois dus' }).getByRole('rowheader');
  await expect(monthsDue).toHaveText([/\d{4}$/, /\d{4}$/, 'Total dû']);
  const [older, newer] = await monthsDue.allTextContents();
  await panel.open();
  await panel.openTill();
  await panel.month(newer ?? '').press('Space');
  await expect(panel.amount).toHaveValue('445,34');
  await panel.month(older ?? '').press('Space');
  await expect(panel.amount).toHaveValue('295,34');
  await expect(panel.paper('Quittance')).toHaveCount(1);
  await expect(panel.dialog).toContainText('Imputation sur le mois choisi par le payeur');
  await panel.amount.focus();
  await panel.payCash('295,34', '300');
  await expect(panel.recorded).toBeVisible();
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 150,00 €');
  await expect(monthsDue.first()).toHaveText(older ?? '');
});

test('a second payment just like the first is asked about; a double press is not one', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.payCash('10', '10');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 435,34 €');

  await panel.open();
  await panel.payCash('10', '10');
  await expect(panel.twin).toBeVisible();
  await expect(panel.twin).toContainText(/10,00\s€ en espèces ont déjà été encaissés/);
  await expect(panel.twin.getByRole('button', { name: 'Ne pas encaisser' })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(panel.twin).toHaveCount(0);
  await expect(panel.amount).toHaveValue('10,00');

  await page.keyboard.press('Control+Enter');
  await expect(panel.twin).toBeVisible();
  await panel.twin.getByRole('button', { name: "C'est un autre paiement" }).press('Enter');
  await expect(panel.recorded).toBeVisible();
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 425,34 €');
});

test('Échap keeps the draft; it is there again after a reload and a code, and can be thrown away', async ({
  page,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  const signIn = new SignInPage(page);
  await expect(signIn.submit).toBeVisible();
  const { pin } = await signIn.demonstrationSecrets();
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.type('77,70');
  await page.keyboard.press('Enter');
  await panel.type('80');
  await expect(panel.dialog).toContainText(/Brouillon gardé à \d{1,2}\sh\s\d{2}/);
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Encaisser' })).toBeVisible();

  await panel.open();
  await expect(panel.amount).toHaveValue('77,70');
  await expect(panel.received).toHaveValue(/^80/);
  await page.reload();
  await signIn.pin.pressSequentially(pin, { delay: 45 });
  await clerk.open(DEBTOR);
  await panel.open();
  await expect(panel.amount).toHaveValue('77,70');

  // A lock with the panel open: the code brings it back as it was, and the hands on it.
  await page.keyboard.press('F12');
  await signIn.pin.pressSequentially(pin, { delay: 45 });
  await expect(panel.amount).toBeFocused();
  await expect(panel.amount).toHaveValue('77,70');
  await expect(panel.received).toHaveValue(/^80/);
  await panel.erase.press('Enter');
  await expect(panel.amount).toHaveValue('150,00');
  await expect(panel.amount).toBeFocused();
  await page.keyboard.press('Escape');
  await panel.open();
  await expect(panel.amount).toHaveValue('150,00');
  await expect(panel.erase).toHaveCount(0);
});

test('a power cut loses nothing that was typed', async ({ page, guichet }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  // At once: what is said to be kept is then all of it.
  await panel.amount.fill('88,80');
  await expect(panel.dialog).toContainText(/Brouillon gardé à/);
  await guichet.kill();
  const again = await startGuichet(guichet.data);
  try {
    await page.goto(again.address);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await panel.open();
    await expect(panel.amount).toHaveValue('88,80');
  } finally {
    await again.stop();
  }
});

test('an answer lost on its way is given again: the payment is taken once', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  const signIn = new SignInPage(page);
  // The call that records, by its number on the line: its answer, and no other, is lost.
  let recording: string | undefined;
  let lost = false;
  await page.routeWebSocket(/.*/, (screen) => {
    const core = screen.connectToServer();
    screen.onMessage((message) => {
      const call = JSON.parse(String(message)) as {
        readonly i: string;
        readonly p?: { readonly u?: string };
      };
      if (!lost && call.p?.u?.includes('payments/record') === true) recording = call.i;
      core.send(message);
    });
    core.onMessage((message) => {
      const { i } = JSON.parse(String(message)) as { readonly i: string };
      if (lost || i !== recording) screen.send(message);
      else {
        lost = true;
        void screen.close();
        void core.close();
      }
    });
  });
  await page.reload();
  await expect(signIn.submit).toBeVisible();
  const { pin } = await signIn.demonstrationSecrets();
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.type('12');
  await page.keyboard.press('Enter');
  await panel.type('20');
  await expect(panel.change).toContainText('8,00');
  await expect(panel.dialog).toContainText(/Brouillon gardé à/);
  await page.keyboard.press('Control+Enter');
  await expect(signIn.pin).toBeVisible();
  await signIn.pin.pressSequentially(pin, { delay: 45 });
  // The panel is there again with what was typed; it was written: the balance says so before anything is sent again.
  await expect(panel.amount).toHaveValue('12,00');
  await expect(panel.dialog).toContainText(/Solde débiteur de 433,34\s€/);
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog).toContainText(/-000001 · 12,00\s€ en espèces/);
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 433,34 €');
  await expect(page.getByRole('complementary')).toContainText('1 opération non envoyée');
});

test('the focus comes back where it was, and stays in the panel while it is open', async ({ page }) => {
  const clerk = new Clerk(page);
  const account = new AccountView(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await account.pay.focus();
  await page.keyboard.press('Enter');
  await expect(panel.amount).toBeFocused();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    expect(await panel.dialog.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  }
  // Not the account's while money is being taken.
  await page.keyboard.press('F6');
  await expect(panel.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(account.pay).toBeFocused();
});

test('the panel and its success are accessible in dark and in high contrast', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  for (const theme of ['dark', 'contrast']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await panel.open();
    await expect(panel.paper('Quittance')).toBeVisible();
    await expectAccessible(page);
    if (theme === 'dark') await panel.openTill();
    await panel.payCash(theme === 'dark' ? '20' : '30', '50');
    await expect(panel.recorded).toBeVisible();
    await expectAccessible(page);
    await clerk.closePanel();
  }
});

test('one cheque for two accounts, with keys alone: two payments, the papers of each', async ({ page }) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await page.keyboard.press('+');
  await expect(panel.reference).toBeFocused();
  await page.keyboard.type(OTHER, { delay: 30 });
  await page.keyboard.press('Enter');
  await expect(panel.amountOf(OTHER)).toBeFocused();
  await expectAccessible(page);
  // The same one is not taken twice.
  await page.keyboard.press('+');
  await expect(panel.reference).toBeFocused();
  await page.keyboard.type(OTHER, { delay: 30 });
  await page.keyboard.press('Enter');
  await expect(panel.dialog).toContainText("Ce compte est déjà dans l'encaissement.");
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toBeVisible();

  await panel.amountOf(OTHER).focus();
  await panel.type('45');
  await expect(panel.total).toHaveText(/195,00\s€/);
  await expect(panel.mode('Virement')).toBeDisabled();
  await page.keyboard.press('c');
  await expect(panel.dialog).toContainText('cent quatre-vingt-quinze euros');
  await expect(panel.dialog).toContainText(/Brouillon gardé à/);
  // Closed and opened again, both accounts are there.
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
  await page.keyboard.press('F3');
  await expect(panel.amountOf(OTHER)).toHaveValue(/^45/);
  await panel.bank.focus();
  await page.keyboard.type('Banque Exemple');
  await page.keyboard.press('Enter');
  // The key after Entrée is already for the next field.
  await page.keyboard.type('0004521');
  await expect(panel.number).toHaveValue('0004521');
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog).toContainText(/n°\sG2\w*-000001, G2\w*-000002 · 195,00\s€ par chèque/);
  await expect(panel.paper('Quittance')).toHaveCount(1);
  await expect(panel.paper('Reçu')).toHaveCount(1);
  await expectAccessible(page);
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 295,34 €');
  await clerk.open(OTHER);
  await expect(clerk.balance()).toHaveText('Solde créditeur de 140,50 €');
});

test('an announced transfer takes nothing: a reçu de dépôt d’ordre, and the balance as it was', async ({
  page,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await page.keyboard.press('v');
  await expect(panel.mode('Virement')).toBeChecked();
  await expect(panel.dialog).toContainText("Rien n'est encaissé");
  await expect(panel.validate).toHaveText(/Valider l'annonce/);
  await expect(panel.dialog).toContainText(/Solde débiteur de\s*445,34\s€/);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel.announced).toBeVisible();
  await expect(panel.dialog).toContainText("Reçu de dépôt d'ordre de paiement");
  await expectAccessible(page);
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 445,34 €');
  await panel.open();
  await expect(panel.dialog).toContainText(/Virement de 150,00\s€ annoncé le/);
});
