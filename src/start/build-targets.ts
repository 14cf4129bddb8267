import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is built apart: the page serves both doors, the rest only Electron. */
export const TARGETS = ['page', 'electron'] as const;
export type Target = (typeof TARGETS)[number];

const COMMON = ['electron.vite.config.ts', 'package-lock.json', 'src/contract', 'src/rules'];
const SOURCES: Readonly<Record<Target, readonly string[]>> = {
  page: [...COMMON, 'src/renderer', 'src/start/page-files.ts'],
  electron: [...COMMON, 'src/core', 'src/main', 'src/preload'],
};
const OUTPUTS: Readonly<Record<Target, readonly string[]>> = {
  page: ['out/renderer/index.html', 'out/renderer/kiosk.html', 'out/renderer/pages.json'],
  electron: ['out/main/index.js', 'out/main/core.js', 'out/preload/index.cjs'],
};

/** Names, sizes and dates of everything a target is built from. */
export function fingerprint(root: string, target: Target): string {
  const hash = createHash('sha256');
  for (const source of SOURCES[target]) {
    for (const file of filesUnder(root, source).sort()) {
      const { size, mtimeMs } = statSync(join(root, file));
      hash.update(`${file}\n${size}\n${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** True when the target was never built, or from other sources than those there now. */
export function isStale(root: string, target: Target): boolean {
  if (!OUTPUTS[target].every((file) => existsSync(join(root, file)))) return true;
  const stamp = stampFile(root, target);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(root, target);
}

/** Remembers what a target was built from: the fingerprint taken before the build began. */
export function markBuilt(root: string, target: Target, from: string): void {
  mkdirSync(join(root, 'out/.build'), { recursive: true });
  writeFileSync(stampFile(root, target), from);
}

function stampFile(root: string, target: Target): string {
  return join(root, 'out/.build', `${target}.sha256`);
}

function filesUnder(root: string, path: string): string[] {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
