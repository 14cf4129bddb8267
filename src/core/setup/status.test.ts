import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { closeEmptyDevices, codeOf, emptyDevice } from '../../../test/support/empty-device.ts';
import { RESOURCES } from '../../../test/support/test-ports.ts';
import { BASE_FILE } from '../database/open.ts';

closeEmptyDevices();

describe('profiles that cannot be used', () => {
  function deviceWith(spoil: (landlords: string) => void) {
    const resources = temporaryFolder();
    cpSync(join(RESOURCES, 'landlords'), join(resources, 'landlords'), { recursive: true });
    spoil(join(resources, 'landlords'));
    return emptyDevice({
      ports: (ports) => ({ ...ports, directories: { ...ports.directories, resources } }),
    });
  }

  test('one: it is not offered, the others are; asked for all the same, it is refused in words', async () => {
    const core = await deviceWith((folder) => writeFileSync(join(folder, 'neolia.json'), '{'));
    const client = core.client('anonymous');
    const status = await client.setup.status();
    if (status.kind !== 'choose') throw new Error('no choice');
    expect(status.landlords).toHaveLength(4);
    await expect(client.setup.createDemonstration({ landlordId: 'neolia' })).rejects.toMatchObject({
      message: expect.stringContaining('neolia.json'),
      data: { code: 'PRO-003', kept: "Rien n'a été créé." },
    });
    expect(await client.setup.status()).toMatchObject({ kind: 'choose' });
  });

  test('all: blocked, with the first reason', async () => {
    const core = await deviceWith((folder) => {
      for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '[]');
    });
    expect(await core.client('anonymous').setup.status()).toMatchObject({
      kind: 'blocked',
      code: 'PRO-003',
      happened: expect.stringMatching(/^Profil du bailleur/),
    });
  });

  test('no folder at all: blocked', async () => {
    const core = await deviceWith((folder) => rmSync(folder, { recursive: true }));
    expect(await core.client('anonymous').setup.status()).toMatchObject({ kind: 'blocked', code: 'PRO-003' });
  });

  test('the one kept in the base: blocked, the base untouched, the post still named', async () => {
    const core = await emptyDevice({ landlordId: 'cchartres' });
    core.db.prepare("UPDATE meta SET value = 'abîmé' WHERE key = 'profile'").run();
    const client = core.client('anonymous');
    expect(await client.setup.status()).toMatchObject({ kind: 'blocked', code: 'PRO-002' });
    expect((await client.session.status()).post).toMatchObject({ landlordName: 'cchartres' });
  });
});

describe('a base that cannot be opened', () => {
  test('is said by the status, and every other question is refused in the same words', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, BASE_FILE), 'ce fichier est une lettre'.repeat(500));
    const core = await emptyDevice({ folder });
    const client = core.client('anonymous');
    expect(await client.setup.status()).toMatchObject({ kind: 'blocked', code: 'BASE-UNREADABLE' });
    expect(await client.session.status()).toEqual({ session: { kind: 'anonymous' }, post: null });
    expect(await codeOf(client.session.agents())).toBe('BASE-UNREADABLE');
    expect(await codeOf(client.setup.createDemonstration({ landlordId: 'cchartres' }))).toBe(
      'BASE-UNREADABLE',
    );
  });
});
