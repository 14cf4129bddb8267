import { expect, type Locator, type Page } from '@playwright/test';

/** Caisse: its screen, its chip in the bar, and a responsable's code. */
export class TillView {
  readonly page: Page;
  readonly chip: Locator;
  readonly heading: Locator;
  readonly float: Locator;
  readonly openIt: Locator;
  readonly freeze: Locator;
  readonly again: Locator;
  readonly closeIt: Locator;
  readonly reason: Locator;
  readonly text: Locator;
  readonly journal: Locator;
  readonly approval: Locator;

  constructor(page: Page) {
    this.page = page;
    this.chip = page.getByRole('banner').getByText(/^Caisse (ouverte|fermée)/);
    this.heading = page.getByRole('heading', { level: 1, name: /^Caisse/ });
    this.float = page.getByLabel('Fond de caisse', { exact: true });
    this.openIt = page.getByRole('button', { name: 'Ouvrir la caisse' });
    this.freeze = page.getByRole('button', { name: 'Enregistrer le comptage' });
    this.again = page.getByRole('button', { name: 'Recompter' });
    this.closeIt = page.getByRole('button', { name: 'Clôturer la caisse' });
    this.reason = page.getByRole('button', { name: /Motif de l'écart/ });
    this.text = page.getByLabel(/^Précision/);
    this.journal = page.getByRole('table', { name: 'Journal' });
    this.approval = page.getByRole('dialog', { name: /Qui autorise cette opération/ });
  }

  async goTo(): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: 'Caisse', exact: true })
      .press('Enter');
    await expect(this.heading).toBeVisible();
  }

  async tab(name: 'Ouverture' | 'Journal' | 'Clôture' | 'Vérification'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect(this.page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
  }

  /** "Nombre de 50 €". */
  line(amount: string): Locator {
    return this.page.getByRole('textbox', { name: new RegExp(`^Nombre de ${amount}\\s€$`) });
  }

  /** Opens the till with a float and stays on its journal. */
  async open(float: string): Promise<void> {
    await this.goTo();
    await this.giveFloat(float);
  }

  /** On the till's opening, with the hands where they begin. */
  async giveFloat(float: string): Promise<void> {
    await expect(this.float).toBeFocused();
    await this.page.keyboard.type(float);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.journal).toContainText('Ouverture, fond de caisse');
  }

  /** Counts from the first line down, Entrée between the lines: how many of each, largest first. */
  async count(pieces: readonly number[]): Promise<void> {
    await expect(this.line('500')).toBeFocused();
    for (const [index, many] of pieces.entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      if (many > 0) await this.page.keyboard.type(String(many));
    }
    await this.page.keyboard.press('Control+Enter');
    await expect(this.again).toBeVisible();
  }

  /** Opens the list of reasons with the keys and takes one by its first words. */
  async chooseReason(label: string): Promise<void> {
    await this.reason.focus();
    await this.page.keyboard.press('Enter');
    const option = this.page.getByRole('option', { name: label });
    await expect(option).toBeVisible();
    await option.press('Enter');
    await expect(this.reason).toContainText(label);
    // The list takes its Échap with it as it goes.
    await expect(this.page.getByRole('listbox')).toHaveCount(0);
    // Focus comes back in the next frame, before any hand could press another key.
    await expect(this.reason).toBeFocused();
  }

  /** A responsable of the demonstration gives a code. */
  async approve(name: string, pin: string): Promise<void> {
    await expect(this.approval).toBeVisible();
    const who = this.approval.getByRole('button', { name: /Responsable/ });
    await expect(who).toBeFocused();
    await this.page.keyboard.press('Enter');
    const option = this.page.getByRole('option', { name: new RegExp(name) });
    await expect(option).toBeVisible();
    await option.press('Enter');
    const code = this.approval.getByLabel('Code à six chiffres');
    await expect(code).toBeFocused();
    await this.page.keyboard.type(pin);
  }
}
