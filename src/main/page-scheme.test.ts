import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE } from './electron-parts.ts';
import { StandInSession, standInElectron } from './electron-stand-in.ts';
import { answer, readPage, registerScheme, servePage } from './page-scheme.ts';

describe('the page', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-page-'));
    mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
    writeFileSync(join(folder, 'page', 'index.html'), '<meta nonce="__NONCE__"><p>Bonjour</p>');
    writeFileSync(join(folder, 'page', 'assets', 'page.js'), '1;');
    writeFileSync(join(folder, 'page', 'assets', 'note.bin'), 'unknown kind');
    writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const get = (url: string, method = 'GET') => answer({ url, method }, readPage(join(folder, 'page')));

  test('is served by its exact addresses, under the policy', async () => {
    const page = get(PAGE);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
    const nonce = /nonce="([^"]+)"/.exec(await page.text())?.[1];
    expect(policy).toContain(`'nonce-${nonce}'`);
    expect(await get('app://guichet/assets/page.js').text()).toBe('1;');
    expect(get(`${PAGE}#compte`).status).toBe(200);
  });

  test.each([
    'app://guichet/',
    'app://guichet/../secret.txt',
    'app://guichet/%2e%2e/secret.txt',
    'app://guichet/assets/..%2f..%2fsecret.txt',
    'app://guichet/assets/..\\..\\secret.txt',
    'app://guichet//secret.txt',
    'app://guichet/secret.txt',
    'app://guichet/index.html?x=1',
    'app://guichet/INDEX.HTML',
    'app://guichet/index.html%00',
    'app://guichet/assets/note.bin',
    'app://guichet/assets',
    'app://autre/index.html',
    'app://guichet:80/index.html',
    'file:///etc/passwd',
    '',
  ])('"%s" is no page', async (url) => {
    const refused = get(url);
    expect(refused.status).toBe(404);
    expect(await refused.text()).toBe('');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('answers to nothing but GET', () => {
    expect(get(PAGE, 'POST').status).toBe(405);
  });

  test('has an origin of its own that skips no policy, on the window session', async () => {
    const { electron, done } = standInElectron();
    registerScheme(electron.protocol);
    expect(done).toEqual([
      `scheme ${JSON.stringify([{ scheme: 'app', privileges: { standard: true, secure: true, bypassCSP: false, supportFetchAPI: true } }])}`,
    ]);
    const session = new StandInSession();
    servePage(session.asSession.protocol, readPage(join(folder, 'page')));
    const served = await session.schemes.get('app')?.(new Request('http://x/'));
    expect(served?.status).toBe(404);
  });
});
