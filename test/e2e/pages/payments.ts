import { expect, type Locator, type Page } from '@playwright/test';

/** The Paiements section of an account, and what takes a payment back. */
export class PaymentsView {
  readonly page: Page;
  readonly table: Locator;
  readonly panel: Locator;
  readonly reason: Locator;
  readonly bankReason: Locator;
  readonly text: Locator;
  readonly rightAccount: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Paiements' });
    // A menu on its way out is a dialog too.
    this.panel = page.getByRole('dialog').and(page.locator('.panel-dialog'));
    this.reason = this.panel.getByRole('button', { name: /Motif$/ });
    this.bankReason = this.panel.getByRole('button', { name: /Motif donné par la banque/ });
    this.text = this.panel.getByLabel(/^Précision/);
    this.rightAccount = this.panel.getByRole('combobox', { name: 'Bon compte' });
    this.close = this.panel.getByRole('button', { name: 'Revenir au compte' });
  }

  async goTo(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Paiements', exact: true }).click();
    await expect(this.page.getByRole('tabpanel', { name: 'Paiements', exact: true })).toBeVisible();
  }

  row(words: string | RegExp): Locator {
    return this.table.getByRole('row').filter({ hasText: words });
  }

  actionsOf(row: Locator): Locator {
    return row.getByRole('button', { name: /^Actions sur/ });
  }

  /** Opens the actions of a row with the keys and takes one. */
  async act(
    row: Locator,
    name: "Annuler l'encaissement" | 'Mauvais compte' | 'Chèque impayé',
  ): Promise<void> {
    await this.actionsOf(row).press('Enter');
    const item = this.page.getByRole('menuitem', { name });
    await expect(item).toBeVisible();
    await item.press('Enter');
    await expect(this.page.getByRole('dialog', { name })).toBeVisible();
  }

  /** Takes a reason of the list that has the focus. */
  async chooseReason(field: Locator, label: string): Promise<void> {
    await expect(field).toBeFocused();
    await this.page.keyboard.press('Enter');
    const option = this.page.getByRole('option', { name: label });
    await expect(option).toBeVisible();
    await option.press('Enter');
    await expect(field).toContainText(label);
    // The list takes its Échap with it as it goes.
    await expect(this.page.getByRole('listbox')).toHaveCount(0);
    await expect(field).toBeFocused();
  }
}
