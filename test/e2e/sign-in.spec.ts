import { FramePage } from './pages/frame.ts';
import { HomePage } from './pages/home.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/fixtures.ts';

const DARC = '0030020790D';

test('an agent signs in with the keyboard alone, and the search field waits', async ({ page }) => {
  const signIn = new SignInPage(page);
  await expect(signIn.password).toBeFocused();
  await expect(page).toHaveTitle('Se connecter · Guichet');
  await expectAccessible(page);

  // Arrows go through the agents and the focus stays in the list; Entrée goes on to the password.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await expect(signIn.agent('Karim Benali')).toBeChecked();
  await expect(signIn.agent('Karim Benali')).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Bonjour Karim' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(signIn.password).toBeFocused();
  const { password } = await signIn.demonstrationSecrets();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');

  await expect(new HomePage(page).heading).toBeVisible();
  await expect(new SearchPage(page).field).toBeFocused();
  await expect(page.getByText('Karim Benali')).toBeVisible();
  await expect(page).toHaveTitle('Accueil · Guichet');
});

test('a wrong password is said below its field, and too many are slowed down, second by second', async ({
  page,
}) => {
  const signIn = new SignInPage(page);
  await signIn.submit.click();
  await expect(signIn.password).toHaveAccessibleDescription(/Indiquez votre mot de passe/);
  for (let tries = 0; tries < 5; tries += 1) {
    await signIn.password.fill('ce-n-est-pas-lui');
    await signIn.password.press('Enter');
    await expect(signIn.password).toHaveValue('');
    await expect(signIn.password).toHaveAccessibleDescription(
      tries < 4 ? /Identifiant ou mot de passe incorrect/ : /Attendez \d+ secondes/,
    );
  }
  await expect(signIn.password).toBeFocused();
  const said = async () =>
    Number(
      /Attendez (\d+)/.exec(
        (await signIn.password
          .getAttribute('aria-describedby')
          .then((id) => page.locator(`[id="${id?.split(' ')[0]}"]`).innerText())) ?? '',
      )?.[1],
    );
  const first = await said();
  await expect.poll(said).toBeLessThan(first);
  await expectAccessible(page);
});

test('another identifier is asked for by its own field', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.agent('Autre identifiant').check();
  await signIn.password.fill('quelconque');
  await signIn.submit.click();
  await expect(signIn.identifier).toBeFocused();
  await expect(signIn.identifier).toHaveAccessibleDescription(/Indiquez votre identifiant/);
});

test('a locked post shows nothing of the work, and gives it back to its agent by code', async ({ page }) => {
  const signIn = new SignInPage(page);
  const { pin } = await signIn.signInAs('Sophie Lambert');
  await new SearchPage(page).open(DARC);
  await expect(page.getByRole('heading', { name: /D'ARC Jean-Baptiste/, level: 1 })).toBeVisible();

  await page.keyboard.press('F12');
  await expect(signIn.pin).toBeFocused();
  await expect(page.locator('body')).not.toContainText("D'ARC");
  await expect(page).toHaveTitle('Poste verrouillé · Guichet');
  await expectAccessible(page);

  await page.keyboard.type('000000');
  await expect(signIn.pin).toHaveAccessibleDescription(/Code incorrect\. Il reste 2 essais\./);
  await page.keyboard.type(pin);
  await expect(page.getByRole('heading', { name: /D'ARC Jean-Baptiste/, level: 1 })).toBeVisible();
  await expect(new SearchPage(page).field).toBeFocused();
});

test('another agent takes a locked post by password, and starts at Accueil', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.signInAs('Sophie Lambert');
  await new SearchPage(page).open(DARC);
  await page.keyboard.press('F12');
  await signIn.changeAgent.click();
  await expectAccessible(page);
  await signIn.signInAs('Mireille Dupré');
  await expect(new FramePage(page).content).not.toContainText("D'ARC");
  await expect(page.getByText('Mireille Dupré')).toBeVisible();

  // Sophie gave her password here today: her code is enough to change back.
  await page.keyboard.press('F12');
  await signIn.changeAgent.click();
  await signIn.agent('Sophie Lambert').check();
  const { pin } = await signIn.demonstrationSecrets();
  await signIn.pin.fill(pin);
  await expect(new HomePage(page).recent).toContainText("D'ARC Jean-Baptiste");
});

test('a window that is loaded again comes back locked', async ({ page }) => {
  const signIn = new SignInPage(page);
  await signIn.signInAs('Sophie Lambert');
  await page.reload();
  await expect(signIn.pin).toBeVisible();
  await expect(new SearchPage(page).field).toBeHidden();
});
