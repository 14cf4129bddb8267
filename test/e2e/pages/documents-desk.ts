import { expect, type Locator, type Page } from '@playwright/test';

/** "Demander un document", "Envoyer par e-mail" and the destination Documents, by roles and names. */
export class DocumentsDesk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openOrder(): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'Documents' }).click();
    await this.page.getByRole('tabpanel').getByRole('button', { name: 'Demander un document' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Demander un document' });
    await expect(dialog.getByRole('radio').first()).toBeVisible();
    return dialog;
  }

  kind(name: string): Locator {
    return this.page.getByRole('dialog').getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  /** Makes it and waits for the paper itself. */
  async make(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
    await expect(this.page.getByRole('region', { name: 'Page 1', exact: true })).toHaveAttribute(
      'aria-busy',
      'false',
      { timeout: 30_000 },
    );
  }

  async backToList(): Promise<void> {
    await this.page.getByRole('button', { name: /^Retour/ }).click();
    await expect(this.page.getByRole('table', { name: 'Documents du compte' })).toBeVisible();
  }

  row(title: RegExp | string): Locator {
    return this.page
      .getByRole('table', { name: 'Documents du compte' })
      .getByRole('row')
      .filter({ hasText: title });
  }

  async goToDocuments(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Destinations' })
      .getByRole('button', { name: 'Documents' })
      .click();
    await expect(this.page.getByRole('heading', { name: 'Documents', level: 1 })).toBeVisible();
    await expect(this.page.getByRole('heading', { name: 'Imprimer un mois' })).toBeVisible();
  }

  /** A select of "Imprimer un mois". */
  async choose(label: 'Document' | 'Mois' | 'Résidence', option: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async count(): Promise<void> {
    await this.page.getByRole('button', { name: /^Compter/ }).click();
    await expect(this.planned()).toBeVisible();
  }

  /** "139 avis à imprimer". */
  planned(): Locator {
    return this.page.getByRole('main').getByText(/à imprimer$/);
  }

  async start(): Promise<void> {
    await this.page.getByRole('button', { name: /^Lancer/ }).click();
    await expect(this.page.getByRole('article').first()).toBeVisible();
  }

  /** The newest run. */
  run(): Locator {
    return this.page.getByRole('region', { name: 'Impressions' }).getByRole('article').first();
  }
}
