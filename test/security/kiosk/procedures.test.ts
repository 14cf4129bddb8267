import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskLevel } from '../../../src/rules/kiosk/levels.ts';
import { reaches } from '../../../src/rules/kiosk/levels.ts';
import { kioskAccountSpecs } from '../../support/kiosk-accounts.ts';
import { type KioskBase, openKioskBase } from '../../support/kiosk-base.ts';
import { openTestCore, type TestCore } from '../../support/open-test-core.ts';
import { ANSWERED, at, DECLARED, type Needed } from './answered.ts';
import { markersIn } from './scan.ts';

type Call = (input?: unknown) => Promise<unknown>;
type Outcome = { readonly kind: 'forbidden' | 'session' | 'proof' | 'let in'; readonly answer: unknown };

const STEPS: readonly Needed[] = ['nobody', 'pay', 'little', 'full'];

/** What the two accounts of the base must say to nobody at a kiosk. */
const NAMES = ["D'ARC", 'LE GALL', 'Jean-Baptiste', 'Élodie', '1988-04-23', '1984-03-12', '23/04/1988'];
/** What is said to nobody who did not prove who he is. */
const FIGURES = ['44534', '445,34', '29534', '295,34', 'RUM0030020790', '189', '-9550', '95,50', '2026-09'];
/** Not the one that the landlord's guide shows as its example. */
const OTHER = ['0030020799'];

async function called(call: Call, input: unknown): Promise<Outcome> {
  try {
    return { kind: 'let in', answer: await call(input) };
  } catch (error) {
    const { code, data } = error as { code?: unknown; data?: { code?: unknown } };
    if (code === 'FORBIDDEN') return { kind: 'forbidden', answer: error };
    if (data?.code === 'BOR-SESSION') return { kind: 'session', answer: error };
    if (data?.code === 'BOR-PREUVE') return { kind: 'proof', answer: error };
    return { kind: 'let in', answer: error };
  }
}

function expected(needs: Needed, level: Needed): Outcome['kind'] {
  if (reaches(level, needs)) return 'let in';
  return level === 'nobody' ? 'session' : 'proof';
}

let base: KioskBase;
beforeEach(async () => {
  const [debtor, credit] = kioskAccountSpecs('cchartres');
  base = await openKioskBase({ specs: [debtor, { ...credit, printed: '0030020799K' }] });
  base.addDocument({
    id: 'D1',
    type: 'avis',
    title: "Avis d'échéance",
    month: '2026-10',
    issuedOn: '2026-10-01',
    sha256: 'a'.repeat(64),
    size: 10,
  });
});
afterEach(() => base.close());

/** A client of every procedure, on a port of the kiosk where somebody was let in so far. */
function portAt(level: Needed): unknown {
  if (level === 'nobody') return base.port('kiosk').client;
  const { client, session } = base.port('kiosk');
  session.letIn(base.letIn(level as KioskLevel).visit, base.clock.monotonic());
  return client;
}

test('a kiosk is answered what the list names, and nothing else, by the contract', () => {
  const opened = DECLARED.filter(({ meta }) => meta.access.includes('kiosk')).map(({ name }) => name);
  expect(opened.toSorted()).toEqual(Object.keys(ANSWERED).toSorted());
  expect(DECLARED.length).toBeGreaterThan(opened.length * 2);
  // What a kiosk is answered is answered to nobody else: a counter's screen asks nothing of it.
  for (const { name, meta } of DECLARED) if (name in ANSWERED) expect(meta.access, name).toEqual(['kiosk']);
});

describe.each(STEPS)('let in: %s', (level) => {
  test('every procedure of the staff is refused', async () => {
    const let_in: string[] = [];
    for (const { name, path } of DECLARED) {
      if (name in ANSWERED) continue;
      for (const input of [undefined, {}, { account: base.account.key }, { commandId: base.ids.next() }]) {
        const { kind } = await called(at(portAt(level), path) as Call, input);
        if (kind !== 'forbidden') let_in.push(`${name}: ${kind}`);
      }
    }
    expect(let_in).toEqual([]);
  });

  test('every procedure of the list answers as far as he was let in, and says nothing that is not his', async () => {
    const wrong: string[] = [];
    for (const [name, { needs, input }] of Object.entries(ANSWERED)) {
      const port = portAt(level);
      const { kind, answer } = await called(
        at(port, name.split('.')) as Call,
        input?.(() => base.ids.next()),
      );
      if (kind !== expected(needs, level)) wrong.push(`${name}: ${kind}, not ${expected(needs, level)}`);
      const markers = level === 'full' ? [...NAMES, ...OTHER] : [...NAMES, ...OTHER, ...FIGURES];
      for (const marker of await markersIn(answer, markers)) wrong.push(`${name} says ${marker}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('in full, the visitor reads his own: the figures looked for above are there to be found', async () => {
  const balance = (await called(at(portAt('full'), ['kiosk', 'money', 'balance']) as Call, undefined)).answer;
  expect(await markersIn(balance, FIGURES)).not.toEqual([]);
});

test('the same calls by the counter are answered: what is refused above is there', async () => {
  const counter: TestCore = await openTestCore();
  try {
    const shut: string[] = [];
    for (const { name, path, meta } of DECLARED) {
      if (name in ANSWERED || !meta.access.includes('administrateur')) continue;
      const call = at(counter.client('administrateur'), path) as Call;
      if ((await called(call, {})).kind === 'forbidden') shut.push(name);
    }
    expect(shut).toEqual([]);
  } finally {
    await counter.close();
  }
});

test('a counter’s base answers no kiosk with anything of its own', async () => {
  const counter = await openTestCore();
  try {
    const said: string[] = [];
    for (const [name, { input }] of Object.entries(ANSWERED)) {
      const call = at(counter.client('kiosk'), name.split('.')) as Call;
      const { kind, answer } = await called(
        call,
        input?.(() => counter.ids.next()),
      );
      const open = kind === 'let in' && !(answer instanceof Error);
      const told = name === 'kiosk.station.status' ? JSON.stringify(answer).includes('"out"') : !open;
      if (!told && ANSWERED[name]?.needs !== 'nobody') said.push(name);
    }
    expect(said).toEqual([]);
  } finally {
    await counter.close();
  }
});

test('a marker is found wherever it hides: the control of the scan', async () => {
  const hidden = {
    list: [{ deep: { text: 'Solde de 445,34 €' } }],
    file: new Blob(['LE\u202fGALL']),
    error: new Error("D'ARC"),
    '0030020788B': 1,
    cents: -9_550,
  };
  const found = await markersIn(hidden, ['445,34', 'LE GALL', "D'ARC", '0030020788', '-9550', 'absent']);
  expect(found).toHaveLength(5);
});
