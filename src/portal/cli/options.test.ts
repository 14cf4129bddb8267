import { describe, expect, it } from 'vitest';
import { readCommand } from './options.ts';

const nowhere = { landlord: undefined, data: undefined, state: undefined };

describe('the commands of npm run portal', () => {
  it('serves when nothing is said', () => {
    expect(readCommand([])).toEqual({
      kind: 'command',
      command: { name: 'serve', port: undefined, trustProxy: undefined },
      place: nowhere,
    });
  });

  it.each([
    [
      ['serve', '--port', '4300', '--trust-proxy=127.0.0.1'],
      { name: 'serve', port: 4300, trustProxy: '127.0.0.1' },
    ],
    [['import', '/erp', '--dry-run'], { name: 'import', folder: '/erp', dryRun: true }],
    [['export', '/lots'], { name: 'export', folder: '/lots', batch: undefined }],
    [['export', '/lots', '--batch=3'], { name: 'export', folder: '/lots', batch: 3 }],
    [
      ['staff', 'add', 'paul', '--name', 'Paul Rivoal', '--role', 'agent', '--agency', 'AG1'],
      { name: 'staff-add', login: 'paul', fullName: 'Paul Rivoal', role: 'agent', agency: 'AG1' },
    ],
    [['bounce'], { name: 'bounce', files: [] }],
    [['bounce', 'un.eml', 'deux.eml'], { name: 'bounce', files: ['un.eml', 'deux.eml'] }],
    [['staff', 'close', 'paul'], { name: 'staff-close', login: 'paul' }],
    [
      ['enrol', '--agency=AG1', '--post', 'Guichet 2', '--till', 'G2'],
      { name: 'enrol', agency: 'AG1', post: 'Guichet 2', till: 'G2', kiosk: false },
    ],
    [
      ['enrol', '--agency=AG1', '--post', 'Borne du hall', '--till', 'B1', '--kiosk'],
      { name: 'enrol', agency: 'AG1', post: 'Borne du hall', till: 'B1', kiosk: true },
    ],
    [['devices'], { name: 'devices' }],
    [['revoke', 'x'], { name: 'revoke', device: 'x' }],
  ])('reads %j', (args, command) => {
    const place = { landlord: 'neolia', data: '/d', state: '/s' };
    const where = ['--landlord', 'neolia', '--data', '/d', '--state=/s'];
    expect(readCommand([...args, ...where])).toEqual({ kind: 'command', command, place });
  });

  it.each([
    [['nothing'], 'Commande inconnue'],
    [['constructor'], 'Commande inconnue'],
    [['staff'], 'Commande inconnue'],
    [['--nothing'], 'Option inconnue'],
    [['--port'], 'Option inconnue ou incomplète'],
    [['--port=65536'], '--port attend'],
    [['--batch=3'], '--batch ne va pas avec «\u202fserve\u202f»'],
    [['import'], 'npm run portal -- import DOSSIER'],
    [['import', ''], 'npm run portal -- import DOSSIER'],
    [['import', 'a', 'b'], 'npm run portal -- import DOSSIER'],
    [['export', 'a', '--batch=0'], '--batch attend'],
    [['export', 'a', '--batch=x'], '--batch attend'],
    [['staff', 'add', 'paul', '--name=Paul', '--role=chef'], '--role attend'],
    [['staff', 'add', 'paul', '--role=agent'], '--name attend'],
    [['enrol', '--agency=AG1'], 'Il faut --agency, --post et --till'],
    [['staff', 'add', 'paul', '--password=secret'], 'Option inconnue'],
  ])('refuses %j in a sentence', (args, sentence) => {
    expect(readCommand(args)).toEqual({ kind: 'refused', sentence: expect.stringContaining(sentence) });
  });
});
