import { expect, type Locator, type Page } from '@playwright/test';

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet'],
  ...['août', 'septembre', 'octobre', 'novembre', 'décembre'],
];
const UNITS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS = ['vingt', 'trente', 'quarante', 'cinquante'];
const NUMBERS = Array.from({ length: 60 }, (_, n) => {
  const small = UNITS[n];
  if (small !== undefined) return small;
  const tens = TENS[Math.floor(n / 10) - 2] ?? '';
  if (n % 10 === 0) return tens;
  return n % 10 === 1 ? `${tens} et un` : `${tens}-${UNITS[n % 10]}`;
});

/** The pages of a tenant, on his own telephone. */
export class TenantSpaceView {
  readonly page: Page;
  readonly address: string;
  readonly login: Locator;
  readonly password: Locator;
  readonly again: Locator;
  readonly reference: Locator;
  readonly question: Locator;

  constructor(page: Page, address: string) {
    this.page = page;
    this.address = address;
    this.login = page.getByLabel('Adresse e-mail ou identifiant');
    this.password = page.getByLabel('Mot de passe', { exact: true });
    this.again = page.getByLabel(/une seconde fois|de nouveau|Confirmez/);
    this.reference = page.getByLabel(/^(Référence|Numéro)/);
    this.question = page.getByLabel(/^(Combien|Quel|Écrivez)/);
  }

  goTo(path = ''): Promise<unknown> {
    return this.page.goto(`${this.address}/espace${path}`);
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  async submit(name: string): Promise<void> {
    if (await this.question.isVisible()) await this.question.fill(await this.#answer());
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** A new password, typed twice. */
  async choose(password: string): Promise<void> {
    const fields = this.page.locator('input[type=password]');
    await expect(fields).toHaveCount(2);
    await fields.nth(0).fill(password);
    await fields.nth(1).fill(password);
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.goTo();
    await this.login.fill(login);
    await this.password.fill(password);
    await this.submit('Se connecter');
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Se déconnecter' }).click();
  }

  /** What a person would answer. */
  async #answer(): Promise<string> {
    const asked = (
      await this.page.locator('label', { hasText: /^(Combien|Quel|Écrivez)/ }).innerText()
    ).trim();
    const numbers = [...asked.matchAll(/[\p{L}]+(?: et un|-\p{L}+)*/gu)]
      .map(([word]) => NUMBERS.indexOf(word))
      .filter((n) => n >= 0);
    const [one = 0, other = 0] = numbers;
    if (asked.includes(' plus grand')) return String(Math.max(...numbers));
    if (asked.includes(' plus ')) return String(one + other);
    if (asked.includes(' moins ')) return String(one - other);
    const after = [DAYS, MONTHS].flatMap((names) => {
      const at = names.findIndex((name) => asked.includes(` ${name}`));
      return at === -1 ? [] : [names[(at + 1) % names.length] ?? ''];
    });
    return after[0] ?? String(one);
  }
}
