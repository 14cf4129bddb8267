import { expect } from '@playwright/test';
import { formatAmount } from '../../src/rules/money.ts';
import type { Checks } from './checks.ts';
import { euros } from './counter.ts';
import type { Day } from './day.ts';
import type { StepRun } from './step.ts';
import type { StoredPaper, StoredPayment } from './stored.ts';
import type { TourTenant } from './tenants.ts';

/** The next twenty euros above: what a tenant hands over. */
export function handedOver(cents: number): number {
  return (Math.floor(cents / 2000) + 1) * 2000;
}

/** Part of the oldest month, in whole tens of euros. */
export function partOf(tenant: TourTenant): number {
  return Math.max(1000, Math.floor(oldestOf(tenant) / 3 / 1000) * 1000);
}

export function oldestOf(tenant: TourTenant): number {
  const oldest = tenant.due[0];
  if (oldest === undefined) throw new Error(`${tenant.printed} ne doit aucun mois.`);
  return oldest.cents;
}

/** The panel says it is recorded: what it says, and what stands in the base. */
async function checkTaken(
  { day, check }: { readonly day: Day; readonly check: Checks },
  tenant: TourTenant,
  expected: { readonly cents: number; readonly mode: string; readonly words: string },
): Promise<StoredPayment> {
  const { counter, stored } = day;
  const own = stored.lastPayment(tenant.account);
  check.cents('base', 'montant encaissé', own.cents, expected.cents);
  check.same('base', 'mode', own.mode, expected.mode);
  const said = await counter.words();
  check.says('page', 'le panneau', said, own.number);
  check.says('page', 'le panneau', said, `${euros(expected.cents)} ${expected.words}`);
  return own;
}

/** Closes the panel; the balance falls by what was paid, and the payment is the portal's too. */
async function checkAfter(
  { day, check }: { readonly day: Day; readonly check: Checks },
  tenant: TourTenant,
  cents: number,
): Promise<void> {
  await day.counter.closePanel();
  await day.checkBalance(check, tenant, tenant.balanceCents - cents);
  await day.checkPortal(check, tenant.account);
}

function kinds(papers: readonly StoredPaper[]) {
  return papers.map(({ kind, month, cents }) => [kind, month, cents]);
}

/** The oldest month in cash, with change. */
export const paymentCash: StepRun = async (parts) => {
  const { day, check, shot } = parts;
  const { cash: tenant } = day.tenants;
  const cents = oldestOf(tenant);
  const received = handedOver(cents);
  await day.counter.openAccount(tenant);
  await day.counter.startPayment(cents, 'e');
  await expect(day.counter.panel.received).toBeFocused();
  await day.counter.panel.type(String(received / 100));
  await expect(day.counter.panel.change).toContainText(formatAmount(received - cents));
  await shot('saisie');
  await day.counter.validate(day.counter.panel.recorded);
  await shot();
  const own = await checkTaken(parts, tenant, { cents, mode: 'especes', words: 'en espèces' });
  check.cents('base', 'reçu en espèces', own.receivedCents ?? 0, received);
  check.says('page', 'à rendre', await day.counter.words(), formatAmount(received - cents));
  const papers = stored(day, tenant);
  check.same('base', 'papiers', kinds(papers), [['quittance', tenant.due[0]?.month, cents]]);
  await checkAfter(parts, tenant, cents);
};

/** The oldest month by cheque. */
export const paymentCheque: StepRun = async (parts) => {
  const { day, check, shot } = parts;
  const { cheque: tenant } = day.tenants;
  const cents = oldestOf(tenant);
  await day.counter.openAccount(tenant);
  await day.counter.startPayment(cents, 'c');
  await day.counter.giveCheque('Banque Exemple', '7654321');
  await shot();
  const own = await checkTaken(parts, tenant, { cents, mode: 'cheque', words: 'par chèque' });
  const means = "SELECT count(*) FROM payment WHERE id = ? AND means ->> '$.number' = '7654321'";
  check.count('base', 'n° de chèque', day.stored.number(means, own.id), 1);
  const saved = await day.counter.savePaper('quittance-cheque');
  check.says('papier', 'la quittance', saved.text, euros(cents));
  check.says('papier', 'la quittance', saved.text, '7654321');
  check.says('papier', 'la quittance', saved.text, 'donne quittance, sous réserve');
  await checkAfter(parts, tenant, cents);
};

/** Two months at once by card: a quittance for each. */
export const paymentCard: StepRun = async (parts) => {
  const { day, check, shot } = parts;
  const { card: tenant } = day.tenants;
  await day.counter.openAccount(tenant);
  await day.counter.startPayment(tenant.balanceCents, 'b');
  await day.counter.giveCard('482913');
  await shot();
  await checkTaken(parts, tenant, { cents: tenant.balanceCents, mode: 'carte', words: 'par carte bancaire' });
  const quittances = tenant.due.map(({ month, cents }) => ['quittance', month, cents]);
  check.same('base', 'papiers', kinds(stored(day, tenant)), quittances);
  const buttons = day.counter.panel.dialog.getByRole('button', { name: /^Voir le PDF, Quittance/ });
  check.count('page', 'quittances offertes', await buttons.count(), tenant.due.length);
  await checkAfter(parts, tenant, tenant.balanceCents);
};

/** A part of a month in cash gives a reçu, never a quittance. */
export const receipt: StepRun = async (parts) => {
  const { day, check, shot } = parts;
  const { part: tenant } = day.tenants;
  const cents = partOf(tenant);
  await day.counter.openAccount(tenant);
  await day.counter.startPayment(cents, 'e');
  await day.counter.giveCash(cents);
  await shot();
  await checkTaken(parts, tenant, { cents, mode: 'especes', words: 'en espèces' });
  const [paper] = stored(day, tenant);
  check.same('base', 'papier', paper?.kind, 'recu');
  const saved = await day.counter.savePaper('recu');
  check.says('papier', 'le reçu', saved.text, paper?.number ?? '?');
  check.says('papier', 'le reçu', saved.text, tenant.printed);
  check.says('papier', 'le reçu', saved.text, `Il reste dû ${euros(oldestOf(tenant) - cents)}`);
  check.silent('papier', 'le reçu', saved.text, 'Quittance de loyer');
  await checkAfter(parts, tenant, cents);
};

/** An order of payment shown: announced beside the balance, which does not move. */
export const announcement: StepRun = async ({ day, check, shot }) => {
  const { counter, stored: base } = day;
  const { order: tenant } = day.tenants;
  const cents = oldestOf(tenant);
  await counter.openAccount(tenant);
  await counter.startPayment(cents, 'v');
  await counter.validate(counter.panel.announced);
  await shot();
  const said = await counter.words();
  check.says('page', 'le panneau', said, euros(cents));
  const announced =
    'SELECT a.amount_cents FROM payment_announcement a JOIN lease l ON l.id = a.lease_id WHERE l.key = ?';
  check.cents('base', 'annonce', base.number(announced, tenant.account), cents);
  check.count('base', 'encaissements du compte', base.payments(tenant.account).length, 0);
  const [paper] = stored(day, tenant);
  check.same('base', 'papier', paper?.kind, 'depot-ordre');
  check.says('page', 'le panneau', said, paper?.number ?? '?');
  const saved = await counter.savePaper('depot-ordre');
  check.says('papier', "le dépôt d'ordre", saved.text, euros(cents));
  check.says('papier', "le dépôt d'ordre", saved.text, tenant.printed);
  check.silent('papier', "le dépôt d'ordre", saved.text, 'Quittance de loyer');
  await counter.closePanel();
  await day.checkBalance(check, tenant, tenant.balanceCents);
  await day.checkPortal(check, tenant.account);
  const held = await day.portal.announcements(tenant.account);
  check.same('portail', 'annonces du compte', held, [{ number: paper?.number, cents }]);
};

function stored(day: Day, tenant: TourTenant): StoredPaper[] {
  return day.stored.papers(tenant.account);
}
