import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpDoor } from '../../../src/loopback/http-door.ts';
import { type KioskBase, openKioskBase } from '../../support/kiosk-base.ts';
import { BROWSER, type OpenPlace, openElsewhere, openGuarded } from './escapes/places.ts';
import { doorOn } from './escapes/wires.ts';

const root = join(import.meta.dirname, '../../..');

/** Typed on the screen, right or wrong, in the order of the questions. */
const TYPED = {
  unknown: '0099871101Q',
  wrongBirth: '17051931',
  reference: '0030020790D',
  birth: '12031984',
} as const;
const SHORT = process.env.GUICHET_TEST_LENGTH === 'short';
type End = readonly [name: string, end: (page: Page) => Promise<void>];
const ENDS: readonly End[] = [
  ['Terminer', (page) => page.getByRole('button', { name: 'Terminer' }).first().click()],
  // Half a minute of silence: where time is short, the kiosk's own walk (manner.spec.ts) keeps it.
  ...(SHORT ? [] : [['nobody moves', async () => {}] as const]),
];
/** As they may stand in the memory of a page. */
const MARKERS = ['0099871101', '17051931', '17/05/1931', '0030020790', '12031984', '12/03/1984'];

describe.skipIf(BROWSER === undefined)('what was typed on the screen', () => {
  let base: KioskBase;
  let door: HttpDoor;
  let elsewhere: Awaited<ReturnType<typeof openElsewhere>>;
  let kiosk: OpenPlace;
  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, 'src/start/build.ts'), 'page', '--stale']);
    base = await openKioskBase({ ports: (ports) => ({ ...ports, kioskIdleSeconds: 8 }) });
    door = await doorOn(base, join(root, 'out/renderer'), 'kiosk', () => base.kiosk().session);
    elsewhere = await openElsewhere();
    kiosk = await openGuarded(
      () => door.newLaunchAddress(),
      elsewhere,
      (page) => page.getByRole('heading', { name: 'Bonjour' }).waitFor(),
    );
  });
  afterAll(async () => {
    await kiosk?.close();
    await elsewhere?.close();
    await door?.close();
    await base?.close();
  });

  test.each(ENDS)(
    'is nowhere in the browser after: %s',
    async (_, end) => {
      const { page } = kiosk;
      await kiosk.again();
      await visit(page);
      // The method sees what is there: the visit still stands.
      expect(await inHeap(kiosk)).not.toEqual([]);
      await end(page);
      await page.getByRole('heading', { name: 'Bonjour' }).waitFor({ timeout: 60_000 });
      await page.waitForURL(`${kiosk.origin}/`);
      expect(await inHeap(kiosk)).toEqual([]);
      expect(await inPageStores(page)).toEqual([]);
      expect(inFolder(kiosk.profile)).toEqual([]);
    },
    120_000,
  );

  test('a marker that is planted in the page is found', async () => {
    await kiosk.again();
    await kiosk.page.evaluate(() => {
      Reflect.set(window, 'plante', { deep: ['0099871101'] });
      document.body.dataset.plante = '17/05/1931';
      localStorage.setItem('plante', '12/03/1984');
    });
    expect(await inHeap(kiosk)).toContain('0099871101');
    expect(await inPageStores(kiosk.page)).toEqual(expect.arrayContaining(['17/05/1931', '12/03/1984']));
    await kiosk.page.evaluate(() => localStorage.clear());
  });
});

/** Each answer is typed wrong, erased and typed again, as hands do. */
async function visit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mon espace locataire' }).click();
  await page.getByRole('heading', { name: /votre référence/ }).waitFor();
  await type(page, 'Référence', TYPED.unknown);
  await type(page, 'Référence', TYPED.reference);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /date de naissance/ }).waitFor();
  await type(page, 'Date de naissance', TYPED.wrongBirth);
  await type(page, 'Date de naissance', TYPED.birth);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Que voulez-vous faire/ }).waitFor();
}

async function type(page: Page, field: string, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: field });
  await box.focus();
  while ((await box.inputValue()) !== '') await page.keyboard.press('Backspace');
  await page.keyboard.type(text, { delay: 90 });
}

/** Every text that the page can still reach, after what it cannot was thrown away. */
async function inHeap({ cdp }: OpenPlace): Promise<string[]> {
  let snapshot = '';
  const hear = ({ chunk }: { chunk: string }) => {
    snapshot += chunk;
  };
  cdp.on('HeapProfiler.addHeapSnapshotChunk', hear);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  cdp.off('HeapProfiler.addHeapSnapshotChunk', hear);
  return MARKERS.filter((marker) => snapshot.includes(marker));
}

async function inPageStores(page: Page): Promise<string[]> {
  const text = await page.evaluate(async () =>
    JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value')),
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      window.name,
      history.state,
      await indexedDB.databases(),
      await caches.keys(),
      performance.getEntries().map(({ name }) => name),
    ]),
  );
  return MARKERS.filter((marker) => text.includes(marker));
}

/** The browser's own folder, byte by byte. */
function inFolder(folder: string): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !existsSync(file)) continue;
    const bytes = readFileSync(file);
    for (const marker of MARKERS)
      if (bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le'))) found.add(marker);
  }
  return [...found];
}
