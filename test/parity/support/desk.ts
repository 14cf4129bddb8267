import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { landlordDay } from '../../../src/portal/erp/landlord-day.ts';
import { OutboxView } from '../../e2e/pages/outbox.ts';
import { SpaceView } from '../../e2e/pages/space.ts';
import { TenantSpaceView } from '../../e2e/pages/tenant-space.ts';
import type { LandlordId } from '../../e2e/support/guichet.ts';
import { joinAndSignIn, type Office, openOffice } from '../../e2e/support/office.ts';
import { openAccount } from '../../e2e/support/space-walk.ts';
import { scannedPdf } from '../../faults/uploads-pdf.ts';
import { writeErpFolder } from '../../support/erp-folder.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { alteredProgram } from './altered-program.ts';
import { type Household, monthsAgo, parityFiles, printedOf } from './parity-files.ts';
import type { Variant } from './variants.ts';

/** A landlord's portal, one post joined to it with its clerk signed in, and a tenant's telephone. */
export type Desk = {
  readonly landlord: LandlordId;
  readonly page: Page;
  readonly office: Office;
  readonly tenant: TenantSpaceView;
  readonly space: SpaceView;
  /** Of the portal's PostgreSQL. */
  readonly rows: Office['rows'];
  /** `YYYY-MM` of so many months ago. */
  month(back: number): string;
  printed(household: Household): string;
  /** Opens the account at one of its sections. */
  section(household: Household, tab: string | RegExp): Promise<void>;
  /** The ERP's next folder: an avis more. */
  newNotice(): Promise<void>;
  /** Everything has left, and what the portal says is here. */
  sent(): Promise<void>;
  end(): Promise<void>;
};

export async function openDesk(
  browser: Browser,
  postgres: TestPostgres | undefined,
  landlord: LandlordId,
  variant: Variant,
): Promise<Desk> {
  const today = landlordDay(Date.now());
  const program = variant === 'guide' ? undefined : alteredProgram(variant);
  const papers = {
    [`avis-${monthsAgo(today, 1).slice(0, 7)}.pdf`]: scannedPdf(20_000, 1),
    [`regularisation-${monthsAgo(today, 3).slice(0, 7)}.pdf`]: scannedPdf(20_000, 2),
  };
  const office = await openOffice(landlord, parityFiles(landlord, today), postgres, {
    ...(program === undefined ? {} : { program: program.folder }),
    papers,
  });
  const here = { locale: 'fr-FR', timezoneId: 'Europe/Paris' };
  const page = await browser.newPage({ ...here, viewport: { width: 1366, height: 768 } });
  const telephone = await browser.newPage({ ...here, viewport: { width: 390, height: 780 } });
  await joinAndSignIn(page, office);
  const printed = (household: Household) => printedOf(landlord, household);
  return {
    landlord,
    page,
    office,
    tenant: new TenantSpaceView(telephone, office.portal.address),
    space: new SpaceView(page),
    rows: office.rows,
    month: (back) => monthsAgo(today, back).slice(0, 7),
    printed,
    async section(household, tab) {
      await openAccount(page, printed(household));
      await page.getByRole('tab', { name: tab }).click();
    },
    async newNotice() {
      const files = parityFiles(landlord, today);
      const documents = [
        ...(files.documents ?? []),
        `${printed('family')};avis;${today.slice(0, 7)};${today};avis-${today}.pdf`,
      ];
      const folder = writeErpFolder(mkdtempSync(join(tmpdir(), 'guichet-parite-erp-')), {
        ...files,
        documents,
      });
      mkdirSync(join(folder, 'documents'));
      for (const [name, bytes] of Object.entries({
        ...papers,
        [`avis-${today}.pdf`]: scannedPdf(20_000, 3),
      })) {
        writeFileSync(join(folder, 'documents', name), bytes);
      }
      await office.portal.command('import', folder, '--landlord', landlord);
      rmSync(folder, { recursive: true, force: true });
    },
    async sent() {
      const outbox = new OutboxView(page);
      await outbox.goTo();
      await outbox.retry.click();
      await expect(outbox.chip).toHaveText('En ligne · tout est envoyé', { timeout: 30_000 });
    },
    async end() {
      await page.close();
      await telephone.close();
      await office.end();
      program?.remove();
    },
  };
}
