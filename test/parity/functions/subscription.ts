import { expect } from '@playwright/test';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { cardOf, noSpace, pick } from './space-acts.ts';
import { consentOf, EMAIL, ensureActive, ensureRegistered, MAIN, register, spaceOf } from './spaces.ts';

/** He withdraws at the counter, and comes back whenever he likes. */
export const unsubscribed = noSpace(async (desk) => {
  await ensureRegistered(desk);
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: 'Désinscrire' }).click();
  await pick(desk, /Motif$/, 'Demande du locataire');
  await pick(desk, /Pièce d'identité vue$/, "Carte nationale d'identité");
  await desk.page.keyboard.press('Control+Enter');
  await desk.space.expectDone('Désinscription enregistrée');
  await desk.space.close();
  await desk.sent();
  expect((await spaceOf(desk))?.state).toBe('closed');
});

export const registeredAgain = noSpace(async (desk) => {
  if ((await spaceOf(desk))?.state !== 'closed') await unsubscribed.done(desk);
  const sent = desk.office.mail.messages.length;
  await register(desk, MAIN, EMAIL);
  expect((await spaceOf(desk))?.state).toBe('pending');
  await ensureActive(desk, sent);
});

/** Notices without paper, with the words that were read. */
export const paperless = noSpace(async (desk, kind = 'avis', given = 'true') => {
  await ensureRegistered(desk);
  if ((await consentOf(desk, kind))?.given !== (given === 'true')) await choose(desk, kind, given === 'true');
  expect(await consentOf(desk, kind)).toMatchObject({
    given: given === 'true',
    wording: expect.stringMatching(/papier|courrier/),
  });
});

const KINDS: Readonly<Record<string, RegExp>> = {
  avis: /^Avis d'échéance/,
  regularisation: /^Régularisation de charges/,
  quittance: /^Quittances/,
};

async function choose(desk: Desk, kind: string, given: boolean): Promise<void> {
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: 'Changer les choix' }).click();
  const box = desk.page.getByRole('dialog').getByRole('checkbox', { name: KINDS[kind] ?? /./ });
  if (given) await box.check();
  else await box.uncheck();
  await pick(desk, /Pièce d'identité vue$/, "Carte nationale d'identité");
  await desk.page.keyboard.press('Control+Enter');
  await expect(
    desk.page.getByRole('dialog').getByRole('button', { name: 'Revenir au compte' }),
  ).toBeVisible();
  await desk.space.close();
  await desk.sent();
}

/** The space of somebody who left is off after the landlord's months. */
export const offAfterExit: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await expectGone(desk, 'Désactivée après sortie');
    expect(await goneOn(desk)).toMatch(/^\d{4}-\d{2}-01$/);
  },
  async without(desk) {
    await expectGone(desk, 'Active');
    expect(await goneOn(desk)).toMatch(/^\d{4}-\d{2}-01$/);
  },
};

async function expectGone(desk: Desk, state: string): Promise<void> {
  await expect(async () => {
    await desk.sent();
    await desk.section('gone', 'Espace locataire');
    await expect(desk.space.card.filter({ hasText: 'NOËL Éric' })).toContainText(state, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** The day of exit, and the space of old, as the portal has them of the ERP. */
async function goneOn(desk: Desk): Promise<string | undefined> {
  const [row] = await desk.rows<{ on: string }>(
    `SELECT b.content::json ->> 'date_sortie' AS on FROM record b JOIN record s ON s.kind = 'espaces'
       AND s.content::json ->> 'etat' = 'actif' WHERE b.kind = 'baux' AND b.content::json ->> 'date_sortie' IS NOT NULL`,
  );
  return row?.on;
}

/** The leaflet of the space, given at the counter: its number is used at the portal. */
export const spacePaper = noSpace(async (desk) => {
  await ensureRegistered(desk);
  await desk.section('family', 'Espace locataire');
  await desk.page.getByRole('button', { name: 'Imprimer le dépliant' }).first().click();
  await desk.page.keyboard.press('Control+Enter');
  await desk.space.expectDone('Dépliant prêt');
  await desk.space.close();
  await desk.sent();
  expect(
    await desk.rows(
      "SELECT 1 FROM number_used n JOIN command c ON c.id = n.command WHERE c.type = 'registration.paper'",
    ),
  ).not.toEqual([]);
});
