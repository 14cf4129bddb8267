import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { formatAmount, formatEuros } from '../../src/rules/money.ts';
import { AccountView } from '../e2e/pages/account.ts';
import { Clerk } from '../e2e/pages/clerk.ts';
import { DocumentsView } from '../e2e/pages/documents.ts';
import { PaymentPanelView } from '../e2e/pages/encaisser.ts';
import { FramePage } from '../e2e/pages/frame.ts';
import { HomePage } from '../e2e/pages/home.ts';
import { PaymentsView } from '../e2e/pages/payments.ts';
import { SearchPage } from '../e2e/pages/search.ts';
import { SignInPage } from '../e2e/pages/sign-in.ts';
import { TillView } from '../e2e/pages/till.ts';
import { pdfText } from '../golden/pdf-text.ts';
import type { TourTenant } from './tenants.ts';

/** Program and page have just been started, on a machine that may do other things. */
const START_MS = 60_000;
const SIZE = { width: 1366, height: 768 };

/** A paper saved from the page. */
export type SavedPaper = { readonly file: string; readonly bytes: Uint8Array; readonly text: string };

/** The counter as a clerk has it before her: one window, her hands on the keys. */
export class Counter {
  readonly page: Page;
  readonly clerk: Clerk;
  readonly signIn: SignInPage;
  readonly home: HomePage;
  readonly frame: FramePage;
  readonly search: SearchPage;
  readonly account: AccountView;
  readonly panel: PaymentPanelView;
  readonly payments: PaymentsView;
  readonly documents: DocumentsView;
  readonly till: TillView;
  readonly main: Locator;
  /** The link to the portal, in words. */
  readonly chip: Locator;
  readonly #folder: string;

  private constructor(page: Page, folder: string) {
    this.page = page;
    this.clerk = new Clerk(page);
    this.signIn = new SignInPage(page);
    this.home = new HomePage(page);
    this.frame = new FramePage(page);
    this.search = new SearchPage(page);
    this.account = new AccountView(page);
    this.panel = new PaymentPanelView(page);
    this.payments = new PaymentsView(page);
    this.documents = new DocumentsView(page);
    this.till = new TillView(page);
    this.main = page.getByRole('main');
    this.chip = page.getByRole('banner').getByText(/^(En ligne|Hors ligne|Sans portail)/);
    this.#folder = folder;
  }

  /** A window on the program; what is seen and saved goes to `folder`. */
  static async open(browser: Browser, address: string, folder: string): Promise<Counter> {
    mkdirSync(folder, { recursive: true });
    const context = await browser.newContext({
      viewport: SIZE,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible({ timeout: START_MS });
    return new Counter(page, folder);
  }

  /** `04-payment-cash.png` */
  async shot(name: string): Promise<void> {
    await this.page.evaluate(() => document.fonts.ready);
    await this.page.screenshot({
      path: join(this.#folder, `${name}.png`),
      animations: 'disabled',
      caret: 'initial',
    });
  }

  /** The words of the page's main part, its panel first when one is open. */
  async words(): Promise<string> {
    const panels = await this.panel.dialog.allTextContents();
    return panels.length > 0 ? panels.join(' ') : ((await this.main.textContent()) ?? '');
  }

  /** F2, the reference, Entrée. */
  async openAccount(tenant: TourTenant): Promise<void> {
    await this.clerk.open(tenant.printed);
    await expect(this.clerk.heading(tenant.holder)).toBeVisible();
    await this.account.settled();
  }

  /** F3 on the account that is open, with the sum and the key of the mode; the hands are on what the mode asks next. */
  async startPayment(cents: number, mode: 'e' | 'c' | 'b' | 'v'): Promise<void> {
    await this.panel.open();
    await this.panel.type(formatAmount(cents));
    await this.page.keyboard.press(mode);
    await this.page.keyboard.press('Enter');
  }

  async giveCash(receivedCents: number): Promise<void> {
    await expect(this.panel.received).toBeFocused();
    await this.panel.type(formatAmount(receivedCents));
    await this.validate(this.panel.recorded);
  }

  async giveCheque(bank: string, number: string): Promise<void> {
    await expect(this.panel.bank).toBeFocused();
    await this.page.keyboard.type(bank, { delay: 30 });
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(number, { delay: 30 });
    await this.validate(this.panel.recorded);
  }

  async giveCard(authorisation: string): Promise<void> {
    await expect(this.panel.authorisation).toBeFocused();
    await this.page.keyboard.type(authorisation, { delay: 30 });
    await this.validate(this.panel.recorded);
  }

  /** Ctrl+Entrée, until the panel says it is done and the hands are on the papers. */
  async validate(done: Locator): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(done).toBeVisible();
    await expect(this.panel.dialog.locator(':focus')).toHaveCount(1);
  }

  /** Saves the first paper offered under a name of the tour's, and reads it back. */
  async savePaper(name: string): Promise<SavedPaper> {
    return this.#keep(name, (await this.clerk.savePaper()).bytes);
  }

  /** Saves the document that is shown, and reads it back. */
  async saveShown(name: string): Promise<SavedPaper> {
    return this.#keep(name, (await this.documents.saved()).bytes);
  }

  async closePanel(): Promise<void> {
    await this.clerk.closePanel();
  }

  /** After a step that stopped half-way: no panel stands before the next. */
  async clear(): Promise<void> {
    for (let left = 3; left > 0 && (await this.page.getByRole('dialog').count()) > 0; left -= 1) {
      await this.page.keyboard.press('Escape');
    }
  }

  async #keep(name: string, bytes: Uint8Array): Promise<SavedPaper> {
    const file = join(this.#folder, `${name}.pdf`);
    writeFileSync(file, bytes);
    return { file, bytes, text: await pdfText(bytes) };
  }
}

/** "450,10 €" as the page writes it. */
export function euros(cents: number): string {
  return formatEuros(cents);
}
