import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { landlordDay } from '../../src/portal/erp/landlord-day.ts';
import { SearchPage } from './pages/search.ts';
import { listenTo } from './support/announcements.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { expect, fits, inEveryTheme, test } from './support/space-desk.ts';
import { MANAGER } from './support/tenants.ts';

// Every screen is judged in three themes: a machine shared with others takes its time.
test.slow();

const PDF = certificatePdf('M. PRUVOST Marc', '3 rue des Lilas');
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });

async function openCertificate(page: Page, printed: string) {
  await new SearchPage(page).open(printed);
  await expect(page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  await page.keyboard.press('F5');
  const panel = page.getByRole('dialog', { name: 'Attestation', exact: true });
  await expect(panel.getByRole('combobox', { name: 'Assureur' })).toBeFocused();
  return panel;
}

/** Typed with the keyboard alone, Entrée from field to field. */
async function typeCertificate(page: Page, ends: string): Promise<void> {
  for (const words of ['Assurance Modèle', 'AM 41 207', inDays(-10), ends]) {
    // At a person's pace: faster would be a scanner.
    await page.keyboard.type(words, { delay: 45 });
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('button', { name: 'Choisir un fichier' })).toBeFocused();
}

function inDays(days: number): string {
  const day = landlordDay(Date.now() + days * 86_400_000);
  return day.split('-').reverse().join('/');
}

test('a certificate is taken with the keyboard, once, and its receipt is there to print', async ({
  page,
  scenario,
}) => {
  const { printed } = scenario.accounts.modes;
  const panel = await openCertificate(page, printed);
  await inEveryTheme(page);
  await fits(page);
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText("Indiquez l'assureur.")).toBeVisible();
  await expect(panel.getByRole('combobox', { name: 'Assureur' })).toBeFocused();
  await typeCertificate(page, inDays(200));
  const heard = await listenTo(page);
  await page
    .locator('input[type=file]')
    .setInputFiles([
      pdf('attestation.pdf'),
      { name: 'vide.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
      { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="x"></svg>') },
    ]);
  await expect(panel.getByRole('button', { name: 'Retirer attestation.pdf' })).toBeVisible();
  // Each refused one says why in its place; the one that was taken stays.
  for (const [name, code] of [
    ['vide.pdf', 'FIC-VIDE'],
    ['page.svg', 'FIC-TYPE'],
  ] as const) {
    await expect(panel.getByRole('listitem').filter({ hasText: name })).toContainText(code);
  }
  await inEveryTheme(page);
  await fits(page);
  expect(await heard()).toContain('attestation.pdf joint, PDF, 2 pages');
  expect(await heard()).toContain('vide.pdf non joint.');
  for (const name of ['vide.pdf', 'page.svg'])
    await panel.getByRole('button', { name: `Fermer le message sur ${name}` }).press('Enter');
  // What is odd is accepted in words.
  await panel.getByRole('checkbox', { name: 'Autre adresse' }).press('Space');
  await page.keyboard.type('12 avenue Inventée, 75001 Paris');
  await page.keyboard.press('Control+Enter');
  const odd = panel.getByRole('checkbox', { name: 'Prendre ainsi : autre adresse' });
  await expect(odd).toBeFocused();
  await inEveryTheme(page);
  await page.keyboard.press('Space');
  // Twice in a row is once.
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('dialog', { name: 'Attestation enregistrée' });
  await expect(done).toContainText("Récépissé d'attestation d'assurance");
  await expect(done).toContainText("L'envoi au portail se fera seul.");
  await inEveryTheme(page);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Assurance' }).click();
  await expect(page.getByRole('heading', { name: /^Assurance Modèle/ })).toHaveCount(1);
  await inEveryTheme(page);
  await fits(page);
});

test('a form left is found again with its file; the same certificate twice is told', async ({
  page,
  scenario,
}) => {
  const { printed } = scenario.accounts.arrears;
  let panel = await openCertificate(page, printed);
  await typeCertificate(page, inDays(100));
  await page.locator('input[type=file]').setInputFiles(pdf('attestation.pdf'));
  await expect(panel.getByRole('button', { name: 'Retirer attestation.pdf' })).toBeVisible();
  await expect(panel.getByText(/^Brouillon gardé/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await new SearchPage(page).open(printed);
  await page.keyboard.press('F5');
  panel = page.getByRole('dialog', { name: 'Attestation', exact: true });
  await expect(panel.getByLabel('N° de police')).toHaveValue('AM 41 207');
  await panel.getByRole('button', { name: 'Voir attestation.pdf' }).press('Enter');
  const sheet = page.getByRole('region', { name: 'Page 1', exact: true });
  await expect(sheet).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
  await expect(sheet).toContainText('Nous attestons que M. PRUVOST Marc');
  const upright = await sheet.boundingBox();
  await page.getByRole('button', { name: 'Pivoter' }).press('Enter');
  await expect.poll(async () => (await sheet.boundingBox())?.width).not.toBe(upright?.width);
  await inEveryTheme(page);
  await page.keyboard.press('Escape');
  await expect(panel).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog', { name: 'Attestation enregistrée' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F5');
  await expect(panel.getByRole('combobox', { name: 'Assureur' })).toBeFocused();
  await typeCertificate(page, inDays(100));
  await expect(panel.getByText('Déjà enregistrée', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(panel).toBeVisible();
});

test('the list is worked through: arrows, Entrée, decide, the next one; a refusal says why', async ({
  page,
  scenario,
}) => {
  for (const tenant of ['modes', 'arrears', 'right'] as const) {
    const panel = await openCertificate(page, scenario.accounts[tenant].printed);
    await typeCertificate(page, inDays(150));
    await page.locator('input[type=file]').setInputFiles(pdf('attestation.pdf'));
    await expect(panel.getByRole('button', { name: 'Retirer attestation.pdf' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: 'Attestation enregistrée' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
  }
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Attestations/ })
    .press('Enter');
  const rows = page.getByRole('button', { name: /^Vérifier l'attestation de/ });
  await expect(rows).toHaveCount(3);
  await inEveryTheme(page);
  await fits(page);
  await page.getByRole('textbox', { name: 'Filtrer' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('Enter');
  const decision = page.getByRole('dialog', { name: "Vérifier l'attestation" });
  await expect(decision).toContainText('1 sur 3');
  await expect(page.getByRole('region', { name: 'Page 1', exact: true })).toHaveAttribute(
    'aria-busy',
    'false',
    {
      timeout: 30_000,
    },
  );
  await inEveryTheme(page);
  await fits(page);
  const heard = await listenTo(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(heard).toMatch(/Attestation de .* validée\. Suivante/);
  await decision.getByRole('button', { name: 'Refuser', exact: true }).press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(decision).toContainText('Choisissez un motif');
  await decision.getByRole('button', { name: /Motif du refus/ }).press('Enter');
  await page.getByRole('option', { name: 'Document illisible' }).press('Enter');
  await inEveryTheme(page);
  await decision.getByRole('button', { name: "Refuser l'attestation" }).press('Enter');
  await expect.poll(heard).toMatch(/Attestation de .* refusée\. Suivante/);
  // The next one holds the keys.
  await expect(decision).toContainText('1 sur 1');
  await expect(decision.getByRole('button', { name: /^Valider/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(decision).toHaveCount(0);
  await expect(page.getByText('Aucune attestation à vérifier')).toBeVisible();
  await page.getByRole('radio', { name: /^Refusées · 1/ }).check();
  await expect(page.getByRole('table', { name: /Refusées/ })).toContainText('Document illisible');
});

test('a letter that is due is given and printed', async ({ page, scenario }) => {
  await new SearchPage(page).open(scenario.accounts.weekly.printed);
  await page.getByRole('tab', { name: 'Assurance' }).click();
  await page.getByRole('button', { name: /^Remettre : Mise en demeure/ }).press('Enter');
  await expect(page.getByRole('button', { name: 'Établir la lettre' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('dialog', { name: 'Lettre établie' });
  await expect(done).toContainText(/mise en demeure/i);
  await inEveryTheme(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('table', { name: 'Lettres remises' })).toContainText(
    "Mise en demeure d'assurance",
  );
});

test.describe('of the responsable', () => {
  test.use({ agent: MANAGER });

  test("the scanner's folder is set once; what lies there is joined, and leaves it with the act", async ({
    page,
    scenario,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'scanner-'));
    try {
      mkdirSync(join(folder, 'sous-dossier'));
      const panel = await openCertificate(page, scenario.accounts.right.printed);
      await typeCertificate(page, inDays(60));
      await page.getByRole('button', { name: 'Dossier du scanner' }).press('Enter');
      await panel.getByLabel('Chemin du dossier où le scanner dépose').fill(folder);
      await page.keyboard.press('Enter');
      await expect(panel.getByText('Aucun fichier dans le dossier.')).toBeVisible();
      await inEveryTheme(page);
      writeFileSync(join(folder, 'scan 001.pdf'), PDF);
      await panel.getByRole('button', { name: 'Joindre scan 001.pdf' }).press('Enter');
      await expect(panel.getByRole('button', { name: 'Retirer scan 001.pdf' })).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog', { name: 'Attestation enregistrée' })).toBeVisible();
      await expect.poll(() => readdirSync(folder)).toEqual(['sous-dossier']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
