import { expect, type Locator, type Page } from '@playwright/test';

/** The section "Dossier" of an account and the forms over it, by roles and names. */
export class DossierSection {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Dossier', exact: true }).click();
    await expect(this.button('Modifier le foyer')).toBeVisible();
  }

  button(name: string): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  get people(): Locator {
    return this.#page.getByRole('table', { name: 'Foyer et rôles' });
  }

  person(name: string): Locator {
    return this.people.getByRole('row').filter({ hasText: name });
  }

  region(name: string): Locator {
    return this.#page.getByRole('region', { name, exact: true });
  }

  get pending(): Locator {
    return this.region('Changements en attente');
  }

  get settled(): Locator {
    return this.region('Changements traités');
  }

  change(label: string | RegExp): Locator {
    return this.#page.getByRole('article', { name: label }).first();
  }

  form(title: string): ChangeForm {
    return new ChangeForm(this.#page, title);
  }
}

/** One form of the file in its panel. */
export class ChangeForm {
  readonly #page: Page;
  readonly panel: Locator;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.panel = page.getByRole('dialog', { name: title, exact: true });
  }

  field(label: string | RegExp): Locator {
    return this.panel.getByRole('textbox', { name: label });
  }

  group(name: string): Locator {
    return this.panel.getByRole('group', { name, exact: true });
  }

  async choose(within: Locator, label: string, option: string): Promise<void> {
    await within.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await this.#page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Ctrl+Entrée, then the outcome with its sentence; the récépissé is offered. */
  async record(sentence: RegExp): Promise<void> {
    await this.#page.keyboard.press('Control+Enter');
    const done = this.done;
    await expect(done).toBeVisible({ timeout: 15_000 });
    await expect(done).toContainText(sentence);
    await expect(done.getByRole('button', { name: /^Imprimer/ }).first()).toBeVisible();
  }

  get done(): Locator {
    return this.#page.getByRole('dialog', { name: 'Changement enregistré', exact: true });
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.done).toBeHidden();
  }
}
