import { expect } from '@playwright/test';
import { FramePage } from '../../e2e/pages/frame.ts';
import { StaffPages } from '../../e2e/pages/staff-pages.ts';
import { handOver, photograph } from '../../e2e/support/counter-acts.ts';
import { MANAGER } from '../../e2e/support/office.ts';
import { openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { EMAIL, ensureActive, mailTo } from './spaces.ts';

type Held = {
  readonly id: string;
  readonly place: string;
  readonly nature: string | null;
  readonly label: string;
  readonly state: string;
};

async function requestsOf(desk: Desk): Promise<readonly Held[]> {
  return await desk.rows<Held & Record<string, unknown>>(
    'SELECT r.id, r.place, r.nature, r.label, r.state FROM request r JOIN account a ON a.key = r.account WHERE a.printed = $1 ORDER BY r.opened_at',
    [desk.printed('family')],
  );
}

async function form(desk: Desk): Promise<void> {
  await openAccount(desk.page, desk.printed('family'));
  await desk.page.keyboard.press('F4');
  await expect(desk.page.getByRole('heading', { name: 'Nouvelle demande', level: 1 })).toBeVisible();
}

/** Leaves what was begun and forgets it. */
async function leave(desk: Desk): Promise<void> {
  const erase = desk.page.getByRole('button', { name: 'Effacer' });
  if (await erase.isVisible()) await erase.click();
  await desk.page.keyboard.press('Escape');
}

async function chooseMotive(desk: Desk, words: string): Promise<void> {
  await desk.page.getByRole('textbox', { name: 'Rechercher un motif' }).fill(words);
  await desk.page.keyboard.press('Enter');
}

/** The first place and its first motive, whatever they are. */
async function chooseFirst({ page }: Desk): Promise<void> {
  await page.getByRole('group', { name: 'Lieu' }).getByRole('radio').first().check({ force: true });
  await page.getByRole('radiogroup', { name: 'Motif' }).getByRole('radio').first().check({ force: true });
}

async function finish(desk: Desk, description: string): Promise<Held> {
  const { page } = desk;
  await page.getByRole('textbox', { name: 'Description' }).fill(description);
  await page.getByRole('textbox', { name: /^Téléphone/ }).fill('06 39 98 12 34');
  await page.getByRole('checkbox', { name: /^Relu avec le locataire/ }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Demande enregistrée' })).toBeVisible();
  await page.keyboard.press('Escape');
  await desk.sent();
  const held = (await requestsOf(desk)).at(-1);
  if (held === undefined) throw new Error('the portal has no request');
  return held;
}

/** A request at a place of the landlord's tree, of a nature. */
export const requestOpened: ParityFunction = {
  variant: 'options',
  async done(desk, place = '', nature = '', words = '') {
    await form(desk);
    const { page } = desk;
    if (place !== '') {
      await page
        .getByRole('group', { name: 'Lieu' })
        .getByRole('radio', { name: place })
        .check({ force: true });
      await page.getByRole('radiogroup', { name: 'Motif' }).getByRole('radio').first().check({ force: true });
    } else await chooseMotive(desk, words);
    const held = await finish(desk, 'Vu avec le locataire au guichet.');
    if (nature !== '') expect(held.nature).toBe(nature);
    expect(held.state).toBe('ouverte');
  },
  async without(desk, place = '', nature = '') {
    await form(desk);
    const places = desk.page.getByRole('group', { name: 'Lieu' });
    await expect(places.getByRole('radio').first()).toBeAttached();
    if (place !== '') await expect(places.getByRole('radio', { name: place })).toHaveCount(0);
    if (nature !== '')
      await expect(
        desk.page.getByText(/Le guide du bailleur ne le précise pas|Lieu unique/).first(),
      ).toBeVisible();
    await leave(desk);
  },
};

/** A photograph or a document with it. */
export const requestPhoto: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await form(desk);
    await chooseMotive(desk, 'robinet');
    await handOver(desk.page, await photograph());
    const { id } = await finish(desk, 'Le robinet de la cuisine goutte.');
    await expect
      .poll(
        () => desk.rows('SELECT 1 FROM attached_file WHERE owner_id = $1 AND arrived_at IS NOT NULL', [id]),
        { timeout: 30_000 },
      )
      .toHaveLength(1);
  },
  async without(desk) {
    await form(desk);
    await chooseFirst(desk);
    await expect(desk.page.getByRole('textbox', { name: 'Description' })).toBeVisible();
    await expect(desk.page.locator('input[type=file]')).toHaveCount(0);
    await leave(desk);
  },
};

/** When somebody can open, and whom to call back. */
export const requestAvailability: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await form(desk);
    await chooseMotive(desk, 'robinet');
    await desk.page.getByRole('checkbox', { name: /matin/i }).first().check({ force: true });
    const { id } = await finish(desk, 'Le robinet de la salle de bain goutte.');
    const [row] = await desk.rows<{ availability: string; contact: string }>(
      'SELECT availability, contact FROM request WHERE id = $1',
      [id],
    );
    expect(JSON.parse(row?.availability ?? '[]')).toEqual([{ day: expect.any(Number), part: 'matin' }]);
    expect(JSON.parse(row?.contact ?? '{}')).toMatchObject({
      checked: true,
      phone: expect.stringContaining('06'),
    });
  },
  async without(desk) {
    await form(desk);
    await chooseFirst(desk);
    await expect(desk.page.getByRole('textbox', { name: 'Description' })).toBeVisible();
    await expect(desk.page.getByRole('checkbox', { name: /matin/i })).toHaveCount(0);
    await leave(desk);
  },
};

/** Which repairs are the tenant's, by the landlord's livret. */
export const tenantRepairs: ParityFunction = {
  variant: 'options',
  async done(desk, words = '') {
    await form(desk);
    await chooseMotive(desk, 'robinet');
    await expect(desk.page.getByText('Qui paie\u202f?')).toBeVisible();
    await expect(desk.page.getByText(words).first()).toBeVisible();
    const held = await finish(desk, 'Le robinet goutte, le joint est à changer.');
    expect(held.label).toMatch(/robinet/i);
  },
  async without(desk, words = '') {
    await form(desk);
    await desk.page.getByRole('group', { name: 'Lieu' }).getByRole('radio').first().check({ force: true });
    await expect(desk.page.getByText(words)).toHaveCount(0);
    await leave(desk);
  },
};

/** A request of the account, with its timeline; one left open is found open. */
async function show(desk: Desk): Promise<void> {
  await desk.section('family', /^Demandes/);
  const first = desk.page.getByRole('table', { name: 'Demandes de ce compte' }).getByRole('button').first();
  const timeline = desk.page.getByRole('region', { name: 'Suivi' });
  await expect(first.or(timeline).first()).toBeVisible();
  if (!(await timeline.isVisible())) await first.press('Enter');
  await expect(timeline).toBeVisible();
}

async function ensureRequest(desk: Desk): Promise<Held> {
  const open = (await requestsOf(desk)).findLast(({ state }) => state !== 'close' && state !== 'annulee');
  if (open !== undefined) return open;
  await form(desk);
  await chooseMotive(desk, 'robinet');
  return finish(desk, 'Le robinet de la cuisine goutte.');
}

/** What the landlord answers is read at the counter. */
export const requestFollowed: ParityFunction = {
  variant: 'functions',
  async done(desk, answer = 'Un plombier passe mardi matin.') {
    const { label } = await ensureRequest(desk);
    const window = await desk.page.context().browser()?.newPage();
    if (window === undefined) throw new Error('no browser');
    const staff = new StaffPages(window, desk.office.portal.address);
    await staff.signIn(MANAGER.login, MANAGER.password);
    await staff.openRequest(new RegExp(label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    await staff.answer(answer, 'Intervention planifiée');
    await window.close();
    await expect(async () => {
      await desk.sent();
      await new FramePage(desk.page).destination('Demandes').click();
      await desk.page.getByRole('radio', { name: /^Nouvelles réponses/ }).check({ force: true });
      await desk.page
        .getByRole('table')
        .getByRole('button', { name: label })
        .first()
        .click({ timeout: 3_000 });
      await expect(desk.page.getByText(answer).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    expect(
      await desk.rows("SELECT 1 FROM request_event WHERE kind = 'reponse' AND text = $1", [answer]),
    ).not.toEqual([]);
  },
  async without(desk) {
    await openAccount(desk.page, desk.printed('family'));
    await desk.page.keyboard.press('F4');
    await expect(desk.page.getByText(/ne le propose pas/).first()).toBeVisible();
    await desk.page.keyboard.press('Escape');
    expect(await requestsOf(desk)).toEqual([]);
  },
};

/** The tenant is told by mail of what moves. */
export const requestMail: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await ensureActive(desk);
    await requestFollowed.done(desk, 'Un plombier passe jeudi matin.');
    await mailTo(desk, EMAIL, /demande/i);
    expect(
      await desk.rows("SELECT 1 FROM mail WHERE kind = 'request' AND recipient = $1", [EMAIL]),
    ).not.toEqual([]);
  },
  without: (desk) => requestFollowed.without(desk),
};

/** A complement to an open one. */
export const requestCompleted: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureRequest(desk);
    await show(desk);
    await desk.page
      .getByRole('tabpanel', { name: /^Demandes/ })
      .getByRole('button', { name: 'Compléter', exact: true })
      .click();
    await desk.page.getByRole('dialog').getByRole('textbox').first().fill('La vanne est fermée la nuit.');
    await desk.page.keyboard.press('Control+Enter');
    await expect(
      desk.page.getByRole('region', { name: 'Suivi' }).getByText('La vanne est fermée la nuit.').first(),
    ).toBeVisible();
    await desk.sent();
    expect(
      await desk.rows("SELECT 1 FROM request_event WHERE kind = 'complement' AND text LIKE 'La vanne%'"),
    ).toHaveLength(1);
  },
  async without(desk) {
    await form(desk);
    await chooseFirst(desk);
    await finish(desk, 'Vu au guichet.');
    await show(desk);
    await expect(desk.page.getByRole('button', { name: 'Compléter', exact: true })).toHaveCount(0);
  },
};

/** An open one is modified. */
export const requestModified: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    const { id } = await ensureRequest(desk);
    await show(desk);
    await desk.page
      .getByRole('tabpanel', { name: /^Demandes/ })
      .getByRole('button', { name: 'Modifier', exact: true })
      .click();
    const panel = desk.page.getByRole('dialog');
    await panel.getByRole('textbox', { name: 'Description' }).fill('Le robinet goutte, et le siphon aussi.');
    const checked = panel.getByRole('checkbox', { name: /^Relu avec le locataire/ });
    if (await checked.isVisible()) await checked.check();
    await desk.page.keyboard.press('Control+Enter');
    await expect(panel).toHaveCount(0);
    await desk.sent();
    void id;
    expect(
      await desk.rows("SELECT 1 FROM request WHERE description = 'Le robinet goutte, et le siphon aussi.'"),
    ).toHaveLength(1);
  },
  without: (desk) => requestFollowed.without(desk),
};

/** Open requests of the building: kind of problem alone. */
export const residenceRequests: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await form(desk);
    await chooseMotive(desk, 'éclairage');
    await finish(desk, 'Plus de lumière au deuxième étage.');
    await desk.section('credit', /^Demandes/);
    const building = desk.page.getByRole('table', { name: 'Demandes ouvertes de la résidence' });
    await expect(building.getByText(/clairage/).first()).toBeVisible();
    await expect(building.getByText("D'ARC")).toHaveCount(0);
    expect(await desk.rows('SELECT 1 FROM request WHERE common')).not.toEqual([]);
  },
  async without(desk) {
    await desk.section('credit', /^Demandes/);
    await expect(desk.page.getByRole('heading', { name: 'Demandes de ce compte' })).toBeVisible();
    await expect(desk.page.getByRole('table', { name: 'Demandes ouvertes de la résidence' })).toHaveCount(0);
  },
};
