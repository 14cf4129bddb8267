import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOfPage, PAGE_LIST, writePageList } from './page-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-pages-'));
  put('index.html', '<script src="./assets/index-1.js"></script>');
  put('kiosk.html', '<script src="./assets/kiosk-1.js"></script><link href="./assets/kiosk-1.css">');
  put(
    'assets/index-1.js',
    'import "./shared-1.js"; import("./account-1.js"); new Worker("/assets/pdf-1.mjs");',
  );
  put('assets/kiosk-1.js', 'import "./shared-1.js"; const deps = ["assets/payment-1.js"];');
  put('assets/kiosk-1.css', '@font-face { src: url(./arabic-1.woff2) }');
  put('assets/payment-1.js', '');
  put('assets/shared-1.js', 'open("./index.html")');
  put('assets/account-1.js', '');
  put('assets/pdf-1.mjs', 'fetch("decode-1.wasm")');
  put('assets/decode-1.wasm', 'kiosk-1.js is no name here');
  put('assets/arabic-1.woff2', '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('each page has what it names, and what that names, and no other page', () => {
  expect(filesOfPage(folder, 'kiosk.html')).toEqual([
    'assets/arabic-1.woff2',
    'assets/kiosk-1.css',
    'assets/kiosk-1.js',
    'assets/payment-1.js',
    'assets/shared-1.js',
    'kiosk.html',
  ]);
  expect(filesOfPage(folder, 'index.html')).toEqual([
    'assets/account-1.js',
    'assets/decode-1.wasm',
    'assets/index-1.js',
    'assets/pdf-1.mjs',
    'assets/shared-1.js',
    'index.html',
  ]);
});

test('the list is written beside the pages, and is in none of them', () => {
  writePageList(folder);
  writePageList(folder);
  const list = JSON.parse(readFileSync(join(folder, PAGE_LIST), 'utf8')) as Record<string, string[]>;
  expect(Object.keys(list)).toEqual(['index.html', 'kiosk.html']);
  expect(Object.values(list).flat()).not.toContain(PAGE_LIST);
});

test('a page that was not built is said', () => {
  rmSync(join(folder, 'kiosk.html'));
  expect(() => writePageList(folder)).toThrow('no kiosk.html');
});
