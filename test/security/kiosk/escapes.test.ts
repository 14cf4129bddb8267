import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PortSession } from '../../../src/core/procedures/session.ts';
import type { HttpDoor } from '../../../src/loopback/http-door.ts';
import { KIOSK_LEVELS, type KioskLevel } from '../../../src/rules/kiosk/levels.ts';
import { type KioskBase, openKioskBase } from '../../support/kiosk-base.ts';
import { openTestCore, type TestCore } from '../../support/open-test-core.ts';
import type { Needed } from './answered.ts';
import { ADDRESSES } from './escapes/addresses.ts';
import { type Attempt, FAMILIES, type Family, inPage } from './escapes/attempt.ts';
import { DROPS } from './escapes/drops.ts';
import { HISTORY } from './escapes/history.ts';
import { KEYS } from './escapes/keys.ts';
import { LAUNCHES } from './escapes/launch.ts';
import { FORGED, type Forged, HANDSHAKES } from './escapes/messages.ts';
import { BROWSER, type OpenPlace, openElsewhere, openGuarded, openUnguarded } from './escapes/places.ts';
import { POPUPS } from './escapes/popups.ts';
import { refusedByElectron, startsWith, takenBy } from './escapes/programs.ts';
import { STORED } from './escapes/storage.ts';
import { type Answer, doorOn, openCareless, opens, openWire } from './escapes/wires.ts';

const root = join(import.meta.dirname, '../../..');
const PAGE = join(root, 'out/renderer');
/** Where time is short, one in twenty of each family; `npm test` tries them all. */
const EVERY = process.env.GUICHET_TEST_LENGTH === 'short' ? 20 : 1;
const tried = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, index) => index % EVERY === 0);

const IN_PAGE: Readonly<Partial<Record<Family, readonly Attempt[]>>> = {
  'keys and chords': KEYS,
  'addresses and schemes': ADDRESSES,
  'drops and pastes': DROPS,
  'pop-ups and printing': POPUPS,
  'history and reload': HISTORY,
};
const ALL: Readonly<Record<Family, readonly { readonly name: string }[]>> = {
  'keys and chords': KEYS,
  'addresses and schemes': ADDRESSES,
  'drops and pastes': DROPS,
  'pop-ups and printing': POPUPS,
  'history and reload': HISTORY,
  'forged messages on the port': [...FORGED, ...HANDSHAKES],
  storage: STORED,
  'launch arguments': LAUNCHES,
};

test('three hundred different attempts, thirty of each family', () => {
  for (const family of FAMILIES) {
    const names = ALL[family].map(({ name }) => name);
    expect(new Set(names).size, family).toBe(names.length);
    expect(names.length, family).toBeGreaterThanOrEqual(30);
  }
  expect(FAMILIES.flatMap((family) => ALL[family]).length).toBeGreaterThanOrEqual(300);
});

let base: KioskBase;
let counter: TestCore;
let kioskDoor: HttpDoor;
let counterDoor: HttpDoor;
/** How far the next line of the kiosk is let in. */
let next: Needed = 'nobody';

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'src/start/build.ts'), 'page', '--stale']);
  base = await openKioskBase();
  counter = await openTestCore({ accounts: 30 });
  kioskDoor = await doorOn(base, PAGE, 'kiosk', kioskSession);
  counterDoor = await doorOn(counter, PAGE, 'counter', () => counter.port('administrateur').session);
});
afterAll(async () => {
  await kioskDoor.close();
  await counterDoor.close();
  await base.close();
  await counter.close();
});

function kioskSession(): PortSession {
  const level = KIOSK_LEVELS.find((one) => one === next);
  return level === undefined ? base.kiosk().session : base.letIn(level satisfies KioskLevel).session;
}

describe.skipIf(BROWSER === undefined)('in a real browser', () => {
  let elsewhere: Awaited<ReturnType<typeof openElsewhere>>;
  let kiosk: OpenPlace;
  let unguarded: OpenPlace;
  beforeAll(async () => {
    elsewhere = await openElsewhere();
    unguarded = await openUnguarded(elsewhere);
    kiosk = await openGuarded(
      () => kioskDoor.newLaunchAddress(),
      elsewhere,
      (page) => page.getByRole('heading', { name: 'Bonjour' }).waitFor(),
    );
  });
  afterAll(async () => {
    await kiosk?.close();
    await unguarded?.close();
    await elsewhere?.close();
  });

  describe.each(Object.entries(IN_PAGE))('%s', (_, attempts) => {
    test('each works where nothing guards', async () => {
      const nowhere: string[] = [];
      for (const attempt of tried(attempts))
        if ((await unguarded.judge(attempt)) === undefined) nowhere.push(attempt.name);
      expect(nowhere).toEqual([]);
    }, 240_000);

    test('none leads out of the kiosk', async () => {
      const escaped: string[] = [];
      for (const attempt of tried(attempts)) {
        const how = await kiosk.judge(attempt);
        if (how !== undefined) escaped.push(`${attempt.name}: ${how}`);
      }
      expect(escaped).toEqual([]);
    }, 240_000);
  });

  describe('storage', () => {
    const here = tried(STORED);
    const put = (code: string) =>
      code.replace('SCRIPT', "'/travail.js'").replace('SCOPE', "'/'").concat('; return true');

    async function left(place: OpenPlace, end: () => Promise<void>): Promise<string[]> {
      await place.again();
      for (const { put: code } of here) await inPage(place, put(code), 5_000);
      await end();
      const found: string[] = [];
      for (const { name, found: code } of here) if (await inPage(place, code, 5_000)) found.push(name);
      return found;
    }

    test('each is found again where nothing ends a visit', async () => {
      const found = await left(unguarded, async () => {
        await unguarded.page.goto(`${unguarded.origin}/fin`);
        await unguarded.page.goto(`${unguarded.origin}/`);
      });
      const lost = here.filter(({ name }) => !found.includes(name)).map(({ name }) => name);
      expect(lost).toEqual([]);
    }, 120_000);

    test('none is found by the next visitor', async () => {
      const found = await left(kiosk, async () => {
        await inPage(kiosk, "location.replace('/fin')");
        await kiosk.page.getByRole('heading', { name: 'Bonjour' }).waitFor();
        await kiosk.page.waitForURL(`${kiosk.origin}/`);
      });
      expect(found).toEqual([]);
    }, 120_000);

    test('the end of a visit lets nobody step back: one page lies in the history', async () => {
      await kiosk.again();
      await inPage(kiosk, "location.replace('/fin')");
      await kiosk.page.getByRole('heading', { name: 'Bonjour' }).waitFor();
      expect(await kiosk.page.evaluate(() => history.length)).toBe(1);
    });
  });
});

describe('forged messages on the port', () => {
  const shut = ({ status, code }: Answer) =>
    status === 0 ||
    [400, 403, 404].includes(status) ||
    (status === 422 && (code === 'BOR-SESSION' || code === 'BOR-PREUVE'));

  async function asked(door: HttpDoor, { address, input }: Forged): Promise<Answer> {
    const wire = await openWire(door);
    const answer = await wire.ask(address, input);
    wire.close();
    return answer;
  }

  test('each is answered to whom it belongs', async () => {
    const unanswered: string[] = [];
    for (const forged of tried(FORGED)) {
      next = 'full';
      const answer = await asked(forged.control === 'counter' ? counterDoor : kioskDoor, forged);
      const reached = forged.control === 'counter' ? ![0, 403, 404].includes(answer.status) : !shut(answer);
      if (!reached) unanswered.push(`${forged.name}: ${answer.status} ${answer.code}`);
    }
    expect(unanswered).toEqual([]);
  });

  test('none is answered to a kiosk that may not ask it', async () => {
    const answered: string[] = [];
    for (const forged of tried(FORGED)) {
      next = forged.at;
      const answer = await asked(kioskDoor, forged);
      if (!shut(answer)) answered.push(`${forged.name}: ${answer.status} ${answer.code} ${answer.text}`);
    }
    next = 'nobody';
    expect(answered).toEqual([]);
  });

  test('each line under another name opens where nobody looks, and none at the kiosk', async () => {
    const careless = await openCareless();
    const wrong: string[] = [];
    for (const handshake of tried(HANDSHAKES)) {
      if (!(await careless.opens(handshake))) wrong.push(`${handshake.name}: cannot be made`);
      if (await opens(kioskDoor, handshake)) wrong.push(`${handshake.name}: opens`);
    }
    await careless.close();
    expect(wrong).toEqual([]);
    expect(await opens(kioskDoor, { name: 'its own page', headers: {} })).toBe(true);
  });
});

describe('launch arguments', () => {
  test.skipIf(BROWSER === undefined)(
    'each is taken by a program that guards nothing',
    async () => {
      const refused: string[] = [];
      for (const launch of tried(LAUNCHES)) if (!(await takenBy(launch))) refused.push(launch.name);
      expect(refused).toEqual([]);
    },
    240_000,
  );

  test('none starts the kiosk', async () => {
    const started: string[] = [];
    for (const launch of tried(LAUNCHES)) {
      const how = await startsWith(launch);
      if (how !== undefined) started.push(`${launch.name}: ${how}`);
    }
    expect(started).toEqual([]);
  }, 240_000);

  test('the other door refuses by name those that read or steer it', () => {
    const names = ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox', '--load-extension=/tmp'];
    for (const name of names)
      expect(refusedByElectron({ name, args: [name], of: 'chromium' }), name).toBe(true);
    expect(refusedByElectron({ name: '', args: ['--kiosk'], of: 'chromium' })).toBe(false);
  });
});
