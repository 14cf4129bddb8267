import type { Page } from '@playwright/test';
import { pdfText } from '../golden/pdf-text.ts';
import { type CupsServer, cupsServer, NO_CUPS } from '../printing/cups-server.ts';
import { readEscPos } from '../printing/read-escpos.ts';
import { type ReceivingPrinter, receivingPrinter } from '../printing/receiving-printer.ts';
import { AccountView } from './pages/account.ts';
import { Clerk } from './pages/clerk.ts';
import { DocumentsView } from './pages/documents.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { FramePage } from './pages/frame.ts';
import { PrintingView } from './pages/printing.ts';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { test as base, expect } from './support/fixtures.ts';
import { OTHER_THEMES } from './support/length.ts';

const DEBTOR = '0030020790D';

type Printers = {
  /** A machine behind the queue "Accueil", when there is a CUPS. */
  readonly machine: ReceivingPrinter;
  readonly cups: CupsServer;
};

/** The program beside a CUPS of its own, with two queues: "Accueil", and "Bureau" at rest. */
const test = base.extend<Printers>({
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it takes, and this one takes nothing
  machine: async ({}, use) => {
    const machine = await receivingPrinter();
    await use(machine);
    await machine.close();
  },
  cups: async ({ machine }, use) => {
    const cups = await cupsServer();
    cups.addQueue('accueil', machine.port, 'Accueil');
    cups.addQueue('bureau', machine.port, 'Bureau');
    await use(cups);
    await cups.stop();
  },
  environment: async ({ cups }, use) => use(cups.environment),
});

/** A cheque for the oldest month: a quittance is there to be printed. */
async function payByCheque(page: Page, amount: string): Promise<void> {
  const panel = new PaymentPanelView(page);
  await panel.open();
  await panel.type(amount);
  await panel.mode('Chèque').check();
  await panel.bank.fill('Banque Exemple');
  await panel.number.fill('1234567');
  await panel.drawer.fill('M. Exemple');
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  // The hand is on the papers: Échap is then the panel's.
  await expect(panel.dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.describe('a real CUPS queue', () => {
  test.skip(NO_CUPS !== undefined, NO_CUPS ?? '');

  test('F8, a printer chosen once, Entrée: the queue receives what was seen', async ({ page, machine }) => {
    const clerk = new Clerk(page);
    const printing = new PrintingView(page);
    const documents = new DocumentsView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await payByCheque(page, '150');

    const seen = await printing.open();
    expect(seen).toContain('Quittance de loyer');
    await expect(printing.copy('Original')).toBeVisible();
    // Two printers and none chosen: the hand is on the choice, and nothing is sent for the clerk.
    await expect(printing.printer).toBeFocused();
    await expectAccessible(page);
    await printing.choose('Accueil');
    await expect(printing.print).toBeFocused();
    const received = machine.nextJob();
    await page.keyboard.press('Enter');
    const text = await pdfText(await received);
    expect(text.replaceAll(/\s/g, '')).toContain('Quittancedeloyer');
    expect(text).not.toContain('DUPLICATA');
    await expect(printing.panel.getByText("Original accepté par l'imprimante Accueil")).toBeVisible();
    await expect(printing.close).toBeFocused();
    await expectAccessible(page);

    // The second press of an impatient hand closes; it prints no DUPLICATA.
    await page.keyboard.press('F8');
    await page.keyboard.press('Enter');
    await expect(printing.panel).toBeHidden();
    await expect(documents.list.getByRole('row', { name: /^Quittance de septembre/ })).toContainText(
      'Original remis',
    );
    expect(machine.jobs).toHaveLength(1);

    // The next one says what it is before it is printed, and the printer is remembered.
    expect(await printing.open()).toContain('DUPLICATA');
    await expect(printing.copy(/^DUPLICATA n°\s1$/)).toBeVisible();
    await expect(printing.print).toBeFocused();
    const second = machine.nextJob();
    await page.keyboard.press('Enter');
    expect(await pdfText(await second)).toContain('DUPLICATA');
    await expect(printing.close).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(documents.list.getByRole('row', { name: /^Quittance de septembre/ })).toContainText(
      'Original et 1 duplicata remis',
    );
  });

  test('a printer at rest: the clerk is told, nothing is lost, and it is sent again', async ({
    page,
    cups,
    machine,
  }) => {
    const clerk = new Clerk(page);
    const frame = new FramePage(page);
    const printing = new PrintingView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await payByCheque(page, '150');
    await printing.open();
    await printing.choose('Accueil');
    await expect(printing.print).toBeFocused();
    cups.run('cupsdisable', 'accueil');
    await page.keyboard.press('Enter');
    const alert = printing.panel.getByRole('alert');
    await expect(alert).toContainText("Le papier n'est pas imprimé");
    await expect(alert).toContainText('en pause');
    await expect(alert).toContainText('Le papier et ce qui a été encaissé sont gardés.');
    await expect(printing.retry).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    // It waits where the jobs are listed, with a calm number on the way there.
    await expect(frame.destination('Administration')).toContainText('1 impression à reprendre');
    await page.keyboard.press('Control+k');
    await frame.paletteField.pressSequentially('impressions', { delay: 45 });
    await page.keyboard.press('Enter');
    const line = printing.line(printing.jobs, 'Quittance');
    await expect(line).toContainText('Échec');
    await expectAccessible(page);
    cups.run('cupsenable', 'accueil');
    const received = machine.nextJob();
    await line.getByRole('button', { name: /^Réessayer/ }).press('Enter');
    // The copy that did not come out is still the original.
    expect(await pdfText(await received)).not.toContain('DUPLICATA');
    await expect(line).toContainText('Acceptée');
    await expect(line).toContainText('Original');
    await expect(frame.destination('Administration')).not.toContainText('à reprendre');
    await expectAccessible(page);
  });

  test('the printers of the post: state, choice, page d’essai', async ({ page, cups, machine }) => {
    const frame = new FramePage(page);
    const printing = new PrintingView(page);
    cups.run('cupsdisable', 'bureau');
    await new SignInPage(page).signInAs('Sophie Lambert');
    await frame.administration('Imprimantes');
    await expect(printing.line(printing.printers, 'Accueil')).toContainText('Prête');
    await expect(printing.line(printing.printers, 'Bureau')).toContainText('En pause');
    await expect(page.getByText("Réservé au responsable d'agence ou à l'administrateur.")).toBeVisible();
    await expect(page.getByRole('button', { name: "Ajouter l'imprimante" })).toHaveCount(0);
    await expectAccessible(page);

    const received = machine.nextJob();
    await page.getByRole('button', { name: /^Page d'essai A4, Accueil/ }).press('Enter');
    expect((await received).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(page.getByText(/Page d'essai acceptée/)).toBeVisible();

    cups.run('cupsenable', 'bureau');
    await page.getByRole('button', { name: 'Chercher de nouveau' }).press('Enter');
    await expect(printing.line(printing.printers, 'Bureau')).toContainText('Prête');

    await page.getByRole('button', { name: /Pour le format A4$/ }).press('Enter');
    await page.getByRole('option', { name: 'Bureau' }).press('Enter');
    await frame.tab('Impressions').click();
    await expect(printing.line(printing.jobs, "Page d'essai")).toContainText('Acceptée');
    await frame.tab('Imprimantes').click();
    await expect(page.getByRole('button', { name: /Pour le format A4$/ })).toContainText('Bureau');
  });
});

base.describe('no printer', () => {
  base('F8 says so and hands the PDF over, which counts as a copy', async ({ page }) => {
    const clerk = new Clerk(page);
    const printing = new PrintingView(page);
    await clerk.signIn();
    await clerk.open(DEBTOR);
    await payByCheque(page, '150');
    await printing.open();
    await expect(printing.panel).toContainText('Aucune imprimante pour ce format');
    await expect(printing.save).toBeFocused();
    await expectAccessible(page);
    const arriving = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await arriving).suggestedFilename()).toMatch(/^Quittance.*\.pdf$/);
    await expect(printing.panel.getByText('Original enregistré en PDF')).toBeVisible();
    await printing.another.press('Enter');
    await expect(printing.copy(/^DUPLICATA n°\s1$/)).toBeVisible();
    expect(await printing.words()).toContain('DUPLICATA');
  });
});

base('a ticket printer on the network: added, unplugged in the middle, used, removed', async ({ page }) => {
  const machine = await receivingPrinter();
  const clerk = new Clerk(page);
  const frame = new FramePage(page);
  const printing = new PrintingView(page);
  await new SignInPage(page).signInAs('Paul Rivoal');
  await frame.administration('Imprimantes');
  await expect(page.getByText('Aucune imprimante en vue')).toBeVisible();
  await page.getByRole('button', { name: "Ajouter l'imprimante" }).press('Enter');
  await expect(page.getByText("Indiquez le nom de l'imprimante.")).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
  await page.getByLabel('Nom', { exact: true }).fill('Tickets accueil');
  await page.getByLabel('Adresse', { exact: true }).fill('127.0.0.1');
  await page.getByLabel('Port', { exact: true }).fill(String(machine.port));
  await page.keyboard.press('Enter');
  await expect(printing.line(printing.printers, 'Tickets accueil')).toContainText('Prête');
  await expectAccessible(page);

  const trial = machine.nextJob();
  await page.getByRole('button', { name: /^Page d'essai 80\smm, Tickets accueil/ }).press('Enter');
  expect(readEscPos(await trial).width).toBe(576);

  await clerk.open(DEBTOR);
  await payByCheque(page, '20');
  await printing.open();
  // A reçu goes on a ticket where the post has a printer of tickets.
  await expect(printing.panel.getByRole('radio', { name: /80\smm/ })).toBeChecked();
  machine.onNext((socket) => socket.once('data', () => socket.resetAndDestroy()));
  await expect(printing.print).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(printing.panel.getByRole('alert')).toContainText("Le papier n'est pas imprimé");
  const received = machine.nextJob();
  await page.keyboard.press('Enter');
  expect(readEscPos(await received).cuts).toBe(1);
  await expect(printing.panel.getByText("Original accepté par l'imprimante Tickets accueil")).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(printing.panel).toBeHidden();

  await frame.administration('Imprimantes');
  await page.getByRole('button', { name: "Retirer l'imprimante Tickets accueil" }).press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: "Garder l'imprimante" })).toBeFocused();
  await expectAccessible(page);
  await question.getByRole('button', { name: "Retirer l'imprimante" }).press('Enter');
  await expect(page.getByText('Aucune imprimante en vue')).toBeVisible();
  await machine.close();
});

base('a relevé de compte for a period, by keys, is shown and printed like any paper', async ({ page }) => {
  const clerk = new Clerk(page);
  const documents = new DocumentsView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await page.getByRole('tab', { name: 'Documents', exact: true }).click();
  await page.getByRole('button', { name: 'Relevé de compte' }).press('Enter');
  const panel = page.getByRole('dialog', { name: 'Relevé de compte' });
  await expect(panel.getByText(/^Du 01\/\d\d\/\d{4} au \d\d\/\d\d\/\d{4}\.$/)).toBeVisible();
  await panel.getByRole('radio', { name: 'Entre deux dates' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Indiquez la date de début, JJ/MM/AAAA.')).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('radio', { name: '6 derniers mois' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(documents.back).toBeFocused();
  expect(await documents.words()).toMatch(/Relevé de compte/i);
  await page.keyboard.press('Escape');
  await expect(documents.list.getByRole('row', { name: /^Relevé de compte/ })).toContainText(
    'Pas encore remis',
  );
});

base('the panels hold in every theme, and down to 320 pixels', async ({ page }) => {
  const clerk = new Clerk(page);
  const account = new AccountView(page);
  const printing = new PrintingView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await payByCheque(page, '20');
  for (const theme of OTHER_THEMES) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await printing.open();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(printing.panel).toBeHidden();
    await expectAccessible(page);
  }
  for (const width of [320, 683]) {
    await page.setViewportSize({ width, height: 700 });
    expect(await account.overflow()).toBe(0);
    await printing.open();
    expect(await account.overflow()).toBe(0);
    await page.keyboard.press('Escape');
    await expect(printing.panel).toBeHidden();
    await page.getByRole('button', { name: 'Relevé de compte' }).press('Enter');
    await expect(page.getByRole('dialog', { name: 'Relevé de compte' })).toBeVisible();
    expect(await account.overflow()).toBe(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
