import { expect } from '@playwright/test';
import type { ParityFunction } from './parity-function.ts';
import { actOf, cardOf, noSpace, pick } from './space-acts.ts';
import { EMAIL, ensureActive, ensureKnownActive, mailTo, openLink, PASSWORD, spaceOf } from './spaces.ts';

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

/** A question that a program does not read, before the activation. */
export const humanQuestion: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureActive(desk);
    const asked = () => desk.rows("SELECT 1 FROM tenant_link WHERE purpose = 'password'");
    const before = await asked();
    await desk.tenant.goTo('/mot-de-passe-oublie');
    await desk.tenant.login.fill(EMAIL);
    await desk.tenant.question.fill('rien de juste');
    await desk.tenant.page.getByRole('button', { name: 'Recevoir un lien', exact: true }).click();
    await expect(desk.tenant.question).toBeVisible();
    expect(await asked()).toHaveLength(before.length);
    await desk.tenant.goTo('/mot-de-passe-oublie');
    await desk.tenant.login.fill(EMAIL);
    await desk.tenant.submit('Recevoir un lien');
    await expect.poll(asked, { timeout: 30_000 }).toHaveLength(before.length + 1);
  },
  async without(desk) {
    await desk.tenant.goTo('/mot-de-passe-oublie');
    await expect(desk.tenant.login).toBeVisible();
    await expect(desk.tenant.question).toHaveCount(0);
  },
};
