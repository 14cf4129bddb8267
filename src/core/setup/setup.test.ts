import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { closeEmptyDevices, codeOf, emptyDevice } from '../../../test/support/empty-device.ts';
import type { TestCore } from '../../../test/support/open-test-core.ts';
import { RESOURCES, TEST_KEY } from '../../../test/support/test-ports.ts';
import { BASE_FILE } from '../database/open.ts';
import type { WorkerOrder, WorkerReport } from '../import/worker-messages.ts';
import { readProfileFile } from '../landlords/resources.ts';
import { isOutdated, verifySecret } from '../staff/secrets-hash.ts';
import { startDemonstration } from './demonstration.ts';
import { DEMONSTRATION_AGENTS, initialsOf } from './demonstration-agents.ts';
import { overallProgress } from './progress.ts';

closeEmptyDevices();

describe('the first start', () => {
  test('asks for a landlord, to anyone who looks', async () => {
    const core = await emptyDevice();
    const status = await core.client('anonymous').setup.status();
    expect(status).toMatchObject({ kind: 'choose' });
    if (status.kind !== 'choose') throw new Error('no choice');
    expect(status.landlords.map(({ id }) => id)).toEqual([
      'auvergne-habitat',
      'cchartres',
      'cite-jardins',
      'habitat-du-gard',
      'neolia',
    ]);
    expect(status.landlords.find(({ id }) => id === 'cchartres')).toMatchObject({
      name: "C'Chartres habitat",
      legalForm: "Office public de l'habitat",
      city: 'Chartres',
    });
    expect((await core.client('anonymous').session.status()).post).toBeNull();
  });

  test('makes the demonstration whole: accounts, agents, post; then it is ready', async () => {
    const core = await emptyDevice();
    const client = core.client('anonymous');
    expect(await client.setup.createDemonstration({ landlordId: 'cchartres', accounts: 30 })).toEqual({
      accounts: 30,
    });
    expect(await client.setup.status()).toEqual({ kind: 'ready' });
    expect((await client.session.status()).post).toEqual({
      landlordId: 'cchartres',
      landlordName: "C'Chartres habitat",
      agencyName: 'Agence Centre',
      postName: 'Guichet 2',
      demonstration: true,
    });
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(30);
    const late = "SELECT balance_cents, oldest_due_cents > 0 FROM lease WHERE printed = '0030020790D'";
    expect(core.db.prepare(late).raw().get()).toEqual([44534, 1]);
    expect(readdirSync(core.folder).filter((name) => name.startsWith('demonstration'))).toEqual([]);
    expect(core.db.prepare("SELECT value FROM meta WHERE key = 'till'").pluck().get()).toBe('G2');
  });

  test('tells its progress in words, never backwards, and ends by what changed', async () => {
    const core = await emptyDevice();
    await core.client('anonymous').setup.createDemonstration({ landlordId: 'neolia', accounts: 300 });
    const steps = core.events.flatMap((event) => (event.kind === 'progress' ? [event] : []));
    expect(steps[0]).toMatchObject({
      work: 'demonstration',
      step: 'Création des comptes',
      done: 0,
      total: 100,
    });
    expect(new Set(steps.map(({ step }) => step)).size).toBeGreaterThan(5);
    for (const [index, { done, total }] of steps.entries()) {
      expect(done).toBeGreaterThanOrEqual(steps[index - 1]?.done ?? 0);
      expect(done).toBeLessThan(total);
    }
    expect(core.events.at(-1)).toMatchObject({ kind: 'changed', topics: expect.arrayContaining(['setup']) });
  });

  test.each(['auvergne-habitat', 'cite-jardins', 'habitat-du-gard'])('works for %s', async (landlordId) => {
    const core = await emptyDevice();
    await startDemonstration(core.core.services, { landlordId, accounts: 12 });
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(12);
    expect(await core.client('anonymous').setup.status()).toEqual({ kind: 'ready' });
  });
});

describe('while it is being made', () => {
  test('the status says how far, a second one and any write are refused in words', async () => {
    const core = await emptyDevice();
    const client = core.client('anonymous');
    const begun = new Promise<void>((resolve) => {
      core.core.services.events.subscribe(() => resolve());
    });
    const making = client.setup.createDemonstration({ landlordId: 'cchartres', accounts: 15 });
    await begun;
    expect(await client.setup.status()).toEqual({
      kind: 'building',
      work: 'demonstration',
      landlordId: 'cchartres',
      step: 'Création des comptes',
      done: 0,
      total: 100,
    });
    expect(await codeOf(client.setup.createDemonstration({ landlordId: 'neolia' }))).toBe('SET-002');
    await making;
    expect(await client.setup.status()).toEqual({ kind: 'ready' });
  });

  test('a base that belongs to a landlord is never made over', async () => {
    const core = await emptyDevice({ landlordId: 'cchartres' });
    const call = core.client('anonymous').setup.createDemonstration({ landlordId: 'neolia', accounts: 15 });
    expect(await codeOf(call)).toBe('SET-001');
    expect(core.db.prepare("SELECT value FROM meta WHERE key = 'landlord'").pluck().get()).toBe('cchartres');
  });

  test('a stop in the middle leaves a base of nobody; the next start makes it whole', async () => {
    const core = await emptyDevice();
    const order = orderFor(core);
    await core.core.close();
    const worker = new Worker(core.core.services.ports.workers.import, { workerData: order });
    await new Promise<void>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: WorkerReport) => {
        if (message.kind === 'progress' && message.step === 'Lecture des écritures') resolve();
        if (message.kind === 'done') reject(new Error('it ended before it was stopped'));
      });
    });
    await worker.terminate();
    expect(existsSync(order.job.kind === 'demonstration' ? order.job.draftFolder : '')).toBe(true);
    await core.reopen();
    expect(await core.client('anonymous').setup.status()).toMatchObject({ kind: 'choose' });
    expect(
      core.db.prepare('SELECT (SELECT count(*) FROM lease) + (SELECT count(*) FROM agent)').pluck().get(),
    ).toBe(0);
    expect(readdirSync(core.folder)).not.toContain('demonstration-en-cours');
    await startDemonstration(core.core.services, { landlordId: 'cchartres', accounts: 12 });
    expect(await core.client('anonymous').setup.status()).toEqual({ kind: 'ready' });
  });

  test('closing meanwhile stops the work first, and leaves a base of nobody that opens at once', async () => {
    const core = await emptyDevice();
    const reading = new Promise<void>((resolve) => {
      core.core.services.events.subscribe((event) => {
        if (event.kind === 'progress' && event.step === 'Lecture des écritures') resolve();
      });
    });
    const making = startDemonstration(core.core.services, { landlordId: 'cchartres', accounts: 500 });
    const outcome = making.then(
      () => 'made',
      () => 'stopped',
    );
    await reading;
    await core.reopen();
    expect(await outcome).toBe('stopped');
    expect(readdirSync(core.folder)).not.toContain('demonstration-en-cours');
    expect(await core.client('anonymous').setup.status()).toMatchObject({ kind: 'choose' });
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(0);
  });

  test('a fault in the middle frees the base and says nothing internal', async () => {
    const core = await emptyDevice();
    core.db.exec(
      "CREATE TRIGGER stop BEFORE INSERT ON agent BEGIN SELECT RAISE(ABORT, 'secret interne'); END",
    );
    const client = core.client('anonymous');
    await expect(
      client.setup.createDemonstration({ landlordId: 'cchartres', accounts: 12 }),
    ).rejects.toMatchObject({
      message: expect.not.stringContaining('secret'),
      data: { code: 'INT-500' },
    });
    expect(await client.setup.status()).toMatchObject({ kind: 'choose' });
    expect(core.db.prepare('SELECT count(*) FROM lease').pluck().get()).toBe(0);
    core.db.exec('DROP TRIGGER stop');
    await client.setup.createDemonstration({ landlordId: 'cchartres', accounts: 12 });
  });
});

describe('the agents of the demonstration', () => {
  test('are shown with their secrets, which open', async () => {
    const core = await emptyDevice();
    await startDemonstration(core.core.services, { landlordId: 'cchartres', accounts: 12 });
    const { session } = core.client('anonymous');
    const agents = await session.agents();
    expect(agents.map(({ name, initials }) => [name, initials])).toEqual([
      ['Sophie Lambert', 'SL'],
      ['Karim Benali', 'KB'],
      ['Mireille Dupré', 'MD'],
      ['Thi Hoa Nguyen', 'TN'],
      ['Paul Rivoal', 'PR'],
    ]);
    const client = core.client('anonymous');
    const sophie = agents[0];
    await client.session.signIn({ agent: 'sophie.lambert', password: sophie?.demonstrationPassword ?? '' });
    await client.session.lock();
    await client.session.resume({ agent: sophie?.id ?? '', pin: sophie?.demonstrationPin ?? '' });
  });

  test('were hashed with the settings of today, each with its own secrets', async () => {
    for (const { password, passwordHash, pin, pinHash } of DEMONSTRATION_AGENTS) {
      expect([await verifySecret(passwordHash, password), await verifySecret(pinHash, pin)]).toEqual([
        true,
        true,
      ]);
      expect([isOutdated(passwordHash), isOutdated(pinHash)]).toEqual([false, false]);
    }
  });

  test('have passwords of twelve characters at least and codes of six digits, none of them alike', () => {
    for (const { password, pin } of DEMONSTRATION_AGENTS) {
      expect(password.length).toBeGreaterThanOrEqual(12);
      expect(pin).toMatch(/^\d{6}$/);
    }
    expect(new Set(DEMONSTRATION_AGENTS.map(({ pin }) => pin)).size).toBe(DEMONSTRATION_AGENTS.length);
  });

  test.each([
    ['Sophie', 'S'],
    ['Thi Hoa Nguyen', 'TN'],
    ['élodie  le gall', 'ÉG'],
  ])('initials of %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

test('progress of an unknown step does not jump', () => {
  expect(overallProgress('Autre chose', 1, 2)).toBe(0);
  expect(overallProgress('Création des comptes', 0, 0)).toBe(0);
  expect(overallProgress('Préparation de la recherche', 3, 2)).toBe(99);
});

function orderFor(core: TestCore): WorkerOrder {
  const profile = readProfileFile(RESOURCES, 'cchartres');
  if (profile.kind === 'unusable') throw new Error(profile.sentence);
  return {
    file: join(core.folder, BASE_FILE),
    key: TEST_KEY,
    filesFolder: join(core.folder, 'fichiers'),
    day: '2026-11-17',
    at: '2026-11-17T13:05:00.000Z',
    job: {
      kind: 'demonstration',
      profile: profile.text,
      accounts: 500,
      months: 24,
      draftFolder: join(core.folder, 'demonstration-en-cours'),
      agentIds: DEMONSTRATION_AGENTS.map(({ login }) => login),
      agency: 'Agence Centre',
      post: 'Guichet 2',
      till: 'G2',
    },
  };
}
