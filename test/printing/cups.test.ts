import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cupsPrinters } from '../../src/core/printing/cups.ts';
import type { TestClient, TestCore } from '../support/open-test-core.ts';
import { type CupsServer, cupsServer, NO_CUPS } from './cups-server.ts';
import { ACCOUNT, bytesOf, copies, jobId, openDesk, QUITTANCE } from './desk.ts';
import { type ReceivingPrinter, receivingPrinter } from './receiving-printer.ts';

/** Said beside a test that is passed over. */
const WHY = NO_CUPS === undefined ? '' : ` (${NO_CUPS})`;
const paper = { account: ACCOUNT, id: QUITTANCE, format: 'a4' as const };

describe.skipIf(NO_CUPS !== undefined)(`a real CUPS${WHY}`, () => {
  let server: CupsServer;
  let machine: ReceivingPrinter;
  let core: TestCore;
  let agent: TestClient;

  beforeAll(async () => {
    server = await cupsServer();
    machine = await receivingPrinter();
    server.addQueue('accueil', machine.port, "Imprimante de l'accueil");
    server.addQueue('pause', machine.port);
    server.addQueue('fermee', machine.port);
    server.run('cupsdisable', 'pause');
    server.run('cupsreject', 'fermee');
  });
  afterAll(async () => {
    await server?.stop();
    await machine?.close();
  });
  beforeEach(async () => {
    const printers = cupsPrinters({ environment: server.environment });
    ({ core, agent } = await openDesk({ ports: (ports) => ({ ...ports, printers }) }));
  });
  afterEach(() => core.close());

  test('its queues are listed as they stand', async () => {
    const { printers } = await agent.printing.printers();
    expect(printers.map(({ id, name, ready, state }) => [id, name, ready, state])).toEqual([
      ['system:accueil', "Imprimante de l'accueil", true, 'Prête'],
      ['system:fermee', 'fermee', false, "N'accepte plus de travaux"],
      ['system:pause', 'pause', false, 'En pause'],
    ]);
  });

  test('the machine receives what the preview showed, to the byte', async () => {
    const shown = await bytesOf(await agent.printing.preview(paper));
    const received = machine.nextJob();
    const job = await agent.printing.print({ ...paper, jobId: jobId(), printer: 'system:accueil' });
    expect(job).toMatchObject({ state: 'accepted', sentence: null, copy: 0 });
    expect((await received).equals(shown)).toBe(true);
    expect(copies(core)).toMatchObject([{ number: 'G2A-Q-000001', copy: 0, means: 'print' }]);

    const second = machine.nextJob();
    expect(await agent.printing.print({ ...paper, jobId: jobId(), printer: 'system:accueil' })).toMatchObject(
      { state: 'accepted', copy: 1 },
    );
    expect((await second).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a ticket goes to a queue of the system too', async () => {
    const ticket = { ...paper, format: '80mm' as const };
    const shown = await bytesOf(await agent.printing.preview(ticket));
    const received = machine.nextJob();
    const job = await agent.printing.print({ ...ticket, jobId: jobId(), printer: 'system:accueil' });
    expect(job.state).toBe('accepted');
    expect((await received).equals(shown)).toBe(true);
  });

  test.each([
    ['system:pause', 'en pause'],
    ['system:fermee', "n'accepte plus de travaux"],
    ['system:partie', "n'est plus sur ce poste"],
    ['system:-o', "n'est plus sur ce poste"],
  ])('%s: the clerk is told, no copy is counted, another queue takes it', async (printer, words) => {
    const asked = { ...paper, jobId: jobId(), printer };
    const failed = await agent.printing.print(asked);
    expect(failed.state).toBe('failed');
    expect(failed.sentence).toContain(words);
    expect(copies(core)).toEqual([]);
    const received = machine.nextJob();
    const again = await agent.printing.retry({ jobId: asked.jobId, printer: 'system:accueil' });
    expect(again).toMatchObject({ state: 'accepted', copy: 0 });
    expect((await received).length).toBeGreaterThan(1_000);
  });

  test('the queue of the system never learns a name', async () => {
    const received = machine.nextJob();
    await agent.printing.print({ ...paper, jobId: jobId(), printer: 'system:accueil' });
    await received;
    const queue = server.run('lpstat', '-l', '-W', 'all', '-o');
    expect(queue).toContain('accueil-');
    expect(queue).not.toMatch(/arc|0030/i);
  });
});

describe.skipIf(NO_CUPS !== undefined)(`a CUPS that stops${WHY}`, () => {
  test('gives no printer, and says that nothing was sent', async () => {
    const server = await cupsServer();
    const machine = await receivingPrinter();
    server.addQueue('accueil', machine.port);
    const port = cupsPrinters({ environment: server.environment });
    expect((await port.list()).map(({ id }) => id)).toEqual(['accueil']);
    await server.stop();
    expect(await port.list()).toEqual([]);
    const job = { format: 'a4' as const, title: 'Page de test' };
    await expect(port.send('accueil', Buffer.from('%PDF'), job)).rejects.toMatchObject({
      reason: 'unreachable',
    });
    expect(machine.jobs).toEqual([]);
    await machine.close();
  });
});
