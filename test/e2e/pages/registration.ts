import { expect, type Locator, type Page } from '@playwright/test';

/** Between two keys of a hand: faster is a scanner. */
export const BY_HAND_MS = 45;

export type Question =
  | "Qui s'inscrit ?"
  | "Que dit la pièce d'identité ?"
  | 'À quelle adresse lui écrire ?'
  | 'Que choisit le locataire ?'
  | 'Comment active-t-il son espace ?';

/** Guided registration for the tenant space, question by question. */
export class RegistrationView {
  readonly page: Page;
  readonly heading: Locator;
  readonly steps: Locator;
  readonly summary: Locator;
  readonly document: Locator;
  readonly lastName: Locator;
  readonly firstName: Locator;
  readonly birth: Locator;
  readonly email: Locator;
  readonly again: Locator;
  readonly noEmail: Locator;
  readonly terms: Locator;
  readonly slip: Locator;
  readonly draft: Locator;
  readonly done: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: "Inscrire à l'espace locataire" });
    this.steps = page.getByRole('list', { name: 'Étapes' });
    this.summary = page.getByRole('complementary', { name: 'Ce qui sera fait' });
    this.document = page.getByRole('radio', { name: "Carte d'identité" });
    this.lastName = page.getByLabel('Nom', { exact: true });
    this.firstName = page.getByLabel('Prénom', { exact: true });
    this.birth = page.getByLabel('Date de naissance', { exact: true });
    this.email = page.getByLabel('Adresse e-mail', { exact: true });
    this.again = page.getByLabel('Adresse e-mail, une seconde fois');
    this.noEmail = page.getByRole('checkbox', { name: /^Sans adresse e-mail/ });
    this.terms = page.getByRole('checkbox', { name: /^Conditions générales d'utilisation/ });
    this.slip = page.getByRole('checkbox', { name: /^Bulletin d'activation imprimé/ });
    this.draft = page.getByText(/^Brouillon gardé à/);
    this.done = page.getByRole('heading', { name: 'Inscription enregistrée' });
  }

  /** F6 on an account that stands open. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F6');
    await this.at("Qui s'inscrit ?");
  }

  /** The question stands, whatever space its mark has. */
  async at(question: Question): Promise<void> {
    const name = new RegExp(`^${question.replaceAll(/[?]/g, '\\?').replaceAll(' ', '\\s')}$`);
    await expect(this.page.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  async next(question: Question): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await this.at(question);
  }

  person(name: RegExp): Locator {
    return this.page.getByRole('radio', { name });
  }

  consent(name: string): Locator {
    return this.page.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  }

  /** The identity card is seen, and what it says typed, from the first field with the keys. */
  async typeIdentity(...words: readonly string[]): Promise<void> {
    const { keyboard } = this.page;
    await expect(this.document).toBeFocused();
    await keyboard.press('Space');
    for (const word of words) {
      await keyboard.press('Tab');
      await keyboard.type(word, { delay: BY_HAND_MS });
    }
  }

  async typeEmail(email: string, again = email): Promise<void> {
    const { keyboard } = this.page;
    await expect(this.email).toBeFocused();
    await keyboard.type(email, { delay: BY_HAND_MS });
    await keyboard.press('Enter');
    await expect(this.again).toBeFocused();
    await keyboard.type(again, { delay: BY_HAND_MS });
  }

  /** Terms read on the screen, then accepted, with the keys. */
  async acceptTerms(): Promise<void> {
    const { page } = this;
    await expect(this.terms).toBeFocused();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: /^Lire, Conditions/ }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('radio', { name: "À l'écran" })).toBeChecked();
  }

  /** CSS pixels by which the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
}
