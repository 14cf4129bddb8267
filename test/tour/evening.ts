import { expect } from '@playwright/test';
import { DENOMINATIONS } from '../../src/contract/till.ts';
import { fold } from '../golden/pdf-text.ts';
import { euros } from './counter.ts';
import { FLOAT_CENTS } from './morning.ts';
import type { StepRun } from './step.ts';
import type { Stored } from './stored.ts';

/** Float, plus cash that was not handed back. */
function cashInTheDrawer(stored: Stored): number {
  return stored
    .payments()
    .filter(({ mode, reversed }) => mode === 'especes' && !reversed)
    .reduce((sum, { cents }) => sum + cents, FLOAT_CENTS);
}

/** How many of each note and coin make a sum, largest first. */
export function piecesOf(cents: number): number[] {
  let left = cents;
  return DENOMINATIONS.map((worth) => {
    const many = Math.floor(left / worth);
    left -= many * worth;
    return many;
  });
}

/** The drawer is counted without knowing what is expected; then both are said. */
export const tillCount: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  const expected = cashInTheDrawer(stored);
  await counter.till.goTo();
  await counter.till.tab('Clôture');
  check.silent('page', 'le comptage à l’aveugle', await counter.words(), euros(expected));
  await counter.till.count(piecesOf(expected));
  await shot();
  const said = await counter.words();
  check.says('page', 'le comptage', said, 'Aucun écart');
  check.says('page', 'le comptage', said, euros(expected));
  const till = stored.till();
  check.cents('base', 'attendu', till?.expectedCents ?? 0, expected);
  check.cents('base', 'compté', till?.countedCents ?? 0, expected);
  await day.checkPortal(check);
};

/** The till is closed without a difference. */
export const tillClosing: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  await expect(counter.till.closeIt).toBeVisible();
  await counter.page.keyboard.press('Control+Enter');
  await expect(counter.main.getByText(/^Caisse clôturée à/)).toBeVisible();
  await expect(counter.till.chip).toHaveText('Caisse fermée');
  await shot();
  const last = counter.page.getByRole('complementary', { name: 'Dernière clôture' });
  check.says('page', 'la dernière clôture', (await last.textContent()) ?? '', euros(cashInTheDrawer(stored)));
  check.cents('base', 'écart', stored.till()?.differenceCents ?? Number.NaN, 0);
  await day.checkPortal(check);
};

/** The chain is proved, the day is said on Accueil, everything left, and the post is locked. */
export const endOfDay: StepRun = async ({ day, check, shot }) => {
  const { counter, stored } = day;
  await counter.till.goTo();
  await counter.till.tab('Vérification');
  await counter.page.getByRole('button', { name: 'Vérifier la chaîne' }).press('Enter');
  const proved = counter.main.getByText(/La chaîne est intacte/);
  await expect(proved).toBeVisible();
  const entries = stored.provedEntries();
  check.says('page', 'la vérification', (await proved.textContent()) ?? '', `${entries} écritures vérifiées`);
  const taken = stored.payments().filter(({ reversed }) => !reversed);
  const total = taken.reduce((sum, { cents }) => sum + cents, 0);
  const commands = "SELECT sum(payload ->> '$.amountCents') FROM command WHERE type = 'payment.record'";
  const back = 'SELECT sum(p.amount_cents) FROM payment_reversal r JOIN payment p ON p.id = r.payment_id';
  check.cents('base', 'total des opérations', stored.number(commands) - stored.number(back), total);
  await day.checkPortal(check);
  await counter.clerk.goHome();
  await expect(counter.home.today).toContainText(euros(total));
  const today = fold((await counter.home.today.textContent()) ?? '');
  check.says('page', "Aujourd'hui", today, euros(total));
  await shot();
  await counter.page.keyboard.press('F12');
  await expect(counter.page.getByText(/Verrouillé/)).toBeVisible();
};
