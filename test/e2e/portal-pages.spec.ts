import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { SHORT } from './support/length.ts';

const PASSWORD = 'un mot de passe assez long';
/** The narrowest and the usual one where time is short. */
const WIDTHS = SHORT ? [320, 1366] : [320, 760, 1366, 1920];
const root = join(import.meta.dirname, '../..');

base.describe.configure({ timeout: 300_000 });

/** A real portal: `portal`, of its own for each test; `looked`, one for those that change nothing. */
const test = base.extend<{ readonly portal: string }, { readonly looked: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads the names of this pattern
  portal: async ({}, use) => run(use),
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads the names of this pattern
  looked: [async ({}, use) => run(use), { scope: 'worker' }],
});

async function run(use: (address: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'test/e2e/support/portal-pages-process.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { address } = JSON.parse(await firstLine(child)) as { readonly address: string };
  await use(address);
  child.stdin.end();
  await once(child, 'exit');
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the portal says nothing');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the portal ended before it listened');
}

async function signIn(page: Page, portal: string, login: string): Promise<void> {
  await page.goto(portal);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'À lettrer', level: 1 })).toBeVisible();
}

/** A picture for a person to look at, when asked: `GUICHET_PICTURES=1`. */
async function draw(page: Page, info: TestInfo, name: string): Promise<void> {
  if (process.env.GUICHET_PICTURES === '1')
    await page.screenshot({ path: info.outputPath(name), fullPage: true });
}

/** No page is wider than its window, and nothing of it is cut. */
async function expectToFit(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

test.describe('looked at', () => {
  // One after another, on one portal.
  test.describe.configure({ mode: 'default' });

  test('signs in by keyboard, refuses what is wrong, and stands at every width', async ({
    page,
    looked: portal,
  }, info) => {
    await page.goto(portal);
    await expect(page).toHaveURL(`${portal}/connexion`);
    await expectAccessible(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 768 });
      await expectToFit(page);
      await draw(page, info, `connexion-${width}.png`);
    }
    await page.getByLabel('Identifiant').fill('mireille.dupre');
    await page.getByLabel('Mot de passe').fill('non');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('Identifiant ou mot de passe incorrect.');
    await expect(page.getByLabel('Mot de passe')).toBeFocused();
    await expectAccessible(page);
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'À lettrer', level: 1 })).toBeVisible();
  });

  test('on a narrow window the places are behind Menu, and the first key leads to the work', async ({
    page,
    looked: portal,
  }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await signIn(page, portal, 'paul.rivoal');
    await page.locator('summary').filter({ hasText: 'Menu' }).click();
    await page.getByRole('link', { name: /Alertes/ }).click();
    await expect(page.getByRole('heading', { name: 'Alertes', level: 1 })).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
    // A responsable sees no exchange of the whole landlord.
    await expect(page.getByRole('link', { name: 'Échanges' })).toHaveCount(0);
  });

  for (const [name, title] of [
    ['a-lettrer', 'À lettrer'],
    ['postes', 'Postes'],
    ['bornes', 'Bornes'],
    ['courriels', 'Courriels'],
    ['alertes', 'Alertes'],
    ['echanges', 'Échanges'],
  ] as const) {
    test(`« ${title} » is accessible, and stands at every width and in every theme`, async ({
      page,
      looked: portal,
    }, info) => {
      await signIn(page, portal, 'mireille.dupre');
      await page.goto(`${portal}/${name}`);
      await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
      if (name === 'echanges') await page.locator('summary').filter({ hasText: 'Import n°' }).first().click();
      if (name === 'courriels') await page.getByText('Lire', { exact: true }).first().click();
      await expectAccessible(page);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 700 ? 900 : 768 });
        await expectToFit(page);
        await draw(page, info, `${name}-${width}.png`);
      }
      await page.setViewportSize({ width: 320, height: 900 });
      await expectAccessible(page);
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page);
      await draw(page, info, `${name}-dark.png`);
      await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
      await expectAccessible(page);
    });
  }
});

test('lettre one, keeps two apart, and gives a payment its account, without a mouse', async ({
  page,
  portal,
}, info) => {
  await signIn(page, portal, 'paul.rivoal');
  await page.getByRole('button', { name: /^Lettrer l'écriture C1/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Lettré.');
  await page.getByRole('button', { name: /^Ce sont deux paiements pour l'écriture C2/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('ce sont deux opérations');
  await expect(page.getByRole('heading', { name: 'Retours probables' })).toBeHidden();
  const reference = page.getByLabel(/^Référence du compte/);
  await reference.fill('0030020790Z');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(reference).toBeFocused();
  await expectAccessible(page);
  await reference.fill('0030020788B');
  await page.keyboard.press('Enter');
  await expect(page.getByText('LE GALL Élodie')).toBeVisible();
  await expectAccessible(page);
  await draw(page, info, 'compte.png');
  await page.getByRole('button', { name: "Porter l'encaissement au compte" }).press('Enter');
  await expect(page.getByText('Rien à lettrer')).toBeVisible();
  await expectAccessible(page);
  await draw(page, info, 'rien.png');
});

test('makes a code and takes a post away, asked first', async ({ page, portal }, info) => {
  await signIn(page, portal, 'mireille.dupre');
  await page.getByRole('link', { name: 'Postes' }).click();
  await page.getByLabel('Nom du poste').fill('Guichet 9');
  await page.getByLabel('Code de caisse').fill('g9');
  await page.getByRole('button', { name: 'Faire un code' }).click();
  await expect(page.getByLabel('Code à usage unique')).toHaveText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await expectAccessible(page);
  await draw(page, info, 'code.png');
  await page.getByRole('link', { name: 'Revenir aux postes' }).click();
  await page.getByRole('button', { name: 'Retirer le poste Guichet 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Guichet 2');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Retirer le poste', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('est retiré');
});
