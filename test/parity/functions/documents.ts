import { expect } from '@playwright/test';
import { DocumentsDesk } from '../../e2e/pages/documents-desk.ts';
import { openAccount } from '../../e2e/support/space-walk.ts';
import type { Desk } from '../support/desk.ts';
import type { ParityFunction } from './parity-function.ts';
import { EMAIL, ensureActive, ensureKnownActive, expectNotOnline, mailTo } from './spaces.ts';

/** A paper asked for on the account: its number is used at the portal. */
export const ordered: ParityFunction = {
  variant: 'functions',
  async done(desk, kind = '', item = '') {
    const before = await used(desk);
    const documents = await open(desk);
    await documents.kind(kind).check({ force: true });
    if (item !== '') {
      const field = desk.page.getByRole('dialog').getByRole('button', { name: /Document$/ });
      if (await field.isVisible()) {
        await field.click();
        await desk.page.getByRole('option', { name: item }).click();
      }
    }
    await documents.make();
    if (item !== '')
      await expect(desk.page.getByRole('heading', { name: new RegExp(item) }).first()).toBeAttached();
    await documents.backToList();
    await desk.sent();
    expect(await used(desk)).toBe(before + 1);
  },
  async without(desk, kind = '') {
    // A quittance is the tenant's by law: what goes is that he finds it on line.
    if (kind === 'Quittance') return expectNotOnline(desk, 'Consulter et télécharger vos quittances');
    const documents = await open(desk);
    await documents.kind(kind).check({ force: true });
    await desk.page.keyboard.press('Control+Enter');
    await expect(
      desk.page.getByRole('dialog').getByText('Ce bailleur ne donne pas ce document.').first(),
    ).toBeVisible();
    await desk.page.keyboard.press('Escape');
    expect(await used(desk)).toBe(0);
  },
};

async function open(desk: Desk): Promise<DocumentsDesk> {
  await openAccount(desk.page, desk.printed('family'));
  const documents = new DocumentsDesk(desk.page);
  await documents.openOrder();
  return documents;
}

async function used(desk: Desk): Promise<number> {
  const [row] = await desk.rows<{ count: string }>(
    "SELECT count(*) FROM number_used n JOIN command c ON c.id = n.command WHERE c.type = 'documents.order'",
  );
  return Number(row?.count);
}

/** The landlord's own file, as the portal holds it, in the account's documents. */
export const received: ParityFunction = {
  variant: 'functions',
  async done(desk, title = '', kind = '') {
    await desk.section('family', 'Documents');
    const row = desk.page
      .getByRole('table', { name: 'Documents du compte' })
      .getByRole('row', { name: new RegExp(title) });
    await expect(row.getByRole('button').first()).toBeVisible();
    expect(
      await desk.rows("SELECT 1 FROM record WHERE kind = 'documents' AND content::json ->> 'type' = $1", [
        kind,
      ]),
    ).toHaveLength(1);
  },
  async without(desk, title = '') {
    // The clerk goes on seeing it; the tenant is not said to.
    await desk.section('family', 'Documents');
    const row = desk.page
      .getByRole('table', { name: 'Documents du compte' })
      .getByRole('row', { name: new RegExp(title) });
    await expect(row.first()).toBeVisible();
    await expect(row.first().getByText(/Visible dans l'espace/)).toHaveCount(0);
  },
};

/** Only what was issued since he registered: an older one is said not to be seen by him. */
export const sinceRegistration: ParityFunction = {
  variant: 'options',
  async done(desk) {
    await ensureKnownActive(desk);
    await desk.section('family', 'Documents');
    const row = desk.page
      .getByRole('table', { name: 'Documents du compte' })
      .getByRole('row', { name: /Régularisation de charges/ });
    await expect(row.last()).toContainText(/inscription/);
    const [space] = await desk.rows<{ at: Date }>(
      'SELECT registered_at AS at FROM tenant_space ORDER BY registered_at DESC LIMIT 1',
    );
    expect(space?.at.getTime()).toBeGreaterThan(Date.now() - 3_600_000);
  },
  async without(desk) {
    await ensureKnownActive(desk);
    await desk.section('family', 'Documents');
    const row = desk.page
      .getByRole('table', { name: 'Documents du compte' })
      .getByRole('row', { name: /Régularisation de charges/ });
    await expect(row.last()).toBeVisible();
    await expect(row.last().getByText(/inscription/)).toHaveCount(0);
  },
};

/** A new avis in the ERP's folder is announced by mail to who has it without paper. */
export const noticeMail: ParityFunction = {
  variant: 'functions',
  async done(desk) {
    await ensureActive(desk);
    await desk.newNotice();
    await mailTo(desk, EMAIL, /avis/i);
    expect(
      await desk.rows("SELECT 1 FROM mail WHERE kind = 'avis' AND recipient = $1", [EMAIL]),
    ).toHaveLength(1);
  },
  async without(desk) {
    await desk.newNotice();
    expect(await desk.rows("SELECT 1 FROM mail WHERE kind = 'avis'")).toEqual([]);
  },
};
