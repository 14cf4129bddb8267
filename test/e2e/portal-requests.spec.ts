import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { SHORT } from './support/length.ts';

const PASSWORD = 'un mot de passe assez long';
const root = join(import.meta.dirname, '../..');

base.describe.configure({ timeout: 300_000 });

/** A real portal on its own PostgreSQL, with what two posts sent. */
const test = base.extend<{ readonly portal: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads the names of this pattern
  portal: async ({}, use) => {
    const child = spawn(process.execPath, [join(root, 'test/e2e/support/portal-review-process.ts')], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { address } = JSON.parse(await firstLine(child)) as { readonly address: string };
    await use(address);
    child.stdin.end();
    await once(child, 'exit');
  },
});

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the portal says nothing');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the portal ended before it listened');
}

async function signIn(page: Page, portal: string, login = 'paul.rivoal'): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.goto(portal);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'À lettrer', level: 1 })).toBeVisible();
}

/** A picture for a person to look at, when asked: `GUICHET_PICTURES=1`. */
async function draw(page: Page, info: TestInfo, name: string): Promise<void> {
  if (process.env.GUICHET_PICTURES === '1')
    await page.screenshot({ path: info.outputPath(`${name}.png`), fullPage: true });
}

/** Accessible as it stands, narrow, in the dark and in high contrast; and nothing of it is cut. */
async function expectToStand(page: Page, info: TestInfo, name: string): Promise<void> {
  await expectAccessible(page);
  await draw(page, info, name);
  for (const width of SHORT ? [320] : [320, 760, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    if (width === 320) await expectAccessible(page);
    if (width < 1000) await draw(page, info, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await draw(page, info, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
}

test('checks certificates without a mouse: refuses one, validates the next', async ({
  page,
  portal,
}, info) => {
  await signIn(page, portal);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Attestations/ })
    .press('Enter');
  await expect(page.getByRole('heading', { name: 'Attestations', level: 1 })).toBeVisible();
  await expectToStand(page, info, 'attestations');
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('Autre adresse');
  await first.getByRole('link').press('Enter');
  const picture = page.getByRole('img', { name: /^attestation 2027.jpg/ });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(900);
  await expectToStand(page, info, 'attestation');
  await page.getByRole('button', { name: 'Refuser' }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Choisissez la raison du refus.');
  await expect(page.getByLabel('Raison du refus')).toBeFocused();
  await expectAccessible(page);
  await draw(page, info, 'attestation-raison');
  await page.getByLabel('Raison du refus').selectOption("L'adresse assurée n'est pas celle du logement");
  await page.getByLabel('Ce que le locataire doit apporter').fill("L'attestation du nouveau logement");
  await page.getByRole('button', { name: 'Refuser' }).press('Enter');
  await expect(page.getByRole('status')).toContainText("L'attestation est refusée.");
  await expectAccessible(page);
  await page.getByLabel('État').selectOption('Refusées');
  await page.getByRole('button', { name: 'Afficher' }).press('Enter');
  await page.getByRole('row').nth(1).getByRole('link').press('Enter');
  await expect(page.getByRole('list').filter({ hasText: 'Prise au guichet' })).toContainText(
    'Paul Rivoal, au portail',
  );
  await expectAccessible(page);
  await draw(page, info, 'attestation-refusee');
  await page.getByRole('link', { name: 'Revenir aux attestations' }).press('Enter');
  await page.getByRole('row').nth(1).getByRole('link').press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /\.pdf$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^attestation.*\.pdf$/);
  await page.getByRole('button', { name: 'Valider' }).press('Enter');
  await expect(page.getByRole('status')).toContainText("L'attestation est validée.");
});

test('answers requests: danger first, told of what changed, nothing typed is lost', async ({
  page,
  portal,
  context,
}, info) => {
  await signIn(page, portal);
  await page.goto(`${portal}/demandes`);
  await expect(page.getByRole('row').nth(1)).toContainText('Danger immédiat');
  await expectToStand(page, info, 'demandes');
  await page.getByRole('row').filter({ hasText: "Fuite d'eau" }).getByRole('link').press('Enter');
  await expectToStand(page, info, 'demande');
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(page.getByLabel('Réponse au locataire')).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Réponse au locataire').fill('Elle est alcoolique');
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(page.getByRole('alert')).toContainText("n'a pas sa place");
  await expectAccessible(page);
  await draw(page, info, 'demande-mots');
  await page.getByLabel('Réponse au locataire').fill('Un plombier passe jeudi matin.');
  await page.getByLabel('État').selectOption('Intervention planifiée');
  const other = await context.newPage();
  await other.goto(page.url().includes('reponse') ? `${portal}/demandes` : page.url());
  await other.getByRole('row').filter({ hasText: "Fuite d'eau" }).getByRole('link').click();
  await other.getByLabel('Réponse au locataire').fill('Reçu.');
  await other.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(other.getByRole('status')).toContainText('La réponse est enregistrée.');
  await other.close();
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('Paul Rivoal a écrit entre-temps');
  await expect(page.getByLabel('Réponse au locataire')).toHaveValue('Un plombier passe jeudi matin.');
  await expect(page.getByLabel('État')).toHaveValue('planifiee');
  await expectAccessible(page);
  await draw(page, info, 'demande-entre-temps');
  await page.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('La réponse est enregistrée.');
  await draw(page, info, 'demande-repondue');
});

test('checks changes of files without a mouse: before and after, one refused, the next validated', async ({
  page,
  portal,
}, info) => {
  await signIn(page, portal);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Dossiers/ })
    .press('Enter');
  await expect(page.getByRole('heading', { name: 'Dossiers', level: 1 })).toBeVisible();
  await expectToStand(page, info, 'dossiers');
  // The oldest one can no longer be validated: something else took effect meanwhile.
  await page.getByRole('row').nth(1).getByRole('link').press('Enter');
  await expect(page.getByRole('table', { name: 'Changé entre-temps' })).toContainText('legall');
  await expectToStand(page, info, 'dossier-entre-temps');
  await page.getByRole('button', { name: 'Refuser' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('Le changement est refusé.');
  await page.getByRole('row').filter({ hasText: 'Mariage' }).getByRole('link').press('Enter');
  await expectToStand(page, info, 'dossier-declaration');
  await page.getByRole('button', { name: 'Refuser' }).press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Choisissez la raison du refus.');
  await expect(page.getByLabel('Raison du refus')).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Revenir aux dossiers' }).press('Enter');
  await page
    .getByRole('row')
    .filter({ hasText: 'Coordonnées de LE GALL Élodie' })
    .getByRole('link')
    .press('Enter');
  await expect(page.getByRole('table', { name: 'Avant et après' })).toContainText('06 39 98 00 02');
  await expectToStand(page, info, 'dossier');
  await page.getByLabel('Réponse au locataire').fill('Votre numéro est à jour.');
  await page.getByRole('button', { name: 'Valider' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('Le changement est validé.');
});

test('shows another agency nothing, and says so', async ({ page, portal }, info) => {
  await signIn(page, portal, 'thi-hoa.nguyen');
  for (const [path, sentence] of [
    ['/attestations', 'Aucune attestation à vérifier'],
    ['/demandes', 'Aucune demande ouverte'],
    ['/dossiers', 'Aucun changement à valider'],
  ] as const) {
    await page.goto(portal + path);
    await expect(page.getByText(sentence)).toBeVisible();
    await expectAccessible(page);
    await draw(page, info, `vide${path.replace('/', '-')}`);
  }
});
