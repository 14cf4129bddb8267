import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** The documents of an account, and the viewer that shows one. */
export class DocumentsView {
  readonly page: Page;
  readonly list: Locator;
  readonly desk: Locator;
  readonly back: Locator;
  readonly save: Locator;
  readonly zoomIn: Locator;
  readonly zoomOut: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('table', { name: 'Documents du compte' });
    this.desk = page.getByRole('region', { name: /^Aperçu de/ });
    this.back = page.getByRole('button', { name: 'Retour aux documents' });
    this.save = page.getByRole('button', { name: 'Enregistrer le PDF', exact: true });
    this.zoomIn = page.getByRole('button', { name: 'Agrandir' });
    this.zoomOut = page.getByRole('button', { name: 'Réduire' });
  }

  open(title: string | RegExp): Locator {
    return this.list.getByRole('row', { name: title }).getByRole('button');
  }

  /** The words of the page shown, once they are drawn. */
  async words(): Promise<string> {
    const page = this.desk.getByRole('region', { name: 'Page 1', exact: true });
    await expect(page).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    return (await page.textContent()) ?? '';
  }

  /** Saves what is shown and reads the file back. */
  async saved(): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const arriving = this.page.waitForEvent('download');
    await this.save.press('Enter');
    const download = await arriving;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
