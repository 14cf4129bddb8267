import { describe, expect, test } from 'vitest';
import { chooseDoor, type Machine } from './choose-door.ts';

const COUNTER: Machine = {
  platform: 'win32',
  isRoot: false,
  hasScreen: true,
  electron: async () => '/electron',
};
const ANY = { door: null, open: true, port: 0 } as const;

describe('the door', () => {
  test('is Electron where it can be', async () => {
    expect(await chooseDoor(ANY, COUNTER)).toEqual({
      door: 'electron',
      because: 'Electron est installé',
      program: '/electron',
    });
  });

  test.each([
    ['Electron is not there', { electron: async () => undefined }, "Electron n'est pas installé ici"],
    ['there is no screen', { hasScreen: false }, "il n'y a pas d'écran"],
    ['it runs as root', { platform: 'linux', isRoot: true }, 'Electron refuse de tourner en root'],
  ] as const)('is the loopback when %s, and says so', async (_what, machine, because) => {
    expect(await chooseDoor(ANY, { ...COUNTER, ...machine })).toEqual({
      door: 'loopback',
      because: expect.stringContaining(because),
    });
  });

  test('is the loopback when asked, or when only it can do what is asked; nothing is downloaded for it', async () => {
    const machine: Machine = {
      ...COUNTER,
      electron: async () => {
        throw new Error('not to be looked for');
      },
    };
    for (const asked of [
      { ...ANY, door: 'loopback' as const },
      { ...ANY, open: false },
      { ...ANY, port: 8080 },
    ]) {
      expect(await chooseDoor(asked, machine)).toMatchObject({ door: 'loopback' });
    }
  });

  test.each([
    ['is not there', { electron: async () => undefined }, "n'est pas installé"],
    ['has no screen', { hasScreen: false }, "pas d'écran"],
    ['would run as root', { platform: 'linux', isRoot: true }, 'root'],
  ] as const)(
    'that is asked for and %s is a sentence, not the other door',
    async (_what, machine, sentence) => {
      expect(await chooseDoor({ ...ANY, door: 'electron' }, { ...COUNTER, ...machine })).toEqual({
        door: null,
        sentence: expect.stringContaining(sentence),
      });
    },
  );
});
