import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { browserFlags } from '../../../../src/loopback/browser-window.ts';
import { findBrowser } from '../../../../src/loopback/find-browser.ts';
import { kioskPreferences } from '../../../../src/loopback/kiosk-browser.ts';
import type { Attempt, Place, Watched } from './attempt.ts';

export const BROWSER = process.env.GUICHET_BROWSER ?? findBrowser();

/** A place, with what it noticed and how it is put back. */
export type OpenPlace = Place & {
  /** How an attempt got out, or undefined. The place is whole again when it returns. */
  judge(attempt: Attempt): Promise<string | undefined>;
  /** The page as it is first seen, anew. */
  again(): Promise<void>;
  /** Folder of the browser's profile, where it has one of its own. */
  readonly profile: string;
  close(): Promise<void>;
};

const DROPPED = {
  'page.html': '<!doctype html><title>dropped</title><p>Dropped',
  'script.js': 'document.title = "dropped"',
  'texte.txt': 'dropped',
  'dessin.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>dropped</text></svg>',
  'papier.pdf': '%PDF-1.4\n%%EOF',
  'image.png': 'not a picture',
  'raccourci.url': '[InternetShortcut]\nURL=http://127.0.0.1/\n',
  'programme.desktop': '[Desktop Entry]\nExec=xterm\n',
} as const;

/** Stands in every page before its own code: says what a page leaves to its browser. */
const WATCHER = `
window.__signs = [];
for (const name of ['keydown', 'contextmenu', 'auxclick', 'wheel', 'dragover', 'drop', 'dragstart']) {
  window.addEventListener(name, (event) => {
    if (name === 'wheel' && !event.ctrlKey) return;
    setTimeout(() => { if (!event.defaultPrevented) window.__signs.push(name); });
  }, { capture: true, passive: true });
}
window.addEventListener('beforeprint', () => window.__signs.push('print'));
document.addEventListener('fullscreenchange', () => {
  if (document.fullscreenElement !== null) window.__signs.push('full screen');
}, true);
`;

type Elsewhere = { readonly address: string; readonly hits: () => number; close(): Promise<void> };

/** Another server of this machine, open to every origin: what reaches it has left. */
export async function openElsewhere(): Promise<Elsewhere> {
  let hits = 0;
  const server = createServer((request, response) => {
    hits += 1;
    response.writeHead(200, {
      'Content-Type': /\.js/.test(request.url ?? '') ? 'text/javascript' : 'text/html',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(/\.js/.test(request.url ?? '') ? 'export {};' : '<!doctype html><p>Ailleurs');
  });
  server.on('upgrade', (_, socket) => {
    hits += 1;
    socket.destroy();
  });
  const port = await listening(server);
  return {
    address: `http://127.0.0.1:${port}/`,
    hits: () => hits,
    close: () => closed(server),
  };
}

/** A page that nothing guards, with a field, in a browser as it is: what works nowhere proves nothing. */
export async function openUnguarded(elsewhere: Elsewhere): Promise<OpenPlace> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    response.writeHead(200, { 'Content-Type': pathname.endsWith('.js') ? 'text/javascript' : 'text/html' });
    response.end(
      pathname.endsWith('.js')
        ? 'self.addEventListener?.("fetch", () => {});'
        : `<!doctype html><title>Page</title><h1>Page ${pathname}</h1><p>Un texte à choisir.</p><input>`,
    );
  });
  const port = await listening(server);
  const browser = await chromium.launch({ ...executable(), args: flags() });
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const origin = `http://127.0.0.1:${port}`;
  const page = await context.newPage();
  const place = await makePlace(context, page, origin, elsewhere, async (on) => {
    await on.goto('about:blank');
    // Something lies behind it: going back leads there.
    await on.goto(`${origin}/avant`);
    await on.goto(`${origin}/`);
  });
  return {
    ...place,
    profile: '',
    async close() {
      await place.close();
      await browser.close();
      await closed(server);
    },
  };
}

/** The kiosk's page in the window the program itself opens: its own flags, its own profile. */
export async function openGuarded(
  newLaunchAddress: () => string,
  elsewhere: Elsewhere,
  standing: (page: Page) => Promise<void>,
): Promise<OpenPlace> {
  const profile = mkdtempSync(join(tmpdir(), 'guichet-evasion-'));
  const first = newLaunchAddress();
  const { origin } = new URL(first);
  mkdirSync(join(profile, 'Default'));
  // The profile shuts the inspector out, by which this test looks and presses: all but that.
  const { devtools: _, ...preferences } = kioskPreferences(origin);
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, {
    ...executable(),
    ignoreDefaultArgs: true,
    viewport: null,
    args: [
      ...browserFlags(profile, { address: first, station: 'kiosk' }, false),
      ...flags(),
      '--headless=new',
      '--remote-debugging-pipe',
      '--window-size=1080,1920',
    ],
  });
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.setViewportSize({ width: 1080, height: 1920 });
  const place = await makePlace(context, page, origin, elsewhere, async (on) => {
    await on.goto(newLaunchAddress());
    await standing(on);
    // The program's own window begins with this page: nothing lies behind it (held by a test of its own).
    await (await context.newCDPSession(on)).send('Page.resetNavigationHistory');
  });
  return {
    ...place,
    profile,
    async close() {
      await place.close();
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function makePlace(
  context: BrowserContext,
  page: Page,
  origin: string,
  elsewhere: Elsewhere,
  open: (page: Page) => Promise<void>,
): Promise<Omit<OpenPlace, 'profile'>> {
  const files = mkdtempSync(join(tmpdir(), 'guichet-depot-'));
  for (const [name, text] of Object.entries(DROPPED)) writeFileSync(join(files, name), text);
  let signs: string[] = [];
  await context.addInitScript(WATCHER);
  context.on('page', (other) => {
    if (other === page) return;
    signs.push('another window');
    void other.close().catch(() => {});
  });
  page.on('dialog', (dialog) => {
    signs.push(`a dialog (${dialog.type()})`);
    void dialog.dismiss().catch(() => {});
  });
  page.on('filechooser', () => signs.push('a choice of files'));
  page.on('download', (download) => {
    signs.push('a download');
    void download.cancel().catch(() => {});
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame() && frame.url() !== `${origin}/`)
      signs.push(`the page is at ${frame.url()}`);
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Page.enable');
  const { frameTree } = await cdp.send('Page.getFrameTree');
  cdp.on('Page.frameRequestedNavigation', ({ url, frameId }) => {
    if (frameId === frameTree.frame.id) signs.push(`asked for ${url.split(':')[0]}`);
  });
  await context.setGeolocation({ latitude: 48.44, longitude: 1.48 }).catch(() => {});
  // What a browser asks its user is granted: it is the page and its door that must hold.
  await context
    .grantPermissions(['clipboard-read', 'clipboard-write', 'geolocation', 'notifications'], { origin })
    .catch(() => {});

  async function again(): Promise<void> {
    // A question that is being answered may stop the first.
    await open(page).catch(() => open(page));
    await page.evaluate(() => Reflect.set(window, '__stands', true));
  }

  /** Whatever is on its way has come: two frames drawn, then a round trip to the browser. */
  async function quiet(): Promise<void> {
    await page
      .evaluate(
        () =>
          new Promise<void>((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))),
          ),
      )
      .catch(() => undefined);
    await cdp.send('Target.getTargets').catch(() => undefined);
  }

  const place: Place = { page, cdp, origin, elsewhere: elsewhere.address, files };
  await again();
  return {
    ...place,
    again,
    async judge({ run, watches = [] }) {
      signs = [];
      const before = elsewhere.hits();
      const told = await run(place).catch(() => undefined);
      await quiet();
      const seen = await page
        .evaluate(() => ({
          signs: Reflect.get(window, '__signs') as string[],
          stands: Reflect.get(window, '__stands') === true,
          at: location.href,
        }))
        .catch(() => undefined);
      const kept = new Set<string>(watches satisfies readonly Watched[]);
      const left = (seen?.signs ?? []).filter((sign) => kept.has(sign));
      const disturbed = [
        ...signs,
        ...(told === true ? ['it says so'] : []),
        ...(elsewhere.hits() > before ? ['it reached another server'] : []),
        ...(seen === undefined || !seen.stands ? ['another document'] : []),
        ...(seen !== undefined && seen.at !== `${origin}/` ? [`the address is ${seen.at}`] : []),
      ];
      await page.evaluate(() => Reflect.set(window, '__signs', [])).catch(() => {});
      // What only the watcher heard has left the page as it was.
      if (disturbed.length > 0) await again();
      return [...disturbed, ...left][0];
    },
    async close() {
      rmSync(files, { recursive: true, force: true });
    },
  };
}

function executable(): { executablePath?: string } {
  return BROWSER === undefined ? {} : { executablePath: BROWSER };
}

function flags(): string[] {
  return ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
