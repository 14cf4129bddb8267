import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../procedures/refusal.ts';
import { openFileStore, readStoredFile, storeFile } from './file-store.ts';

const KEY = Buffer.alloc(32, 7);
const MARKER = 'LOCATAIRE-BEN-SALAH-INES';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function filesOnDisk(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function onlyFile(): string {
  const [file, ...others] = filesOnDisk();
  if (file === undefined || others.length > 0) throw new Error('expected one file');
  return file;
}

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.failure.code;
    throw error;
  }
  return undefined;
}

describe('file store', () => {
  it('gives back the bytes it was given, of any length', () => {
    const store = openFileStore(folder, KEY);
    const lengths = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.constantFrom(65_535, 65_536, 65_537, 131_072, 200_001),
    );
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 255 }), (length, fill) => {
        const bytes = Buffer.alloc(length, fill);
        const stored = storeFile(store, bytes);
        expect(stored.size).toBe(length);
        expect(Buffer.compare(readStoredFile(store, stored.sha256), bytes)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the same bytes once, and leaves no draft behind', () => {
    const store = openFileStore(folder, KEY);
    expect(storeFile(store, Buffer.from(MARKER))).toEqual(storeFile(store, Buffer.from(MARKER)));
    expect(onlyFile()).not.toContain('.partiel');
  });

  it('is read again by a store opened later with the same key, and by no other', () => {
    const { sha256 } = storeFile(openFileStore(folder, KEY), Buffer.from(MARKER));
    expect(Buffer.from(readStoredFile(openFileStore(folder, KEY), sha256)).toString()).toBe(MARKER);
    expect(codeOf(() => readStoredFile(openFileStore(folder, Buffer.alloc(32, 8)), sha256))).toBe(
      'DOC-MISSING',
    );
  });

  it('shows neither the text nor the plain hash on the disk', () => {
    const { sha256 } = storeFile(openFileStore(folder, KEY), Buffer.from(MARKER.repeat(100)));
    const file = onlyFile();
    expect(file).not.toContain(sha256);
    const onDisk = readFileSync(file);
    expect(onDisk.includes(MARKER)).toBe(false);
    expect(onDisk.includes(Buffer.from(sha256, 'hex'))).toBe(false);
    // Negative control: the marker would be seen if it were there.
    expect(Buffer.concat([onDisk, Buffer.from(MARKER)]).includes(MARKER)).toBe(true);
  });

  it('refuses a file where any one bit was changed', () => {
    const store = openFileStore(folder, KEY);
    const { sha256 } = storeFile(store, Buffer.from(MARKER));
    const file = onlyFile();
    const good = readFileSync(file);
    for (let at = 0; at < good.length; at++) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(file, bad);
      expect(
        codeOf(() => readStoredFile(store, sha256)),
        `byte ${at}`,
      ).toBe('DOC-ALTERED');
    }
    writeFileSync(file, good);
    expect(codeOf(() => readStoredFile(store, sha256))).toBeUndefined();
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['cut at a block', (bytes: Buffer) => bytes.subarray(0, 8 + 24 + 65_536 + 17)],
    ['grown', (bytes: Buffer) => Buffer.concat([bytes, bytes.subarray(-17)])],
    ['empty', () => Buffer.alloc(0)],
  ])('refuses a file %s', (_name, change) => {
    const store = openFileStore(folder, KEY);
    const { sha256 } = storeFile(store, Buffer.alloc(100_000, 3));
    const file = onlyFile();
    writeFileSync(file, change(readFileSync(file)));
    expect(codeOf(() => readStoredFile(store, sha256))).toBe('DOC-ALTERED');
  });

  it('refuses a good file put in the place of another', () => {
    const store = openFileStore(folder, KEY);
    const first = storeFile(store, Buffer.from('first'));
    const place = onlyFile();
    const second = storeFile(store, Buffer.from('second'));
    const other = filesOnDisk().find((file) => file !== place);
    if (other === undefined) throw new Error('two files expected');
    renameSync(other, place);
    expect(codeOf(() => readStoredFile(store, first.sha256))).toBe('DOC-ALTERED');
    expect(codeOf(() => readStoredFile(store, second.sha256))).toBe('DOC-MISSING');
  });

  it('says in French what a missing file means and what is kept', () => {
    const store = openFileStore(folder, KEY);
    const { sha256 } = storeFile(store, Buffer.from(MARKER));
    rmSync(onlyFile());
    expect(() => readStoredFile(store, sha256)).toThrow("Le fichier de ce document n'est plus sur ce poste.");
  });

  it('repairs a damaged copy when the same bytes are stored again', () => {
    const store = openFileStore(folder, KEY);
    const { sha256 } = storeFile(store, Buffer.from(MARKER));
    const file = onlyFile();
    writeFileSync(file, Buffer.alloc(statSync(file).size));
    storeFile(store, Buffer.from(MARKER));
    expect(Buffer.from(readStoredFile(store, sha256)).toString()).toBe(MARKER);
  });
});
