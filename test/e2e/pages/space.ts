import { expect, type Locator, type Page } from '@playwright/test';

export type SpaceActName =
  | "Renvoyer l'activation"
  | 'Nouveau mot de passe'
  | "Changer l'adresse e-mail"
  | 'Changer les choix'
  | 'Identifiant oublié'
  | 'Désinscrire'
  | 'Suspendre'
  | 'Rétablir'
  | 'Inscrire de nouveau'
  | 'Corriger et renvoyer';

/** The section "Espace locataire" of an account, and the panels of its acts. */
export class SpaceView {
  readonly page: Page;
  readonly section: Locator;
  readonly card: Locator;
  readonly panel: Locator;
  readonly document: Locator;
  readonly reason: Locator;
  readonly email: Locator;
  readonly again: Locator;
  readonly history: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole('tabpanel', { name: 'Espace locataire' });
    this.card = this.section.getByRole('article');
    // A menu on its way out is a dialog too.
    this.panel = page.getByRole('dialog').and(page.locator('.panel-dialog'));
    this.document = this.panel.getByRole('button', { name: /Pièce d'identité vue$/ });
    this.reason = this.panel.getByRole('button', { name: /Motif$/ });
    this.email = this.panel.getByLabel('Nouvelle adresse e-mail', { exact: true });
    this.again = this.panel.getByLabel('Nouvelle adresse e-mail, une seconde fois');
    this.history = this.section.getByRole('table', { name: "Actes du guichet sur l'espace locataire" });
  }

  async goTo(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Espace locataire' }).click();
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.section).toBeVisible();
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
  }

  act(name: SpaceActName): Locator {
    return this.card.getByRole('button', { name, exact: true });
  }

  /** Opens the panel of an act with the keys; the first field has the hand. */
  async open(name: SpaceActName): Promise<void> {
    await this.act(name).press('Enter');
    await expect(this.page.getByRole('dialog', { name, exact: true })).toBeVisible();
  }

  /** Takes one of a list that has the focus. */
  async choose(field: Locator, label: string): Promise<void> {
    await expect(field).toBeFocused();
    await this.page.keyboard.press('Enter');
    const option = this.page.getByRole('option', { name: label });
    await expect(option).toBeVisible();
    await option.press('Enter');
    await expect(field).toContainText(label);
    await expect(this.page.getByRole('listbox')).toHaveCount(0);
    await expect(field).toBeFocused();
  }

  /** It is done: what happened is the title, and the hand is on the way out. */
  async expectDone(title: string): Promise<void> {
    await expect(this.page.getByRole('dialog', { name: title })).toBeVisible();
    await expect(this.panel.getByRole('button', { name: 'Revenir au compte' })).toBeFocused();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.panel).toHaveCount(0);
  }
}

/** The work list "Inscriptions". */
export class RegistrationsView {
  readonly page: Page;
  readonly heading: Locator;
  readonly views: Locator;
  readonly filter: Locator;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Inscriptions', level: 1 });
    this.views = page.getByRole('radiogroup', { name: 'Inscriptions à montrer' });
    this.filter = page.getByLabel('Filtrer par référence ou par nom');
    this.table = page.getByRole('table', { name: /^Inscriptions/ });
  }

  async goTo(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Destinations' })
      .getByRole('button', { name: /^Inscriptions/ })
      .press('Enter');
    await expect(this.heading).toBeVisible();
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
  }

  view(name: string): Locator {
    return this.views.getByRole('radio', { name: new RegExp(`^${name}`) });
  }

  row(name: string): Locator {
    return this.table.getByRole('row').filter({ hasText: name });
  }
}
