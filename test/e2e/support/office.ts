import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import pg from 'pg';
import { writeErpFolder } from '../../support/erp-folder.ts';
import { ownDatabase } from '../../support/own-database.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { listenForMail, type MailReceiver } from '../../support/smtp-receiver.ts';
import { PortalProgram } from '../../tour/portal-program.ts';
import { OutboxView } from '../pages/outbox.ts';
import { PortalView } from '../pages/portal.ts';
import { SignInPage } from '../pages/sign-in.ts';
import { type Guichet, type LandlordId, startGuichet } from './guichet.ts';

export const MANAGER = {
  login: 'chef',
  name: 'Mireille Dupré',
  password: 'administratrice-du-portail',
} as const;

/** A landlord's portal with its mail, and one post of an agency joined to it. */
export type Office = {
  readonly portal: PortalProgram;
  readonly mail: MailReceiver;
  readonly guichet: Guichet;
  /** The portal's database is its own, closed to the test. */
  readonly embedded: boolean;
  /** What the portal's own database holds; undefined where it is the embedded one. */
  rows<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  end(): Promise<void>;
};

export type OfficeOptions = {
  /** Another tree of the program, whose landlords have other profiles. */
  readonly program?: string;
  /** Files of the ERP's folder of documents, by name. */
  readonly papers?: Readonly<Record<string, Buffer>>;
};

/** @param files lines of the ERP's files that the portal begins with */
export async function openOffice(
  landlord: LandlordId,
  files: Readonly<Record<string, readonly string[]>>,
  postgres: TestPostgres | undefined,
  { program, papers = {} }: OfficeOptions = {},
): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-e2e-agence-'));
  const database = postgres === undefined ? undefined : await ownDatabase(postgres, 'agence');
  const mail = await listenForMail();
  const portal = new PortalProgram({
    place: database === undefined ? { folder: join(folder, 'base') } : { url: database.url },
    stateFolder: join(folder, 'marque'),
    ...(program === undefined ? {} : { program }),
    environment: {
      SMTP_URL: mail.url,
      MAIL_FROM: 'espace@bailleur.example',
      MAIL_RETURN: 'rebond@bailleur.example',
      GUICHET_PASSWORD: MANAGER.password,
    },
  });
  const erp = writeErpFolder(join(folder, 'erp'), files);
  mkdirSync(join(folder, 'erp', 'documents'), { recursive: true });
  for (const [name, bytes] of Object.entries(papers)) writeFileSync(join(erp, 'documents', name), bytes);
  await portal.command('import', erp, '--landlord', landlord);
  await portal.command('staff', 'add', MANAGER.login, '--name', MANAGER.name, '--role', 'administrateur');
  const guichet = await startGuichet(join(folder, 'poste'), [], undefined, program);
  return {
    portal,
    mail,
    guichet,
    embedded: database === undefined,
    async rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      if (database === undefined) throw new Error('the embedded database belongs to the portal alone');
      const client = new pg.Client({ connectionString: database.superUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    async end() {
      await guichet.stop();
      await portal.stop();
      await mail.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * The post is new: it takes its people and accounts from the portal, then the manager signs in.
 * @param way where the post finds the portal, given where it is: a wire of the test's own
 */
export async function joinAndSignIn(
  page: Page,
  { portal, guichet }: Office,
  way: (address: string) => Promise<string> = async (address) => address,
): Promise<void> {
  const said = await portal.command('enrol', '--agency', 'AG1', '--post', 'Guichet 2', '--till', 'G2');
  const code = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(said)?.[0];
  if (code === undefined) throw new Error(`no code in: ${said}`);
  await portal.start();
  await page.goto(guichet.address);
  await page.getByRole('button', { name: 'Raccorder ce poste au portail du bailleur' }).click();
  await new PortalView(page).give(await way(portal.address), code);
  const form = new SignInPage(page);
  await expect(form.agent(MANAGER.name)).toBeVisible({ timeout: 60_000 });
  await form.agent(MANAGER.name).check();
  await form.password.fill(MANAGER.password);
  await form.password.press('Enter');
  await expect(new OutboxView(page).chip).toHaveText(/^En ligne · tout est envoyé$/, { timeout: 60_000 });
}
