import { RequestForm, RequestsSection } from './pages/requests.ts';
import { expect, openTenant, test } from './support/request-desk.ts';
import { fits, inEveryTheme } from './support/space-desk.ts';

test.describe('"Nouvelle demande"', () => {
  test('is asked by the keys alone, and once however often it is validated', async ({ page, desk }) => {
    const form = new RequestForm(page);
    await openTenant(page, desk, 'weekly');
    await form.open();
    await expect(form.place('Logement')).toBeFocused();
    await form.search.focus();
    await page.keyboard.type('robinet');
    await page.keyboard.press('Enter');
    await expect(form.description).toBeFocused();
    await expect(form.place('Logement')).toBeChecked();
    await page.keyboard.type('Le mitigeur de la cuisine goutte.');
    await form.slot('lundi matin').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(form.slot('mardi après-midi')).toBeFocused();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: /^Téléphone/ }).fill('06 39 98 41 27');
    await form.checked.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await form.expectDone();
    await page.keyboard.press('Escape');
    const section = new RequestsSection(page);
    await expect(section.timeline).toContainText('Demande ouverte');
    await expect(section.section).toContainText('mardi après-midi');
    await page.keyboard.press('Escape');
    await expect(section.own.getByRole('button', { name: /Robinet/ })).toHaveCount(1);
  });

  test('is begun from anywhere, by looking for its account first', async ({ page, desk }) => {
    await page.keyboard.press('F4');
    await page.keyboard.type(desk.accounts.weekly.printed);
    await expect(page.getByRole('option')).toHaveCount(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Nouvelle demande', level: 1 })).toBeVisible();
    await expect(page.getByText('LEMAIRE Joël')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tab', { name: 'Situation' })).toBeVisible();
  });

  test('says what is missing, in its place, and keeps what was typed', async ({ page, desk }) => {
    const form = new RequestForm(page);
    await openTenant(page, desk, 'weekly');
    await form.open();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Choisissez le lieu.', { exact: true })).toBeVisible();
    await expect(form.place('Logement')).toBeFocused();
    await form.place('Logement').check();
    await form.motive(/^Serrure/).check();
    await form.description.fill('La clé tourne dans le vide.');
    await page.keyboard.press('Control+Enter');
    await expect(form.checked).toBeFocused();
    await expect(page.getByText(/^Brouillon gardé/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F4');
    await expect(form.description).toHaveValue('La clé tourne dans le vide.');
    await expect(form.motive(/^Serrure/)).toBeChecked();
  });

  test('marks words that have no place in a file, and lets the clerk keep them', async ({ page, desk }) => {
    const form = new RequestForm(page);
    await openTenant(page, desk, 'weekly');
    await form.open();
    await form.place('Logement').check();
    await form.motive(/^Serrure/).check();
    await form.description.fill('Mon voisin est fou.');
    await expect(page.locator('mark')).toHaveText('fou');
    await form.checked.press('Space');
    await page.keyboard.press('Control+Enter');
    await expect(form.description).toBeFocused();
    await expect(
      page.getByText('Reformulez le texte, ou gardez-le tel quel.', { exact: true }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Reformuler' }).press('Enter');
    await page.keyboard.type('bruyant');
    await expect(page.locator('mark')).toHaveCount(0);
    await form.description.fill('Mon voisin est fou.');
    await page.getByRole('button', { name: 'Garder le texte' }).press('Enter');
    await expect(page.getByText(/^Gardé tel quel/)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await form.expectDone();
  });

  test('shows the number to call first in danger, and the double before it is made', async ({
    page,
    desk,
  }) => {
    const form = new RequestForm(page);
    await openTenant(page, desk, 'modes');
    await form.open();
    await form.search.fill('gaz');
    await form.search.press('Enter');
    await expect(page.getByRole('alert')).toContainText(/appelez le 02.61.91.24.24/);
    await form.search.fill('');
    await form.place('Logement').check();
    await form.motive(/^Fuite d'eau Urgente/).check();
    await expect(page.getByText('Une demande du même motif est déjà ouverte')).toBeVisible();
    await form.aside.getByRole('button', { name: /Fuite d'eau/ }).press('Enter');
    const section = new RequestsSection(page);
    await expect(section.panel).toBeVisible();
    await page.getByRole('textbox', { name: 'Complément' }).fill('Cela coule aussi la nuit.');
    await page.keyboard.press('Control+Enter');
    await expect(section.panel).toBeHidden();
    await expect(section.timeline).toContainText('Cela coule aussi la nuit.');
  });

  test('breaks no rule of accessibility, and fits a narrow window', async ({ page, desk }) => {
    const form = new RequestForm(page);
    await openTenant(page, desk, 'modes');
    await form.open();
    await form.place('Logement').check();
    await form.motive(/^Odeur de gaz/).check();
    await form.description.fill('Mon voisin est fou.');
    await expect(page.locator('mark')).toHaveText('fou');
    await inEveryTheme(page);
    await fits(page);
  });
});

test.describe('the follow-up', () => {
  test('says what is new once, and what somebody else did when an act was refused', async ({
    page,
    desk,
  }) => {
    await openTenant(page, desk, 'modes');
    const section = new RequestsSection(page);
    await section.goTo();
    await expect(section.own.getByText('Nouveau')).toBeVisible();
    await section.show(/Serrure/);
    await expect(section.section).toContainText('Le serrurier passe jeudi');
    await page.keyboard.press('Escape');
    await expect(section.own.getByText('Nouveau')).toHaveCount(0);
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^File d'envoi/ })
      .click();
    await page.getByRole('button', { name: 'Corriger et renvoyer' }).click();
    await expect(section.section).toContainText('modifiée entre-temps par Bernard Roche');
    await inEveryTheme(page);
  });

  test('closes a request with its reason, and the hands stay on it', async ({ page, desk }) => {
    await openTenant(page, desk, 'modes');
    const section = new RequestsSection(page);
    await section.goTo();
    await section.show(/Serrure/);
    await section.act('Clore').press('Enter');
    await expect(section.panel).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(section.panel.getByText('Indiquez pourquoi elle est close.')).toBeVisible();
    await section.panel.getByRole('button', { name: /Pourquoi elle est close/ }).press('Enter');
    await page.getByRole('option', { name: 'Résolue' }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(section.panel).toBeHidden();
    await expect(section.section.getByText('Close', { exact: true })).toBeVisible();
    await expect(section.section.getByRole('heading', { level: 2 })).toBeFocused();
  });

  test('notes a visit by choices', async ({ page, desk }) => {
    await openTenant(page, desk, 'son');
    const section = new RequestsSection(page);
    await section.goTo();
    await section.act('Note de visite').press('Enter');
    await section.panel.getByRole('button', { name: /Pourquoi la personne est venue/ }).press('Enter');
    await page.getByRole('option', { name: 'Documents' }).press('Enter');
    await section.panel.getByRole('button', { name: /Suite donnée/ }).press('Enter');
    await page.getByRole('option', { name: 'Renseigné sur place' }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(section.panel).toBeHidden();
    await expect(section.visits).toContainText('Renseigné sur place');
  });
});

test.describe('the list', () => {
  test('is walked by the arrows, opens by Entrée, and fits', async ({ page, desk: _desk }) => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Demandes/ })
      .click();
    const filter = page.getByLabel('Filtrer');
    await expect(page.getByRole('table')).toBeVisible();
    await inEveryTheme(page);
    await fits(page);
    await filter.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('button', { name: /Ascenseur en panne/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('VASSEUR Nadia').first()).toBeVisible();
    await expect(new RequestsSection(page).timeline).toBeVisible();
  });
});
