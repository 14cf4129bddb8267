import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../loopback/find-browser.ts';
import gallery from './vite.config.ts';

// The component set in a real browser, under the product's content security policy.
const executablePath = process.env.GUICHET_BROWSER ?? findBrowser();
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Half a minute of drawing, of pieces that every screen draws: left to a run that is not short of time. */
const short = process.env.GUICHET_TEST_LENGTH === 'short';

describe.skipIf(executablePath === undefined || short)('the component sheet', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guichet-gallery-'));
    await build({
      ...gallery,
      configFile: false,
      logLevel: 'error',
      build: { ...gallery.build, outDir: folder },
    });
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      readFile(join(folder, pathname)).then(
        (body) => response.setHeader('Content-Type', types[extname(pathname)] ?? 'text/plain').end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const at = server.address();
    if (at === null || typeof at === 'string') throw new Error('no port');
    address = `http://127.0.0.1:${at.port}/gallery.html`;
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function open(query: string): Promise<{ page: Page; refusals: string[] }> {
    const context = await browser.newContext({
      viewport: { width: 1600, height: 1200 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const refusals: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusals.push(message.text());
    });
    page.on('pageerror', (error) => refusals.push(error.message));
    await page.goto(`${address}?${query}`);
    await page.getByRole('heading').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    return { page, refusals };
  }

  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const sheets = ['components', 'pieces', 'panel'];
  const themes = ['light', 'dark', 'contrast'];
  const cases = sheets.flatMap((sheet) => themes.map((theme) => [sheet, theme] as const));

  it.each(cases)('%s in %s: no violation, nothing refused by the policy', async (sheet, theme) => {
    const { page, refusals } = await open(`sheet=${sheet}&theme=${theme}`);
    const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    expect(refusals).toEqual([]);
    await page.context().close();
  });

  it('would see grey on grey, and a style put in by a script', async () => {
    const { page, refusals } = await open('theme=light');
    await page.evaluate(() => {
      const faint = document.createElement('p');
      faint.textContent = 'gris sur gris';
      faint.style.color = '#bbbbbb';
      document.querySelector('main')?.append(faint);
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }));
    });
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(violations.map(({ id }) => id)).toContain('color-contrast');
    expect(refusals.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('shows the focus at every stop of the Tab key', async () => {
    const { page } = await open('theme=light');
    const stops: string[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const carriers = [element, element.closest('.field-frame'), element.closest('label')];
        const ringed = carriers.some((carrier) => {
          if (carrier === null) return false;
          const style = getComputedStyle(carrier);
          const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 3;
          return outlined || style.boxShadow.includes('0px 0px 0px 3px');
        });
        return { words: element.textContent || element.id, ringed };
      });
      if (stop === null) break;
      expect(stop.ringed, stop.words).toBe(true);
      stops.push(stop.words);
    }
    expect(stops.length).toBeGreaterThan(25);
    await page.context().close();
  });

  it('keeps a disabled button within reach, saying why, and inert', async () => {
    const { page } = await open('theme=light');
    const button = page.getByRole('button', { name: 'Clôturer la caisse', exact: true });
    await button.focus();
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    const reason = await button.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${reason}"]`).textContent()).toBe('Il manque le second visa.');
    await page.context().close();
  });

  it('asks which of two amounts, and takes a date without its slashes', async () => {
    const { page } = await open('theme=light');
    expect(await page.getByRole('button', { name: /^Prendre / }).count()).toBe(2);
    const amount = page.getByLabel('Montant').first();
    expect(await amount.getAttribute('aria-invalid')).toBe('true');
    await amount.fill('12,50');
    expect(await page.getByRole('button', { name: /^Prendre / }).count()).toBe(0);
    const end = page.getByLabel('Fin');
    await end.fill('');
    await end.pressSequentially('31102027');
    expect(await end.inputValue()).toBe('31/10/2027');
    await page.context().close();
  });

  it('holds the focus in panel and question, safe answer first, one Escape each', async () => {
    const { page } = await open('sheet=panel&theme=light');
    const panel = page.getByRole('dialog', { name: 'Encaisser' });
    await panel.waitFor();
    for (let press = 0; press < 30; press += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.panel') !== null)).toBe(true);
    await page.getByRole('button', { name: "Valider l'encaissement" }).click();
    const question = page.getByRole('alertdialog', { name: 'Encaisser une seconde fois\u202f?' });
    await question.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Ne pas encaisser');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await panel.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('takes an edit back by Ctrl+Z and says what was done', async () => {
    const { page } = await open('sheet=pieces&theme=light');
    await page.getByRole('button', { name: 'Modifier le téléphone' }).click();
    await page.getByRole('button', { name: 'Annuler' }).waitFor();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role=status]')].some(
        (region) => region.textContent === 'Téléphone modifié',
      ),
    );
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Annuler' }).waitFor({ state: 'detached' });
    await page.context().close();
  });
});
