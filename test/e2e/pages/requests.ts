import { expect, type Locator, type Page } from '@playwright/test';

/** "Nouvelle demande", on its page. */
export class RequestForm {
  readonly page: Page;
  readonly search: Locator;
  readonly motives: Locator;
  readonly description: Locator;
  readonly checked: Locator;
  readonly save: Locator;
  readonly aside: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('textbox', { name: 'Rechercher un motif' });
    this.motives = page.getByRole('radiogroup', { name: 'Motif' });
    this.description = page.getByRole('textbox', { name: 'Description' });
    this.checked = page.getByRole('checkbox', { name: 'Relu avec le locataire' });
    this.save = page.getByRole('button', { name: /^Enregistrer la demande/ });
    this.aside = page.getByRole('complementary', { name: 'Ce qui est déjà ouvert, et qui paie' });
  }

  /** F4 on the account that stands open. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F4');
    await expect(this.page.getByRole('heading', { name: 'Nouvelle demande', level: 1 })).toBeVisible();
    await expect(this.place('Logement')).toBeVisible();
  }

  place(name: string): Locator {
    return this.page.getByRole('group', { name: 'Lieu' }).getByRole('radio', { name });
  }

  motive(name: string | RegExp): Locator {
    return this.motives.getByRole('radio', { name });
  }

  urgency(name: string): Locator {
    return this.page.getByRole('radiogroup', { name: 'Urgence' }).getByRole('radio', { name });
  }

  slot(name: string): Locator {
    return this.page.getByRole('checkbox', { name, exact: true });
  }

  async expectDone(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Demande enregistrée' })).toBeVisible();
  }
}

/** Section "Demandes" of an account, and one request of it. */
export class RequestsSection {
  readonly page: Page;
  readonly section: Locator;
  readonly own: Locator;
  readonly building: Locator;
  readonly visits: Locator;
  readonly timeline: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('tabpanel', { name: /^Demandes/ });
    this.own = this.section.getByRole('table', { name: 'Demandes de ce compte' });
    this.building = this.section.getByRole('table', { name: 'Demandes ouvertes de la résidence' });
    this.visits = this.section.getByRole('table', { name: 'Notes de visite' });
    this.timeline = this.section.getByRole('region', { name: 'Suivi' });
    this.panel = page.getByRole('dialog').and(page.locator('.panel-dialog'));
  }

  async goTo(): Promise<void> {
    await this.page.getByRole('tab', { name: /^Demandes/ }).click();
    await expect(this.section.getByRole('heading', { name: 'Demandes de ce compte' })).toBeVisible();
  }

  async show(label: string | RegExp): Promise<void> {
    await this.own.getByRole('button', { name: label }).press('Enter');
    await expect(this.timeline).toBeVisible();
  }

  act(name: 'Compléter' | 'Modifier' | 'Clore' | 'Note de visite'): Locator {
    return this.section.getByRole('button', { name, exact: true });
  }
}
