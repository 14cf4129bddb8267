import { type CupsServer, cupsServer, NO_CUPS } from '../printing/cups-server.ts';
import { type ReceivingPrinter, receivingPrinter } from '../printing/receiving-printer.ts';
import { Clerk } from './pages/clerk.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { expectAccessible } from './support/axe.ts';
import { test as base, expect } from './support/fixtures.ts';

const DEBTOR = '0030020790D';

type Printers = { readonly machine: ReceivingPrinter; readonly cups: CupsServer };

/** The program beside a CUPS of its own with one queue. */
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
    await use(cups);
    await cups.stop();
  },
  environment: async ({ cups }, use) => use(cups.environment),
});

test.skip(NO_CUPS !== undefined, NO_CUPS ?? '');

test('F8 prints every paper of the payment at once; Entrée then goes on to the next account', async ({
  page,
  machine,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.payCash('230', '250');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog.getByRole('button', { name: 'Imprimer les 2 papiers' })).toBeFocused();
  await expectAccessible(page);
  const received = machine.nextJob();
  await page.keyboard.press('F8');
  await received;
  await expect(panel.dialog.getByText(/^Original accepté par l'imprimante/)).toHaveCount(2);
  await expect(panel.next).toBeFocused();
  await expectAccessible(page);
  // The second press of an impatient hand makes no DUPLICATA.
  await page.keyboard.press('F8');
  await expect(panel.dialog.getByText(/^Original accepté par l'imprimante/)).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(clerk.field()).toBeFocused();
});

test('a printer that is gone takes nothing from the payment: it is said first, and the paper is saved', async ({
  page,
  cups,
}) => {
  const clerk = new Clerk(page);
  const panel = new PaymentPanelView(page);
  await clerk.signIn();
  await clerk.open(DEBTOR);
  await panel.open();
  await panel.openTill();
  await panel.payCash('10', '10');
  await expect(panel.recorded).toBeVisible();
  await expect(panel.dialog.getByRole('button', { name: 'Imprimer', exact: true })).toBeFocused();
  await cups.stop();
  await page.keyboard.press('F8');
  await expect(panel.dialog.getByRole('alert')).toContainText(
    /L'encaissement est enregistré\.\s*Le papier n'est pas sorti\s:/,
  );
  await expect(panel.recorded).toBeVisible();
  await expectAccessible(page);
  const arriving = page.waitForEvent('download');
  await panel.dialog.getByRole('button', { name: /^Enregistrer le PDF/ }).press('Enter');
  await arriving;
  await clerk.closePanel();
  await expect(clerk.balance()).toHaveText('Solde débiteur de 435,34 €');
});
