import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { landlordDay } from '../../../src/portal/erp/landlord-day.ts';
import { scannedPdf } from '../../faults/uploads-pdf.ts';
import { monthsAgo, parityFiles, printedOf } from '../../parity/support/parity-files.ts';
import type { TestPostgres } from '../../support/postgres.ts';
import { KioskView } from '../pages/kiosk.ts';
import { expectAccessible } from './axe.ts';
import { type CardMachine, startCardMachine } from './card-machine.ts';
import { type Guichet, type LandlordId, startGuichet } from './guichet.ts';
import { joinAndSignIn, type Office, openOffice } from './office.ts';

const root = join(import.meta.dirname, '../../..');
/** A panel is not zoomed: it has text sizes of its own (EN 301 549, 5.1.4), and two fingers must not take it away. */
const NOT_ZOOMED = ['meta-viewport'];

export function expectAccessibleKiosk(page: Page): Promise<void> {
  return expectAccessible(page, NOT_ZOOMED);
}

/** The address that the landlord's file holds of the tenant. */
export const ON_FILE = 'ancienne@poste.example';
export const EXIT_CODE = '482913';
export const PORTRAIT = { width: 1080, height: 1920 } as const;
export const LANDSCAPE = { width: 1280, height: 1024 } as const;

/** A portal, a counter with its clerk signed in, and a kiosk of the same agency, each its own program. */
export type Lobby = {
  readonly office: Office;
  readonly counter: Page;
  readonly kiosk: Guichet;
  readonly machine: CardMachine;
  readonly view: KioskView;
  readonly printed: string;
  end(): Promise<void>;
};

/** A page of a panel that is touched. */
export async function touchPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number } = PORTRAIT,
): Promise<Page> {
  const panel = { viewport, hasTouch: true, locale: 'fr-FR', timezoneId: 'Europe/Paris' };
  return (await browser.newContext({ ...panel, permissions: ['camera'] })).newPage();
}

export async function openLobby(
  browser: Browser,
  postgres: TestPostgres | undefined,
  landlord: LandlordId,
  viewport: { readonly width: number; readonly height: number } = PORTRAIT,
): Promise<Lobby> {
  const today = landlordDay(Date.now());
  const { personnes = [], ...others } = parityFiles(landlord, today);
  // He can be told of a space asked for in his name: his file has an address.
  const reachable = personnes.map((row) => row.replace(';29/02/1960;;', `;29/02/1960;${ON_FILE};`));
  const files = { ...others, personnes: reachable };
  const papers = {
    [`avis-${monthsAgo(today, 1).slice(0, 7)}.pdf`]: scannedPdf(20_000, 1),
    [`regularisation-${monthsAgo(today, 3).slice(0, 7)}.pdf`]: scannedPdf(20_000, 2),
  };
  const office = await openOffice(landlord, files, postgres, { papers });
  const counter = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
  await joinAndSignIn(counter, office);
  const data = mkdtempSync(join(tmpdir(), 'guichet-e2e-borne-'));
  // The embedded database belongs to one process: its server stands aside for the command.
  if (office.embedded) await office.portal.stop();
  const said = await office.portal.command(
    'enrol',
    '--agency',
    'AG1',
    '--post',
    'Borne du hall',
    '--till',
    'B1',
    '--kiosk',
  );
  const code = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(said)?.[0];
  if (code === undefined) throw new Error(`no code in: ${said}`);
  if (office.embedded) await office.portal.start();
  const machine = await startCardMachine();
  await newKiosk(data, office.portal.address, code, machine.place);
  const kiosk = await startGuichet(data, ['--kiosk', '--portal=none']);
  const page = await touchPage(browser, viewport);
  const view = new KioskView(page);
  await view.start(kiosk.address);
  return {
    office,
    counter,
    kiosk,
    machine,
    view,
    printed: printedOf(landlord, 'family'),
    async end() {
      await page.context().close();
      await counter.close();
      await kiosk.stop();
      await machine.close();
      await office.end();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** `npm run new:kiosk`, to its end. */
export function newKiosk(data: string, portal: string, code: string, terminal: string): Promise<void> {
  const flags = ['--portal', portal, '--code', code, '--data', data, '--terminal', terminal];
  const child = spawn(process.execPath, ['run.mjs', 'src/start/new-kiosk.ts', ...flags], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(`${EXIT_CODE}\n`);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)));
  return new Promise((resolve, reject) => {
    child.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`the kiosk was not made:\n${said.join('')}`)),
    );
  });
}
