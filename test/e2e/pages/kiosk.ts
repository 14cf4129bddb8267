import { expect, type Locator, type Page } from '@playwright/test';

/** The kiosk as a tenant uses it: fingers on buttons, nothing else. Names are the French ones unless told. */
export class KioskView {
  readonly page: Page;
  /** Keys that change the keys, in the language of the page. */
  toggles: readonly string[] = ['Lettres', 'Chiffres', 'Majuscules', 'Minuscules', 'Signes'];
  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name, level: 1 });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** A touch on a button, as the screen takes it. */
  async touch(name: string | RegExp): Promise<void> {
    await this.button(name).first().tap();
  }

  /** The question stands, and nothing else is asked. */
  async asks(name: string | RegExp): Promise<void> {
    await expect(this.heading(name)).toBeVisible({ timeout: 20_000 });
  }

  /** Types on the keys that are on the screen. */
  async type(text: string): Promise<void> {
    await expect(this.page.locator('[data-keyboard]')).toBeVisible();
    for (const sign of text) {
      for (const toggle of this.toggles) {
        if ((await this.key(sign).count()) > 0) break;
        const other = this.page.locator('[data-keyboard]').getByRole('button', { name: toggle, exact: true });
        if ((await other.count()) > 0) await other.tap();
      }
      await this.key(sign).first().tap();
    }
  }

  key(sign: string): Locator {
    const name = sign === ' ' ? 'Espace' : sign;
    return this.page.locator('[data-keyboard]').getByRole('button', { name, exact: true });
  }

  /** Answers a question by its keys, then goes on. */
  async answer(question: string | RegExp, text: string, go: string | RegExp = 'Continuer'): Promise<void> {
    await this.asks(question);
    await this.type(text);
    await this.touch(go);
  }

  async start(address: string): Promise<void> {
    await this.page.goto(address);
    await this.asks('Bonjour');
  }

  async identify(reference: string, answers: KioskAnswers): Promise<void> {
    await this.touch('Mon espace locataire');
    await this.answer(/^Quelle est votre référence/, reference);
    await this.prove(answers);
    await this.asks(/^Que voulez-vous faire/);
  }

  /** What the profile asks after the reference, whatever its order. */
  async prove(answers: KioskAnswers): Promise<void> {
    const home = this.heading(/^Que voulez-vous faire/);
    for (let asked = 0; asked < 3 && !(await home.isVisible()); asked += 1) {
      const heading = this.page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveText(/date de naissance|votre nom|votre prénom|Que voulez-vous faire/, {
        timeout: 20_000,
      });
      const question = (await heading.textContent()) ?? '';
      if (/Que voulez-vous/.test(question)) return;
      if (/naissance/.test(question)) await this.type(answers.birth);
      else await this.type(/prénom/.test(question) ? answers.firstName : answers.lastName);
      await this.touch('Continuer');
      await expect(heading).not.toHaveText(question, { timeout: 20_000 });
    }
  }

  /** Proves who one is by the counter's code, where a page asks it. */
  async giveCode(code: string): Promise<void> {
    await this.answer(/^Avez-vous un code du guichet/, code.replaceAll(/[^0-9A-Z]/g, ''));
  }

  /** Touches what may stand on another page of the same question. */
  async find(name: RegExp): Promise<void> {
    const next = this.button('Suite');
    for (let pages = 0; pages < 6 && !(await this.button(name).first().isVisible()); pages += 1) {
      if (!(await next.isVisible()) || !(await next.isEnabled())) break;
      await next.tap();
    }
    await this.touch(name);
  }

  /** Everything that may be touched in the question, on all its pages. */
  async offered(): Promise<readonly string[]> {
    const names: string[] = [];
    const next = this.button('Suite');
    for (let pages = 0; pages < 6; pages += 1) {
      names.push(...(await this.page.getByRole('main').getByRole('button').allTextContents()));
      if (!(await next.isVisible()) || !(await next.isEnabled())) break;
      await next.tap();
      await this.page.waitForTimeout(0);
    }
    const first = this.button('Précédent');
    while ((await first.isVisible()) && (await first.isEnabled())) await first.tap();
    return names;
  }

  async end(): Promise<void> {
    await this.touch('Terminer');
    await this.asks('Bonjour');
  }

  /** All that was said aloud. */
  async transcript(): Promise<string> {
    return (await this.page.locator('[data-transcript]').textContent()) ?? '';
  }
}

export type KioskAnswers = {
  /** Digits alone: "29021960". */
  readonly birth: string;
  readonly lastName: string;
  readonly firstName: string;
};
