import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { AccountView } from './pages/account.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { FramePage } from './pages/frame.ts';
import { OutboxView } from './pages/outbox.ts';
import { PortalView } from './pages/portal.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { listenTo } from './support/announcements.ts';
import { expectAccessible } from './support/axe.ts';
import { startGuichet } from './support/guichet.ts';
import { PORTAL_STAFF, Portal } from './support/portal.ts';
import { makeScenario } from './support/scenario.ts';
import { CLERK } from './support/tenants.ts';

const ADMINISTRATOR = { name: 'Paul Rivoal', password: 'administrateur-1' };

async function signIn(page: Page, { name, password }: { name: string; password: string }): Promise<void> {
  const form = new SignInPage(page);
  await form.agent(name).check();
  await form.password.fill(password);
  await form.password.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
}

/** A payment by card on an account, whatever the network. */
async function payByCard(page: Page, printed: string, amount: string): Promise<void> {
  const panel = new PaymentPanelView(page);
  await page.keyboard.press('F2');
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  await panel.open();
  await panel.type(amount);
  await page.keyboard.press('b');
  await page.keyboard.press('Enter');
  await expect(panel.authorisation).toBeFocused();
  await page.keyboard.type('482913');
  await page.keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
}

test('a new post takes its agents and accounts from the portal, then someone signs in', async ({ page }) => {
  test.setTimeout(180_000);
  const portal = await Portal.make('cchartres', 200);
  const data = mkdtempSync(join(tmpdir(), 'guichet-e2e-raccord-'));
  const guichet = await startGuichet(data);
  const view = new PortalView(page);
  try {
    await portal.addStaff();
    const code = await portal.code('Guichet 2', 'G2');
    await portal.start();
    await page.goto(guichet.address);
    await page.getByRole('button', { name: 'Raccorder ce poste au portail du bailleur' }).click();
    await expect(view.address).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(view.address).toHaveAccessibleDescription(/Indiquez l'adresse du portail/);

    // What is wrong is said, and what was typed stays.
    await view.give(portal.address, 'ABCDE-FGHJK');
    await expect(view.refused).toContainText("Ce code n'est pas valable");
    await expect(view.refused).toContainText('SYN-CODE');
    await expect(view.address).toHaveValue(portal.address);
    await expect(view.code).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Revenir à la base de démonstration' }).click();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await page.getByRole('button', { name: 'Raccorder ce poste au portail du bailleur' }).click();

    await view.give(portal.address, code);
    await expect(new SignInPage(page).agent(PORTAL_STAFF.name)).toBeVisible({ timeout: 60_000 });
    await signIn(page, PORTAL_STAFF);
    await expect(new OutboxView(page).chip).toHaveText(/^En ligne · tout est envoyé$/, { timeout: 60_000 });
    await new SearchPage(page).open('0030020790D');
    await expect(page.getByText('Compte 0030020790D', { exact: true })).toBeVisible();
    await view.goTo();
    await expect(view.state).toContainText(/Démonstration.*aucune donnée réelle/);
    await expect(view.state).toContainText(portal.address);
    await expectAccessible(page);
  } finally {
    await guichet.stop();
    await portal.end();
    rmSync(data, { recursive: true, force: true });
  }
});

test('joined by the administrator, offline and back, revoked: each said, and the work goes on', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const scenario = await makeScenario('cchartres');
  const portal = await Portal.make('cchartres', 20);
  const code = await portal.code('Guichet 2', 'G2');
  await portal.start();
  const guichet = await startGuichet(scenario.data);
  const view = new PortalView(page);
  const outbox = new OutboxView(page);
  try {
    await page.goto(guichet.address);
    await signIn(page, CLERK);
    await expect(outbox.chip).toHaveText('Sans portail · aucune opération en attente');
    await view.goTo();
    await expect(page.getByText("Raccorder ce poste demande le rôle d'administrateur.")).toBeVisible();
    await expect(view.address).toHaveCount(0);
    await page.keyboard.press('F12');
    await new SignInPage(page).changeAgent.click();
    await signIn(page, ADMINISTRATOR);

    await view.goTo();
    await view.give('http://127.0.0.1:9', code);
    await expect(view.refused).toContainText('Le portail ne répond pas à cette adresse');
    await expect(view.code).toHaveValue(code);
    await view.give(portal.address, code);
    // The page and its live region both say it.
    await expect(page.getByText('Poste raccordé').first()).toBeVisible({ timeout: 30_000 });
    await expect(view.state).toContainText('En ligne', { timeout: 30_000 });
    await expectAccessible(page);
    await expect(outbox.chip).toHaveText('En ligne · tout est envoyé');

    await portal.stop();
    await outbox.goTo();
    const told = await listenTo(page);
    await outbox.retry.click();
    await expect(outbox.chip).toHaveText(/^Hors ligne depuis \d+\sh\s\d\d · rien en attente$/);
    await expect.poll(told).toMatch(/Hors ligne depuis/);
    const { printed } = scenario.accounts.son;
    await payByCard(page, printed, '312,75');
    await expect(outbox.chip).toHaveText(/ · 1 opération en attente$/);
    await expect(new AccountView(page).side).toContainText('1 opération non envoyée');

    await portal.start();
    await outbox.goTo();
    await outbox.retry.click();
    await expect(outbox.chip).toHaveText('En ligne · tout est envoyé', { timeout: 30_000 });
    await expect.poll(told).toMatch(/Hors ligne[\s\S]*En ligne/);
    await outbox.tab("Envoyées aujourd'hui").click();
    await expect(outbox.row(outbox.sent, 'GARNIER Théo')).toContainText('Envoyée');
    await page.keyboard.press('F2');
    await new SearchPage(page).open(printed);
    await expect(new AccountView(page).side).toContainText('Aucune opération en attente');

    await portal.stop();
    await portal.revokeAll();
    await portal.start();
    await outbox.goTo();
    await outbox.retry.click();
    await expect(outbox.chip).toHaveText(/^Envoi arrêté · rien en attente$/, { timeout: 30_000 });
    await expect(page.getByText(/son accès a été retiré/).first()).toBeVisible();
    await expectAccessible(page);
    await payByCard(page, scenario.accounts.wrong.printed, '270');
    await expect(outbox.chip).toHaveText(/^Envoi arrêté · 1 opération en attente$/);
    await view.goTo();
    await expect(view.state).toContainText('SYN-REVOKED');
    await expect(page.getByRole('heading', { name: 'Raccorder de nouveau ce poste' })).toBeVisible();
    await expectAccessible(page);
    await new FramePage(page).destination('Accueil').click();
  } finally {
    await guichet.stop();
    await portal.end();
    rmSync(scenario.data, { recursive: true, force: true });
  }
});
