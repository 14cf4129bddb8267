import { expect, type Locator, type Page } from '@playwright/test';

/** Sign-in, the locked post, and the change of agent. */
export class SignInPage {
  readonly page: Page;
  readonly password: Locator;
  readonly identifier: Locator;
  readonly submit: Locator;
  readonly pin: Locator;
  readonly changeAgent: Locator;

  constructor(page: Page) {
    this.page = page;
    this.password = page.getByLabel('Mot de passe', { exact: true });
    this.identifier = page.getByLabel('Identifiant', { exact: true });
    this.submit = page.getByRole('button', { name: 'Se connecter' });
    this.pin = page.getByLabel('Code à six chiffres', { exact: true });
    this.changeAgent = page.getByRole('button', { name: "Changer d'agent" });
  }

  agent(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  /** The password and code that the demonstration base shows for the agent chosen. */
  async demonstrationSecrets(): Promise<{ readonly password: string; readonly pin: string }> {
    const note = await this.page.getByText(/^Mot de passe\s:/).innerText();
    const found = /:\s(\S+) · code (\d{6})/u.exec(note);
    if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no secrets in: ${note}`);
    return { password: found[1], pin: found[2] };
  }

  /** Signs in as the program itself shows how; the counter then stands on Accueil. */
  async signInAs(name: string): Promise<{ readonly password: string; readonly pin: string }> {
    await this.agent(name).check();
    const secrets = await this.demonstrationSecrets();
    await this.password.fill(secrets.password);
    await this.password.press('Enter');
    await expect(this.page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
    return secrets;
  }
}
