import { expect, type Locator, type Page } from '@playwright/test';

/** Section "Prélèvement" of an account and its forms, by roles and names. */
export class DirectDebitPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly iban: Locator;
  readonly change: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('tabpanel');
    this.iban = page.getByRole('dialog').getByLabel('IBAN', { exact: true });
    this.change = page.getByRole('dialog').getByRole('button', { name: "Changer l'IBAN" });
  }

  async show(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Prélèvement' }).click();
    await expect(this.panel.getByRole('heading', { name: 'Prélèvement automatique' })).toBeVisible();
  }

  act(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  async open(name: string): Promise<Locator> {
    await this.act(name).click();
    const dialog = this.dialog(name);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Types an account number and leaves the field: it is read. */
  async typeIban(text: string): Promise<void> {
    await this.iban.fill(text);
    await this.page.keyboard.press('Enter');
  }

  day(day: number): Locator {
    return this.page
      .getByRole('group', { name: 'Jour de prélèvement' })
      .getByRole('radio', { name: `Le ${day}`, exact: true });
  }

  /** The mandate that stands first: its masked number, its state, its facts. */
  mandate(): Locator {
    return this.panel.getByRole('article').first();
  }

  async validate(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
  }

  async done(title: string): Promise<Locator> {
    const dialog = this.dialog(title);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('dialog')).toHaveCount(0);
  }
}
