import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test as base, expect, type Page } from '@playwright/test';
import { AccountView } from './pages/account.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { FramePage } from './pages/frame.ts';
import { HomePage } from './pages/home.ts';
import { OutboxView } from './pages/outbox.ts';
import { PortalView } from './pages/portal.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { TillView } from './pages/till.ts';
import { expectAccessible } from './support/axe.ts';
import { startGuichet } from './support/guichet.ts';
import { OTHER_THEMES } from './support/length.ts';
import type { FilledQueue, QueueState } from './support/outbox-base.ts';
import { fillQueue, makeScenario } from './support/scenario.ts';
import type { ScenarioBase } from './support/scenario-base.ts';
import { CLERK } from './support/tenants.ts';

type Filled = { readonly scenario: ScenarioBase; readonly queue: FilledQueue };

/** A counter whose portal is out of reach, with acts in every state of the queue; Sophie has just signed in. */
const test = base.extend<{ state: QueueState; filled: Filled }>({
  state: ['mixed', { option: true }],
  filled: async ({ state, page }, use) => {
    const scenario = await makeScenario('cchartres');
    const queue = await fillQueue(scenario.data, state);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      await signIn(page);
      await use({ scenario, queue });
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
});

async function signIn(page: Page): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(CLERK.name).check();
  await form.password.fill(CLERK.password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

test('what waits, what was refused and what is over, each in words, in every theme', async ({
  page,
  filled,
}) => {
  const outbox = new OutboxView(page);
  const frame = new FramePage(page);
  await expect(outbox.chip).toHaveText(
    /^Hors ligne depuis (le \d\d\/\d\d|\d+\sh\s\d\d) · 5 opérations en attente$/,
  );
  await expect(new HomePage(page).today.getByRole('button', { name: /Refus à traiter/ })).toHaveText(/1$/);
  await expect(frame.destination("File d'envoi")).toHaveAccessibleName(
    /5 opérations en attente, 1 refus à traiter/,
  );
  await outbox.goTo();
  await expect(page.getByText("Rien n'est perdu")).toBeVisible();
  await expect(page.getByText(/^Les 5 opérations sont enregistrées sur ce poste\. Continuez/)).toBeVisible();
  await expect(outbox.tab('En attente')).toHaveText(/5$/);
  await expect(outbox.tab('À traiter')).toHaveText(/1$/);

  await expect(outbox.card).toContainText(filled.queue.refused.number);
  await expect(outbox.card).toContainText(/Refusée (à|le) .*\s: le compte n'est plus dans cette agence\./);
  await expect(outbox.card).toContainText('Votre saisie est gardée.');
  await expect(outbox.card).toContainText('Code SYN-404');

  const ages = { 'PRUVOST Marc': 'neutral', 'ROUX Anne': 'warning', 'GARNIER Théo': 'danger' };
  for (const [holder, tone] of Object.entries(ages))
    await expect(outbox.row(outbox.waiting, holder).locator('[data-age]')).toHaveAttribute('data-age', tone);
  await expect(outbox.row(outbox.waiting, 'ROUX Anne')).toContainText(/2\sh/);
  await expect(outbox.row(outbox.sent, 'NOËL Éric')).toContainText('à lettrer au portail');
  const decided = outbox.row(outbox.handled, 'MOREL Bruno');
  await expect(decided).toContainText('Annulée');
  await expect(decided).toContainText('par Sophie Marchal');
  await expect(decided).toContainText('annoncé deux fois par le locataire');

  for (const theme of ['light', ...OTHER_THEMES]) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    await expectAccessible(page);
  }
  for (const width of [320, 760, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await frame.overflow(), `${width}`).toBeLessThanOrEqual(0);
  }
});

test('arrows go from operation to operation, and Entrée opens the account', async ({ page, filled }) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  await outbox.act('Corriger et renvoyer').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const opening = outbox.row(outbox.waiting, 'PRUVOST Marc').getByRole('button');
  await expect(opening).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(opening).not.toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const { printed } = filled.scenario.accounts.modes;
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  await expect(new AccountView(page).side).toContainText('1 opération non envoyée');
});

test('a refusal is handed over with one line, and stays to be read with who and when', async ({
  page,
  filled: _,
}) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  await outbox.act('Transmettre').click();
  const note = outbox.dialog.getByLabel('Message au responsable');
  await expect(note).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(note).toHaveAccessibleDescription(/Écrivez une ligne/);
  await note.fill('compte parti à Dreux, à revoir avec eux');
  await page.keyboard.press('Enter');
  await expect(outbox.dialog).toHaveCount(0);
  await expect(outbox.card).toHaveCount(0);
  await expect(outbox.heading).toBeFocused();
  const decided = outbox.row(outbox.handled, 'VASSEUR Nadia');
  await expect(decided).toContainText('Transmise');
  await expect(decided).toContainText(/par Sophie Marchal à \d+\sh\s\d\d/);
  await expect(decided).toContainText('compte parti à Dreux');
  await outbox.tab('À traiter').click();
  await expect(page.getByRole('heading', { name: 'Aucun refus à traiter' })).toBeVisible();
  await expectAccessible(page);
});

test('a refused announcement is made again as it was, and the new one takes its place', async ({
  page,
  filled,
}) => {
  const outbox = new OutboxView(page);
  const panel = new PaymentPanelView(page);
  // A payment left unfinished on the same account is none of the correction's business.
  const { printed } = filled.scenario.accounts.arrears;
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  await panel.open();
  await panel.type('12,34');
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);

  await outbox.goTo();
  await outbox.act('Corriger et renvoyer').click();
  await expect(panel.amount).toHaveValue('495,05');
  await expect(panel.mode('TIP')).toBeChecked();
  await expect(panel.dialog.getByRole('checkbox', { checked: true })).toHaveCount(2);
  await expect(panel.payer).toHaveValue('Mme Vasseur mère');
  await expect(panel.dialog).toContainText(`Annonce n°\u00a0${filled.queue.refused.number} refusée`);
  await expectAccessible(page);
  await panel.amount.focus();
  await panel.type('400');
  await page.keyboard.press('Control+Enter');
  await expect(panel.announced).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);

  await panel.open();
  await expect(panel.amount).toHaveValue('12,34');
  await page.keyboard.press('Escape');
  await outbox.goTo();
  await expect(outbox.card).toHaveCount(0);
  await expect(outbox.row(outbox.handled, '495,05')).toContainText('Corrigée et renvoyée');
  await expect(outbox.row(outbox.waiting, '400,00')).toContainText('En attente');
});

test('the queue is kept elsewhere as a file, and a try says what came of it', async ({ page, filled: _ }) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  const arriving = page.waitForEvent('download');
  await outbox.export.click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  // A head and what the portal has not taken: five that wait and the refusal nobody has decided.
  expect(text.trim().split('\n').length).toBeGreaterThanOrEqual(7);
  await expect(page.getByText(download.suggestedFilename(), { exact: true })).toBeVisible();
  await outbox.retry.click();
  await expect(page.getByText(/^Essai de .*\s: le portail ne répond pas$/)).toBeVisible({ timeout: 15_000 });
  await expectAccessible(page);
});

test('leaving says what is not sent, and keeps nobody', async ({ page, filled: _ }) => {
  const words =
    /5 opérations ne sont pas encore envoyées\. Elles sont gardées sur ce poste\.(.*)1 refus reste à traiter\./;
  const frame = new FramePage(page);
  // A locked post reads nothing: what it tells was known before.
  await expect(new OutboxView(page).chip).toContainText('5 opérations en attente');
  await page.keyboard.press('F12');
  await expect(page.getByRole('heading', { name: 'Poste verrouillé' })).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Mot de passe', { exact: true }).fill(CLERK.password);
  await page.keyboard.press('Enter');
  await expect(frame.lock).toBeVisible();

  const question = page.getByRole('alertdialog', { name: /Fermer la session maintenant/ });
  const leave = async () => {
    await page.keyboard.press('Control+k');
    await expect(frame.paletteField).toBeFocused();
    await frame.paletteField.pressSequentially('fermer la session', { delay: 20 });
    await page.keyboard.press('Enter');
    await expect(question).toContainText(words);
  };
  await leave();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(frame.lock).toBeVisible();
  await leave();
  await question.getByRole('button', { name: 'Fermer la session' }).click();
  await expect(new SignInPage(page).submit).toBeVisible();
});

test('closing the till names the refusals nobody has decided, and closes all the same', async ({
  page,
  filled,
}) => {
  const till = new TillView(page);
  await till.open('150');
  await till.tab('Clôture');
  await till.count([0, 0, 1, 1]);
  await expect(page.getByText('Refus à traiter avant la fin de la journée')).toBeVisible();
  await expect(page.getByText(new RegExp(`${filled.queue.refused.number}.*VASSEUR Nadia`))).toBeVisible();
  await expect(page.getByText(/opérations ne sont pas encore envoyées/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('main').getByText(/^Caisse clôturée à/)).toBeVisible();
});

test.describe('all taken by the portal', () => {
  test.use({ state: 'settled' });

  test('the account no longer speaks of unsent operations, and the day is told', async ({ page, filled }) => {
    const outbox = new OutboxView(page);
    await new SearchPage(page).open(filled.scenario.accounts.modes.printed);
    await expect(new AccountView(page).side).toContainText('Aucune opération en attente');
    await outbox.goTo();
    await outbox.tab("Envoyées aujourd'hui").click();
    await expect(outbox.row(outbox.sent, 'PRUVOST Marc')).toContainText(/(à|le) .*Envoyée/);
    await outbox.tab('En attente').click();
    await expect(page.getByRole('heading', { name: 'Aucune opération en attente' })).toBeVisible();
    await new PortalView(page).goTo();
    await expect(page.getByText(/^L'horloge de ce poste avance de 12\smin$/)).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('more than can be shown', () => {
  test.use({ state: 'many' });

  test('the newest are shown, and it is said', async ({ page, filled: _ }) => {
    test.setTimeout(180_000);
    const outbox = new OutboxView(page);
    await outbox.goTo();
    await outbox.tab('En attente').click();
    await expect(outbox.waiting.getByRole('row')).toHaveCount(501);
    await expect(page.getByText(/^Les 500 opérations les plus récentes sont montrées\./)).toBeVisible();
    await expect(outbox.chip).toContainText('525 opérations en attente');
  });
});
