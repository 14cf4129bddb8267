import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { scannedPdf } from '../../faults/uploads-pdf.ts';
import { openAccount } from './space-walk.ts';

/** A file as a tenant hands it over. */
export type HandedFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

export function certificateFile(seed: number): HandedFile {
  return {
    name: 'attestation habitation.pdf',
    mimeType: 'application/pdf',
    buffer: scannedPdf(2_500_000, seed),
  };
}

export async function photograph(): Promise<HandedFile> {
  const picture = sharp({ create: { width: 1200, height: 900, channels: 3, background: '#7a8f6b' } });
  return { name: 'robinet.jpg', mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}

/** F5 on an account, and what the certificate says. `address`: another than the dwelling's. */
export async function beginCertificate(
  page: Page,
  printed: string,
  said: {
    readonly insurer: string;
    readonly policy: string;
    readonly starts: string;
    readonly ends: string;
    readonly address?: string;
  },
): Promise<void> {
  await openAccount(page, printed);
  await page.keyboard.press('F5');
  const panel = page.getByRole('dialog', { name: 'Attestation', exact: true });
  await expect(panel).toBeVisible();
  await panel.getByRole('combobox', { name: 'Assureur' }).fill(said.insurer);
  await page.keyboard.press('Tab');
  await panel.getByLabel('N°\u00a0de police').fill(said.policy);
  await panel.getByLabel('Début').fill(said.starts);
  await panel.getByLabel('Fin', { exact: true }).fill(said.ends);
  if (said.address === undefined) return;
  await panel.getByText('Autre adresse', { exact: true }).click();
  await panel.getByLabel("Adresse écrite sur l'attestation").fill(said.address);
}

export async function handOver(page: Page, file: HandedFile): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('button', { name: `Retirer ${file.name}` })).toBeVisible({ timeout: 30_000 });
}

/** F4 on an account, and the motive by a few letters of it. */
export async function beginRequest(page: Page, printed: string, motive: string): Promise<void> {
  await openAccount(page, printed);
  await page.keyboard.press('F4');
  await expect(page.getByRole('heading', { name: 'Nouvelle demande' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Rechercher un motif' }).fill(motive);
  await page.keyboard.press('Enter');
}
