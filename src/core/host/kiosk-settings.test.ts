import { afterEach, describe, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { verifierHolds } from '../../rules/kiosk/verifier.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { derive } from '../kiosk/derive.ts';
import { isTerminal, readKioskSettings, settleKiosk, stationFault } from './kiosk-settings.ts';

describe("a test's settings of a kiosk", () => {
  test('are read, and are nothing when nothing is set', () => {
    expect(readKioskSettings({ GUICHET_TERMINAL: '' })).toEqual({});
    expect(
      readKioskSettings({
        GUICHET_KIOSK_EXIT: '482913',
        GUICHET_TERMINAL: '127.0.0.1:8888',
        GUICHET_KIOSK_IDLE: '5',
      }),
    ).toEqual({ exitCode: '482913', terminal: '127.0.0.1:8888', idleSeconds: 5 });
  });

  test.each([
    ['GUICHET_KIOSK_EXIT', '1234'],
    ['GUICHET_KIOSK_EXIT', 'sésame12'],
    ['GUICHET_TERMINAL', 'ailleurs'],
    ['GUICHET_KIOSK_IDLE', '0'],
    ['GUICHET_KIOSK_IDLE', '5s'],
  ])('%s=%s is refused in a sentence', (name, value) => {
    expect(readKioskSettings({ [name]: value })).toEqual({ sentence: expect.stringContaining(name) });
  });

  test.each([
    ['simule', true],
    ['terminal.example:8888', true],
    ['192.168.1.40:8888', true],
    ['192.168.1.40', false],
    ['192.168.1.40:0', false],
    ['192.168.1.40:70000', false],
    ['-x:1', false],
    ['http://a:1', false],
  ])('a terminal named %s: %s', (text, expected) => expect(isTerminal(text)).toBe(expected));
});

describe('a base', () => {
  let core: TestCore;
  afterEach(() => core.close());
  const asked = (environment: Record<string, string> = {}, demonstration = false) => ({
    demonstration,
    environment,
  });

  test("of a counter does not open as a kiosk, nor a kiosk's as a counter", async () => {
    core = await openTestCore();
    expect(stationFault(core.db, 'counter', asked())).toBeUndefined();
    expect(stationFault(core.db, 'kiosk', asked())).toContain("celui d'un guichet");
    writeMeta(core.db, 'station', 'borne');
    expect(stationFault(core.db, 'counter', asked())).toContain("celui d'une borne");
    expect(stationFault(core.db, 'kiosk', asked())).toBeUndefined();
  });

  test("that is nobody's is a kiosk's from then on", async () => {
    core = await openTestCore({ landlordId: null });
    expect(stationFault(core.db, 'kiosk', asked())).toBeUndefined();
    settleKiosk(core.db, {});
    expect(readMeta(core.db, 'station')).toBe('borne');
    expect(stationFault(core.db, 'counter', asked())).toContain("celui d'une borne");
  });

  test("of a real kiosk takes no setting of a test; a demonstration's does", async () => {
    core = await openTestCore();
    writeMeta(core.db, 'station', 'borne');
    const set = { GUICHET_KIOSK_EXIT: '482913' };
    writeMeta(core.db, 'demonstration', 'no');
    expect(stationFault(core.db, 'kiosk', asked(set))).toContain('GUICHET_KIOSK_EXIT');
    writeMeta(core.db, 'demonstration', 'yes');
    expect(stationFault(core.db, 'kiosk', asked(set))).toBeUndefined();
    settleKiosk(core.db, { exitCode: '482913' });
    const verifier = readMeta(core.db, 'kiosk-exit') ?? '';
    expect(verifierHolds('sortie', '482913', verifier, derive)).toBe(true);
  });

  test("that is nobody's takes one only if a demonstration is to be made", async () => {
    core = await openTestCore({ landlordId: null });
    expect(stationFault(core.db, 'kiosk', asked({ GUICHET_TERMINAL: 'simule' }))).toContain(
      'GUICHET_TERMINAL',
    );
    expect(stationFault(core.db, 'kiosk', asked({ GUICHET_TERMINAL: 'simule' }, true))).toBeUndefined();
  });
});
