import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type PdfToPrinter, windowsPrinters } from './windows.ts';

const PDF = Buffer.from('%PDF-1.7 test');

function library(print: PdfToPrinter['print']): () => Promise<PdfToPrinter> {
  return async () => ({ getPrinters: async () => [{ deviceId: 'HP_1', name: 'HP accueil' }], print });
}

test('gives the file to the queue that was asked, and leaves no copy of it on the disk', async () => {
  const asked: unknown[] = [];
  const port = windowsPrinters(
    library(async (file, options) => {
      asked.push({ bytes: readFileSync(file).equals(PDF), file, options });
    }),
  );
  expect(await port.list()).toEqual([
    { id: 'HP_1', name: 'HP accueil', formats: ['a4', '80mm'], state: 'ready' },
  ]);
  await port.send('HP_1', PDF, { format: 'a4', title: 'G2A-Q-1' });
  await port.send('HP_1', PDF, { format: '80mm', title: 'G2A-Q-1' });
  expect(asked).toMatchObject([
    { bytes: true, options: { printer: 'HP_1', paperSize: 'A4', scale: 'noscale', silent: true } },
    { bytes: true, options: { printer: 'HP_1', scale: 'noscale' } },
  ]);
  for (const { file } of asked as { file: string }[]) expect(existsSync(file)).toBe(false);
});

test('says what went wrong, and leaves no copy then either', async () => {
  let file = '';
  const failing = windowsPrinters(
    library((path) => {
      file = path;
      return Promise.reject(new Error('spooler'));
    }),
  );
  const job = { format: 'a4' as const, title: 't' };
  await expect(failing.send('HP_1', PDF, job)).rejects.toMatchObject({ reason: 'refused' });
  expect(existsSync(file)).toBe(false);
  await expect(failing.send('HP_2', PDF, job)).rejects.toMatchObject({ reason: 'absent' });
});

test('without the package, the post has no printer and says so', async () => {
  const port = windowsPrinters(() => Promise.reject(new Error('not installed')));
  expect(await port.list()).toEqual([]);
  await expect(port.send('HP_1', PDF, { format: 'a4', title: 't' })).rejects.toMatchObject({
    reason: 'absent',
  });
});
