import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PRINT_FAILURES } from '../../src/core/ports.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { TEST_AGENTS } from '../support/open-test-core.ts';
import { refusal } from '../support/payment-acts.ts';
import { ACCOUNT, ACCUEIL, bytesOf, copies, jobId, openDesk, QUITTANCE, RECU } from './desk.ts';
import { type FakePrinter, fakePrinter } from './fake-printer.ts';

const PLAIN_DOCUMENTS = new URL('./plain-documents-worker.ts', import.meta.url);

let printer: FakePrinter;
let core: TestCore;
let agent: TestClient;

beforeEach(async () => {
  printer = fakePrinter();
  ({ core, agent } = await openDesk({
    ports: (ports) => ({
      ...ports,
      printers: printer.port,
      workers: { ...ports.workers, documents: PLAIN_DOCUMENTS },
    }),
  }));
});
afterEach(() => core.close());

const paper = { account: ACCOUNT, id: QUITTANCE, format: 'a4' as const };
const order = (more: object = {}) => ({ ...paper, jobId: jobId(), printer: ACCUEIL, ...more });
const stored = (id: string) =>
  core.db.prepare('SELECT state, copy, sentence FROM print_job WHERE id = ?').get(id);

describe('a paper that leaves', () => {
  test('is what the preview showed, to the byte, and counts as its original', async () => {
    const shown = await agent.printing.preview(paper);
    expect(shown.copy).toBe(0);
    const asked = order();
    const job = await agent.printing.print(asked);
    expect(job).toEqual({
      id: asked.jobId,
      title: 'Quittance de septembre 2026',
      number: 'G2A-Q-000001',
      account: ACCOUNT,
      printer: ACCUEIL,
      printerName: 'accueil',
      format: 'a4',
      copy: 0,
      state: 'accepted',
      sentence: null,
      at: '2026-11-17T13:05:00.000Z',
    });
    expect(printer.sent).toMatchObject([{ printer: 'accueil', format: 'a4', title: 'G2A-Q-000001' }]);
    expect(printer.sent[0]?.pdf.equals(await bytesOf(shown))).toBe(true);
    expect(copies(core)).toEqual([
      { number: 'G2A-Q-000001', copy: 0, jobId: asked.jobId, format: 'a4', means: 'print' },
    ]);
  });

  test('is the original once, then DUPLICATA, printed or saved', async () => {
    await agent.printing.print(order());
    const second = await agent.printing.preview(paper);
    expect(second.copy).toBe(1);
    const saved = await agent.printing.save({ ...paper, jobId: jobId() });
    expect([saved.copy, saved.name]).toEqual([1, 'Quittance de septembre 2026 - G2A-Q-000001.pdf']);
    expect((await bytesOf(saved)).equals(await bytesOf(second))).toBe(true);
    expect(await agent.printing.print(order())).toMatchObject({ copy: 2, state: 'accepted' });
    expect(copies(core)).toMatchObject([
      { copy: 0, means: 'print' },
      { copy: 1, means: 'save' },
      { copy: 2, means: 'print' },
    ]);
    // Another paper counts for itself.
    expect(await agent.printing.print(order({ id: RECU }))).toMatchObject({ copy: 0 });
  });

  test('leaves by the name of the printer that was listed', async () => {
    await agent.printing.printers();
    expect(await agent.printing.print(order())).toMatchObject({ printerName: "Imprimante de l'accueil" });
  });

  test('leaves for a tenant who has left too', async () => {
    core.db.prepare("UPDATE lease SET exit_on = '2026-10-31' WHERE key = ?").run(ACCOUNT);
    expect(await agent.printing.print(order())).toMatchObject({ state: 'accepted', copy: 0 });
  });

  test('is told to every window, once it is written', async () => {
    await agent.printing.print(order());
    const topics = core.events.flatMap((event) => (event.kind === 'changed' ? event.topics : []));
    expect(topics).toEqual(expect.arrayContaining(['printing', 'documents']));
  });

  test('keeps everything personal out of the log', async () => {
    printer.failNext(new Error(`D'ARC ${ACCOUNT}`));
    await agent.printing.print(order());
    await agent.printing.print(order());
    const infos = core.log.entries.filter(({ level }) => level === 'info');
    expect(infos.filter(({ event }) => event.startsWith('print')).map(({ detail }) => detail)).toEqual([
      { reason: 'fault' },
    ]);
    expect(printer.sent.map(({ title }) => title)).toEqual(['G2A-Q-000001']);
  });
});

describe('a job sent twice', () => {
  test('prints once, and answers the job', async () => {
    const asked = order();
    const first = await agent.printing.print(asked);
    expect(await agent.printing.print(asked)).toEqual(first);
    expect(printer.sent).toHaveLength(1);
  });

  test('prints once when the second comes while the first is being sent', async () => {
    const held = printer.holdNext();
    const asked = order();
    const both = Promise.all([agent.printing.print(asked), core.client('agent').printing.print(asked)]);
    (await held)();
    const [first, second] = await both;
    expect(second).toEqual(first);
    expect([printer.sent.length, copies(core).length]).toEqual([1, 1]);
  });

  test('saves once, with the same bytes', async () => {
    const asked = { ...paper, jobId: jobId() };
    const first = await agent.printing.save(asked);
    const second = await agent.printing.save(asked);
    expect(second.copy).toBe(0);
    expect((await bytesOf(second)).equals(await bytesOf(first))).toBe(true);
    expect(copies(core)).toHaveLength(1);
  });

  test('never takes the number of another', async () => {
    const asked = order();
    await agent.printing.print(asked);
    expect((await refusal(agent.printing.print({ ...asked, id: RECU }))).code).toBe('CMD-409');
    expect((await refusal(agent.printing.save({ ...paper, jobId: asked.jobId }))).code).toBe('CMD-409');
    const saved = { ...paper, jobId: jobId() };
    await agent.printing.save(saved);
    expect((await refusal(agent.printing.print({ ...saved, printer: ACCUEIL }))).code).toBe('CMD-409');
    expect((await refusal(agent.printing.save({ ...saved, id: RECU }))).code).toBe('CMD-409');
    expect(printer.sent).toHaveLength(1);
  });
});

test('two windows that print the same paper at once give two copies, one after the other', async () => {
  const held = printer.holdNext();
  const first = agent.printing.print(order());
  const letOut = await held;
  const second = core.client('responsable').printing.print(order());
  const other = await core.client('agent').printing.print(order({ id: RECU }));
  // Another paper does not wait.
  expect(other).toMatchObject({ state: 'accepted', copy: 0 });
  letOut();
  expect([(await first).copy, (await second).copy]).toEqual([0, 1]);
  const [, original, duplicata] = printer.sent;
  expect(original?.pdf.equals(duplicata?.pdf ?? Buffer.alloc(0))).toBe(false);
});

describe('a printer that fails', () => {
  test.each(PRINT_FAILURES)('%s: the clerk is told, nothing counts as handed over', async (reason) => {
    printer.failNext(reason);
    const job = await agent.printing.print(order());
    expect(job).toMatchObject({ state: 'failed', copy: 0 });
    expect(job.sentence).toMatch(/^(L'imprimante|Cette imprimante|Le papier) .*\u202f: .*\.$/);
    expect(copies(core)).toEqual([]);
    expect(await agent.printing.jobs()).toEqual([job]);
    expect(core.log.entries.at(-1)).toEqual({ level: 'info', event: 'print-failed', detail: { reason } });
  });

  test('gives the same copy again when it works', async () => {
    printer.failNext('cut');
    const failed = await agent.printing.print(order());
    const shown = await agent.printing.preview(paper);
    const job = await agent.printing.retry({ jobId: failed.id, printer: 'system:reserve' });
    expect(job).toMatchObject({
      id: failed.id,
      state: 'accepted',
      sentence: null,
      copy: 0,
      printer: 'system:reserve',
      printerName: 'reserve',
    });
    expect(printer.sent[0]).toMatchObject({ printer: 'reserve' });
    expect(printer.sent[0]?.pdf.equals(await bytesOf(shown))).toBe(true);
    expect(copies(core)).toMatchObject([{ copy: 0, jobId: failed.id }]);
    expect(await agent.printing.jobs()).toEqual([job]);
  });

  test('gives the next copy when that one was handed over meanwhile', async () => {
    printer.failNext('unreachable');
    const failed = await agent.printing.print(order());
    expect(await agent.printing.print(order())).toMatchObject({ copy: 0, state: 'accepted' });
    expect(await agent.printing.retry({ jobId: failed.id, printer: ACCUEIL })).toMatchObject({
      copy: 1,
      state: 'accepted',
    });
    expect(copies(core)).toMatchObject([{ copy: 0 }, { copy: 1, jobId: failed.id }]);
  });

  test('can fail again, and is not tried again once accepted', async () => {
    printer.failNext('absent');
    printer.failNext('paused');
    const { id } = await agent.printing.print(order());
    expect(await agent.printing.retry({ jobId: id, printer: ACCUEIL })).toMatchObject({ state: 'failed' });
    await agent.printing.retry({ jobId: id, printer: ACCUEIL });
    expect(await agent.printing.retry({ jobId: id, printer: ACCUEIL })).toMatchObject({ state: 'accepted' });
    expect(printer.sent).toHaveLength(1);
  });

  test('answers the failed job when the same order comes back: printing again is asked for', async () => {
    printer.failNext('refused');
    const asked = order();
    const failed = await agent.printing.print(asked);
    expect(await agent.printing.print(asked)).toEqual(failed);
    expect(printer.sent).toEqual([]);
  });
});

describe('whatever happens meanwhile', () => {
  test('a program stopped while sending says to look at the paper, and the copy is still to be given', async () => {
    const left = jobId();
    core.db
      .prepare(
        `INSERT INTO print_job VALUES (?, 'G2A-Q-000001', ?, 'Quittance', ?, 'accueil', 'a4', 0, 'sending', NULL,
           '2026-11-17T12:00:00.000Z', ?)`,
      )
      .run(left, ACCOUNT, ACCUEIL, TEST_AGENTS.agent.id);
    await core.reopen();
    const [job] = await core.client('agent').printing.jobs();
    expect(job).toMatchObject({
      id: left,
      state: 'failed',
      sentence: "Le programme s'est arrêté pendant l'envoi\u202f: vérifiez le papier avant de réimprimer.",
    });
    const again = await core.client('agent').printing.retry({ jobId: left, printer: ACCUEIL });
    expect(again).toMatchObject({ state: 'accepted', copy: 0 });
  });

  test('the row stands before the first byte leaves', async () => {
    const held = printer.holdNext();
    const asked = order();
    const printing = agent.printing.print(asked);
    const letOut = await held;
    expect(stored(asked.jobId)).toEqual({ state: 'sending', copy: 0, sentence: null });
    letOut();
    await printing;
    expect(stored(asked.jobId)).toEqual({ state: 'accepted', copy: 0, sentence: null });
  });

  test('a post locked while the printer works still counts what it took, for the agent who asked', async () => {
    const { client, session } = core.port('agent');
    const held = printer.holdNext();
    const printing = client.printing.print(order());
    const letOut = await held;
    session.lock('2026-11-17T13:05:00.000Z');
    letOut();
    expect(await printing).toMatchObject({ state: 'accepted' });
    expect(core.db.prepare('SELECT agent_id AS agent FROM paper_copy').get()).toEqual({
      agent: TEST_AGENTS.agent.id,
    });
  });

  test('an import that holds the base delays the count, and loses nothing', async () => {
    const held = printer.holdNext();
    const printing = agent.printing.print(order());
    const letOut = await held;
    const importing = Promise.withResolvers<void>();
    const lent = core.core.services.base.lend('Import en cours.', () => importing.promise);
    letOut();
    expect((await refusal(agent.printing.print(order({ id: RECU })))).code).toBe('BASE-BUSY');
    importing.resolve();
    await lent;
    expect(await printing).toMatchObject({ state: 'accepted', copy: 0 });
    expect(copies(core)).toHaveLength(1);
  });

  test('fifty jobs are shown, the newest first', async () => {
    const insert = core.db.prepare(
      `INSERT INTO print_job VALUES (?, NULL, NULL, 'Page de test', ?, 'accueil', 'a4', NULL, 'accepted', NULL, ?, ?)`,
    );
    for (let minute = 8; minute < 60; minute += 1)
      insert.run(
        jobId(),
        ACCUEIL,
        `2026-11-17T12:${String((minute * 7) % 60).padStart(2, '0')}:00.000Z`,
        TEST_AGENTS.agent.id,
      );
    const jobs = await agent.printing.jobs();
    expect(jobs).toHaveLength(50);
    expect(jobs.map(({ at }) => at)).toEqual(
      jobs
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
  });
});

describe('what is refused', () => {
  test.each([
    ['a paper of another account', { account: 'AUTRE' }],
    ['a paper that does not exist', { id: 'issued:G2A-Q-999999' }],
    ['a file of the ERP', { id: 'imported:1' }],
  ])('%s', async (_what, more) => {
    expect((await refusal(agent.printing.print(order(more)))).code).toBe('DOC-404');
    expect((await refusal(agent.printing.preview({ ...paper, ...more }))).code).toBe('DOC-404');
    expect((await refusal(agent.printing.save({ ...paper, jobId: jobId(), ...more }))).code).toBe('DOC-404');
    expect(await agent.printing.jobs()).toEqual([]);
  });

  test('a job nobody knows', async () => {
    expect((await refusal(agent.printing.retry({ jobId: jobId(), printer: ACCUEIL }))).code).toBe('PRN-404');
  });

  test('a printer of no kind: the job says so', async () => {
    expect(await agent.printing.print(order({ printer: 'fax:1' }))).toMatchObject({ state: 'failed' });
  });
});

describe('the printers of a post', () => {
  test('are listed with their state in words, and the one chosen for each format', async () => {
    await agent.printing.choose({ format: 'a4', printer: ACCUEIL });
    expect(await agent.printing.printers()).toEqual({
      printers: [
        {
          id: ACCUEIL,
          name: "Imprimante de l'accueil",
          kind: 'system',
          formats: ['a4', '80mm'],
          ready: true,
          state: 'Prête',
        },
        {
          id: 'system:reserve',
          name: 'Réserve',
          kind: 'system',
          formats: ['a4'],
          ready: false,
          state: 'En pause',
        },
      ],
      chosen: { a4: ACCUEIL, '80mm': null },
    });
    await agent.printing.choose({ format: 'a4', printer: null });
    expect((await agent.printing.printers()).chosen).toEqual({ a4: null, '80mm': null });
  });

  test('take an 80 mm printer of the network, by name or address only', async () => {
    const chief = core.client('responsable');
    const add = (host: string) => chief.printing.addNetworkPrinter({ name: 'Tickets', host, port: 9100 });
    for (const wrong of [
      'http://10.0.0.5',
      '10.0.0.5:9100',
      'hôte',
      'a b',
      '10.0.0',
      '-x',
      'a..b',
      '10.0.0.500',
    ])
      expect(await refusal(add(wrong)), wrong).toMatchObject({ code: 'PRN-HOST', field: 'host' });
    const named = chief.printing.addNetworkPrinter({
      name: '4970 1012 3456 7893',
      host: '10.0.0.5',
      port: 9100,
    });
    expect(await refusal(named)).toMatchObject({ code: 'ENC-CARTE', field: 'name' });
    const { id } = await add('tickets.agence.example');
    expect(await refusal(add('Tickets.Agence.example'))).toMatchObject({ code: 'PRN-DOUBLE' });
    expect((await add('192.168.1.50')).id).not.toBe(id);
    expect((await add('fe80::1')).id).not.toBe(id);
    expect((await refusal(agent.printing.choose({ format: 'a4', printer: id }))).code).toBe('PRN-FORMAT');
    await agent.printing.choose({ format: '80mm', printer: id });
    await chief.printing.removeNetworkPrinter({ id });
    expect(core.db.prepare('SELECT count(*) AS chosen FROM printer_choice').get()).toEqual({ chosen: 0 });
    expect((await refusal(chief.printing.removeNetworkPrinter({ id }))).code).toBe('PRN-ABSENT');
  });
});
