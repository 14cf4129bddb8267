import { expect, type Locator, type Page } from '@playwright/test';

export type OutboxTabName = 'Tout' | 'En attente' | 'À traiter' | "Envoyées aujourd'hui";

/** File d'envoi, and the chip that leads to it. */
export class OutboxView {
  readonly page: Page;
  readonly heading: Locator;
  readonly chip: Locator;
  readonly export: Locator;
  readonly retry: Locator;
  readonly waiting: Locator;
  readonly sent: Locator;
  readonly handled: Locator;
  readonly card: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: "File d'envoi", level: 1 });
    this.chip = page
      .getByRole('banner')
      .getByRole('button', { name: /^(En ligne|Hors ligne|Sans portail|Envoi arrêté|Réception)/ });
    this.export = page.getByRole('button', { name: 'Exporter', exact: true });
    this.retry = page.getByRole('button', { name: 'Réessayer maintenant', exact: true });
    this.waiting = page.getByRole('table', { name: 'Opérations en attente' });
    this.sent = page.getByRole('table', { name: 'Opérations envoyées' });
    this.handled = page.getByRole('table', { name: 'Refus traités' });
    this.card = page.getByRole('article', { name: /^Annonce de paiement/ });
    this.dialog = page.getByRole('dialog');
  }

  async goTo(): Promise<void> {
    await this.chip.click();
    await expect(this.heading).toBeVisible();
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
  }

  tab(name: OutboxTabName): Locator {
    return this.page.getByRole('tab', { name });
  }

  row(table: Locator, holder: string): Locator {
    return table.getByRole('row').filter({ hasText: holder });
  }

  act(name: 'Annuler' | 'Transmettre' | 'Corriger et renvoyer'): Locator {
    return this.card.getByRole('button', { name, exact: true });
  }
}
