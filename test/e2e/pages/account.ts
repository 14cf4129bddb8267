import { expect, type Locator, type Page } from '@playwright/test';

export const ACCOUNT_TABS = [
  'Situation',
  'Compte',
  'Paiements',
  'Prélèvement',
  'Documents',
  'Assurance',
  'Demandes',
  'Dossier',
  'Espace locataire',
  'Contacts',
  'Historique',
] as const;
export type AccountTab = (typeof ACCOUNT_TABS)[number];

/** One account: header, tabs, right column. */
export class AccountView {
  readonly page: Page;
  readonly tabs: Locator;
  readonly panel: Locator;
  readonly side: Locator;
  readonly pay: Locator;
  readonly print: Locator;
  readonly chart: Locator;
  readonly chartReader: Locator;
  readonly ledger: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tabs = page.getByRole('tablist', { name: 'Sections du compte' }).getByRole('tab');
    this.panel = page.getByRole('tabpanel');
    this.side = page.getByRole('complementary', { name: 'Solde et actions' });
    this.pay = this.side.getByRole('button', { name: 'Encaisser' });
    this.print = this.side.getByRole('button', { name: 'Imprimer' });
    this.chart = page.getByRole('img', { name: /^Solde après échéance/ });
    this.chartReader = page.getByRole('slider', { name: 'Mois par mois' });
    this.ledger = page.getByRole('table', { name: 'Écritures du compte' });
  }

  /** Goes to a tab with the arrow keys, as from any other. */
  async goTo(tab: AccountTab): Promise<void> {
    const current = this.tabs.and(this.page.locator('[aria-selected=true]'));
    await current.focus();
    await this.page.keyboard.press('Home');
    for (let step = 0; step < ACCOUNT_TABS.indexOf(tab); step += 1) {
      await this.page.keyboard.press('ArrowRight');
    }
    // The section of requests says how many are open.
    await expect(this.page.getByRole('tab', { name: new RegExp(`^${tab}( \\d+)?$`) })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await this.settled();
  }

  /** Nothing is being read any more. */
  async settled(): Promise<void> {
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(this.panel).not.toBeEmpty();
  }

  /** The head of a month in the ledger. */
  month(name: string): Locator {
    return this.ledger.getByRole('button', { name, exact: true });
  }

  /** Alert of "À savoir" by its fact. */
  alert(fact: string | RegExp): Locator {
    return this.side.getByText(fact);
  }

  /** CSS pixels by which something of the page is wider than its place. */
  overflow(): Promise<number> {
    return this.page.evaluate(() =>
      Math.max(
        0,
        ...[
          'html',
          'main',
          '[role=tabpanel]',
          '[role=dialog] .panel-main',
          '[role=dialog] .panel-foot',
        ].flatMap((place) =>
          [...document.querySelectorAll(place)].map((one) => one.scrollWidth - one.clientWidth),
        ),
      ),
    );
  }
}
