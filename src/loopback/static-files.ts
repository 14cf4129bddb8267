import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { NONCE_PLACE } from './headers.ts';

export type StaticFile = {
  readonly type: string;
  readonly body: Buffer;
  /** A page, whose policy and body carry a fresh nonce at each answer. */
  readonly hasNonce: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * The fixed list of what the door serves, read once: a request is answered from this list by its exact path, so
 * that no path of a request ever reaches the disk.
 * @throws Error when the folder holds no page.
 */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    const body = readFileSync(file);
    files.set(path, { type, body, hasNonce: body.includes(NONCE_PLACE) && path.endsWith('.html') });
  }
  const page = files.get('/index.html');
  if (page === undefined) throw new Error(`no index.html in ${folder}`);
  files.set('/', page);
  return files;
}
