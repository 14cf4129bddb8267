import { rmSync } from 'node:fs';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import settings from '../playwright.config.ts';
import { PaymentPanelView } from '../test/e2e/pages/encaisser.ts';
import { SearchPage } from '../test/e2e/pages/search.ts';
import { SignInPage } from '../test/e2e/pages/sign-in.ts';
import { demonstrationFolder, type Guichet, startGuichet } from '../test/e2e/support/guichet.ts';
import { type Times, timesOf } from './stats.ts';

export type BrowserTimes = {
  /** From Ctrl+Enter to the frame in which « Encaissement enregistré » is drawn. */
  readonly shown: Times;
};

const ACCOUNTS = ['0030020788B', '0030020790D'];

/** Takes payments by keyboard in a real browser on the program itself, and times each as the clerk sees it. */
export async function measureBrowserPayments(
  count: number,
  say: (line: string) => void,
): Promise<BrowserTimes> {
  const browser = await chromium.launch(settings.use?.launchOptions ?? {});
  const folder = await demonstrationFolder('cchartres', async ({ address }) => {
    const page = await browser.newPage();
    await page.goto(address);
    await expect(new SignInPage(page).submit).toBeVisible({ timeout: 180_000 });
    await page.close();
  });
  let guichet: Guichet | undefined;
  try {
    guichet = await startGuichet(folder);
    return { shown: timesOf(await takePayments(browser, guichet.address, count, say)) };
  } finally {
    await guichet?.stop();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takePayments(
  browser: Browser,
  address: string,
  count: number,
  say: (line: string) => void,
): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'fr-FR' });
  await page.addInitScript(watchPayments);
  await page.goto(address);
  await new SignInPage(page).signInAs('Sophie');
  const samples: number[] = [];
  for (let n = 0; n < WARM + count; n++) {
    const ms = await takeOne(page, ACCOUNTS[n % ACCOUNTS.length] ?? '', n);
    if (n >= WARM) samples.push(ms);
    if (n % 50 === 0) say(`  ${n} payments by keyboard`);
  }
  return samples;
}

/** The first payments compile the program's code, as the first of a morning do. */
const WARM = 5;

async function takeOne(page: Page, account: string, n: number): Promise<number> {
  const { keyboard } = page;
  await keyboard.press('F2');
  await new SearchPage(page).open(account);
  await expect(page.getByText(`Compte ${account}`, { exact: true })).toBeVisible();
  const panel = new PaymentPanelView(page);
  await panel.open();
  await keyboard.press('Control+a');
  // Each sum is new: two alike within ten minutes are asked about.
  await keyboard.type(`${50 + n},${String(n % 100).padStart(2, '0')}`);
  await keyboard.press('b');
  await keyboard.press('Enter');
  await expect(panel.authorisation).toBeFocused();
  await keyboard.type('482913');
  await expect(panel.validate).toBeEnabled();
  await keyboard.press('Control+Enter');
  await expect(panel.recorded).toBeVisible();
  const timed = await page.waitForFunction(() => (window as unknown as { paymentMs?: number }).paymentMs);
  const ms = (await timed.jsonValue()) ?? Number.NaN;
  await keyboard.press('Escape');
  await expect(panel.dialog).toHaveCount(0);
  return ms;
}

/** Runs in the page: from the key to the first frame after the heading stands in the document. */
function watchPayments(): void {
  const seen = window as unknown as { paymentMs?: number };
  let pressedAt = Number.NaN;
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey && event.key === 'Enter') {
        delete seen.paymentMs;
        pressedAt = event.timeStamp;
      }
    },
    true,
  );
  new MutationObserver(() => {
    if (Number.isNaN(pressedAt)) return;
    const shown = [...document.querySelectorAll('[role=dialog] h2, [role=dialog] h1')].some((heading) =>
      heading.textContent?.includes('Encaissement enregistré'),
    );
    if (!shown) return;
    const from = pressedAt;
    pressedAt = Number.NaN;
    // The second frame begins once the first is drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame((at) => {
        seen.paymentMs = at - from;
      }),
    );
  }).observe(document, { childList: true, subtree: true });
}
