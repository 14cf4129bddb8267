import { FramePage } from './pages/frame.ts';
import { OutboxView } from './pages/outbox.ts';
import { RegistrationsView, SpaceView } from './pages/space.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, fits, inEveryTheme, test } from './support/space-desk.ts';

test("a refused registration is corrected from File d'envoi", async ({ page, scenario: _ }) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  const card = page.getByRole('article', { name: "Inscription à l'espace locataire" });
  await expect(card).toContainText('LEROY Paul');
  await card.getByRole('button', { name: 'Corriger et renvoyer' }).press('Enter');
  await expect(page.getByRole('heading', { name: "Inscrire à l'espace locataire" })).toBeVisible();
});

test("a refused change of address is corrected from File d'envoi, and the new one takes its place", async ({
  page,
  scenario: _,
}) => {
  const outbox = new OutboxView(page);
  await outbox.goTo();
  const card = page.getByRole('article', { name: "Changement d'adresse e-mail" });
  await expect(card).toContainText('ÇELIK Ayşe');
  await card.getByRole('button', { name: 'Corriger et renvoyer' }).press('Enter');
  const space = new SpaceView(page);
  await expect(page.getByRole('dialog', { name: "Changer l'adresse e-mail" })).toBeVisible();
  await expect(space.panel).toContainText('Corrige le changement refusé');
  await expect(space.panel).toContainText("Cette adresse e-mail est déjà celle d'une autre personne.");
  await space.choose(space.document, 'Passeport');
  await space.email.fill('ayse.celik@nouvelle.example');
  await space.again.fill('ayse.celik@nouvelle.example');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await space.expectDone('Adresse e-mail changée');
  await space.close();
  await expect(space.card).not.toContainText('refusé');
  await expect(space.card).toContainText('ayse.celik@nouvelle.example');
  await outbox.goTo();
  await expect(card).toHaveCount(0);
  await expect(outbox.handled).toContainText('Corrigée et renvoyée');
});

test('the work list: views with counts, filter, arrows, and Entrée opens the section', async ({
  page,
  scenario,
}) => {
  const list = new RegistrationsView(page);
  await expect(
    new FramePage(page).rail.getByRole('button', { name: /^Inscriptions ?, 4 inscriptions à reprendre$/ }),
  ).toBeVisible();
  await list.goTo();
  await expect(list.view('À activer')).toBeChecked();
  await expect(list.view('À activer')).toHaveAccessibleName('À activer (1)');
  await expect(list.row('VASSEUR Nadia')).toContainText(/Attente jusqu'au/);
  await inEveryTheme(page);
  await list.view('À activer').focus();
  await page.keyboard.press('ArrowRight');
  await expect(list.row('LEMAIRE Joël')).toContainText("Renvoyer l'activation");
  await page.keyboard.press('ArrowRight');
  await expect(list.row('BOURGEOIS Inès')).toContainText("Corriger l'adresse e-mail");
  await expect(list.row('BOURGEOIS Inès')).toContainText('boîte aux lettres inconnue');
  await page.keyboard.press('ArrowRight');
  await expect(list.row('GARNIER Théo')).toContainText("En attente d'envoi");
  await page.keyboard.press('ArrowRight');
  await expect(list.row('LEROY Paul')).toContainText('Traiter le refus');
  await page.keyboard.press('ArrowRight');
  await expect(list.table.getByRole('row')).toHaveCount(11);
  await inEveryTheme(page);
  await fits(page);

  await list.filter.fill('morel');
  await expect(list.table.getByRole('row')).toHaveCount(3);
  await list.filter.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(list.filter).toBeFocused();
  await list.filter.fill('personne de ce nom');
  await expect(page.getByRole('heading', { name: /Aucune inscription pour/ })).toBeVisible();
  await expectAccessible(page);
  await list.filter.fill('');
  await list.view('À activer').check();
  await expect(list.row('VASSEUR Nadia')).toBeVisible();
  await list.filter.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Compte ${scenario.accounts.arrears.printed}`, { exact: true })).toBeVisible();
  await expect(new SpaceView(page).section).toBeVisible();
  // Back where it was left.
  await page.keyboard.press('Escape');
  await expect(list.view('À activer')).toBeChecked();
});
