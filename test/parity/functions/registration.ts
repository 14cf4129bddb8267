import { expect } from '@playwright/test';
import { SearchPage } from '../../e2e/pages/search.ts';
import { beginRegistration, openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import {
  consentOf,
  EMAIL,
  ensureActive,
  ensureKnownActive,
  ensureRegistered,
  expectNoSpace,
  MAIN,
  mailTo,
  openLink,
  PASSWORD,
  register,
  SECOND,
  spaceOf,
} from './spaces.ts';

/** Comes to register, and never does. */
const OTHER = { name: 'LECŒUR Zoé', last: 'LECŒUR', first: 'Zoé', birth: '12/02/1990' };

const noSpace = (done: ParityFunction['done']): ParityFunction => ({
  variant: 'functions',
  done,
  without: (desk) => expectNoSpace(desk),
});

/** Typed as a tenant may, the reference opens the account. */
export const typedReference: ParityFunction = {
  variant: 'options',
  async done(desk, typed = '') {
    await type(desk, typed);
    await expect(desk.page.getByText(`Compte ${desk.printed('family')}`, { exact: true })).toBeVisible();
    expect(
      await desk.rows('SELECT key FROM account WHERE printed = $1', [desk.printed('family')]),
    ).toHaveLength(1);
  },
  async without(desk, typed = '') {
    await openAccount(desk.page, desk.printed('credit'));
    await type(desk, typed);
    await expect(desk.page.getByText(`Compte ${desk.printed('credit')}`, { exact: true })).toBeVisible();
    await expect(desk.page.getByText(`Compte ${desk.printed('family')}`, { exact: true })).toHaveCount(0);
  },
};

async function type(desk: Desk, typed: string): Promise<void> {
  await desk.page.keyboard.press('F2');
  const search = new SearchPage(desk.page);
  await search.field.fill(typed);
  await desk.page.keyboard.press('Enter');
}

/** Somebody of the lease is registered, and the portal holds his space. */
export const createsAccount = noSpace(async (desk) => {
  await ensureRegistered(desk);
  expect(await spaceOf(desk)).toMatchObject({ state: expect.stringMatching(/^(pending|active)$/) });
});

/** What the document says is held against the lease: another word is refused, and nothing is registered. */
export const identityChecked: ParityFunction = {
  variant: 'options',
  async done(desk, field = '') {
    const wrong = {
      ...OTHER,
      ...({
        nom: { last: 'LACOUR' },
        prenom: { first: 'Chloé' },
        date_naissance: { birth: '13/02/1990' },
      }[field] ?? {}),
    };
    const before = await desk.rows('SELECT 1 FROM tenant_space');
    await begin(desk, wrong);
    await expect(desk.page.getByText("Ce n'est pas ce que dit le bail", { exact: true })).toBeVisible();
    await leave(desk);
    expect(await desk.rows('SELECT 1 FROM tenant_space')).toHaveLength(before.length);
  },
  async without(desk, field = '') {
    if (field === 'nom') return expectGuideSilent(desk);
    await begin(desk, OTHER);
    await expect(desk.page.getByRole('textbox', { name: 'Adresse e-mail', exact: true })).toBeVisible();
    await leave(desk);
    await begin(desk, { ...OTHER, first: 'Chloé', birth: '13/02/1990' });
    await expect(desk.page.getByText("Ce n'est pas ce que dit le bail", { exact: true })).toHaveCount(0);
    await leave(desk);
  },
};

async function begin(desk: Desk, comer: typeof MAIN): Promise<void> {
  await beginRegistration(desk.page, desk.printed('credit'), comer);
}

/** Whose name is asked, and how it is compared, is not claimed from a guide. */
async function expectGuideSilent(desk: Desk): Promise<void> {
  await openAccount(desk.page, desk.printed('credit'));
  await desk.page.keyboard.press('F6');
  await expect(desk.page.getByRole('radio', { name: new RegExp(OTHER.name) })).toBeVisible();
  await expect(desk.page.getByText(/signataire principal du bail »|MAJUSCULES/)).toHaveCount(0);
  await leave(desk);
}

/** What was begun is left, and forgotten. */
async function leave(desk: Desk): Promise<void> {
  const erase = desk.page.getByRole('button', { name: 'Effacer' });
  if (await erase.isVisible()) await erase.click();
  for (let times = 0; times < 4; times += 1) await desk.page.keyboard.press('Escape');
  await desk.page.keyboard.press('F2');
}

/** The address is typed twice: two that differ go no further. */
export const emailTwice = noSpace(async (desk) => {
  const { page } = desk;
  await begin(desk, OTHER);
  await page.getByRole('textbox', { name: 'Adresse e-mail', exact: true }).fill('une@poste.example');
  await page.getByRole('textbox', { name: 'Adresse e-mail, une seconde fois' }).fill('deux@poste.example');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Adresse e-mail, une seconde fois' })).toBeVisible();
  await leave(desk);
  expect(await spaceOf(desk, 'une@poste.example')).toBeUndefined();
});

/** Without the box of the terms, no registration; ticked, their version is kept. */
export const termsAccepted = noSpace(async (desk) => {
  await ensureRegistered(desk);
  expect((await spaceOf(desk))?.terms).toMatch(/^\d{4}-\d{2}-\d{2}/);
});

/** The link of the mail activates it. */
export const activationMail = noSpace(async (desk) => {
  await ensureActive(desk);
  expect(await spaceOf(desk)).toMatchObject({ state: 'active', active: true });
});

/** A password below the landlord's rule is refused where the tenant chooses it. */
export const passwordRule = noSpace(async (desk, weak = '') => {
  await ensureActive(desk);
  const before = await spaceOf(desk);
  const { tenant } = desk;
  const sent = desk.office.mail.messages.length;
  await tenant.goTo('/mot-de-passe-oublie');
  await tenant.login.fill(EMAIL);
  await tenant.submit('Recevoir un lien');
  const { text } = await mailTo(desk, EMAIL, 'Choisissez un nouveau mot de passe', sent);
  await openLink(desk, text);
  await tenant.choose(weak);
  await tenant.submit('Changer le mot de passe');
  await expect(tenant.page.locator('.field-error').first()).toBeVisible();
  expect((await spaceOf(desk))?.password_at).toEqual(before?.password_at);
});

/** A second mail gives the login. */
export const secondMail: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureActive(desk);
    const { text } = await mailTo(desk, EMAIL, 'Votre espace locataire est activé');
    expect(text).toContain(EMAIL);
    expect(
      await desk.rows("SELECT 1 FROM mail WHERE kind = 'activated' AND recipient = $1", [EMAIL]),
    ).toHaveLength(1);
  },
  async without(desk) {
    await ensureActive(desk);
    expect(
      desk.office.mail.messages.filter(({ subject }) => subject === 'Votre espace locataire est activé'),
    ).toEqual([]);
    expect(await desk.rows("SELECT 1 FROM mail WHERE kind = 'activated'")).toEqual([]);
  },
};

/** The tenant signs in with his e-mail and his password. */
export const signsIn = noSpace(async (desk) => {
  await ensureActive(desk);
  await desk.tenant.signIn(EMAIL, PASSWORD);
  await expect(desk.tenant.heading('Mon espace')).toBeVisible();
  expect((await spaceOf(desk))?.signed_in).toBe(true);
  await desk.tenant.signOut();
});

/** "Nouveau mot de passe" at the counter: a link to choose one, never a password. */
export const passwordForgotten = noSpace(async (desk) => {
  await ensureKnownActive(desk);
  const sent = desk.office.mail.messages.length;
  await actOf(desk, 'Nouveau mot de passe', 'Nouveau mot de passe demandé');
  await mailTo(desk, EMAIL, 'Activez votre espace locataire', sent);
  expect(
    await desk.rows(
      "SELECT 1 FROM tenant_link WHERE purpose = 'activation' AND used_at IS NULL AND dropped_at IS NULL",
    ),
  ).not.toEqual([]);
});

/** "Identifiant oublié" at the counter: it is read again to who shows his document. */
export const loginForgotten = noSpace(async (desk) => {
  await ensureKnownActive(desk);
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: 'Identifiant oublié' }).click();
  await pick(desk, /Pièce d'identité vue$/, "Carte nationale d'identité");
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByRole('dialog').getByText('j•••@poste.example').first()).toBeVisible();
  expect((await spaceOf(desk))?.email).toBe(EMAIL);
  await desk.space.close();
});

/** His e-mail is changed at the counter; the new address confirms it. */
export const emailChanged = noSpace(async (desk) => {
  await ensureKnownActive(desk);
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: "Changer l'adresse e-mail" }).click();
  await desk.space.email.fill('nouvelle@poste.example');
  await desk.space.again.fill('nouvelle@poste.example');
  await pick(desk, /Pièce d'identité vue$/, 'Passeport');
  await desk.page.keyboard.press('Control+Enter');
  await desk.space.expectDone('Adresse e-mail changée');
  await desk.space.close();
  await desk.sent();
  await mailTo(desk, 'nouvelle@poste.example', /./);
  expect(
    await desk.rows("SELECT 1 FROM tenant_link WHERE purpose = 'email' AND email = 'nouvelle@poste.example'"),
  ).toHaveLength(1);
});

/** He changes his password himself, signed in. */
export const passwordChanged = noSpace(async (desk) => {
  await ensureActive(desk);
  const before = await spaceOf(desk);
  const { tenant } = desk;
  await tenant.signIn(EMAIL, PASSWORD);
  await tenant.page.getByRole('link', { name: 'Changer de mot de passe' }).click();
  const fields = tenant.page.locator('input[type=password]');
  await fields.nth(0).fill(PASSWORD);
  await fields.nth(1).fill(`${PASSWORD}2`);
  await fields.nth(2).fill(`${PASSWORD}2`);
  await tenant.page.getByRole('button', { name: /mot de passe/ }).click();
  await expect(tenant.page.getByText('Votre mot de passe est changé.')).toBeVisible();
  expect((await spaceOf(desk))?.password_at).not.toEqual(before?.password_at);
  // As the other lines know it.
  await tenant.goTo('/compte/mot-de-passe');
  await fields.nth(0).fill(`${PASSWORD}2`);
  await fields.nth(1).fill(PASSWORD);
  await fields.nth(2).fill(PASSWORD);
  await tenant.page.getByRole('button', { name: /mot de passe/ }).click();
  await expect(tenant.page.getByText('Votre mot de passe est changé.')).toBeVisible();
  await tenant.signOut();
});

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

/** One space for the household: the second signatory is told so. */
export const onePerHousehold: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureRegistered(desk);
    await who(desk);
    await expect(desk.page.getByRole('listitem').filter({ hasText: SECOND.name })).toContainText(/foyer/);
    await expect(desk.page.getByRole('radio', { name: new RegExp(SECOND.name) })).toHaveCount(0);
    await leave(desk);
    expect(
      await desk.rows(
        'SELECT 1 FROM tenant_space s JOIN account a ON a.key = s.account WHERE a.printed = $1',
        [desk.printed('family')],
      ),
    ).toHaveLength(1);
  },
  async without(desk) {
    await ensureRegistered(desk);
    await who(desk);
    await expect(desk.page.getByRole('radio', { name: new RegExp(SECOND.name) })).toBeVisible();
    await leave(desk);
  },
};

/** Each signatory has a space of his own, under an address of his own. */
export const eachSignatory: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureRegistered(desk);
    if ((await spaceOf(desk, 'anne@poste.example')) === undefined)
      await register(desk, SECOND, 'anne@poste.example');
    expect(await spaceOf(desk, 'anne@poste.example')).toMatchObject({ state: 'pending' });
  },
  async without(desk) {
    // Where the guide does not say who may, nothing is claimed from it.
    await who(desk);
    await expect(desk.page.getByText(/Le guide du bailleur ne le précise pas/).first()).toBeVisible();
    await leave(desk);
  },
};

/** Signatories alone: the spouse who signed nothing is told so. */
export const signatoriesOnly: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await who(desk);
    await expect(desk.page.getByRole('listitem').filter({ hasText: "N'DIAYE Élodie" })).toContainText(
      /signataire/,
    );
    await leave(desk);
    expect(await spaceOf(desk, 'elodie@poste.example')).toBeUndefined();
  },
  async without(desk) {
    await who(desk);
    await expect(desk.page.getByRole('radio', { name: /N'DIAYE Élodie/ })).toBeVisible();
    await leave(desk);
  },
};

async function who(desk: Desk): Promise<void> {
  await openAccount(desk.page, desk.printed('family'));
  await desk.page.keyboard.press('F6');
  await expect(desk.page.getByRole('heading', { name: /^Qui s'inscrit/ })).toBeVisible();
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

/** A question that a program does not read, before the activation. */
export const humanQuestion: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await desk.tenant.goTo('/mot-de-passe-oublie');
    await expect(desk.tenant.question).toBeVisible();
    expect(
      await desk.rows(
        "SELECT 1 FROM tenant_link WHERE purpose = 'password' AND used_at IS NOT NULL AND email = 'nobody@poste.example'",
      ),
    ).toEqual([]);
  },
  async without(desk) {
    await desk.tenant.goTo('/mot-de-passe-oublie');
    await expect(desk.tenant.login).toBeVisible();
    await expect(desk.tenant.question).toHaveCount(0);
  },
};

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

function cardOf(desk: Desk) {
  return desk.space.card.filter({ hasText: MAIN.name });
}

async function actOf(desk: Desk, act: string, done: string): Promise<void> {
  await desk.section('family', 'Espace locataire');
  await cardOf(desk).getByRole('button', { name: act, exact: true }).click();
  const field = desk.page.getByRole('dialog').getByRole('button', { name: /Pièce d'identité vue$/ });
  if (await field.isVisible()) await pick(desk, /Pièce d'identité vue$/, "Carte nationale d'identité");
  await desk.page.keyboard.press('Control+Enter');
  await expect(desk.page.getByRole('dialog', { name: done })).toBeVisible();
  await desk.space.close();
  await desk.sent();
}

async function pick(desk: Desk, field: RegExp, label: string): Promise<void> {
  const { page } = desk;
  await page.getByRole('dialog').getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: label }).click();
  await expect(page.getByRole('listbox')).toHaveCount(0);
}
