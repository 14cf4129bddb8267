import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore, testSecrets } from '../../../test/support/open-test-core.ts';
import { TEST_KEY } from '../../../test/support/test-ports.ts';
import type { DeviceMark } from '../../rules/sync/decide-identity.ts';
import type { WritableDb } from '../database/connection.ts';
import { readMeta } from '../database/meta.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/migrations.ts';
import { takeNumber } from '../till/numbers.ts';
import { markOf, openIncarnation, remintIncarnation } from './incarnation.ts';

/** A blank base, to begin copies from without migrating each. */
const BLANK = (() => {
  const db = new Database(':memory:');
  migrate(db as unknown as WritableDb, migrations, () => {});
  return db.serialize();
})();

let made = 0;

/** An installation: a base in memory, and the mark kept beside its key. */
function installation(token: string, bytes: Buffer = BLANK, mark: DeviceMark | null = null) {
  let db = open(bytes);
  let kept = mark;
  let atRest: Buffer = bytes;
  const next = () => {
    made += 1;
    return {
      incarnation: `incarnation-${made}`,
      keepMark(now: DeviceMark) {
        kept = now;
      },
    };
  };
  function rest(): void {
    kept = markOf(db) ?? null;
    atRest = db.serialize();
  }
  function start() {
    const opening = db.transaction(() => openIncarnation(db, token, kept, next())).immediate();
    rest();
    return opening;
  }
  start();
  return {
    start,
    rest,
    /** An act with its number, in one transaction. */
    act(): string {
      return db
        .transaction(() => {
          const { incarnation, seq } = markOf(db) ?? { incarnation: '', seq: 0 };
          made += 1;
          db.prepare(
            `INSERT INTO command (id, incarnation, seq, type, version, payload, payload_hash, depends_on, result, agent_id,
               post, occurred_at, offset_minutes) VALUES (?, ?, ?, 'essai.acte', 1, '{}', '', '[]', 'null', '', '', '', 0)`,
          ).run(`acte-${made}`, incarnation, seq + 1);
          return takeNumber(db, 'G2', 'payment');
        })
        .immediate();
    },
    remint: () => db.transaction(() => remintIncarnation(db, next())).immediate(),
    copy: (): Buffer => db.serialize(),
    restore(copy: Buffer) {
      db = open(copy);
      return start();
    },
    /** What a copy of the whole folder holds. */
    folder: () => ({ bytes: db.serialize(), mark: kept }),
    /** The bytes of the last time it was at rest. */
    lastRest: () => atRest,
    letter: () => readMeta(db, 'series-letter'),
  };
}

function open(bytes: Buffer): WritableDb {
  return new Database(bytes) as unknown as WritableDb;
}

describe('a base', () => {
  test('keeps its incarnation and its letter from one start to the next', () => {
    const one = installation('ici');
    expect(one.act()).toBe('G2A-000001');
    one.rest();
    expect(one.start()).toBe('same');
    expect(one.act()).toBe('G2A-000002');
  });

  test('put back to an older copy goes on under the letter after the one on paper', () => {
    const one = installation('ici');
    const old = one.copy();
    one.act();
    one.rest();
    expect(one.restore(old)).toBe('restored');
    expect(one.act()).toBe('G2B-000001');
    one.rest();
    expect(one.restore(old)).toBe('restored');
    expect(one.act()).toBe('G2C-000001');
  });

  test('made anew beside the mark of the one before gives none of its numbers', () => {
    const one = installation('ici');
    one.act();
    one.rest();
    expect(one.restore(BLANK)).toBe('restored');
    expect(one.act()).toBe('G2B-000001');
  });

  test('that was cloned draws its letters, and so does one that the portal found twice', () => {
    const one = installation('ici');
    one.act();
    one.rest();
    const { bytes, mark } = one.folder();
    const clone = installation('là', bytes, mark);
    expect(clone.act()).toMatch(/^G2[A-Z]{4}-000001$/);
    const before = clone.letter();
    clone.remint();
    expect(clone.act()).toMatch(/^G2[A-Z]{4}-000001$/);
    expect(clone.letter()).not.toBe(before);
    expect(one.act()).toBe('G2A-000002');
  });

  test('from before letters were kept keeps the one of its numbers', () => {
    const db = open(BLANK);
    db.exec(`INSERT INTO meta VALUES ('instance-token', 'ici'), ('incarnation', 'i');
      INSERT INTO number_series VALUES ('G2', 'payment', 'C', 'i', 12), ('G2', 'payment', 'A', 'h', 99)`);
    const next = { incarnation: 'j', keepMark: () => {} };
    expect(openIncarnation(db, 'ici', null, next)).toBe('same');
    expect(takeNumber(db, 'G2', 'quittance')).toBe('G2C-Q-000001');
    expect(takeNumber(db, 'G2', 'payment')).toBe('G2C-000013');
  });

  test('whose new mark was kept and whose base was not committed begins once more, further on', () => {
    const one = installation('ici');
    one.act();
    one.rest();
    const behind = one.copy();
    one.remint();
    const drawn = one.letter();
    expect(one.restore(behind)).toBe('restored');
    expect(one.letter()).not.toBe('A');
    expect(one.letter()).not.toBe(drawn);
  });
});

type Step =
  | { readonly do: 'act' | 'rest' | 'start' | 'save' | 'remint' }
  | { readonly do: 'restore'; readonly which: number }
  | { readonly do: 'clone' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'act' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>({ do: 'rest' }, { do: 'start' }, { do: 'save' }, { do: 'remint' }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'clone' }) },
);

/** Runs the steps; `crashes`: a base may be put back before it was at rest after its last acts. */
function numbersGiven(
  steps: readonly { readonly on: number; readonly step: Step }[],
  crashes: boolean,
): string[] {
  const sites = [installation('site-0')];
  const saved: Buffer[] = [BLANK];
  const given: string[] = [];
  for (const { on, step: one } of steps) {
    const site = sites[on % sites.length];
    if (site === undefined) continue;
    switch (one.do) {
      case 'act':
        given.push(site.act());
        break;
      case 'rest':
        site.rest();
        break;
      case 'start':
        site.start();
        break;
      case 'save':
        saved.push(site.copy());
        break;
      case 'remint':
        site.remint();
        break;
      case 'restore': {
        if (!crashes) site.rest();
        site.restore(saved[one.which % saved.length] ?? BLANK);
        break;
      }
      case 'clone': {
        const { bytes, mark } = site.folder();
        sites.push(installation(`site-${sites.length}`, bytes, mark));
        break;
      }
    }
  }
  return given;
}

const walk = fc.array(fc.record({ on: fc.nat(5), step }), { maxLength: 40 });

test('no number is given twice by any copy, whatever is restored, cloned or made again', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      const given = numbersGiven(steps, false);
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: 150 },
  );
});

test('control: acts of the last moment before a crash and a restore are the window that only the portal sees', () => {
  const act = { on: 0, step: { do: 'act' } } as const;
  const save = { on: 0, step: { do: 'save' } } as const;
  const restore = { on: 0, step: { do: 'restore', which: 1 } } as const;
  const steps = [act, save, act, restore, act];
  expect(numbersGiven(steps, false)).toEqual(['G2A-000001', 'G2A-000002', 'G2B-000001']);
  expect(numbersGiven(steps, true)).toEqual(['G2A-000001', 'G2A-000002', 'G2A-000002']);
});

describe('a core', () => {
  const open_: TestCore[] = [];
  afterEach(async () => {
    for (const core of open_.splice(0)) await core.close();
  });

  test('keeps the mark at its start, at rest and at its end, and opens as restored behind it', async () => {
    const secrets = testSecrets(TEST_KEY, 'installation-1');
    const core = await openTestCore({ ports: (ports) => ({ ...ports, secrets }) });
    open_.push(core);
    const begun = secrets.readMark();
    expect(begun).toMatchObject({ token: 'installation-1', seq: 0, letter: 'A' });
    core.db
      .prepare(
        `INSERT INTO command (id, incarnation, seq, type, version, payload, payload_hash, depends_on, result, agent_id, post,
           occurred_at, offset_minutes) VALUES ('c1', ?, 1, 'essai.acte', 1, '{}', '', '[]', 'null', '', '', '', 0)`,
      )
      .run(begun?.incarnation);
    await core.reopen();
    expect(secrets.readMark()).toMatchObject({ incarnation: begun?.incarnation, seq: 1, letter: 'A' });
    secrets.writeMark({
      token: 'installation-1',
      incarnation: begun?.incarnation ?? '',
      seq: 7,
      letter: 'A',
    });
    // What the core writes at its end would say less: it is put back as another copy's.
    const { writeMark } = secrets;
    secrets.writeMark = () => {};
    await core.core.close();
    secrets.writeMark = writeMark;
    await core.reopen();
    expect(secrets.readMark()).toMatchObject({ seq: 0, letter: 'B' });
    expect(readMeta(core.db, 'series-letter')).toBe('B');
  });

  test('goes on when the mark cannot be kept', async () => {
    const secrets = {
      ...testSecrets(),
      writeMark: () => {
        throw new Error('read-only');
      },
    };
    const core = await openTestCore({ ports: (ports) => ({ ...ports, secrets }) });
    open_.push(core);
    expect(core.core.services.base.fault).toBeUndefined();
    expect(core.log.entries.some(({ event }) => event === 'mark-not-kept')).toBe(true);
  });
});
