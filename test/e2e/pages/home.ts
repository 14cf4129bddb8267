import type { Locator, Page } from '@playwright/test';

/** Accueil. */
export class HomePage {
  readonly heading: Locator;
  readonly recent: Locator;
  readonly today: Locator;
  readonly reference: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: 'Rechercher un compte', level: 1 });
    this.recent = page.getByRole('region', { name: 'Comptes récents' });
    this.today = page.getByRole('region', { name: "Aujourd'hui" });
    this.reference = page.getByRole('region', { name: 'Où lire la référence' });
  }
}
