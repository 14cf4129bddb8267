import { expect, type Locator, type Page } from '@playwright/test';

/** The search field, large or in the top bar, and its results. */
export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  readonly results: Locator;
  readonly rows: Locator;
  readonly highlighted: Locator;
  readonly actions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('combobox', { name: 'Rechercher un compte' });
    this.results = page.getByRole('listbox', { name: 'Résultats de la recherche' });
    this.rows = this.results.getByRole('option');
    this.highlighted = this.results.getByRole('option', { selected: true });
    this.actions = page.getByRole('menu');
  }

  /** Types at a person's pace: quicker, ended by Enter, it would be a scanner's. */
  async type(text: string): Promise<void> {
    await this.field.pressSequentially(text, { delay: 45 });
  }

  /** Opens the one account that a whole reference or name finds. */
  async open(text: string): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await expect(this.field).not.toHaveValue(text);
  }
}
