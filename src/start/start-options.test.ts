import { describe, expect, test } from 'vitest';
import { readStartOptions } from './start-options.ts';

const DEFAULTS = {
  door: null,
  open: true,
  port: 0,
  data: null,
  landlord: null,
  accounts: null,
  portal: 'demonstration',
  station: 'counter',
};

describe('the flags of npm start', () => {
  test('all have a default', () => {
    expect(readStartOptions([])).toEqual({ kind: 'options', options: DEFAULTS });
  });

  test('are read in both spellings', () => {
    const options = {
      door: 'loopback',
      open: false,
      port: 8080,
      data: '/d',
      landlord: 'neolia',
      accounts: 50,
      portal: 'none',
      station: 'kiosk',
    };
    expect(
      readStartOptions([
        '--door=loopback',
        '--no-open',
        '--port',
        '8080',
        '--data=/d',
        '--landlord',
        'neolia',
        '--accounts=50',
        '--portal=none',
        '--kiosk',
      ]),
    ).toEqual({ kind: 'options', options });
  });

  test.each([
    ['--portal=https://portail.example/', 'https://portail.example'],
    ['--portal=http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ])('%s names a portal that runs already', (flag, address) => {
    expect(readStartOptions([flag])).toEqual({
      kind: 'options',
      options: { ...DEFAULTS, portal: { address } },
    });
  });

  test.each([
    [['--portal'], '--portal attend une valeur'],
    [['--portal=non'], '--portal attend'],
    [['--portal=http://portail.example'], '--portal attend'],
    [['--kiosk=oui'], "--kiosk s'écrit seul"],
    [['--door=fenêtre'], '--door attend'],
    [['--door'], '--door attend une valeur'],
    [['--no-open=oui'], "--no-open s'écrit seul"],
    [['--port=-1'], '--port attend'],
    [['--port=80'], '--port attend'],
    [['--port=65536'], '--port attend'],
    [['--port=8080x'], '--port attend'],
    [['--port', ''], '--port attend'],
    [['--landlord=../etc'], '--landlord attend'],
    [['--landlord=neolia', '--accounts=5'], '--accounts attend'],
    [['--landlord=neolia', '--accounts=1e6'], '--accounts attend'],
    [['--accounts=50'], '--accounts ne va'],
    [['--data='], '--data attend'],
    [['--door=electron', '--no-open'], '--no-open et --port'],
    [['--door=electron', '--port=8080'], '--no-open et --port'],
    [['--Door=loopback'], 'Option inconnue\u202f: «\u202f--Door=loopback\u202f»'],
    [['--inspect'], 'Option inconnue'],
    [['--constructor'], 'Option inconnue'],
    [['-k'], 'Option inconnue'],
    [['loopback'], 'Option inconnue\u202f: «\u202floopback\u202f»'],
  ])('%j is refused in a sentence', (args, sentence) => {
    expect(readStartOptions(args)).toEqual({ kind: 'refused', sentence: expect.stringContaining(sentence) });
  });
});
