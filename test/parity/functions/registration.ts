import { expect } from '@playwright/test';
import { SearchPage } from '../../e2e/pages/search.ts';
import { beginRegistration, openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { leave, noSpace } from './space-acts.ts';
import { ensureRegistered, type MAIN, register, SECOND, spaceOf } from './spaces.ts';

/** Comes to register, and never does. */
const OTHER = { name: 'LECŒUR Zoé', last: 'LECŒUR', first: 'Zoé', birth: '12/02/1990' };

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
    expect(
      await desk.rows(
        "SELECT 1 FROM record WHERE kind = 'personnes' AND content::json ->> 'nom' = 'N''DIAYE' AND content::json ->> 'role' = 'conjoint_cotitulaire'",
      ),
    ).toHaveLength(1);
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
