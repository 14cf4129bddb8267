import { FramePage } from './pages/frame.ts';
import { HomePage } from './pages/home.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';
import { scanOnAzerty } from './support/scan.ts';

const DARC = '0030020790D';
const darcHeading = { name: /D'ARC Jean-Baptiste/, level: 1 } as const;

test.beforeEach(async ({ page }) => {
  await new SignInPage(page).signInAs('Sophie Lambert');
});

test('homonyms stand side by side and none is chosen for the clerk', async ({ page }) => {
  const search = new SearchPage(page);
  await search.type('martin jean');
  const group = search.results.getByRole('group', { name: /personnes se nomment MARTIN Jean\./ });
  await expect(group.getByRole('option').first()).toContainText(/né le \d\d\/\d\d\/\d{4}/);
  await expect(search.highlighted).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /résultats/ })).toHaveCount(1);
  await expectAccessible(page);

  await search.field.press('Enter');
  await expect(new HomePage(page).heading).toBeVisible();

  await search.field.press('ArrowDown');
  await expect(search.highlighted).toHaveCount(1);
  const reference = await search.highlighted.locator('.reference').innerText();
  await search.field.press('Enter');
  await expect(new FramePage(page).content).toContainText(reference);
});

test('a reference typed with Enter at once opens its account', async ({ page }) => {
  const search = new SearchPage(page);
  await search.field.fill(DARC.toLowerCase());
  await search.field.press('Enter');
  await expect(page.getByRole('heading', darcHeading)).toBeVisible();
  // The system's title bar names the account and no one; the address says nothing.
  await expect(page).toHaveTitle(`Compte ${DARC} · Guichet`);
  expect(page.url()).not.toContain('0030020790');
});

test('what matched is marked, and the actions of a row open with →', async ({ page }) => {
  const search = new SearchPage(page);
  await search.type("d'arc jean");
  await expect(search.rows.first().locator('mark').first()).toHaveText(/ARC/);
  await expect(search.highlighted).toHaveCount(1);
  await search.field.press('ArrowRight');
  await expect(search.actions.getByRole('menuitem')).toHaveText([
    /Ouvrir le compte/,
    /Encaisser/,
    /Nouvelle demande/,
    /Attestation/,
    /Inscrire/,
    /Copier la référence/,
  ]);
  await expect(search.actions.getByRole('menuitem', { name: 'Ouvrir le compte' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search.actions).toBeHidden();
  await expect(search.field).toBeFocused();
  await expect(search.highlighted).toHaveCount(1);
  await search.field.press('Escape');
  await expect(search.results).toBeHidden();
  await search.field.press('Escape');
  await expect(search.field).toHaveValue('');
});

test('a wrong letter is named, and nothing found says what to try', async ({ page }) => {
  const search = new SearchPage(page);
  await search.field.fill('0030020788X');
  await expect(page.getByText(/La lettre ne correspond pas/)).toBeVisible();
  await expect(search.highlighted).toHaveCount(0);
  await search.field.press('Enter');
  await expect(new HomePage(page).heading).toBeVisible();
  await search.field.fill('zzzz zzzz');
  await expect(page.getByText(/Aucun compte pour «\s?zzzz zzzz\s?»/)).toBeVisible();
  await expectAccessible(page);
});

test('the results are those of the last text, however fast the keys', async ({ page }) => {
  const search = new SearchPage(page);
  for (const text of ['m', 'ma', 'mart', "d'ar", 'le gal', 'le gall el']) await search.field.fill(text);
  await expect(search.rows.first()).toContainText('LE GALL Élodie');
  await expect(search.rows.filter({ hasText: 'MARTIN' })).toHaveCount(0);
});

test('F2 finds an account from any screen, over the page', async ({ page }) => {
  const search = new SearchPage(page);
  const frame = new FramePage(page);
  await frame.destination("File d'envoi").click();
  await page.keyboard.press('F2');
  await expect(search.field).toBeFocused();
  await search.type('le gall elodie');
  await expect(search.rows.first()).toBeVisible();
  await expectAccessible(page);
  await search.field.press('Enter');
  await expect(page.getByRole('heading', { name: /LE GALL Élodie/, level: 1 })).toBeVisible();
});

test('a scanner is heard wherever the focus is, and leaves the field as it was', async ({ page }) => {
  const frame = new FramePage(page);
  const signIn = new SignInPage(page);
  await page.keyboard.press('F12');
  await signIn.changeAgent.click();
  await signIn.signInAs('Paul Rivoal');
  await frame.administration('Importer');
  const field = page.getByLabel('Dossier sur ce poste');
  await field.fill('/dossier/brouillon');
  await field.press('End');
  // A code that names no account: the field keeps its text, the search says what was read.
  await scanOnAzerty(page, '9999999999Z');
  await expect(field).toHaveValue('/dossier/brouillon');
  await expect(page.getByText(/Aucun compte pour «\s?9999999999Z\s?»/)).toBeVisible();

  await scanOnAzerty(page, DARC);
  await expect(page.getByRole('heading', darcHeading)).toBeVisible();
  // And with the focus on nothing that takes text.
  await frame.destination("File d'envoi").focus();
  await scanOnAzerty(page, '0030020788B');
  await expect(page.getByRole('heading', { name: /LE GALL Élodie/, level: 1 })).toBeVisible();
});

test('recent accounts are those opened last', async ({ page }) => {
  const search = new SearchPage(page);
  const frame = new FramePage(page);
  await search.open('0030020788B');
  await frame.destination('Accueil').click();
  await expect(search.field).toBeFocused();
  await search.open(DARC);
  await page.keyboard.press('Escape');
  const rows = new HomePage(page).recent.getByRole('button');
  await expect(rows.nth(0)).toContainText("D'ARC Jean-Baptiste");
  await expect(rows.nth(0)).toContainText(/445,34\s€ débiteur, en retard/);
  await expect(rows.nth(1)).toContainText(/95,50\s€ créditeur/);
  await rows.nth(1).click();
  await expect(page.getByRole('heading', { name: /LE GALL Élodie/, level: 1 })).toBeVisible();
});
