import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, type FixtureEntry, ordinaryMonth } from '../../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../../test/support/open-test-core.ts';
import { actId, refusal } from '../../../../test/support/payment-acts.ts';
import { pull, told } from '../../../../test/support/registration-acts.ts';
import type { BulkRun } from '../../../contract/documents.ts';
import { type Ports, PrinterFault } from '../../ports.ts';
import { transact } from '../../procedures/procedures.ts';
import { readJournal } from '../../till/journal.ts';
import { verifyTill } from '../../till/verify.ts';
import { takeBatch } from './batch.ts';
import { addPaper } from './part-rows.ts';
import { insertRun } from './run-rows.ts';
import { bulkRunner, nextCount } from './runner.ts';

const MONTH = '2026-09';
const sent: { title: string; size: number }[] = [];
let fault: PrinterFault | undefined;

let core: TestCore;
let agent: TestClient;

const printing = (ports: Ports): Ports => ({
  ...ports,
  printers: {
    list: async () => [{ id: 'bureau', name: 'Imprimante du bureau', formats: ['a4'], state: 'ready' }],
    send: async (_id, pdf, { title }) => {
      if (fault !== undefined) throw fault;
      sent.push({ title, size: pdf.length });
    },
  },
});

beforeEach(async () => {
  sent.length = 0;
  fault = undefined;
  core = await openTestCore({ ports: printing });
  agent = core.client('agent');
});
afterEach(() => core.close());

const PAID: FixtureEntry = {
  period: MONTH,
  on: '2026-10-09',
  nature: 'paiement_prelevement',
  label: 'Prélèvement',
  cents: -29_534,
};

/** Accounts whose September is paid. */
function fill(paid: number, owing = 0): void {
  for (let place = 0; place < paid + owing; place += 1) {
    const month = ordinaryMonth(MONTH, '2026-09-30', '2026-10-10');
    addAccount(core.db, {
      key: `B-${String(place).padStart(5, '0')}`,
      entries: place < paid ? [...month, PAID] : month,
    });
  }
}

const CHOICE = { kind: 'quittance', month: MONTH, residence: null, paperOnly: false } as const;
const start = (more: Partial<Parameters<TestClient['documents']['bulkStart']>[0]> = {}) =>
  agent.documents.bulkStart({ commandId: actId(), ...CHOICE, printer: null, ...more });
async function ended(): Promise<BulkRun> {
  await new Promise((resolve) => setImmediate(resolve));
  await bulkRunner(core.core.services).idle();
  const [run] = await agent.documents.bulkRuns();
  if (run === undefined) throw new Error('no run');
  return run;
}
/** Resolved once a slice of a run is written, before the next one begins. */
function firstSlice(): Promise<void> {
  return new Promise((resolve) => {
    const leave = core.core.services.events.subscribe((event) => {
      if (event.kind !== 'progress' || event.done === 0) return;
      leave();
      resolve();
    });
  });
}
const rows = (text: string) => core.db.prepare(text).pluck().all();

describe('a month printed', () => {
  it('is counted first, nothing being made', async () => {
    fill(7, 3);
    addAccount(core.db, { key: 'EMPTY' });
    const plan = await agent.documents.bulkPlan(CHOICE);
    expect(plan).toMatchObject({ papers: 7, skipped: { unpaid: 3, paperless: 0, given: 0, empty: 1 } });
    expect(plan.residences).toEqual([{ code: 'R1', name: expect.any(String) }]);
    expect((await agent.documents.bulkPlan({ ...CHOICE, kind: 'avis' })).papers).toBe(10);
    expect(rows('SELECT count(*) FROM issued_paper')).toEqual([0]);
  });

  it('gives each account its paper once, numbered, chained, told to the portal fifty at a time', async () => {
    fill(120, 5);
    const begun = await start();
    expect(begun).toMatchObject({ state: 'en-cours', total: 125, done: 0, papers: 0 });
    const run = await ended();
    expect(run).toMatchObject({ state: 'terminee', done: 125, papers: 120, sentence: null });
    expect(run.skipped).toEqual({ unpaid: 5, paperless: 0, given: 0, empty: 0 });
    expect(run.parts).toEqual([{ part: 0, papers: 120, size: expect.any(Number), printed: false }]);
    const numbers = rows('SELECT number FROM issued_paper ORDER BY number');
    expect(numbers).toHaveLength(120);
    expect(numbers.at(-1)).toBe('G2A-Q-000120');
    expect(new Set(rows('SELECT lease_id FROM issued_paper')).size).toBe(120);
    expect(readJournal(core.db, 'G2')).toHaveLength(120);
    expect(verifyTill(core.db, 'G2').kind).toBe('intact');
    const items = rows("SELECT payload FROM command WHERE type = 'documents.batch' ORDER BY seq").map(
      (payload) => (JSON.parse(String(payload)) as { items: { number: string }[] }).items,
    );
    expect(items.flat().map(({ number }) => number)).toEqual(numbers);
    expect(Math.max(...items.map(({ length }) => length))).toBeLessThanOrEqual(50);
    expect(rows("SELECT count(*) FROM paper_copy WHERE means = 'bulk' AND copy = 0")).toEqual([120]);
    expect(core.events.filter((event) => event.kind === 'progress').at(-1)).toMatchObject({
      work: 'bulk',
      step: 'Quittances de septembre 2026',
      done: 125,
      total: 125,
    });
  });

  it('is read as one file per part, the pages of each paper in it', async () => {
    fill(3);
    const { id } = await start();
    await ended();
    const { name, bytes } = await agent.documents.bulkRead({ run: id, part: 0 });
    expect(name).toBe('Quittances 2026-09 - 1.pdf');
    expect(
      Buffer.from(await bytes.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await refusal(agent.documents.bulkRead({ run: id, part: 1 }))).code).toBe('DOC-404');
    expect((await refusal(agent.documents.bulkRead({ run: actId(), part: 0 }))).code).toBe('DOC-404');
  });

  it('leaves out what was given already, and takes up what nobody was handed', async () => {
    fill(3);
    const order = (account: string) =>
      agent.documents.order({ commandId: actId(), account, kind: 'quittance', month: MONTH, item: null });
    const given = await order('B-00000');
    await agent.printing.save({ account: 'B-00000', id: given.id, format: 'a4', jobId: actId() });
    const held = await order('B-00001');
    await start();
    expect(await ended()).toMatchObject({ papers: 2, skipped: { given: 1 } });
    expect(rows('SELECT number FROM bulk_paper ORDER BY place')).toEqual([held.number, 'G2A-Q-000003']);
    await start();
    expect(await ended()).toMatchObject({ papers: 0, parts: [], skipped: { given: 3 } });
  });

  it('leaves out, where chosen, who reads it in an active space and agreed in time', async () => {
    fill(6);
    const space = (account: string, state: string, kind: string, at: string | null) =>
      told(
        String(
          core.db
            .prepare(
              'SELECT p.key FROM person p JOIN party y ON y.person_id = p.id JOIN lease l ON l.id = y.lease_id WHERE l.key = ?',
            )
            .pluck()
            .get(account),
        ),
        {
          state,
          login: `L${account.slice(-5)}000`,
          consents: [
            {
              kind,
              given: at !== null,
              at: at ?? '2026-01-01T09:00:00.000Z',
              by: 'counter',
              version: '1',
              wording: 'Oui',
            },
          ],
        },
        account,
      );
    pull(
      core,
      space('B-00000', 'active', 'quittance', '2026-08-10T09:00:00.000Z'),
      // Agreed to another paper, in September itself, not at all, and in a space that nobody opened yet.
      space('B-00001', 'active', 'avis', '2026-08-10T09:00:00.000Z'),
      space('B-00002', 'active', 'quittance', '2026-09-10T09:00:00.000Z'),
      space('B-00003', 'active', 'quittance', null),
      space('B-00004', 'pending', 'quittance', '2026-08-10T09:00:00.000Z'),
    );
    const paperOnly = { ...CHOICE, paperOnly: true };
    expect(await agent.documents.bulkPlan(paperOnly)).toMatchObject({ papers: 5, skipped: { paperless: 1 } });
    expect((await agent.documents.bulkPlan(CHOICE)).papers).toBe(6);
    await start(paperOnly);
    expect(await ended()).toMatchObject({ papers: 5, skipped: { paperless: 1 } });
    expect(
      rows("SELECT count(*) FROM issued_paper p JOIN lease l ON l.id = p.lease_id WHERE l.key = 'B-00000'"),
    ).toEqual([0]);
  });

  it('is of one residence where one is chosen', async () => {
    fill(4);
    core.db.exec(`INSERT INTO residence (code, name, postal_code, city) VALUES ('R2', 'Les Tilleuls', '28000', 'Chartres');
      UPDATE dwelling SET residence_code = 'R2' WHERE code IN (SELECT dwelling_code FROM lease WHERE key < 'B-00002')`);
    await start({ residence: 'R2' });
    expect(await ended()).toMatchObject({ total: 2, papers: 2, residenceName: 'Les Tilleuls' });
  });
});

describe('a run', () => {
  it('begun twice under one id is one; a second beside it, an unknown residence, no month are refused', async () => {
    fill(2);
    const commandId = actId();
    const [one, two] = await Promise.all([start({ commandId }), start({ commandId })]);
    expect(two.id).toBe(one.id);
    expect((await refusal(start({ commandId, kind: 'avis' }))).code).toBe('CMD-409');
    expect((await refusal(start())).code).toBe('DOC-EN-COURS');
    await ended();
    expect((await refusal(start({ residence: 'X' }))).code).toBe('DOC-RESIDENCE');
    expect((await refusal(start({ month: '2026-13' }))).code).toBe('DOC-MOIS');
    expect((await refusal(start({ printer: 'escpos:1' }))).code).toBe('PRN-FORMAT');
    expect(rows('SELECT count(*) FROM bulk_run')).toEqual([1]);
  });

  it('cancelled keeps what was made, which can be read', async () => {
    fill(40);
    const begun = firstSlice();
    const { id } = await start();
    await begun;
    const cancelled = await agent.documents.bulkCancel({ run: id });
    expect(cancelled.state).toBe('annulee');
    const run = await ended();
    expect(run).toMatchObject({ state: 'annulee', papers: 5, parts: [{ papers: 5 }] });
    expect((await agent.documents.bulkRead({ run: id, part: 0 })).bytes.size).toBeGreaterThan(1000);
    expect(rows('SELECT count(*) FROM issued_paper')).toEqual([run.papers]);
    expect((await agent.documents.bulkResume({ run: id })).state).toBe('annulee');
  });

  it('stopped in its middle goes on from its last account: nothing lost, no number twice', async () => {
    fill(60);
    const begun = firstSlice();
    const { id } = await start();
    await begun;
    // What a killed program leaves: some batches written, no file drawn, the row still "en-cours".
    await core.reopen();
    agent = core.client('agent');
    expect((await agent.documents.bulkRuns())[0]).toMatchObject({ state: 'interrompue' });
    const before = Number(rows('SELECT papers FROM bulk_run')[0]);
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(60);
    expect(rows('SELECT count(*) FROM issued_paper')).toEqual([before]);
    await agent.documents.bulkResume({ run: id });
    expect(await ended()).toMatchObject({ state: 'terminee', papers: 60, done: 60 });
    const numbers = rows('SELECT number FROM issued_paper ORDER BY number');
    expect([numbers.length, numbers.at(-1)]).toEqual([60, 'G2A-Q-000060']);
    expect(rows('SELECT count(*) FROM paper_copy')).toEqual([60]);
    expect(verifyTill(core.db, 'G2').kind).toBe('intact');
  });

  it('undone in the middle of a batch leaves nothing of it', async () => {
    fill(10);
    const { id } = await start();
    await agent.documents.bulkCancel({ run: id });
    await ended();
    const made = rows('SELECT count(*) FROM issued_paper')[0];
    core.db.exec("UPDATE bulk_run SET state = 'en-cours'");
    const { session } = core.port('agent');
    const torn = () =>
      transact(core.core.services, session, (scope) => {
        takeBatch(scope, id, 5);
        throw new Error('the power went');
      });
    expect(torn).toThrow('the power went');
    expect(rows('SELECT count(*) FROM issued_paper')[0]).toBe(made);
    expect(rows('SELECT papers FROM bulk_run')[0]).toBe(made);
    core.db.exec("UPDATE bulk_run SET state = 'interrompue'");
    await agent.documents.bulkResume({ run: id });
    expect(await ended()).toMatchObject({ state: 'terminee', papers: 10 });
    expect(rows('SELECT number FROM issued_paper ORDER BY number').at(-1)).toBe('G2A-Q-000010');
  });

  it('cancelled before its file was drawn: the file is drawn when it is read, each paper as the copy it then is', async () => {
    fill(3);
    const id = actId();
    insertRun(core.db, {
      ...CHOICE,
      id,
      printer: null,
      printerName: null,
      total: 3,
      agentId: 'a',
      at: '2026-11-17T13:05:00.000Z',
    });
    const { session } = core.port('agent');
    transact(core.core.services, session, (scope) => {
      takeBatch(scope, id, 50);
    });
    expect((await refusal(agent.documents.bulkRead({ run: id, part: 0 }))).code).toBe('DOC-EN-COURS');
    await agent.documents.bulkCancel({ run: id });
    const [number] = rows('SELECT number FROM bulk_paper ORDER BY place');
    await agent.printing.save({ account: 'B-00000', id: `issued:${number}`, format: 'a4', jobId: actId() });
    const { bytes } = await agent.documents.bulkRead({ run: id, part: 0 });
    expect(bytes.size).toBeGreaterThan(1000);
    expect(rows("SELECT copy FROM paper_copy WHERE means = 'bulk' ORDER BY number")).toEqual([1, 0, 0]);
    const again = await agent.documents.bulkRead({ run: id, part: 0 });
    expect(Buffer.from(await again.bytes.arrayBuffer())).toEqual(Buffer.from(await bytes.arrayBuffer()));
  });

  it('puts its five hundred and first paper in a second file', async () => {
    fill(2);
    const { id } = await start();
    await ended();
    const [one, two] = rows('SELECT number FROM issued_paper ORDER BY number').map(String);
    addPaper(core.db, id, 499, one ?? '');
    addPaper(core.db, id, 500, two ?? '');
    expect(rows('SELECT part FROM bulk_paper ORDER BY place')).toEqual([0, 0, 0, 1]);
    expect(rows('SELECT papers FROM bulk_part ORDER BY part')).toEqual([3, 1]);
  });
});

describe('towards a printer', () => {
  const printer = 'system:bureau';

  it('each part goes to its queue once, under no name', async () => {
    fill(3);
    await start({ printer });
    expect(await ended()).toMatchObject({
      state: 'terminee',
      printerName: 'Imprimante du bureau',
      parts: [{ printed: true }],
    });
    expect(sent).toEqual([{ title: '2026-09-1', size: expect.any(Number) }]);
  });

  it('a printer that takes nothing stops the run, which can be resumed', async () => {
    fill(3);
    fault = new PrinterFault('paused', '');
    const { id } = await start({ printer });
    const stopped = await ended();
    expect(stopped).toMatchObject({ state: 'interrompue', papers: 3, parts: [{ printed: false }] });
    expect(stopped.sentence).toMatch(/en pause/);
    fault = undefined;
    await agent.documents.bulkResume({ run: id });
    expect(await ended()).toMatchObject({ state: 'terminee', parts: [{ printed: true }] });
    expect(sent).toHaveLength(1);
  });

  it('what was on its way at a stop is not sent again by itself', async () => {
    fill(3);
    fault = new PrinterFault('paused', '');
    const { id } = await start({ printer });
    await ended();
    fault = undefined;
    core.db.exec('UPDATE bulk_part SET printed = 2');
    await agent.documents.bulkResume({ run: id });
    const run = await ended();
    expect(run).toMatchObject({ state: 'terminee', parts: [{ printed: false }] });
    expect(run.sentence).toMatch(/n°\u00a01 partait à l'imprimante/);
    expect(sent).toEqual([]);
  });
});

it('takes as many accounts at once as a slice allows, five to fifty', () => {
  expect([nextCount(5, 0), nextCount(50, 300), nextCount(10, 10), nextCount(50, 10_000)]).toEqual([
    50, 5, 30, 5,
  ]);
});
