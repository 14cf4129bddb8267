import { expect } from '@playwright/test';
import { fold } from '../golden/pdf-text.ts';
import { euros } from './counter.ts';
import type { StepRun } from './step.ts';
import { oldestOf } from './taking-money.ts';

/** The portal stops in the middle of the day: the chip says since when, and a payment is taken as before. */
export const portalStopped: StepRun = async ({ day, check, shot }) => {
  const { counter, stored, portal } = day;
  const { offline: tenant } = day.tenants;
  const cents = oldestOf(tenant);
  await day.sent();
  const before = await portal.payments();
  await portal.stop();
  await counter.openAccount(tenant);
  await counter.startPayment(cents, 'b');
  await counter.giveCard('482914');
  const own = stored.lastPayment(tenant.account);
  check.cents('base', 'montant encaissé', own.cents, cents);
  check.says('page', 'le panneau', await counter.words(), `${euros(cents)} par carte bancaire`);
  await counter.closePanel();
  await expect(counter.chip).toHaveText(/^Hors ligne depuis/, { timeout: 30_000 });
  const waiting = stored.waiting();
  const plural = waiting > 1 ? 's' : '';
  const words = new RegExp(
    `^Hors ligne depuis \\d{1,2} h \\d{2} · ${waiting} opération${plural} en attente$`,
  );
  const chip = fold((await counter.chip.textContent()) ?? '');
  check.same('page', `le lien dit «\u202f${chip}\u202f»`, words.test(chip), true);
  await shot();
  check.count('base', 'opérations en attente', waiting, 1);
  await day.checkBalance(check, tenant, tenant.balanceCents - cents);
  check.count('portail', 'paiements avant la coupure', before.length, stored.payments().length - 1);
};

/** The portal is back: everything is sent, and it holds what the base holds, to the cent. */
export const portalBack: StepRun = async ({ day, check, shot }) => {
  const { counter, stored, portal } = day;
  await portal.start();
  await counter.clerk.goToOutbox();
  // It would try again by itself; a clerk who hears that the network is back does not wait.
  await counter.page.getByRole('button', { name: 'Réessayer maintenant' }).press('Enter');
  await day.sent();
  const heads = counter.page.getByRole('columnheader');
  const rows = counter.main.getByRole('row').filter({ hasText: 'Envoyée', hasNot: heads });
  await expect(rows).toHaveCount(stored.acts());
  await shot();
  check.count('page', 'opérations envoyées', await rows.count(), stored.acts());
  check.same('page', 'le lien', await counter.chip.textContent(), 'En ligne · tout est envoyé');
  check.count('base', 'opérations en attente', stored.waiting(), 0);
  await day.checkPortal(check);
  const held = await portal.payments();
  const total = held.reduce((sum, { cents, reversed }) => sum + (reversed ? 0 : cents), 0);
  const own = stored.payments().reduce((sum, { cents, reversed }) => sum + (reversed ? 0 : cents), 0);
  check.cents('portail', 'total des paiements', total, own);
};
