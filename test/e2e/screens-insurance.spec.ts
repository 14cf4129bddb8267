import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { Clerk } from './pages/clerk.ts';
import { certificatePdf } from './support/certificate-pdf.ts';
import { draw, SIZES } from './support/draw.ts';
import { expect, test } from './support/fixtures.ts';
import { DRAWN_ELSEWHERE, SHORT } from './support/length.ts';

const PRINTED = '0030020788B';

/** The sheets of the panel are drawn, and the one file that was refused has said why. */
async function giveFiles(page: Page): Promise<void> {
  const photo = sharp({ create: { width: 1200, height: 1600, channels: 3, background: '#b9c7b0' } });
  await page.locator('input[type=file]').setInputFiles([
    {
      name: 'attestation-2026.pdf',
      mimeType: 'application/pdf',
      buffer: certificatePdf('Mme LE GALL Élodie', '14 rue des Bleuets, 28000 Chartres'),
    },
    { name: 'carte verte.jpg', mimeType: 'image/jpeg', buffer: await photo.jpeg().toBuffer() },
    { name: 'attestation.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004 word') },
  ]);
  await expect(page.getByRole('button', { name: 'Retirer carte verte.jpg' })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole('button', { name: 'Fermer le message sur attestation.docx' })).toBeVisible({
    timeout: 30_000,
  });
}

test.skip(SHORT, DRAWN_ELSEWHERE);

for (const [width, height] of SIZES) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('every screen of the certificates', async ({ page }) => {
      const clerk = new Clerk(page);
      await clerk.signIn();
      await page.keyboard.press('F5');
      await expect(page.getByText("Attestation : recherchez d'abord le compte.").first()).toBeVisible();
      await draw(page, 'attestation-sans-compte');
      await page.keyboard.type(PRINTED);
      await page.keyboard.press('Enter');
      const panel = page.getByRole('dialog', { name: 'Attestation', exact: true });
      await expect(panel.getByRole('combobox', { name: 'Assureur' })).toBeFocused();
      await draw(page, 'attestation-vide');
      await page.keyboard.type('Mut');
      await draw(page, 'attestation-assureur');
      await panel.getByRole('combobox', { name: 'Assureur' }).fill('Mutuelle Exemple');
      await panel.getByLabel('N° de police').fill('MH 7 204 881');
      await panel.getByLabel('Début').fill('01/11/2026');
      await panel.getByLabel('Fin', { exact: true }).fill('31/10/2029');
      await giveFiles(page);
      await draw(page, 'attestation-fichiers');
      await page.getByRole('button', { name: 'Voir attestation-2026.pdf' }).click();
      await expect(page.getByRole('region', { name: 'Page 1', exact: true })).toHaveAttribute(
        'aria-busy',
        'false',
        {
          timeout: 30_000,
        },
      );
      await draw(page, 'attestation-document');
      await page.keyboard.press('Escape');
      await expect(panel).toBeVisible();
      await page.getByRole('button', { name: 'Fermer le message sur attestation.docx' }).click();
      await page.keyboard.press('Control+Enter');
      await expect(panel.getByText('Cochez ce que vous acceptez')).toBeVisible();
      await draw(page, 'attestation-signalee');
      for (const box of await panel.getByRole('checkbox', { name: /^Prendre ainsi/ }).all())
        await box.check();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog', { name: 'Attestation enregistrée' })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Imprimer/ }).first()).toBeVisible();
      await draw(page, 'attestation-enregistree');
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Assurance' }).click();
      await expect(page.getByRole('heading', { name: /Mutuelle Exemple/ }).first()).toBeVisible();
      await draw(page, 'compte-assurance');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Attestations/ })
        .click();
      await expect(page.getByRole('heading', { name: 'Attestations' })).toBeVisible();
      await expect(page.getByRole('button', { name: /^Vérifier l'attestation de/ }).first()).toBeVisible();
      await draw(page, 'attestations');
      await page.getByRole('button', { name: /^Vérifier l'attestation de LE GALL/ }).click();
      await expect(page.getByRole('region', { name: 'Page 1', exact: true })).toHaveAttribute(
        'aria-busy',
        'false',
        {
          timeout: 30_000,
        },
      );
      await draw(page, 'attestation-decision');
      await page.getByRole('button', { name: 'Refuser', exact: true }).click();
      await expect(page.getByRole('button', { name: /Motif du refus/ })).toBeFocused();
      await draw(page, 'attestation-refus');
      await page.keyboard.press('Escape');
      for (const [view, name] of [
        ['Expirées', 'expirees'],
        ['Sans attestation', 'manquantes'],
        ['Refusées', 'refusees'],
        ['Toutes', 'toutes'],
      ] as const) {
        await page.getByRole('radio', { name: new RegExp(`^${view}`) }).check();
        await expect(page.getByRole('table', { name: new RegExp(`: ${view}`) })).toBeVisible();
        await draw(page, `attestations-${name}`);
      }
    });
  });
}
