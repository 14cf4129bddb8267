import { afterEach, describe, expect, test } from 'vitest';
import { simplePdf } from '../../../../test/support/attached-files.ts';
import { capturingLog } from '../../../../test/support/test-ports.ts';
import { type CheckerLimits, type FileChecker, openChecker } from './checker.ts';

const closing: FileChecker[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const LIMITS: CheckerLimits = { patienceMs: 60_000, heapMiB: 64, outsideMiB: 128 };
const REAL = new URL('./worker.ts', import.meta.url);

/** A thread that does this with the file of a name, and takes the others. */
function threadThat(does: string): URL {
  const text = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ id, name, bytes }) => {
      if (name === 'mauvais.pdf') { ${does} }
      parentPort.postMessage({ kind: 'checked', id, type: 'pdf', bytes, pages: 1 });
    });
    parentPort.postMessage({ kind: 'ready' });`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

function checker(entry: URL, limits = LIMITS) {
  const log = capturingLog();
  const opened = openChecker(entry, log, limits);
  closing.push(opened);
  return { ...opened, log };
}
const bytes = Buffer.from('%PDF-');

describe('a file that bursts the thread is refused, and those behind it are checked by another', () => {
  test.each([
    ['it never ends', 'for (;;) {}', { ...LIMITS, patienceMs: 2_000 }],
    ['it fills the engine', 'const all = []; for (;;) all.push({ all: [...all.slice(-9)] });', LIMITS],
    [
      'it fills what lies outside of the engine',
      'const all = []; for (;;) all.push(Buffer.alloc(8 * 1024 * 1024, 1));',
      LIMITS,
    ],
    ['it throws', "throw new Error('x');", LIMITS],
    ['it leaves', 'process.exit(3);', LIMITS],
  ])('%s', async (_, does, limits) => {
    const { check } = checker(threadThat(does), limits);
    const [first, second, third] = await Promise.all([
      check('mauvais.pdf', bytes),
      check('bon.pdf', bytes),
      check('bon.pdf', bytes),
    ]);
    expect(first).toEqual({ kind: 'refused', code: 'FIC-LONG' });
    expect(second).toMatchObject({ kind: 'checked' });
    expect(third).toMatchObject({ kind: 'checked' });
  });
});

test('what the thread could not do is said as a damaged file, with its reason in the log', async () => {
  const failing = "parentPort.postMessage({ kind: 'failed', id, message: 'raison' }); return;";
  const { check, log } = checker(threadThat(failing));
  expect(await check('mauvais.pdf', bytes)).toEqual({ kind: 'refused', code: 'FIC-ABIME' });
  expect(log.entries.map(({ event }) => event)).toEqual(['file-not-checked']);
});

test('closing answers every file, and takes none after', async () => {
  const { check, close } = checker(threadThat('return;'));
  const waiting = [check('mauvais.pdf', bytes), check('bon.pdf', bytes)];
  await close();
  expect(await Promise.all(waiting)).toEqual(Array(2).fill({ kind: 'refused', code: 'FIC-LONG' }));
  expect(await check('bon.pdf', bytes)).toEqual({ kind: 'refused', code: 'FIC-LONG' });
});

test('the real thread takes a file and refuses another', async () => {
  const { check } = checker(REAL, { ...LIMITS, heapMiB: 256, outsideMiB: 512 });
  expect(await check('avis.pdf', simplePdf())).toMatchObject({ kind: 'checked', type: 'pdf', pages: 1 });
  expect(await check('avis.pdf', Buffer.from('<html>'))).toEqual({ kind: 'refused', code: 'FIC-TYPE' });
});
