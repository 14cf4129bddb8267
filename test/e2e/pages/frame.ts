import type { Locator, Page } from '@playwright/test';

/** The frame around every screen of the counter. */
export class FramePage {
  readonly page: Page;
  readonly rail: Locator;
  readonly content: Locator;
  readonly lock: Locator;
  readonly menu: Locator;
  readonly palette: Locator;
  readonly paletteField: Locator;
  readonly keySheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rail = page.getByRole('navigation', { name: 'Destinations' });
    this.content = page.getByRole('main');
    this.lock = page.getByRole('button', { name: 'Verrouiller' });
    this.menu = page.getByRole('button', { name: 'Menu' });
    this.palette = page.getByRole('dialog', { name: 'Commandes' });
    this.paletteField = page.getByRole('combobox', { name: /Que voulez-vous faire/ });
    this.keySheet = page.getByRole('dialog', { name: 'Touches du clavier' });
  }

  destination(
    name:
      | 'Accueil'
      | 'Demandes'
      | 'Attestations'
      | 'Caisse'
      | 'Documents'
      | 'Contacts'
      | "File d'envoi"
      | 'Administration',
  ): Locator {
    return this.rail.getByRole('button', { name });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** Goes to a page of Administration. */
  async administration(page: string): Promise<void> {
    await this.destination('Administration').click();
    await this.tab(page).click();
  }

  /** CSS pixels by which the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
}
