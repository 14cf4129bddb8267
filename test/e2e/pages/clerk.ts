import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';

/** What a clerk does all day, by roles and names, with keys. */
export class Clerk {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Signs in as the first agent of the demonstration, with the password its screen shows. */
  async signIn(): Promise<void> {
    const page = this.#page;
    const password = page.getByLabel('Mot de passe', { exact: true });
    await expect(password).toBeVisible();
    const shown = await page.getByText(/Mot de passe\s?:\s/).textContent();
    const secret = /Mot de passe\s?:\s(\S+)/.exec(shown ?? '')?.[1] ?? '';
    await password.fill(secret);
    await page.keyboard.press('Enter');
    await expect(this.field()).toBeFocused();
  }

  field(): Locator {
    return this.#page.getByRole('combobox', { name: 'Rechercher un compte' });
  }

  /** Types a text in the one field and waits for its answer to stand below. */
  async search(text: string): Promise<void> {
    await this.#page.keyboard.press('F2');
    await expect(this.field()).toBeFocused();
    await this.#page.keyboard.press('Control+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.type(text);
  }

  result(reference: string): Locator {
    return this.#page.getByRole('option').filter({ hasText: reference });
  }

  /** Opens the account that shows `printed` on its avis, by typing `text`. */
  async open(text: string, printed = text): Promise<void> {
    await this.search(text);
    await this.#page.keyboard.press('Enter');
    await expect(this.accountChip(printed)).toBeVisible();
  }

  heading(holder: string): Locator {
    return this.#page.getByRole('heading', { level: 1 }).filter({ hasText: holder });
  }

  /** "Compte 0030020790D", in the account's header. */
  accountChip(reference: string): Locator {
    return this.#page.getByText(`Compte ${reference}`, { exact: true });
  }

  /** "Solde débiteur de 445,34 €" as one text. */
  balance(): Locator {
    return this.#page
      .getByRole('complementary')
      .getByRole('paragraph')
      .filter({ hasText: /^(Solde (débiteur|créditeur) de|Compte à jour)/ });
  }

  /** The balance shown, in cents: positive when the tenant owes. */
  async balanceCents(): Promise<number> {
    const text = (await this.balance().textContent()) ?? '';
    const digits = text.replaceAll(/[^\d,]/g, '').replace(',', '');
    const cents = digits === '' ? 0 : Number(digits);
    return text.includes('créditeur') ? -cents : cents;
  }

  async startPayment(): Promise<void> {
    await this.#page.keyboard.press('F3');
    await expect(this.amount()).toBeFocused();
  }

  amount(): Locator {
    return this.#page.getByLabel('Montant', { exact: true });
  }

  /** Amount, E for cash, what the payer hands over, Ctrl+Enter. */
  async payInCash(amount: string, received: string): Promise<void> {
    const { keyboard } = this.#page;
    await keyboard.press('Control+a');
    await keyboard.type(amount);
    await keyboard.press('e');
    const handed = this.#page.getByLabel('Reçu', { exact: true });
    for (
      let step = 0;
      step < 12 && !(await handed.evaluate((field) => field === document.activeElement));
      step += 1
    ) {
      await keyboard.press('Tab');
    }
    await expect(handed).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type(received);
    await keyboard.press('Control+Enter');
  }

  /** Saves the first paper offered and reads the file back. */
  async savePaper(): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const arriving = this.#page.waitForEvent('download');
    await this.#page
      .getByRole('button', { name: /^Enregistrer le PDF/ })
      .first()
      .press('Enter');
    const download = await arriving;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async closePanel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(this.#page.getByRole('dialog')).toHaveCount(0);
  }

  async goHome(): Promise<void> {
    await this.#page.getByRole('navigation').getByRole('button', { name: 'Accueil' }).press('Enter');
    await expect(this.#page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
  }

  async goToOutbox(): Promise<void> {
    await this.#page
      .getByRole('navigation')
      .getByRole('button', { name: /File d'envoi/ })
      .press('Enter');
    await expect(this.#page.getByRole('heading', { name: "File d'envoi" })).toBeVisible();
  }
}
