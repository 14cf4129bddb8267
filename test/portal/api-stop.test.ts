import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL, type WireCommand } from '../../src/rules/sync/protocol.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { ask, enrolBody, newKey, openTestSession, payment, pushBody, type TestKey } from './support.ts';

const root = join(import.meta.dirname, '../..');
const ready = /^Portail: (http:\/\/127\.0\.0\.1:\d+)\/$/;

let postgres: TestPostgres | undefined;
let folder = '';
const running = new Set<ChildProcess>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-portail-arret-'));
  // Where there is none, the embedded database is held to the same.
  postgres = findPostgres() === undefined ? undefined : await startPostgres({ fsync: false });
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(async () => {
  await postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
});

type Program = {
  readonly address: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
};

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const place = postgres === undefined ? ['--data', join(folder, 'base')] : [];
  const child = spawn(process.execPath, [join(root, 'src/portal/main.ts'), ...args, ...place], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: postgres?.url ?? '', PORT: '0', ...env },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** What a command printed, and how it ended. */
function command(args: readonly string[], env: NodeJS.ProcessEnv = {}, input = '') {
  const child = run(args, env);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said += text.toString();
    });
  }
  child.stdin?.end(input);
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
}

function serve(): Promise<Program> {
  const child = run(['--landlord', 'neolia', '--state', join(folder, 'repere')]);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const address = ready.exec(line)?.[1];
        if (address !== undefined) resolve({ address, child, ended });
      });
    }
    void ended.then((code) => reject(new Error(`ended with ${code}: ${said.join('\n')}`)));
  });
}

describe('the program', () => {
  const key: TestKey = newKey();
  let device = '';
  let epoch = '';

  it('speaks in sentences of what it cannot do, and ends with 1', async () => {
    const nobody = await command(['devices']);
    expect(nobody).toMatchObject({ code: 1 });
    expect(nobody.said).toContain('--landlord ID la première fois');
    const short = await command(
      ['staff', 'add', 'paul', '--name', 'Paul', '--role', 'agent', '--landlord', 'neolia'],
      { GUICHET_PASSWORD: '' },
      'court\n',
    );
    expect(short).toMatchObject({ code: 1 });
    expect(short.said).toContain('au moins 12 caractères');
  });

  it('takes a password from its input, never from its arguments', async () => {
    const added = await command(
      ['staff', 'add', 'paul', '--name', 'Paul Rivoal', '--role', 'administrateur'],
      { GUICHET_PASSWORD: '' },
      'un-mot-de-passe\n',
    );
    expect(added).toMatchObject({ code: 0 });
    const refused = await command(['staff', 'add', 'anne', '--password', 'un-mot-de-passe']);
    expect(refused).toMatchObject({ code: 1 });
  });

  it('holds what it acknowledged when it is stopped in the middle of a push, and ends by itself', async () => {
    const enrolled = await command(['enrol', '--agency', 'A1', '--post', 'Guichet 1', '--till', 'G1']);
    const code = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(enrolled.said)?.[0] ?? '';
    const first = await serve();
    const answer = await ask(first.address, '/sync/v1/enrol', { body: enrolBody(code, key) });
    ({ device, epoch } = answer.body as { device: string; epoch: string });
    const token = await openTestSession(first.address, device, key);

    const acknowledged: WireCommand[] = [];
    let sent = 0;
    let stopped = false;
    const send = async (): Promise<void> => {
      while (!stopped) {
        const after = sent;
        sent += 20;
        const batch = Array.from({ length: 20 }, (_, index) => payment(after + index + 1));
        try {
          const pushed = await ask(first.address, '/sync/v1/push', { token, body: pushBody(epoch, batch) });
          if (pushed.status === 200) acknowledged.push(...batch);
          else return;
        } catch {
          return;
        }
        // The signal comes while other pushes are under way.
        if (acknowledged.length >= 100) {
          stopped = true;
          first.child.kill('SIGTERM');
        }
      }
    };
    await Promise.all([send(), send(), send(), send()]);
    expect(await first.ended).toBe(0);
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);

    const second = await serve();
    const again = await openTestSession(second.address, device, key);
    for (let from = 0; from < acknowledged.length; from += 100) {
      const commands = acknowledged.slice(from, from + 100);
      // Another content under the same id: only a portal that holds the first one calls it a conflict.
      const forged = commands.map(({ id, seq }) => payment(seq, { id, cents: 1 }));
      const { body } = await ask(second.address, '/sync/v1/push', {
        token: again,
        body: pushBody(epoch, forged),
      });
      const outcomes = (body.answers as { outcome: { kind: string } }[]).map(({ outcome }) => outcome.kind);
      expect(new Set(outcomes)).toEqual(new Set(['conflict']));
    }
    const hello = await ask(second.address, '/sync/v1/hello', {
      token: again,
      body: { protocol: PROTOCOL, incarnations: ['inc-1'] },
    });
    const held = (hello.body.held as Record<string, { count: number; forked: boolean }>)['inc-1'];
    expect(held?.count).toBeGreaterThanOrEqual(acknowledged.length);
    expect(held?.forked).toBe(false);
    // A new command is no conflict: the answer above says something.
    const fresh = await ask(second.address, '/sync/v1/push', {
      token: again,
      body: pushBody(epoch, [payment(sent + 1)]),
    });
    expect(fresh.body.answers).toMatchObject([{ outcome: { kind: 'accepted' } }]);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('lists its posts and revokes one', async () => {
    const listed = await command(['devices']);
    expect(listed.said).toContain(device);
    expect(listed.said).toMatch(/A1\tGuichet 1\tG1\trelié le .*\tvu le /);
    expect(await command(['revoke', device])).toMatchObject({ code: 0 });
    expect(await command(['revoke', device])).toMatchObject({ code: 1 });
    expect((await command(['devices'])).said).toContain('retiré le');
  });
});
