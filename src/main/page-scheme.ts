import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Protocol } from 'electron';
import { HOST, ORIGIN, SCHEME } from './electron-parts.ts';

/** What a page holds where its nonce goes. */
const NONCE_PLACE = '__NONCE__';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Before the application is ready: an origin of its own, secure, with no way around its policy. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, bypassCSP: false, supportFetchAPI: true },
    },
  ]);
}

type PageFile = { readonly type: string; readonly body: Buffer };

/** Beside the built pages: which files each of them needs. */
const PAGE_LIST = 'pages.json';

/**
 * Every file of a built page, by its address; read once, so that no address of a request reaches the disk. Nothing of the
 * other page, where the build says which files are whose.
 */
export function readPage(folder: string, page = 'index.html'): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const list = join(folder, PAGE_LIST);
  const needed = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as Readonly<Record<string, readonly string[]>>)[page]
    : undefined;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    if (name === PAGE_LIST || needed?.includes(name) === false) continue;
    files.set(`${ORIGIN}/${name}`, { type, body: readFileSync(file) });
  }
  if (!files.has(`${ORIGIN}/${page}`)) throw new Error(`no ${page} in ${folder}`);
  return files;
}

/** Serves the page on the window's session, each file by its exact address and nothing else. */
export function servePage(protocol: Pick<Protocol, 'handle'>, files: ReadonlyMap<string, PageFile>): void {
  protocol.handle(SCHEME, (request) => answer(request, files));
}

/** Answers one request of the page. */
export function answer(
  request: { readonly url: string; readonly method: string },
  files: ReadonlyMap<string, PageFile>,
): Response {
  if (request.method !== 'GET') return refusal(405);
  const file = files.get(request.url.split('#', 1)[0] ?? '');
  if (file === undefined) return refusal(404);
  if (!file.type.startsWith('text/html'))
    return new Response(bytes(file.body), { headers: headers(file.type) });
  const nonce = randomBytes(16).toString('base64');
  return new Response(file.body.toString('utf8').replaceAll(NONCE_PLACE, nonce), {
    headers: headers(file.type, nonce),
  });
}

function refusal(status: number): Response {
  return new Response('', { status, headers: headers('text/plain; charset=utf-8') });
}

/** `Response` takes the bytes of a plain array buffer only. */
function bytes(body: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(body);
}

function headers(type: string, styleNonce?: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      styleNonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self' blob:",
      "frame-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** True for an address of the page itself. */
export function isPageAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === `${SCHEME}:` && new URL(url).host === HOST;
}
