import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { ACCOUNT, bytesOf, copies, jobId, openDesk, RECU } from './desk.ts';
import { apart, blackDots, HAS_POPPLER, popplerDots } from './poppler-dots.ts';
import { readEscPos } from './read-escpos.ts';
import { deafPort, type ReceivingPrinter, receivingPrinter } from './receiving-printer.ts';

let paper: ReceivingPrinter;
let core: TestCore;
let agent: TestClient;
let printer: string;

beforeEach(async () => {
  paper = await receivingPrinter();
  ({ core, agent } = await openDesk());
  const { host, port } = paper;
  const added = await core
    .client('responsable')
    .printing.addNetworkPrinter({ name: "Tickets de l'accueil", host, port });
  printer = added.id;
});
afterEach(async () => {
  await core.close();
  await paper.close();
});

const recu = { account: ACCOUNT, id: RECU, format: '80mm' as const };

test('it is listed, ready while it answers and said when it does not', async () => {
  const silent = await core
    .client('administrateur')
    .printing.addNetworkPrinter({ name: 'Débranchée', host: '127.0.0.1', port: await deafPort() });
  expect((await agent.printing.printers()).printers).toEqual([
    {
      id: silent.id,
      name: 'Débranchée',
      kind: 'escpos',
      formats: ['80mm'],
      ready: false,
      state: 'Injoignable',
    },
    {
      id: printer,
      name: "Tickets de l'accueil",
      kind: 'escpos',
      formats: ['80mm'],
      ready: true,
      state: 'Prête',
    },
  ]);
});

describe('a reçu printed on the roll', () => {
  test.skipIf(!HAS_POPPLER)('is the page that was shown, dot for dot as another hand draws it', async () => {
    const shown = await bytesOf(await agent.printing.preview(recu));
    const received = paper.nextJob();
    const job = await agent.printing.print({ ...recu, jobId: jobId(), printer });
    expect(job).toMatchObject({ state: 'accepted', copy: 0, printerName: "Tickets de l'accueil" });
    const ticket = readEscPos(await received);
    expect([ticket.width, ticket.cuts, ticket.drawerKicks]).toEqual([576, 1, 0]);
    const drawn = popplerDots(shown);
    expect(blackDots(ticket)).toBeGreaterThan(5_000);
    expect(apart(ticket, drawn)).toBeLessThan(0.3);
    // Control: the same picture one line of text lower is not the same.
    const lower = { ...drawn, dots: new Uint8Array([...new Uint8Array(576 * 24), ...drawn.dots]) };
    expect(apart(ticket, lower)).toBeGreaterThan(0.3);
    expect(copies(core)).toMatchObject([{ number: 'G2A-R-000001', copy: 0, format: '80mm' }]);
  });

  test('unplugged in the middle: the clerk is told, no copy is counted, and it prints once plugged back', async () => {
    paper.onNext((socket) => socket.once('data', () => socket.resetAndDestroy()));
    const asked = { ...recu, jobId: jobId(), printer };
    const failed = await agent.printing.print(asked);
    expect(failed).toMatchObject({
      state: 'failed',
      copy: 0,
      sentence:
        "L'imprimante s'est arrêtée pendant l'envoi\u202f: vérifiez le papier et les câbles, puis réessayez.",
    });
    expect([copies(core), paper.jobs]).toEqual([[], []]);
    // The payment is untouched.
    const { count } = core.db.prepare('SELECT count(*) AS count FROM payment').get() as { count: number };
    expect(count).toBe(1);

    const received = paper.nextJob();
    const again = await agent.printing.retry({ jobId: asked.jobId, printer });
    expect(again).toMatchObject({ id: asked.jobId, state: 'accepted', copy: 0, sentence: null });
    expect(readEscPos(await received).cuts).toBe(1);
    expect(copies(core)).toMatchObject([{ copy: 0, jobId: asked.jobId }]);
  });

  test('switched off: nothing was sent, and another printer takes it', async () => {
    const off = await core
      .client('responsable')
      .printing.addNetworkPrinter({ name: 'Éteinte', host: '127.0.0.1', port: await deafPort() });
    const asked = { ...recu, jobId: jobId(), printer: off.id };
    expect((await agent.printing.print(asked)).sentence).toContain("rien n'a été envoyé");
    expect(await agent.printing.retry({ jobId: asked.jobId, printer })).toMatchObject({ state: 'accepted' });
    expect(paper.jobs).toHaveLength(1);
  });

  test('a printer taken off the post says so', async () => {
    await core.client('responsable').printing.removeNetworkPrinter({ id: printer });
    const job = await agent.printing.print({ ...recu, jobId: jobId(), printer });
    expect(job.sentence).toContain("n'est plus sur ce poste");
  });

  test('a roll takes no A4', async () => {
    const job = await agent.printing.print({ ...recu, format: 'a4', jobId: jobId(), printer });
    expect(job.sentence).toContain('ce format');
    expect(paper.jobs).toEqual([]);
  });
});

test('the test page of the printer arrives, and counts as no copy', async () => {
  const received = paper.nextJob();
  const job = await agent.printing.testPage({ jobId: jobId(), printer, format: '80mm' });
  expect(job).toMatchObject({ title: 'Page de test', state: 'accepted', number: null, copy: null });
  expect(blackDots(readEscPos(await received))).toBeGreaterThan(5_000);
  expect(copies(core)).toEqual([]);
});
