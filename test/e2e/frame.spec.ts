import { FramePage } from './pages/frame.ts';
import { HomePage } from './pages/home.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

const PAGES = [
  'Importer',
  'Portail',
  'Profil du bailleur',
  'Imprimantes',
  'Impressions',
  'Apparence',
  'Code PIN',
  'À propos',
];

test('every screen of the frame is reached by keys, named, and accessible', async ({ page }) => {
  const frame = new FramePage(page);
  await new SignInPage(page).signInAs('Paul Rivoal');
  await expect(new HomePage(page).reference).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('Control+k');
  await expect(frame.paletteField).toBeFocused();
  await expectAccessible(page);
  await frame.paletteField.pressSequentially('envoi', { delay: 45 });
  await expect(frame.palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: "File d'envoi", level: 1 })).toBeVisible();
  await expect(frame.destination("File d'envoi")).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle("File d'envoi · Guichet");
  await expectAccessible(page);

  await page.keyboard.press('F1');
  await expect(frame.keySheet).toBeVisible();
  await expect(frame.keySheet).toContainText('Rechercher un compte');
  for (const key of ['F4', 'F5', 'F6']) await expect(frame.keySheet).toContainText(key);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(frame.keySheet).toBeHidden();
  // F5 asks for an account here: it must not throw the window away.
  await page.keyboard.press('F5');
  await expect(new SearchPage(page).field).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(new HomePage(page).heading).toBeVisible();

  await frame.destination('Administration').click();
  for (const name of PAGES) {
    await frame.tab(name).click();
    await expect(frame.tab(name)).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page);
  }
});

test('nothing scrolls sideways down to 320 px, and the rail waits behind Menu', async ({ page }) => {
  const frame = new FramePage(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await frame.overflow()).toBeLessThanOrEqual(0);
  await new SignInPage(page).signInAs('Paul Rivoal');
  for (const width of [320, 683, 960]) {
    await page.setViewportSize({ width, height: 640 });
    expect(await frame.overflow()).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(frame.rail).toBeHidden();
  await frame.menu.click();
  await frame.destination('Administration').click();
  for (const name of PAGES) {
    await frame.tab(name).click();
    expect(await frame.overflow(), name).toBeLessThanOrEqual(0);
  }
  await page.keyboard.press('F2');
  await new SearchPage(page).type('martin');
  await expect(new SearchPage(page).rows.first()).toBeVisible();
  expect(await frame.overflow()).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});

test("an agent's theme is kept with the agent, and every theme is legible", async ({ page }) => {
  const frame = new FramePage(page);
  const signIn = new SignInPage(page);
  const { pin } = await signIn.signInAs('Sophie Lambert');
  for (const [choice, theme] of [
    ['Contraste élevé', 'contrast'],
    ['Sombre', 'dark'],
  ] as const) {
    await frame.administration('Apparence');
    await page.getByRole('radio', { name: choice }).check();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expectAccessible(page);
    await frame.destination('Accueil').click();
    await new SearchPage(page).type('martin');
    await expect(new SearchPage(page).rows.first()).toBeVisible();
    await expectAccessible(page);
    await new SearchPage(page).field.fill('');
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await signIn.pin.fill(pin);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a code of six digits is chosen behind the password, twice the same', async ({ page }) => {
  const frame = new FramePage(page);
  const signIn = new SignInPage(page);
  const { password } = await signIn.signInAs('Sophie Lambert');
  await frame.administration('Code PIN');
  const chosen = page.getByLabel('Nouveau code à six chiffres');
  const again = page.getByLabel('Le même code, une seconde fois');
  const submit = page.getByRole('button', { name: 'Enregistrer le code' });
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await chosen.fill('481516');
  await again.fill('481517');
  await submit.click();
  await expect(again).toBeFocused();
  await expect(again).toHaveAccessibleDescription(/ne sont pas les mêmes/);
  await again.fill('481516');
  await submit.click();
  await expect(page.getByText('Votre code est enregistré')).toBeVisible();
  await frame.lock.click();
  await signIn.pin.fill('481516');
  await expect(frame.content).toBeVisible();
});

test('importing is for the administrator, and a folder that is not there is said', async ({ page }) => {
  const frame = new FramePage(page);
  const signIn = new SignInPage(page);
  await signIn.signInAs('Sophie Lambert');
  await frame.administration('Importer');
  await expect(page.getByText("Réservé à l'administrateur")).toBeVisible();
  await page.keyboard.press('F12');
  await signIn.changeAgent.click();
  await signIn.signInAs('Paul Rivoal');
  await frame.administration('Importer');
  const check = page.getByRole('button', { name: 'Contrôler sans rien écrire' });
  const folder = page.getByLabel('Dossier sur ce poste');
  await check.click();
  await expect(folder).toHaveAccessibleDescription(/Indiquez le dossier/);
  await folder.fill('/nulle/part');
  await check.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Importer', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expectAccessible(page);
  // What an import said stays while other screens are looked at.
  await frame.destination('Accueil').click();
  await frame.administration('Importer');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('when the program is gone, the work is taken off the screen and the wait is said', async ({
  page,
  guichet,
}) => {
  await new SignInPage(page).signInAs('Sophie Lambert');
  await new SearchPage(page).open('0030020790D');
  await expect(page.getByRole('heading', { name: /D'ARC/, level: 1 })).toBeVisible();
  await guichet.kill();
  await expect(page.getByRole('heading', { name: 'Reconnexion…' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText("D'ARC");
  await expectAccessible(page);
});

test('a line that drops comes back by itself, locked', async ({ page }) => {
  const lines: { close: () => Promise<void> }[] = [];
  await page.routeWebSocket(/\/coeur$/, (socket) => {
    socket.connectToServer();
    lines.push(socket);
  });
  await page.reload();
  const signIn = new SignInPage(page);
  const { pin } = await signIn.signInAs('Sophie Lambert');
  await new SearchPage(page).open('0030020790D');
  await expect(page.getByRole('heading', { name: /D'ARC/, level: 1 })).toBeVisible();
  await lines.at(-1)?.close();
  await expect(signIn.pin).toBeVisible();
  await expect(page.locator('body')).not.toContainText("D'ARC");
  expect(lines.length).toBeGreaterThan(1);
  await signIn.pin.fill(pin);
  await expect(page.getByRole('heading', { name: /D'ARC/, level: 1 })).toBeVisible();
});

test('five minutes without a hand on the post lock it; a hand puts the lock off', async ({ page }) => {
  await page.clock.install();
  await page.reload();
  const signIn = new SignInPage(page);
  await signIn.signInAs('Sophie Lambert');
  await page.clock.fastForward('04:30');
  await page.mouse.move(400, 300);
  await page.clock.fastForward('04:30');
  await expect(new HomePage(page).heading).toBeVisible();
  await page.clock.fastForward('00:40');
  await expect(signIn.pin).toBeVisible();
});
