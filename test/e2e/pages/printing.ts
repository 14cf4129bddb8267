import { expect, type Locator, type Page } from '@playwright/test';

/** What prints: the panel of F8, the printers of the post and the jobs sent to them. */
export class PrintingView {
  readonly page: Page;
  readonly panel: Locator;
  readonly desk: Locator;
  readonly printer: Locator;
  readonly print: Locator;
  readonly retry: Locator;
  readonly save: Locator;
  readonly close: Locator;
  readonly another: Locator;
  readonly printers: Locator;
  readonly jobs: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('dialog', { name: 'Imprimer' });
    this.desk = this.panel.getByRole('region', { name: /^Aperçu de/ });
    this.printer = this.panel.getByRole('button', { name: /Imprimante$/ });
    this.print = this.panel.getByRole('button', { name: 'Imprimer', exact: true });
    this.retry = this.panel.getByRole('button', { name: 'Réessayer' });
    this.save = this.panel.getByRole('button', { name: 'Enregistrer le PDF' });
    this.close = this.panel.getByRole('contentinfo').getByRole('button', { name: 'Fermer' });
    this.another = this.panel.getByRole('button', { name: 'Préparer un autre exemplaire' });
    this.printers = page.getByRole('table', { name: 'Imprimantes de ce poste' });
    this.jobs = page.getByRole('table', { name: 'Impressions' });
  }

  /** F8 on the account, and the words of the paper as it will come out. */
  async open(): Promise<string> {
    await this.page.keyboard.press('F8');
    await expect(this.panel).toBeVisible();
    return this.words();
  }

  async words(): Promise<string> {
    const page = this.desk.getByRole('region', { name: 'Page 1', exact: true });
    await expect(page).toHaveAttribute('aria-busy', 'false', { timeout: 30_000 });
    return (await page.textContent()) ?? '';
  }

  /** What is said of the copy: "Original", "DUPLICATA n° 1". */
  copy(words: string | RegExp): Locator {
    return this.panel.getByText(words, { exact: true });
  }

  /** Chooses a printer of the list with the arrows, from the field that has the focus. */
  async choose(name: string): Promise<void> {
    await this.page.keyboard.press('Enter');
    const option = this.page.getByRole('option', { name });
    await expect(option).toBeVisible();
    await this.page.keyboard.press(name.slice(0, 1).toLowerCase());
    await expect(option).toBeFocused();
    await this.page.keyboard.press('Enter');
  }

  line(table: Locator, name: string | RegExp): Locator {
    return table.getByRole('row').filter({ hasText: name });
  }
}
