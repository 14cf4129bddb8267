import { expect } from '@playwright/test';
import { handOver, photograph } from '../../e2e/support/counter-acts.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { MAIN } from './spaces.ts';

async function changes(desk: Desk, part: string) {
  return await desk.rows<{ state: string; value: string; situation: string | null; id: string }>(
    'SELECT d.id, d.state, d.value, d.situation FROM dossier_change d JOIN account a ON a.key = d.account WHERE a.printed = $1 AND d.part = $2 ORDER BY d.no',
    [desk.printed('family'), part],
  );
}

async function begin(desk: Desk, button: string | RegExp): Promise<void> {
  await desk.section('family', 'Dossier');
  await desk.page
    .getByRole('tabpanel', { name: 'Dossier' })
    .getByRole('button', { name: button })
    .first()
    .click();
  await expect(desk.page.getByRole('dialog')).toBeVisible();
}

async function record(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByText('Changement enregistré').first()).toBeVisible();
  await desk.page.keyboard.press('Escape');
  await desk.sent();
}

async function absent(desk: Desk, button: string | RegExp): Promise<void> {
  await desk.section('family', 'Dossier');
  const panel = desk.page.getByRole('tabpanel', { name: 'Dossier' });
  await expect(panel).toContainText('399,75');
  await expect(desk.page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: button })).toHaveCount(0);
}

/** Telephones and e-mail; `a_valider` where the landlord's services check them first. */
export const contactDetails: ParityFunction = {
  variant: 'functions',
  async done(desk, state = 'validee') {
    await begin(desk, `Modifier les coordonnées de ${MAIN.name}`);
    const field = desk.page.getByRole('dialog').getByRole('textbox', { name: /^Téléphone 1/ });
    const number = `06 39 98 ${String(10 + (await changes(desk, 'coordonnees')).length)} 56`;
    await field.fill(number);
    await record(desk);
    const held = (await changes(desk, 'coordonnees')).at(-1);
    expect(held?.state).toBe(state);
    expect(held?.value).toContain(number.replaceAll(' ', '').slice(1));
  },
  without: (desk) => absent(desk, /^Modifier les coordonnées/),
};

/** Where letters go. */
export const postalAddress: ParityFunction = {
  variant: 'functions',
  async done(desk, state = 'validee') {
    await begin(desk, "Modifier l'adresse pour le courrier");
    const panel = desk.page.getByRole('dialog');
    const own = panel.getByRole('checkbox', { name: /^Les lettres vont à l'adresse du logement/ });
    if (await own.isChecked()) await own.uncheck();
    await panel.getByRole('textbox', { name: /^Ligne 1/ }).fill('CHEZ MME LEROY');
    await panel.getByRole('textbox', { name: /^Ligne 2/ }).fill('12 BIS RUE DU PUITS');
    await panel.getByRole('textbox', { name: /^Ligne 3/ }).fill('01000 BOURG EN BRESSE');
    await record(desk);
    const held = (await changes(desk, 'adresse-courrier')).at(-1);
    expect(held?.state).toBe(state);
    expect(JSON.parse(held?.value ?? '{}')).toEqual({
      lines: ['CHEZ MME LEROY', '12 BIS RUE DU PUITS', '01000 BOURG EN BRESSE'],
    });
  },
  without: (desk) => absent(desk, "Modifier l'adresse pour le courrier"),
};

/** Who lives there. */
export const household: ParityFunction = {
  variant: 'functions',
  async done(desk, state = 'validee') {
    await begin(desk, 'Modifier le foyer');
    const panel = desk.page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Ajouter un occupant' }).click();
    const added = panel.getByRole('group', { name: /^Occupant \d+/ }).last();
    await added.getByRole('textbox', { name: /^Nom/ }).fill('DURAND');
    await added.getByRole('textbox', { name: /^Prénom/ }).fill('Maëlle');
    await added.getByRole('textbox', { name: /^Date de naissance/ }).fill('03/06/2021');
    await record(desk);
    const held = (await changes(desk, 'foyer')).at(-1);
    expect(held?.state).toBe(state);
    expect(held?.value).toContain('Maëlle');
  },
  without: (desk) => absent(desk, 'Modifier le foyer'),
};

/** A change of situation, with its supporting paper. */
export const situation: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await begin(desk, 'Déclarer un changement de situation');
    const panel = desk.page.getByRole('dialog');
    await panel.getByRole('button', { name: /Changement$/ }).click();
    await desk.page.getByRole('option').first().click();
    await panel.getByRole('textbox', { name: /^Date du changement/ }).fill('01/11/2026');
    await handOver(desk.page, await photograph());
    await record(desk);
    const held = (await changes(desk, 'situation')).at(-1);
    expect(held).toMatchObject({ state: 'a_valider' });
    await expect
      .poll(
        () =>
          desk.rows('SELECT 1 FROM attached_file WHERE owner_id = $1 AND arrived_at IS NOT NULL', [held?.id]),
        { timeout: 30_000 },
      )
      .toHaveLength(1);
  },
  without: (desk) => absent(desk, 'Déclarer un changement de situation'),
};
