import { expect } from '@playwright/test';
import { beginRegistration, type Comer } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';

export const MAIN: Comer = {
  name: "D'ARC Jean-Baptiste",
  last: "D'ARC",
  first: 'Jean-Baptiste',
  birth: '29/02/1960',
};
export const SECOND: Comer = { name: 'LE GALL Anne', last: 'LE GALL', first: 'Anne', birth: '14/07/1975' };
export const EMAIL = 'jb.darc@poste.example';
export const PASSWORD = 'Bleuets-2026-ouverts!';

type Space = {
  readonly state: string;
  readonly active: boolean;
  readonly terms: string | null;
  readonly signed_in: boolean;
  readonly password_at: Date | null;
  readonly email: string | null;
};

/** What the portal holds of the main signatory's space, or of the one that an e-mail opens. */
export async function spaceOf(desk: Desk, email?: string): Promise<Space | undefined> {
  const [row] = await desk.rows<Space & Record<string, unknown>>(
    `SELECT s.state, s.activated_at IS NOT NULL AS active, s.terms_version AS terms, l.email,
       l.last_sign_in_at IS NOT NULL AS signed_in, l.password_at
     FROM tenant_space s JOIN tenant_login l ON l.person = s.person JOIN account a ON a.key = s.account
     WHERE a.printed = $1 AND CASE WHEN $2::text IS NULL
       THEN s.person IN (SELECT t.person FROM tenant_act t WHERE t.last_name = $3) ELSE l.email = $2 END`,
    [desk.printed('family'), email ?? null, MAIN.last],
  );
  return row;
}

/** Answers of a kind that stand for an e-mail's space, the last one first. */
export async function consentOf(desk: Desk, kind: string, email = EMAIL) {
  const [row] = await desk.rows<{ given: boolean; wording: string }>(
    `SELECT c.given, c.wording FROM tenant_consent c JOIN tenant_login l ON l.person = c.person
     WHERE l.email = $1 AND c.kind = $2 ORDER BY c.no DESC LIMIT 1`,
    [email, kind],
  );
  return row;
}

/** F6 to its end, told by mail of what happens. */
export async function register(desk: Desk, comer: Comer, email: string): Promise<void> {
  const { page } = desk;
  await beginRegistration(page, desk.printed('family'), comer);
  await page.getByRole('textbox', { name: 'Adresse e-mail', exact: true }).fill(email);
  await page.getByRole('textbox', { name: 'Adresse e-mail, une seconde fois' }).fill(email);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('checkbox', { name: /^Conditions générales d'utilisation/ }).check();
  await page.getByRole('radio', { name: "À l'écran" }).check();
  await page.getByRole('checkbox', { name: /^(Notifications|Messages|Être prévenu)/ }).check();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Comment active-t-il/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Inscription enregistrée' })).toBeVisible();
  await desk.sent();
}

export async function ensureRegistered(desk: Desk): Promise<void> {
  const held = await spaceOf(desk);
  if (held === undefined || held.state === 'closed') await register(desk, MAIN, EMAIL);
}

/** `after`: mails that had come before the one that activates it. */
export async function ensureActive(desk: Desk, after = 0): Promise<void> {
  await ensureRegistered(desk);
  if ((await spaceOf(desk))?.active === true) return;
  const { text } = await mailTo(desk, EMAIL, 'Activez votre espace locataire', after);
  await openLink(desk, text);
  await desk.tenant.reference.fill(desk.printed('family'));
  await desk.tenant.choose(PASSWORD);
  await desk.tenant.submit('Activer mon espace');
  await expect(desk.tenant.page.getByText('Votre espace est activé.')).toBeVisible();
}

/** The post has heard that the space is active: its acts are there. */
export async function ensureKnownActive(desk: Desk): Promise<void> {
  await ensureActive(desk);
  await expect(async () => {
    await desk.sent();
    await desk.section('family', 'Espace locataire');
    await expect(desk.space.card.filter({ hasText: MAIN.name })).toContainText('Active', { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

export async function openLink({ tenant }: Desk, text: string): Promise<void> {
  await tenant.page.goto(/https?:\/\/\S+\?cle=\S+/.exec(text)?.[0] ?? '');
}

/** The last mail of this subject to that address, once it is there. `after`: mails that had come before. */
export async function mailTo(desk: Desk, to: string, subject: string | RegExp, after = 0) {
  const found = () =>
    desk.office.mail.messages
      .slice(after)
      .findLast(
        (one) =>
          one.to === to &&
          (typeof subject === 'string' ? one.subject === subject : subject.test(one.subject)),
      );
  await expect.poll(() => found()?.subject, { timeout: 30_000 }).toBeDefined();
  return found() ?? { text: '', subject: '', html: '', raw: '' };
}

/** F6 says that this landlord opens no space, and nothing was sent to anybody. */
export async function expectNoSpace(desk: Desk): Promise<void> {
  await desk.section('family', 'Situation');
  await desk.page.keyboard.press('F6');
  await expect(desk.page.getByText(/ne le propose pas/).first()).toBeVisible();
  await expect(desk.page.getByRole('radio', { name: MAIN.name })).toHaveCount(0);
  await desk.page.keyboard.press('Escape');
  expect(await desk.rows("SELECT 1 FROM tenant_space WHERE state <> 'active'")).toEqual([]);
  expect(desk.office.mail.messages.filter(({ to }) => to === EMAIL)).toEqual([]);
}

/** In the section "Espace locataire", what the tenant finds on line is not said to be there. */
export async function expectNotOnline(desk: Desk, label: string): Promise<void> {
  await desk.section('family', 'Espace locataire');
  const section = desk.page.getByRole('tabpanel', { name: 'Espace locataire' });
  await expect(section).not.toBeEmpty();
  await expect(desk.page.locator('[aria-busy=true]')).toHaveCount(0);
  await expect(section.getByText(label, { exact: true })).toHaveCount(0);
}

/** In the section "Espace locataire", it is. */
export async function expectOnline(desk: Desk, label: string): Promise<void> {
  await desk.section('family', 'Espace locataire');
  await expect(
    desk.page.getByRole('tabpanel', { name: 'Espace locataire' }).getByText(label, { exact: true }).first(),
  ).toBeVisible();
}
