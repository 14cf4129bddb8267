import { rmSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { formatMonthCapitalised, formatOfMonth } from '../../src/rules/dates.ts';
import { formatEuros } from '../../src/rules/money.ts';
import { PaymentPanelView } from './pages/encaisser.ts';
import { PaymentsView } from './pages/payments.ts';
import { SearchPage } from './pages/search.ts';
import { SignInPage } from './pages/sign-in.ts';
import { TillView } from './pages/till.ts';
import { type Guichet, LANDLORDS, type LandlordId, startGuichet } from './support/guichet.ts';
import { isWalked, WALKED_ELSEWHERE } from './support/length.ts';
import { makeScenario, readPapers } from './support/scenario.ts';
import type { ScenarioBase } from './support/scenario-base.ts';
import { CLERK, MANAGER, type Tenant } from './support/tenants.ts';

type Options = { readonly landlord: LandlordId };
type Fixtures = { readonly counter: Counter };

/** The till opened with 150,00 €, and Sophie's hands on the keys. */
const test = base.extend<Options & Fixtures>({
  landlord: ['cchartres', { option: true }],
  counter: async ({ landlord, page }, use) => {
    const scenario = await makeScenario(landlord);
    const guichet = await startGuichet(scenario.data);
    try {
      await page.goto(guichet.address);
      const signIn = new SignInPage(page);
      await signIn.agent(CLERK.name).check();
      await signIn.password.fill(CLERK.password);
      await signIn.password.press('Enter');
      await expect(page.getByRole('heading', { name: 'Comptes récents' })).toBeVisible();
      await new TillView(page).open('150');
      await use(new Counter(page, scenario, guichet));
    } finally {
      await guichet.stop();
      rmSync(scenario.data, { recursive: true, force: true });
    }
  },
});

/** `450,10 €` as the text of a PDF gives it, its spaces all alike. */
function euros(cents: number): string {
  return formatEuros(cents).replaceAll(/\s/gu, ' ');
}

/** What the clerk does with a tenant before her, by keys. */
class Counter {
  readonly page: Page;
  readonly scenario: ScenarioBase;
  readonly panel: PaymentPanelView;
  readonly payments: PaymentsView;
  readonly #guichet: Guichet;

  constructor(page: Page, scenario: ScenarioBase, guichet: Guichet) {
    this.page = page;
    this.scenario = scenario;
    this.panel = new PaymentPanelView(page);
    this.payments = new PaymentsView(page);
    this.#guichet = guichet;
  }

  account(tenant: Tenant) {
    return this.scenario.accounts[tenant];
  }

  month(back: number): string {
    return this.scenario.months[back] ?? '';
  }

  async open(tenant: Tenant): Promise<void> {
    const { printed } = this.account(tenant);
    await this.page.keyboard.press('F2');
    await new SearchPage(this.page).open(printed);
    await expect(this.page.getByText(`Compte ${printed}`, { exact: true })).toBeVisible();
  }

  /** F3 on a tenant, with the sum and the key of the mode; the hands are on what the mode asks next. */
  async start(tenant: Tenant, amount: string, mode: 'e' | 'c' | 'b' | 'v'): Promise<void> {
    await this.open(tenant);
    await this.panel.open();
    await this.amount(amount, mode);
  }

  async amount(amount: string, mode: 'e' | 'c' | 'b' | 'v'): Promise<void> {
    await this.panel.type(amount);
    await this.page.keyboard.press(mode);
    await this.page.keyboard.press('Enter');
  }

  async cash(received: string): Promise<void> {
    await expect(this.panel.received).toBeFocused();
    await this.panel.type(received);
    await this.validate();
  }

  async cheque(number: string): Promise<void> {
    await expect(this.panel.bank).toBeFocused();
    await this.page.keyboard.type('Banque Exemple');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(number);
    await this.validate();
  }

  async card(): Promise<void> {
    await expect(this.panel.authorisation).toBeFocused();
    await this.page.keyboard.type('482913');
    await this.validate();
  }

  async validate(): Promise<void> {
    await this.page.keyboard.press('Control+Enter');
    await expect(this.panel.recorded).toBeVisible();
    await this.close();
  }

  /** The responsable chooses her name and gives her password: she has no code on this post yet. */
  async approve(): Promise<void> {
    const { approval } = new TillView(this.page);
    await expect(approval.getByRole('button', { name: /Responsable/ })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('option', { name: new RegExp(MANAGER.name) }).press('Enter');
    await expect(approval.getByLabel('Mot de passe', { exact: true })).toBeFocused();
    await this.page.keyboard.type(MANAGER.password);
    await this.page.keyboard.press('Enter');
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.panel.dialog).toHaveCount(0);
  }

  /** What was given on paper, read back from the frozen bytes once the program is closed. */
  async papers() {
    await this.#guichet.stop();
    return readPapers(this.scenario.data);
  }
}

// A dozen acts in each test.
test.describe.configure({ timeout: 180_000 });

for (const landlord of LANDLORDS) {
  test.describe(`money at the counter of ${landlord}`, () => {
    test.use({ landlord });
    // Here, not in the tests: a fixture is made before what a test says of itself.
    test.skip(!isWalked(landlord), WALKED_ELSEWHERE);

    test('each mode, parts of a month, the month named, too much, a month below zero', async ({
      counter,
    }) => {
      const { panel, page } = counter;
      await counter.start('modes', '450,10', 'e');
      await expect(panel.received).toBeFocused();
      await panel.type('500');
      await expect(panel.change).toContainText(/49,90/);
      await counter.validate();
      await counter.start('modes', '450,10', 'c');
      await counter.cheque('7654321');
      await counter.start('modes', '450,10', 'b');
      await counter.card();

      for (const amount of ['100', '100', '100', '100']) {
        await counter.start('weekly', amount, 'b');
        await expect(panel.authorisation).toBeFocused();
        await page.keyboard.type('482914');
        await page.keyboard.press('Control+Enter');
        // The same sum again within ten minutes is asked about, but for the first.
        await expect(panel.recorded.or(panel.twin)).toBeVisible();
        if (await panel.twin.isVisible()) {
          await panel.twin.getByRole('button', { name: "C'est un autre paiement" }).press('Enter');
        }
        await expect(panel.recorded).toBeVisible();
        await counter.close();
      }

      await counter.open('arrears');
      await panel.open();
      const [oldest, current] = [counter.month(2), counter.month(0)].map(formatMonthCapitalised);
      await panel.month(oldest ?? '').uncheck();
      await panel.month(current ?? '').check();
      await panel.amount.focus();
      await counter.amount('495,05', 'b');
      await counter.card();

      await counter.start('over', '350', 'b');
      await counter.card();
      await counter.start('negative', '140', 'b');
      await counter.card();

      await counter.start('arrears', '495,05', 'v');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: 'Annonce enregistrée' })).toBeVisible();
      await counter.close();

      const papers = await counter.papers();
      const of = (tenant: Tenant) =>
        papers.filter(({ reference }) => reference === counter.account(tenant).printed);
      const month = (back: number) => formatOfMonth(counter.month(back));
      expect(of('modes').map(({ title }) => title)).toEqual(
        [2, 1, 0].map((back) => `Quittance ${month(back)}`),
      );
      const [byCash, byCheque, byCard] = of('modes').map(({ text }) => text);
      expect(byCash).toContain(euros(45_010));
      expect(byCash).toMatch(/APL|Aide/);
      // The sentence of the discharge itself, not the notice at the foot of every paper.
      expect(byCash).not.toMatch(/donne quittance, sous réserve/);
      expect(byCheque).toMatch(/donne quittance, sous réserve d.encaissement/);
      expect(byCheque).toContain('7654321');
      expect(byCard).toContain('482913');
      for (const text of [byCash, byCheque, byCard]) expect(text).not.toMatch(/vaut quittance/i);

      expect(of('weekly').map(({ kind }) => kind)).toEqual(['recu', 'recu', 'recu', 'quittance']);
      expect(of('weekly')[0]?.text).toContain(`Il reste dû ${euros(30_000)}`);
      expect(of('weekly')[3]?.text).toContain(euros(40_000));

      const [named, order] = of('arrears');
      expect(named).toMatchObject({ kind: 'quittance', title: `Quittance ${month(0)}` });
      expect(order?.kind).toBe('depot-ordre');
      expect(order?.text).toContain(euros(49_505));
      expect(of('over').map(({ kind, cents }) => [kind, cents])).toEqual([
        ['quittance', 20_000],
        ['recu', 15_000],
      ]);
      expect(of('negative').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 14_000]]);
      // What October had too much of is said as a credit.
      expect(of('negative')[0]?.text).toMatch(/Avoir d(e |.)\S+ \d{4} 80,00/);
    });

    test('1 000,00 and 1 000,01 € in cash, two contracts with one cheque, a mother for her son, a tenant who left', async ({
      counter,
    }) => {
      const { panel, page } = counter;
      await counter.start('exact', '1000', 'e');
      await counter.cash('1000');

      await counter.start('above', '1000,01', 'e');
      await expect(panel.received).toBeFocused();
      await panel.type('1000,01');
      await expect(panel.dialog.getByText(/plafond.*dépassé/).first()).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(panel.recorded).toHaveCount(0);
      await panel.dialog.getByRole('checkbox', { name: /ne pas avoir de compte bancaire/ }).check();
      await page.keyboard.press('Control+Enter');
      await counter.approve();
      await expect(panel.recorded).toBeVisible();
      await counter.close();

      await counter.open('dwelling');
      await panel.open();
      await panel.dialog.getByRole('button', { name: /^Ajouter un compte/ }).press('Enter');
      await panel.dialog
        .getByRole('list', { name: 'Autres comptes à ce nom' })
        .getByRole('button')
        .filter({ hasText: counter.account('parking').printed })
        .press('Enter');
      await panel.dialog.getByRole('radio', { name: 'Chèque' }).press('c');
      await panel.bank.focus();
      await counter.cheque('1112223');

      await counter.start('son', '312,75', 'b');
      await expect(panel.authorisation).toBeFocused();
      await page.keyboard.type('482913');
      await panel.otherPayer.check();
      await panel.payer.fill('GARNIER Lucie');
      await counter.validate();

      await counter.open('exited');
      await panel.open();
      await expect(panel.dialog.getByText(/Locataire sorti le/).first()).toBeVisible();
      await counter.amount('150', 'b');
      await counter.card();

      const papers = await counter.papers();
      const of = (tenant: Tenant) =>
        papers.filter(({ reference }) => reference === counter.account(tenant).printed);
      expect(of('exact').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 100_000]]);
      expect(of('above').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 100_001]]);
      expect(of('dwelling').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 38_000]]);
      expect(of('parking').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 4_500]]);
      for (const tenant of ['dwelling', 'parking'] as const) expect(of(tenant)[0]?.text).toContain('1112223');
      expect(of('son')[0]?.text).toContain('GARNIER Lucie');
      expect(of('son')[0]?.text).toContain('GARNIER Théo');
      expect(of('exited').map(({ kind }) => kind)).toEqual(['quittance']);
    });

    test('a wrong account moved, a bounced cheque, a payment taken back', async ({ counter }) => {
      const { page, payments } = counter;
      await counter.start('wrong', '270', 'b');
      await counter.card();
      await payments.goTo();
      await payments.act(payments.row(/Encaissé/), 'Mauvais compte');
      await payments.rightAccount.fill(counter.account('right').printed);
      await page.keyboard.press('Enter');
      await expect(counter.panel.month(formatMonthCapitalised(counter.month(0)))).toBeFocused();
      await page.keyboard.press('Control+Enter');
      await expect(payments.close).toBeVisible();
      await payments.close.press('Enter');

      await counter.start('bounced', '523', 'c');
      await counter.cheque('9998887');
      await payments.goTo();
      await payments.act(payments.row(/Encaissé/), 'Chèque impayé');
      await payments.chooseReason(payments.bankReason, 'Sans provision');
      await page.keyboard.press('Control+Enter');
      await counter.approve();
      await expect(payments.close).toBeVisible();
      await payments.close.press('Enter');
      // The month is due again, and may be paid again: it then has its quittance.
      await expect(page.getByText(`Solde débiteur de ${formatEuros(52_300)}`).first()).toBeVisible();
      await counter.start('bounced', '523', 'b');
      await counter.card();

      await counter.start('over', '200', 'e');
      await counter.cash('200');
      await payments.goTo();
      await payments.act(payments.row(/Encaissé/), "Annuler l'encaissement");
      await payments.chooseReason(payments.reason, 'Montant erroné');
      await page.keyboard.press('Control+Enter');
      await expect(payments.close).toBeVisible();
      await expect(page.getByText(/Rendez.*200,00/).first()).toBeVisible();

      const papers = await counter.papers();
      const of = (tenant: Tenant) =>
        papers.filter(({ reference }) => reference === counter.account(tenant).printed);
      expect(of('wrong').map(({ kind, void: gone }) => [kind, gone])).toEqual([
        ['quittance', true],
        ['annulation', false],
      ]);
      expect(of('wrong')[1]?.text).toContain(counter.account('right').printed);
      expect(of('right').map(({ kind, cents }) => [kind, cents])).toEqual([['quittance', 27_000]]);
      expect(of('bounced').map(({ kind, void: gone }) => [kind, gone])).toEqual([
        ['quittance', true],
        ['annulation', false],
        ['quittance', false],
      ]);
      expect(of('bounced')[1]?.text).toContain('9998887');
      expect(of('over').map(({ kind, void: gone }) => [kind, gone])).toEqual([
        ['quittance', true],
        ['annulation', false],
      ]);
    });
  });
}
