import { expect } from '@playwright/test';
import { PaymentPanelView } from '../../e2e/pages/encaisser.ts';
import { openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { Household } from '../support/parity-files.ts';
import { onScreen } from './on-screen.ts';
import type { ParityFunction } from './parity-function.ts';
import { EMAIL, ensureActive, expectNotOnline } from './spaces.ts';

/** Cents that an account owes at the portal: the ERP's entries, less what was taken since. */
async function owedAt(desk: Desk, household: Household): Promise<number> {
  const [row] = await desk.rows<{ cents: string }>(
    `SELECT coalesce((SELECT sum(e.debit_cents - e.credit_cents) FROM entry e WHERE e.account = a.key AND e.state = 'counted'), 0)
       - coalesce((SELECT sum(p.cents) FROM payment p WHERE p.account = a.key), 0) AS cents
     FROM account a WHERE a.printed = $1`,
    [desk.printed(household)],
  );
  return Number(row?.cents);
}

function euros(cents: number): string {
  const text = (Math.abs(cents) / 100).toFixed(2).replace('.', ',');
  return text.replace(/\B(?=(\d{3})+,)/g, '\u202f');
}

/** What is owed is said in words on the account, as the portal counts it. */
export const balance: ParityFunction = {
  variant: 'functions',
  async done(desk, household = 'family') {
    const whose = household as Household;
    await desk.sent();
    await openAccount(desk.page, desk.printed(whose));
    const cents = await owedAt(desk, whose);
    const word = cents > 0 ? 'débiteur' : 'créditeur';
    await expect(desk.page.getByText(onScreen(`Solde ${word} de ${euros(cents)} €`)).first()).toBeVisible();
    if (cents > 0) await expect(desk.page.getByText(/retard/i).first()).toBeVisible();
  },
  without: (desk) => expectNotOnline(desk, 'Consulter votre solde'),
};

/** The landlord's own sentence about a credit. */
export const creditSentence: ParityFunction = {
  variant: 'options',
  async done(desk, words = '') {
    expect(await owedAt(desk, 'credit')).toBe(-9_550);
    await desk.section('credit', 'Situation');
    await expect(desk.page.getByText(words).first()).toBeVisible();
  },
  async without(desk, words = '') {
    await desk.section('credit', 'Situation');
    await expect(desk.page.getByText(onScreen('Solde créditeur de 95,50 €')).first()).toBeVisible();
    await expect(desk.page.getByText(words)).toHaveCount(0);
  },
};

/** Paid by card, the oldest month first: all of it, or a part. */
export const payment: ParityFunction = {
  variant: 'options',
  async done(desk, household = 'family', amount = '50,00') {
    const whose = household as Household;
    const before = await owedAt(desk, whose);
    await openAccount(desk.page, desk.printed(whose));
    const panel = new PaymentPanelView(desk.page);
    await panel.open();
    const cents = amount === 'tout' ? before : Math.round(Number(amount.replace(',', '.')) * 100);
    if (amount === 'tout')
      for (const box of await panel.dialog.getByRole('checkbox', { name: /20\d\d/ }).all()) await box.check();
    await panel.amount.focus();
    await panel.type(euros(cents).replaceAll('\u202f', ''));
    await panel.mode('Carte bancaire').check({ force: true });
    await panel.authorisation.fill('A1B2C3');
    await desk.page.keyboard.press('Control+Enter');
    await expect(panel.recorded).toBeVisible();
    await desk.page.keyboard.press('Escape');
    await desk.sent();
    expect(await owedAt(desk, whose)).toBe(before - cents);
  },
  async without(desk, household = 'family', amount = '50,00') {
    await openAccount(desk.page, desk.printed(household as Household));
    const panel = new PaymentPanelView(desk.page);
    await panel.open();
    if (amount === 'tout') {
      await expect(panel.mode('Carte bancaire')).toBeDisabled();
    } else {
      await panel.type(amount);
      await panel.mode('Chèque').check({ force: true });
      await expect(panel.dialog.getByText(/n'accepte pas de paiement partiel/).first()).toBeVisible();
    }
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Escape');
    expect(await desk.rows('SELECT 1 FROM payment')).toEqual([]);
  },
};

/** The tenant who agreed to be told is told of a payment. */
export const paymentMail: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await ensureActive(desk);
    const before = desk.office.mail.messages.length;
    await payment.done(desk, 'family', '12,00');
    await expect
      .poll(
        () =>
          desk.office.mail.messages
            .slice(before)
            .filter(({ to, text }) => to === EMAIL && text.includes('12,00')),
        {
          timeout: 30_000,
        },
      )
      .toHaveLength(1);
    expect(
      await desk.rows("SELECT 1 FROM mail WHERE kind = 'payment' AND recipient = $1", [EMAIL]),
    ).not.toEqual([]);
  },
  async without(desk) {
    await payment.done(desk, 'family', '12,00');
    expect(await desk.rows("SELECT 1 FROM mail WHERE kind = 'payment'")).toEqual([]);
  },
};

/** The ledger: a line for each entry that the portal holds. */
export const ledger: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await desk.section('mandated', 'Compte');
    const held = await desk.rows<{ nature: string }>(
      'SELECT e.nature FROM entry e JOIN account a ON a.key = e.account WHERE a.printed = $1',
      [desk.printed('mandated')],
    );
    expect(held).toHaveLength(5);
    const table = desk.page.getByRole('table', { name: 'Écritures du compte' });
    for (const amount of ['399,75', '28,40', '96,30', '42,11', '187,00'])
      await expect(table.getByText(amount).first()).toBeVisible();
  },
  without: (desk) => expectNotOnline(desk, 'Suivre votre compte'),
};

/** What was billed last, and what was paid last. */
export const lastBilled: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await desk.section('mandated', 'Situation');
    const panel = desk.page.getByRole('tabpanel', { name: 'Situation' });
    await expect(panel.getByText('399,75').first()).toBeVisible();
    await desk.section('gone', 'Situation');
    const [paid] = await desk.rows<{ cents: string }>(
      `SELECT e.credit_cents AS cents FROM entry e JOIN account a ON a.key = e.account
       WHERE a.printed = $1 AND e.nature = 'paiement_prelevement'`,
      [desk.printed('gone')],
    );
    await expect(panel.getByText(euros(Number(paid?.cents))).first()).toBeVisible();
  },
  without: (desk) => expectNotOnline(desk, 'Suivre votre compte'),
};

/** The lease: its rent, as the portal has it of the ERP. */
export const lease: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await desk.section('family', 'Dossier');
    const panel = desk.page.getByRole('tabpanel', { name: 'Dossier' });
    await expect(panel.getByText(/399,75/).first()).toBeVisible();
    const held = await desk.rows(
      `SELECT 1 FROM record WHERE kind = 'baux' AND content LIKE '%39975%' AND content LIKE $1`,
      [`%${desk.printed('family').replaceAll('"', '')}%`],
    );
    expect(held).toHaveLength(1);
  },
  without: (desk) => expectNotOnline(desk, 'Consulter les informations de votre contrat'),
};
