import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KIOSK_IDLE_MS } from '../../../src/core/procedures/session.ts';
import { type KioskBase, openKioskBase } from '../../support/kiosk-base.ts';
import { ANSWERED, at } from './answered.ts';
import { markersIn } from './scan.ts';
import { MARKERS, SAID, SECRET, sayEverything, WHO } from './visit.ts';

let base: KioskBase;
let done: readonly string[];
beforeEach(async () => {
  base = await openKioskBase();
  done = await sayEverything(base);
});
afterEach(() => base.close());

/** A marker as bytes of a file may hold it. */
const written = (marker: string): Buffer[] => [
  Buffer.from(marker, 'utf8'),
  Buffer.from(marker, 'utf16le'),
  Buffer.from(marker, 'latin1'),
  Buffer.from(marker.replaceAll(/\s/g, ''), 'utf8'),
  Buffer.from(Buffer.from(marker, 'utf8').toString('base64').slice(0, -4)),
];

function inClear(folder: string, markers: readonly string[]): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    for (const marker of markers) {
      if (entry.name.includes(marker)) found.push(`${marker} names ${entry.name}`);
      if (written(marker).some((form) => form.length >= 5 && bytes.includes(form)))
        found.push(`${marker} in ${entry.name}`);
    }
  }
  return found;
}

type Place = `${string}.${string}`;

/** Where a marker stands in the opened base: table and column. */
async function inBase(markers: readonly string[]): Promise<Map<string, Set<Place>>> {
  const found = new Map<string, Set<Place>>();
  const tables = base.db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    )
    .pluck()
    .all();
  for (const table of tables) {
    const rows = base.db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all();
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        for (const line of await markersIn(value, markers)) {
          const marker = line.slice(0, line.lastIndexOf(' in '));
          found.set(marker, (found.get(marker) ?? new Set()).add(`${table}.${column}`));
        }
  }
  return found;
}

test('fifty things are said, and every act is taken: what is looked for was there', async () => {
  expect(new Set(MARKERS).size).toBeGreaterThanOrEqual(50);
  expect(done).toEqual(
    expect.arrayContaining(['certificate', 'request', 'contact', 'space', 'account', 'help']),
  );
});

test('nothing of it lies in clear in the data folder, nor in the log', async () => {
  base.db.pragma('wal_checkpoint(FULL)');
  expect(inClear(base.folder, MARKERS)).toEqual([]);
  expect(await markersIn(base.log, MARKERS)).toEqual([]);
});

test('what says who stands in commands alone, and what proves it stands nowhere', async () => {
  const who = await inBase(WHO);
  const elsewhere = [...who].flatMap(([marker, places]) =>
    [...places].filter((place) => place !== 'command.payload').map((place) => `${marker} in ${place}`),
  );
  expect(elsewhere).toEqual([]);
  const phones = SAID.phones.map((phone) => phone.replaceAll(' ', '').slice(1));
  for (const marker of [...phones, ...SAID.emails, SAID.debtors[0]])
    expect(who.get(marker), marker).toEqual(new Set(['command.payload']));
  expect([...(await inBase(SECRET)).keys()]).toEqual([]);
});

test('what he told is with the acts, and what he left in none is gone', async () => {
  const described = await inBase(SAID.descriptions);
  for (const places of described.values()) expect([...places]).toEqual(['command.payload']);
  expect(described.size).toBe(SAID.descriptions.length);
  // Which insurer and contract: on its ticket, and beside the act, so that it is not taken twice. Not who.
  const insured = await inBase([...SAID.insurers, ...SAID.policies]);
  expect(insured.get(SAID.insurers[0])).toContain('command.payload');
  const besides = [...insured.values()].flatMap((places) => [...places]);
  expect(['command.payload', 'kiosk_act.body', 'kiosk_ticket.facts']).toEqual(
    expect.arrayContaining(besides),
  );
  expect([...(await inBase([SAID.fileNames[2]])).keys()]).toEqual([]);
});

test('the next visitor is told nothing of it, on any port, after the end or after nobody moved', async () => {
  const left = base.letIn('full');
  base.clock.advance(KIOSK_IDLE_MS);
  const [, other] = base.accounts;
  const ports = [
    base.port('kiosk').client,
    nextPort('little', other?.key),
    nextPort('full', other?.key),
    nextPort('pay', other?.key),
  ];
  const told: string[] = [];
  for (const port of ports)
    for (const [name, { input }] of Object.entries(ANSWERED)) {
      const call = at(port, name.split('.')) as (input?: unknown) => Promise<unknown>;
      const answer = await call(input?.(() => base.ids.next())).catch((error: unknown) => error);
      // The example of the landlord's guide is nobody's.
      for (const line of await markersIn(answer, MARKERS)) told.push(`${name}: ${line}`);
    }
  expect(told).toEqual([]);
  // Nobody moved: his own port has forgotten him.
  await expect(left.client.money.balance()).rejects.toMatchObject({ data: { code: 'BOR-SESSION' } });
});

function nextPort(level: 'pay' | 'little' | 'full', account: string | undefined): unknown {
  const { client, session } = base.port('kiosk');
  const whose = base.accounts.find(({ key }) => key === account);
  session.letIn(base.letIn(level, whose).visit, base.clock.monotonic());
  return client;
}

test('a marker that is planted is found: in a file, in a name, in the base, in an answer', async () => {
  const planted = join(base.folder, 'plante');
  mkdirSync(planted);
  writeFileSync(join(planted, 'a.txt'), `x${SAID.emails[0]}x`);
  writeFileSync(join(planted, 'b.bin'), Buffer.from(SAID.lastNames[1], 'utf16le'));
  writeFileSync(join(planted, SAID.fileNames[2]), '');
  expect(inClear(base.folder, MARKERS)).toEqual(
    expect.arrayContaining([
      `${SAID.emails[0]} in a.txt`,
      `${SAID.lastNames[1]} in b.bin`,
      `${SAID.fileNames[2]} names ${SAID.fileNames[2]}`,
    ]),
  );
  rmSync(planted, { recursive: true });
  base.db.prepare("INSERT INTO kiosk_directory (key, content) VALUES ('plante', ?)").run(SAID.phones[0]);
  expect((await inBase(WHO)).get(SAID.phones[0])).toContain('kiosk_directory.content');
  expect(await markersIn({ deep: [{ answer: SAID.ibans[0] }] }, MARKERS)).toHaveLength(1);
});
