import { expect, type Page } from '@playwright/test';

/** The portal's pages where the landlord's staff checks certificates and answers requests. */
export class StaffPages {
  readonly page: Page;
  readonly #address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.#address = address;
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.page.goto(this.#address);
    await this.page.getByLabel('Identifiant').fill(login);
    await this.page.getByLabel('Mot de passe').fill(password);
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** The first one to be checked of this insurer and holder. */
  async openCertificate(insurer: string, holder: string): Promise<void> {
    await this.page.goto(`${this.#address}/attestations`);
    const row = this.page.getByRole('row').filter({ hasText: insurer }).filter({ hasText: holder });
    await row.first().getByRole('link').first().click();
    await expect(this.page.getByRole('button', { name: 'Valider' })).toBeVisible();
  }

  async refuse(reason: string, comment: string): Promise<void> {
    await this.page.getByLabel('Raison du refus').selectOption({ label: reason });
    await this.page.getByLabel('Ce que le locataire doit apporter').fill(comment);
    await this.page.getByRole('button', { name: 'Refuser' }).click();
    await expect(this.page.getByText("L'attestation est refusée.")).toBeVisible();
  }

  async openRequest(label: RegExp, view?: string): Promise<void> {
    await this.page.goto(`${this.#address}/demandes`);
    if (view !== undefined) {
      await this.page.getByLabel('Voir').selectOption({ label: view });
      await this.page.getByRole('button', { name: 'Afficher' }).click();
    }
    await this.page.getByRole('link', { name: label }).first().click();
  }

  async answer(text: string, state: string): Promise<void> {
    await this.page.getByLabel('Réponse au locataire').fill(text);
    await this.page.getByLabel('État').selectOption({ label: state });
    await this.page.getByRole('button', { name: /^(Répondre|Enregistrer)/ }).click();
    await expect(this.page.getByText(text).first()).toBeVisible();
  }
}
