import { expect, type Locator, type Page } from '@playwright/test';
import { FramePage } from './frame.ts';

/** Where a post is joined to the landlord's portal: before any base, and in Administration. */
export class PortalView {
  readonly page: Page;
  readonly address: Locator;
  readonly code: Locator;
  readonly join: Locator;
  readonly refused: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.address = page.getByLabel('Adresse du portail', { exact: true });
    this.code = page.getByLabel('Code de raccordement', { exact: true });
    this.join = page.getByRole('button', { name: 'Raccorder ce poste', exact: true });
    this.refused = page.getByRole('alert').filter({ hasText: "Le poste n'est pas raccordé" });
    this.state = page.getByRole('region', { name: 'Liaison' });
  }

  async goTo(): Promise<void> {
    await new FramePage(this.page).administration('Portail');
    await expect(this.page.getByRole('heading', { name: 'Liaison' })).toBeVisible();
  }

  async give(address: string, code: string): Promise<void> {
    await this.address.fill(address);
    await this.code.fill(code);
    await this.page.keyboard.press('Enter');
  }
}
