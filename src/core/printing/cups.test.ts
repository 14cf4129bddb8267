import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cupsPrinters } from './cups.ts';

/** Programs in the place of CUPS's own, for the answers a real server cannot be made to give. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-lp-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, lines: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`);
  chmodSync(file, 0o755);
  return file;
}

const READY = 'echo "printer salle is idle.  enabled since -"; echo "salle accepting requests since -"';
const JOB = { format: 'a4' as const, title: 'G2A-Q-000001' };
const PDF = Buffer.from('%PDF-1.7');

function sending(lpstat: string, lp: string, patienceMs = 10_000, printer = 'salle') {
  const port = cupsPrinters({ lpstat: program('lpstat', lpstat), lp: program('lp', lp), patienceMs });
  return port.send(printer, PDF, JOB);
}

describe('a paper given to CUPS', () => {
  test('is accepted only with a request id', async () => {
    await sending(READY, 'cat >/dev/null; echo "request id is salle-1 (0 file(s))"');
    await expect(sending(READY, 'cat >/dev/null; echo fine')).rejects.toMatchObject({ reason: 'refused' });
    await expect(
      sending(READY, 'cat >/dev/null; echo "request id is salle-1"; exit 1'),
    ).rejects.toMatchObject({ reason: 'refused' });
  });

  test.each([
    ['lp: Error - The printer or class does not exist.', 'absent'],
    ['lp: Destination "salle" is not accepting jobs.', 'closed'],
    ['lp: Error - scheduler not responding. Unable to connect to server', 'unreachable'],
    ['lp: Forbidden', 'refused'],
  ])('%s', async (words, reason) => {
    await expect(sending(READY, `cat >/dev/null; echo '${words}' >&2; exit 1`)).rejects.toMatchObject({
      reason,
    });
  });

  test.each([
    ['echo "lpstat: Scheduler is not running." >&2; exit 1', 'unreachable'],
    ['[ "$1" = -r ] && echo "scheduler is running" || exit 1', 'absent'],
    ['echo "printer salle disabled since - -"', 'paused'],
    [`${READY}; echo "salle not accepting requests since -"`, 'closed'],
  ])('is not sent when lpstat says %s', async (lpstat, reason) => {
    await expect(sending(lpstat, `touch ${join(folder, 'sent')}`)).rejects.toMatchObject({ reason });
    expect(() => rmSync(join(folder, 'sent'))).toThrow();
  });

  test('is in doubt when lp does not end: it may have left', async () => {
    await expect(sending(READY, 'exec sleep 600', 1_000)).rejects.toMatchObject({ reason: 'silent' });
    await expect(sending('exec sleep 600', 'exit 1', 200)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  test('goes to a name, never to an option', async () => {
    for (const name of ['-dautre', 'a b', '', 'a/b', "a'b"])
      await expect(sending(READY, 'exit 0', 10_000, name)).rejects.toMatchObject({ reason: 'absent' });
  });

  test('does not stop a post without CUPS', async () => {
    const port = cupsPrinters({ lp: join(folder, 'none'), lpstat: join(folder, 'none') });
    expect(await port.list()).toEqual([]);
    await expect(port.send('salle', PDF, JOB)).rejects.toMatchObject({ reason: 'absent' });
  });
});
