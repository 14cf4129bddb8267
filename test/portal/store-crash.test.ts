import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { balanceOf } from '../../src/portal/store/balance.ts';
import { openPortalDatabase } from '../../src/portal/store/database.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { asLandlord } from '../../src/portal/store/scope.ts';
import { findPostgres, postgresRequired, startPostgres } from '../support/postgres.ts';
import { putAccounts } from '../support/postgres-rows.ts';
import { paymentCommand } from './store-commands.ts';
import { NORTH, push } from './store-portal.ts';

const here = findPostgres() !== undefined || postgresRequired();

describe.skipIf(!here)('a PostgreSQL that stops at once, as by a power cut', () => {
  test('holds what was answered, and the same portal goes on with it', async () => {
    const server = await startPostgres();
    if (server === undefined) throw new Error('PostgreSQL is here');
    onTestFinished(() => server.remove());
    const database = await openPortalDatabase({ url: server.url });
    onTestFinished(() => database.close());
    await putAccounts(database, 'NORD', ['n1']);
    const pay = (seq: number) =>
      paymentCommand({ incarnation: 'i', seq }, { id: randomUUID(), account: 'n1', cents: 100 * seq });
    const [first, second] = [pay(1), pay(2)];
    await push(database, NORTH, first);
    await server.stop('immediate');
    await expect(push(database, NORTH, second)).rejects.toThrow();
    await server.restart();
    // What was sent again is known; what never arrived does.
    expect(await push(database, NORTH, first, second)).toEqual([
      { kind: 'accepted', suspense: false },
      { kind: 'accepted', suspense: false },
    ]);
    expect(await asLandlord(database, (tx) => balanceOf(tx, 'n1'))).toBe(-300);
    expect(await portalStore(database).held(NORTH, ['i'])).toEqual(
      new Map([['i', { count: 2, maxSeq: 2, forked: false }]]),
    );
  });
});

test.skipIf(!here)('tests that are killed leave no server behind', async () => {
  const support = join(import.meta.dirname, '../support/postgres.ts');
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { startPostgres } from ${JSON.stringify(support)};
     import pg from 'pg';
     const server = await startPostgres();
     const client = new pg.Client({ connectionString: server.superUrl });
     await client.connect();
     console.log((await client.query("SELECT pg_read_file('postmaster.pid') AS text")).rows[0].text.split('\\n').slice(0, 2).join(' '));
     setInterval(() => {}, 1000);`,
  ]);
  const [line] = await Promise.race([
    createInterface(child.stdout)
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => [String(value)]),
    new Promise<never>((_resolve, reject) =>
      child.once('exit', (code) => reject(new Error(`ended with ${code}`))),
    ),
  ]);
  // Its process and its data, as it writes them itself.
  const [server = '', data = ''] = line?.split(' ') ?? [];
  const pid = Number(server);
  onTestFinished(() => rmSync(dirname(data), { recursive: true, force: true }));
  expect(pid).toBeGreaterThan(1);
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
