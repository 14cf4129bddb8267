import { expect, type Locator, type Page } from '@playwright/test';

/** The payment panel, from its first field to the papers. */
export class PaymentPanelView {
  readonly page: Page;
  readonly dialog: Locator;
  readonly amount: Locator;
  readonly received: Locator;
  readonly change: Locator;
  readonly bank: Locator;
  readonly number: Locator;
  readonly drawer: Locator;
  readonly authorisation: Locator;
  readonly otherPayer: Locator;
  readonly payer: Locator;
  readonly validate: Locator;
  readonly erase: Locator;
  readonly float: Locator;
  readonly openTheTill: Locator;
  readonly addAccount: Locator;
  readonly reference: Locator;
  readonly total: Locator;
  readonly noBankAccount: Locator;
  readonly announced: Locator;
  readonly summary: Locator;
  readonly twin: Locator;
  readonly recorded: Locator;
  readonly next: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
    this.amount = this.dialog.getByLabel('Montant', { exact: true });
    this.received = this.dialog.getByLabel('Reçu', { exact: true });
    this.change = this.dialog.getByRole('status', { name: 'À rendre' });
    this.bank = this.dialog.getByLabel('Banque', { exact: true });
    this.number = this.dialog.getByLabel('N° de chèque', { exact: true });
    this.drawer = this.dialog.getByLabel(/^Émetteur/);
    this.authorisation = this.dialog.getByLabel("N° d'autorisation", { exact: true });
    this.otherPayer = this.dialog.getByRole('checkbox', { name: "Le payeur n'est pas le locataire" });
    this.payer = this.dialog.getByLabel('Payeur', { exact: true });
    this.validate = this.dialog.getByRole('button', { name: /^Valider l'(encaissement|annonce)$/ });
    this.erase = this.dialog.getByRole('button', { name: 'Effacer' });
    this.float = this.dialog.getByLabel('Fond de caisse', { exact: true });
    this.openTheTill = this.dialog.getByRole('button', { name: 'Ouvrir la caisse' });
    this.addAccount = this.dialog.getByRole('button', { name: 'Ajouter un compte' });
    this.reference = this.dialog.getByLabel('Référence ou nom', { exact: true });
    this.total = this.dialog.getByRole('status', { name: 'Total à encaisser' });
    this.noBankAccount = this.dialog.getByRole('checkbox', { name: /ne pas avoir de compte bancaire/ });
    this.announced = this.dialog.getByRole('heading', { name: 'Annonce enregistrée' });
    this.summary = this.dialog.getByRole('alert').filter({ hasText: "n'est pas enregistré" });
    this.twin = page.getByRole('alertdialog', { name: /Encaisser une seconde fois/ });
    this.recorded = this.dialog.getByRole('heading', { name: 'Encaissement enregistré' });
    this.next = this.dialog.getByRole('button', { name: 'Compte suivant' });
  }

  month(name: string): Locator {
    return this.dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) });
  }

  /** The amount of one of several accounts. */
  amountOf(reference: string): Locator {
    return this.dialog.getByLabel(`Montant pour ${reference}`, { exact: true });
  }

  mode(name: 'Espèces' | 'Chèque' | 'Carte bancaire' | 'Virement' | 'TIP' | 'Mandat'): Locator {
    return this.dialog.getByRole('radio', { name });
  }

  /** A paper that will be given, or has been. */
  paper(kind: 'Quittance' | 'Reçu'): Locator {
    return this.dialog
      .getByRole('region', { name: /^Papier/ })
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${kind}`) });
  }

  /** F3, and the hands on the amount. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F3');
    await expect(this.amount).toBeFocused();
  }

  /** In the panel just opened, cash: the till is opened with its float; the hands come back to the amount. */
  async openTill(float = '150'): Promise<void> {
    await this.page.keyboard.press('e');
    await this.float.focus();
    await this.type(float);
    await this.page.keyboard.press('Enter');
    await expect(this.received).toBeFocused();
    await this.page.keyboard.press('F3');
    await expect(this.amount).toBeFocused();
  }

  /** Types over what stands in the field that has the focus, at a person's pace. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Amount, Entrée, received, Ctrl+Entrée: nothing else. */
  async payCash(amount: string, received: string): Promise<void> {
    await this.type(amount);
    await this.page.keyboard.press('e');
    await this.page.keyboard.press('Enter');
    await expect(this.received).toBeFocused();
    await this.type(received);
    await this.page.keyboard.press('Control+Enter');
  }
}
