import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';

/** The pages that are built: the counter's and the kiosk's. */
export const PAGES = ['index.html', 'kiosk.html'] as const;

/** Says to the doors which files each page needs: a door serves its own page and nothing of the other. */
export const PAGE_LIST = 'pages.json';

const WITH_NAMES = new Set(['.html', '.js', '.mjs', '.css', '.svg']);

/**
 * The files of a built folder that a page can ask for: those it names, those that these name, and so on. By their names
 * alone, which carry a digest: whatever way a bundler writes an import, a worker or a font's address, the name is in it.
 * @returns paths inside the folder, with `/`
 */
export function filesOfPage(folder: string, page: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== PAGE_LIST)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file === page || !PAGES.some((one) => one === file));
  if (!all.includes(page)) throw new Error(`no ${page} in ${folder}`);
  const needed = new Set([page]);
  for (const file of needed) {
    if (!WITH_NAMES.has(extname(file))) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const other of all) if (!needed.has(other) && text.includes(basename(other))) needed.add(other);
  }
  return [...needed].sort();
}

/** Writes the list beside the pages. */
export function writePageList(folder: string): void {
  const list = Object.fromEntries(PAGES.map((page) => [page, filesOfPage(folder, page)]));
  writeFileSync(join(folder, PAGE_LIST), `${JSON.stringify(list, null, 1)}\n`);
}
