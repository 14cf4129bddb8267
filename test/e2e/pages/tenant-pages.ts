import { expect, type Locator, type Page } from '@playwright/test';
import { answerTo } from '../../support/question-answer.ts';

/** The tenants' pages, found as a person finds them: by titles, labels and the words of buttons. */
export class TenantPages {
  readonly page: Page;
  readonly address: string;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
  }

  async open(path = ''): Promise<void> {
    await this.page.goto(`${this.address}/espace${path}`);
  }

  title(name: string): Locator {
    return this.page.getByRole('heading', { name, level: 1 });
  }

  field(label: string | RegExp): Locator {
    return this.page.getByRole('textbox', { name: label });
  }

  /** Password fields have no role: found by their label. */
  password(label: string | RegExp): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  message(): Locator {
    return this.page.getByRole('status');
  }

  /** Answers the question of the page, where there is one. */
  async answer(): Promise<void> {
    const asked = this.page.getByRole('group', { name: 'Vérification' });
    if ((await asked.count()) === 0) return;
    const label = (await asked.locator('label').textContent()) ?? '';
    await asked.getByRole('textbox').fill(answerTo(label));
  }

  async choosePassword(password: string): Promise<void> {
    await this.password('Nouveau mot de passe').fill(password);
    await this.password('Le même mot de passe, encore une fois').fill(password);
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.open();
    await this.field('Adresse e-mail ou identifiant').fill(login);
    await this.password('Mot de passe').fill(password);
    await this.answer();
    await this.page.keyboard.press('Enter');
  }

  /** Nothing is wider than its window, and everything to be pressed is as large as a finger. */
  async expectToStand(): Promise<void> {
    const over = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    const small = await this.page
      .locator('button, .button, .input, .way, footer a, .space-brand')
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
      );
    expect(small).toEqual([]);
  }
}
