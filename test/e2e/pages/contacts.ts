import type { Locator, Page } from '@playwright/test';

/** The destination "Contacts", by roles and names. */
export class ContactsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole('navigation')
      .getByRole('button', { name: /^Contacts/ })
      .click();
  }

  get search(): Locator {
    return this.#page.getByRole('textbox', { name: 'Rechercher une résidence ou un interlocuteur' });
  }

  residence(name: string): Locator {
    return this.#page.getByRole('region', { name, exact: true });
  }
}
