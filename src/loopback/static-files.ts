import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/** Beside the built pages: which files each of them needs. */
const PAGE_LIST = 'pages.json';

/**
 * The fixed list of what the door serves, read once: a request is answered from this list by its exact path, so
 * that no path of a request ever reaches the disk. Where the build says which files are whose, nothing of another page
 * is in it.
 * @throws Error when the folder holds no such page.
 */
export function readStaticFiles(folder: string, page = 'index.html'): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  const needed = neededBy(folder, page);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name).toLowerCase()];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const name = relative(folder, file).split(sep).join('/');
    if (name === PAGE_LIST || needed?.has(name) === false) continue;
    const path = `/${name}`;
    const body = readFileSync(file);
    files.set(path, { type, body, hasNonce: body.includes(NONCE_PLACE) && path.endsWith('.html') });
  }
  const first = files.get(`/${page}`);
  if (first === undefined) throw new Error(`no ${page} in ${folder}`);
  files.set('/', first);
  return files;
}

/** Undefined where the build says nothing: a folder of one page. */
function neededBy(folder: string, page: string): ReadonlySet<string> | undefined {
  const file = join(folder, PAGE_LIST);
  if (!existsSync(file)) return undefined;
  const lists = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, readonly string[]>>;
  return new Set(lists[page] ?? []);
}
