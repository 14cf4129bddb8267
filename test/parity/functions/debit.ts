import { expect } from '@playwright/test';
import { DirectDebitPage } from '../../e2e/pages/direct-debit.ts';
import type { Desk } from '../support/desk.ts';
import type { Household } from '../support/parity-files.ts';
import type { ParityFunction } from './parity-function.ts';

/** Valid and invented (domain.md §D). */
const IBAN = 'FR76 9999 9000 0200 0000 0000 003';
const OTHER_IBAN = 'FR33 9999 9000 0100 0001 2345 A11';

type Held = {
  readonly rum: string;
  readonly state: string;
  readonly iban: string | null;
  readonly day: number | null;
};

async function mandatesOf(desk: Desk, household: Household): Promise<readonly Held[]> {
  return await desk.rows<Held & Record<string, unknown>>(
    'SELECT m.rum, m.state, m.iban, m.day FROM mandate m JOIN account a ON a.key = m.account WHERE a.printed = $1 ORDER BY m.no',
    [desk.printed(household)],
  );
}

async function give(
  desk: Desk,
  [act, done]: readonly [string, string],
  fill: (debit: DirectDebitPage) => Promise<void>,
): Promise<void> {
  const debit = new DirectDebitPage(desk.page);
  await debit.show();
  await debit.open(act);
  await fill(debit);
  await debit.validate();
  await debit.done(done);
  await debit.close();
  await desk.sent();
}

async function typeIban(debit: DirectDebitPage, iban: string): Promise<void> {
  await debit.typeIban(iban);
  await expect(debit.iban).toHaveValue(/••••/);
}

/** A mandate, on a day of the landlord's where its guide names some. */
export const debitSubscribed: ParityFunction = {
  variant: 'functions',
  async done(desk, day = '') {
    await desk.section('family', 'Prélèvement');
    await give(desk, ['Mettre en place le prélèvement', 'Mandat enregistré'], async (debit) => {
      await typeIban(debit, IBAN);
      if (day !== '') await debit.day(Number(day)).check({ force: true });
    });
    const [held] = await mandatesOf(desk, 'family');
    expect(held).toMatchObject({
      state: 'a_signer',
      iban: IBAN.replaceAll(' ', ''),
      day: day === '' ? null : Number(day),
    });
  },
  async without(desk) {
    await desk.section('family', 'Prélèvement');
    const panel = desk.page.getByRole('tabpanel', { name: 'Prélèvement' });
    await expect(panel).not.toBeEmpty();
    await expect(desk.page.locator('[aria-busy=true]')).toHaveCount(0);
    await expect(panel.getByRole('button', { name: 'Mettre en place le prélèvement' })).toBeDisabled();
    await expect(panel.getByText('Ce bailleur ne propose pas le prélèvement.').first()).toBeAttached();
    expect(await mandatesOf(desk, 'family')).toEqual([]);
  },
};

/** Exactly the days that the guide names. */
export const debitDays: ParityFunction = {
  variant: 'options',
  async done(desk, ...days) {
    await desk.section('credit', 'Prélèvement');
    const { page } = desk;
    await page.getByRole('button', { name: 'Mettre en place le prélèvement' }).first().click();
    const group = page.getByRole('dialog').getByRole('group', { name: 'Jour de prélèvement' });
    await expect(group.getByRole('radio')).toHaveCount(days.length);
    for (const day of days)
      await expect(group.getByRole('radio', { name: `Le ${day}`, exact: true })).toBeAttached();
    await page.keyboard.press('Escape');
    expect(await mandatesOf(desk, 'credit')).toEqual([]);
  },
  async without(desk) {
    await desk.section('credit', 'Prélèvement');
    await desk.page.getByRole('button', { name: 'Mettre en place le prélèvement' }).first().click();
    await expect(desk.page.getByRole('dialog').getByLabel('IBAN', { exact: true })).toBeVisible();
    await expect(
      desk.page.getByRole('dialog').getByRole('group', { name: 'Jour de prélèvement' }),
    ).toHaveCount(0);
    await desk.page.keyboard.press('Escape');
  },
};

/** Another account under a mandate that lives. */
export const bankAccountChanged: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await desk.section('mandated', 'Prélèvement');
    await give(desk, ['Changer de RIB', 'Mandat modifié'], (debit) => typeIban(debit, OTHER_IBAN));
    expect((await mandatesOf(desk, 'mandated')).at(-1)).toMatchObject({
      iban: OTHER_IBAN.replaceAll(' ', ''),
    });
  },
  async without(desk) {
    await desk.section('mandated', 'Prélèvement');
    await expect(desk.page.getByRole('tabpanel', { name: 'Prélèvement' })).toContainText(/ERP-MANDAT-0001/);
    await expect(desk.page.getByRole('button', { name: 'Changer de RIB' })).toBeDisabled();
    expect(await mandatesOf(desk, 'mandated')).toEqual([]);
  },
};

/** Revoked, whenever the tenant likes. */
export const debitManaged: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    if ((await mandatesOf(desk, 'family')).length === 0) await debitSubscribed.done(desk, '10');
    await desk.section('family', 'Prélèvement');
    await give(desk, ['Révoquer le mandat', 'Mandat révoqué'], async (debit) => {
      await debit
        .dialog('Révoquer le mandat')
        .getByRole('button', { name: /Raison/ })
        .click();
      await desk.page.getByRole('option', { name: 'À la demande du locataire' }).click();
    });
    expect((await mandatesOf(desk, 'family')).at(-1)?.state).toBe('revoque');
  },
  without: (desk) => bankAccountChanged.without(desk),
};
