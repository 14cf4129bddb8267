import { expect } from '@playwright/test';
import { euros } from './counter.ts';
import type { StepRun } from './step.ts';
import { partOf } from './taking-money.ts';

/** The reçu's payment is taken back: the money is handed back, the month is due again, the slip is given. */
export const reversal: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  const { part: tenant } = day.tenants;
  const cents = partOf(tenant);
  const own = stored.lastPayment(tenant.account);
  await counter.openAccount(tenant);
  await counter.payments.goTo();
  await counter.payments.act(counter.payments.row(own.number), "Annuler l'encaissement");
  // On a busy machine the hands may still be on the button that opened the panel.
  await counter.payments.reason.focus();
  await counter.payments.chooseReason(counter.payments.reason, 'Montant erroné');
  await counter.page.keyboard.press('Control+Enter');
  await expect(counter.page.getByRole('dialog', { name: 'Encaissement annulé' })).toBeVisible();
  await expect(counter.panel.dialog.getByRole('button', { name: /^Enregistrer le PDF/ })).toBeVisible();
  await shot();
  const said = await counter.words();
  check.says('page', 'le panneau', said, `Rendez ${euros(cents)} en espèces au payeur`);
  const [back] = stored.reversals(tenant.account);
  check.cents('base', "écriture d'annulation", back?.entryDebitCents ?? 0, cents);
  check.same('base', 'annulation', [back?.kind, back?.payment], ['annulation', own.id]);
  check.says('page', 'le panneau', said, back?.number ?? '?');
  const papers = stored.papers(tenant.account);
  check.same(
    'base',
    'papiers',
    papers.map(({ kind, void: gone }) => [kind, gone]),
    [
      ['recu', true],
      ['annulation', false],
    ],
  );
  const saved = await counter.savePaper('annulation');
  check.says('papier', 'le bordereau', saved.text, back?.number ?? '?');
  check.says('papier', 'le bordereau', saved.text, euros(cents));
  await counter.closePanel();
  await day.checkBalance(check, tenant, tenant.balanceCents);
  await expect(counter.payments.row(own.number).first()).toContainText('Annulé');
  await day.checkPortal(check, tenant.account);
};
