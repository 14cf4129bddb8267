import { expect } from '@playwright/test';
import { FIXED_ACCOUNTS } from '../../src/core/demonstration/fixed-accounts.ts';
import { euros } from './counter.ts';
import type { StepRun } from './step.ts';

/** Who stands at the counter today, as the demonstration names her. */
const AGENT = 'Sophie Lambert';
export const FLOAT_CENTS = 15_000;

/** The agent chooses herself, types the password that the demonstration shows, and stands on Accueil. */
export const signIn: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  await expect(counter.signIn.submit).toBeVisible();
  await expect(counter.signIn.agent(AGENT)).toBeVisible();
  await shot();
  const names = stored.db.prepare<[], string>('SELECT name FROM agent WHERE active = 1').pluck().all();
  let offered = 0;
  for (const name of names) offered += await counter.signIn.agent(name).count();
  await counter.signIn.signInAs(AGENT);
  check.count('base', 'agents proposés', names.length, offered);
  const signedIn = 'SELECT count(*) FROM sign_in_day d JOIN agent a ON a.id = d.agent_id WHERE a.name = ?';
  check.count('base', `connexions de ${AGENT}`, stored.number(signedIn, AGENT), 1);
  const bar = (await counter.page.getByRole('banner').textContent()) ?? '';
  check.says('page', 'le bandeau', bar, AGENT);
  await expect(counter.till.chip).toHaveText('Caisse fermée');
  // Nothing was done yet: a portal that holds something holds another day's.
  await day.checkPortal(check);
  check.count('base', 'opérations', stored.acts(), 0);
};

/** The landlord's fixed account, by its reference and by its name: found, opened, and its consultation kept. */
export const search: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  const { fixed } = day.tenants;
  const known = FIXED_ACCOUNTS.find(({ key }) => key === fixed.account);
  const [family = ''] = fixed.holder.split(' ');
  await counter.clerk.search(family);
  await expect(counter.clerk.result(fixed.printed).first()).toBeVisible();
  await shot();
  const result = (await counter.clerk.result(fixed.printed).first().textContent()) ?? '';
  check.says('page', 'le résultat', result, fixed.holder);
  await counter.page.keyboard.press('Escape');
  await counter.openAccount(fixed);
  await shot('compte');
  check.cents('base', 'solde du compte fixe', fixed.balanceCents, known?.balanceCents ?? Number.NaN);
  await day.checkBalance(check, fixed, known?.balanceCents ?? Number.NaN);
  const consulted =
    'SELECT count(*) FROM consultation c JOIN lease l ON l.id = c.lease_id JOIN agent a ON a.id = c.agent_id WHERE l.key = ? AND a.name = ?';
  await expect.poll(() => stored.number(consulted, fixed.account, AGENT)).toBe(1);
  check.count('base', 'consultations du compte', stored.number(consulted, fixed.account, AGENT), 1);
  await day.checkPortal(check);
};

/** The till opens on 150,00 €. */
export const tillOpening: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  await counter.till.open('150');
  await expect(counter.till.chip).toHaveText(/^Caisse ouverte depuis/);
  await shot();
  const journal = (await counter.till.journal.textContent()) ?? '';
  check.says('page', 'le journal', journal, `Ouverture, fond de caisse ${euros(FLOAT_CENTS)}`);
  const till = stored.till();
  check.cents('base', 'fond de caisse', till?.floatCents ?? 0, FLOAT_CENTS);
  check.count('base', 'écritures prouvées', stored.provedEntries(), 1);
  await day.checkPortal(check);
};
