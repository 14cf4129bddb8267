import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, test as base, expect } from '@playwright/test';
import { KioskView } from '../pages/kiosk.ts';
import { type Guichet, type LandlordId, sourcesMark, startGuichet } from './guichet.ts';
import { EXIT_CODE, PORTRAIT } from './kiosk.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const ACCOUNTS = 60;

/** Somebody of each demonstration, as he would answer a kiosk (import-format.md, "Demonstration"). */
export const KNOWN: Readonly<
  Record<LandlordId, { reference: string; birth: string; lastName: string; firstName: string }>
> = {
  cchartres: { reference: '0030020790D', birth: '12031984', lastName: "D'ARC", firstName: 'Jean-Baptiste' },
  'cite-jardins': { reference: '4821', birth: '17061990', lastName: "N'DIAYE", firstName: 'Aminata' },
  neolia: { reference: '0457718', birth: '14021951', lastName: 'MARTIN', firstName: 'Jean' },
  'habitat-du-gard': { reference: '00418-22/B', birth: '05121986', lastName: 'BEN SALAH', firstName: 'Inès' },
  'auvergne-habitat': {
    reference: '00012345678',
    birth: '28102001',
    lastName: 'LECŒUR-DURAND',
    firstName: 'Zoé',
  },
};

export type DemonstrationKiosk = Guichet & {
  /** One-time codes for the known account, each for one visit. */
  readonly codes: readonly string[];
};

/** A kiosk on a copy of its landlord's demonstration, with codes for the known account. */
export async function startDemonstrationKiosk(
  browser: Browser,
  landlord: LandlordId,
  {
    codes = 10,
    environment = {},
  }: { readonly codes?: number; readonly environment?: NodeJS.ProcessEnv } = {},
): Promise<DemonstrationKiosk & { erase(): void }> {
  const kept = join(root, 'out/e2e/bases', sourcesMark(), `borne-${landlord}`);
  const variables = {
    CUPS_SERVER: '/nonexistent/cups.sock',
    GUICHET_KIOSK_EXIT: EXIT_CODE,
    ...environment,
  };
  if (!existsSync(kept)) {
    const draft = `${kept}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true });
    const made = await startGuichet(
      draft,
      ['--kiosk', '--landlord', landlord, '--accounts', String(ACCOUNTS)],
      variables,
    );
    const page = await browser.newPage();
    await page.goto(made.address);
    await expect(page.getByRole('heading', { name: 'Bonjour' })).toBeVisible({ timeout: 180_000 });
    await page.close();
    await made.stop();
    if (existsSync(kept)) rmSync(draft, { recursive: true, force: true });
    else renameSync(draft, kept);
  }
  const data = mkdtempSync(join(tmpdir(), `guichet-borne-${landlord}-`));
  cpSync(kept, data, { recursive: true });
  const given = await giveCodes(data, KNOWN[landlord].reference, codes);
  const kiosk = await startGuichet(data, ['--kiosk'], variables);
  return { ...kiosk, codes: given, erase: () => rmSync(data, { recursive: true, force: true }) };
}

const ENTRY = join(import.meta.dirname, 'kiosk-codes-process.ts');

/** Writes codes in a closed base, as the portal would tell them; answers what the tenant is given. */
async function giveCodes(data: string, reference: string, count: number): Promise<string[]> {
  const { stdout } = await run(process.execPath, [ENTRY, data, reference, String(count)]);
  return JSON.parse(stdout) as string[];
}

type Fixtures = {
  readonly kiosk: DemonstrationKiosk;
  readonly view: KioskView;
};
type Options = {
  readonly landlord: LandlordId;
  /** Seconds before the question to who is idle; the program's own without it. */
  readonly idleSeconds: number | undefined;
};

/** `test` with a running kiosk; `view` stands on its first page, at a panel that is touched. */
export const test = base.extend<Options & Fixtures>({
  landlord: ['cchartres', { option: true }],
  idleSeconds: [undefined, { option: true }],
  viewport: PORTRAIT,
  hasTouch: true,
  kiosk: async ({ browser, landlord, idleSeconds }, use) => {
    const environment = idleSeconds === undefined ? {} : { GUICHET_KIOSK_IDLE: String(idleSeconds) };
    const kiosk = await startDemonstrationKiosk(browser, landlord, { environment });
    await use(kiosk);
    await kiosk.stop();
    kiosk.erase();
  },
  view: async ({ page, kiosk }, use) => {
    const view = new KioskView(page);
    await view.start(kiosk.address);
    await use(view);
  },
});
