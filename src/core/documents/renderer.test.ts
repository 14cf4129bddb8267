import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AVANCE, LONGUE, QUITTANCE, RECU } from '../../../test/golden/papers.ts';
import { capturingLog } from '../../../test/support/test-ports.ts';
import { ORIGINAL } from './marks.ts';
import { openPaperRenderer, type PaperRenderer } from './renderer.ts';

const REAL = new URL('./worker.ts', import.meta.url);
let folder: string;
let renderer: PaperRenderer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-render-'));
});
afterEach(async () => {
  await renderer?.close();
  renderer = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A thread that behaves as the text says; `orders` counts what reached it, across restarts, in a file. */
function thread(body: string): URL {
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     import { appendFileSync, readFileSync } from 'node:fs';
     const count = () => { appendFileSync(${JSON.stringify(join(folder, 'orders'))}, '.'); return readFileSync(${JSON.stringify(join(folder, 'orders'))}, 'utf8').length; };
     parentPort.on('message', (order) => { const orders = count(); ${body} });`,
  );
  return pathToFileURL(file);
}

const paper = (facts: unknown) => ({ kind: 'paper', facts, format: 'a4', marks: ORIGINAL });
const refused = { failure: expect.objectContaining({ code: 'DOC-RENDER' }) };

describe('the drawing thread', () => {
  it('draws several papers asked for at once, each its own', async () => {
    renderer = openPaperRenderer(REAL, capturingLog());
    renderer.warm();
    const [first, second, third, again] = await Promise.all([
      renderer.render(paper(QUITTANCE)),
      renderer.render(paper(RECU)),
      renderer.render(paper(AVANCE)),
      renderer.render(paper(QUITTANCE)),
    ]);
    for (const bytes of [first, second, third])
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, second)).not.toBe(0);
  });

  it('draws the same bytes in another thread, another day', async () => {
    renderer = openPaperRenderer(REAL, capturingLog());
    const [short, long] = [await renderer.render(paper(QUITTANCE)), await renderer.render(paper(LONGUE))];
    await renderer.close();
    renderer = openPaperRenderer(REAL, capturingLog());
    expect(Buffer.compare(await renderer.render(paper(LONGUE)), long)).toBe(0);
    expect(Buffer.compare(await renderer.render(paper(QUITTANCE)), short)).toBe(0);
  });

  it('a paper owes nothing to those drawn before it: characters that share a glyph stay their own', async () => {
    // U+2019 and U+02BC are one glyph of Inter.
    const named = (mark: string) => paper({ ...QUITTANCE, holders: [`M. D${mark}ARC Jean-Baptiste`] });
    const [printed, held] = [named('\u2019'), named('\u02bc')];
    renderer = openPaperRenderer(REAL, capturingLog());
    const first = [await renderer.render(printed), await renderer.render(held)];
    await renderer.close();
    renderer = openPaperRenderer(REAL, capturingLog());
    const second = [await renderer.render(held), await renderer.render(printed)].toReversed();
    expect(first.map((bytes, i) => Buffer.compare(bytes, second[i] ?? bytes.subarray(1)))).toEqual([0, 0]);
  });

  it('refuses facts it cannot read, says what is kept, and goes on', async () => {
    const log = capturingLog();
    renderer = openPaperRenderer(REAL, log);
    await expect(renderer.render(paper({ version: 99 }))).rejects.toMatchObject({
      message: "Le papier n'a pas pu être préparé.",
      failure: { kept: "Rien n'est perdu\u202f: le papier est enregistré, avec son numéro et son contenu." },
    });
    expect(log.entries).toMatchObject([{ level: 'error', event: 'paper-not-drawn' }]);
    expect((await renderer.render(paper(QUITTANCE))).byteLength).toBeGreaterThan(10_000);
  });

  it('starts another thread when one dies, and gives it the order', async () => {
    renderer = openPaperRenderer(
      thread(`if (orders === 1) process.exit(3);
        parentPort.postMessage({ kind: 'drawn', id: order.id, bytes: new Uint8Array([orders]) });`),
      capturingLog(),
    );
    expect([...(await renderer.render({}))]).toEqual([2]);
  });

  it('refuses an order that kills every thread, instead of trying for ever', async () => {
    renderer = openPaperRenderer(thread('throw new Error("dead");'), capturingLog());
    await expect(renderer.render({})).rejects.toMatchObject(refused);
  });

  it('refuses when the thread cannot even start', async () => {
    renderer = openPaperRenderer(pathToFileURL(join(folder, 'absent.mjs')), capturingLog());
    await expect(renderer.render({})).rejects.toMatchObject(refused);
  });

  it('refuses what a stuck thread does not answer, and the next order finds a new thread', async () => {
    renderer = openPaperRenderer(
      thread(
        `if (orders > 1) parentPort.postMessage({ kind: 'drawn', id: order.id, bytes: new Uint8Array([7]) });`,
      ),
      capturingLog(),
      200,
    );
    await expect(renderer.render({})).rejects.toMatchObject(refused);
    expect([...(await renderer.render({}))]).toEqual([7]);
  });

  it('waits longer for a long relevé, and for what is asked behind it', async () => {
    const answers = `parentPort.postMessage({ kind: 'drawn', id: order.id, bytes: new Uint8Array([7]) });`;
    // No thread starts in a millisecond.
    renderer = openPaperRenderer(thread(answers), capturingLog(), 1);
    const long = renderer.render(paper({ lines: Array.from({ length: 16_000 }, () => ({})) }));
    const behind = renderer.render(paper({ lines: [] }));
    expect([...(await long), ...(await behind)]).toEqual([7, 7]);
    await renderer.close();
    renderer = openPaperRenderer(thread(answers), capturingLog(), 1);
    await expect(renderer.render(paper({ lines: [] }))).rejects.toMatchObject(refused);
  });

  it('once closed, refuses what waits and what comes', async () => {
    renderer = openPaperRenderer(thread(''), capturingLog());
    const waiting = renderer.render({});
    const outcome = expect(waiting).rejects.toMatchObject(refused);
    await renderer.close();
    await outcome;
    await expect(renderer.render({})).rejects.toMatchObject(refused);
  });
});
