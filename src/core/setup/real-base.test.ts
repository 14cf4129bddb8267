import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { closeEmptyDevices, codeOf, emptyDevice } from '../../../test/support/empty-device.ts';
import { createRealBase, type RealBaseWanted } from './real-base.ts';

closeEmptyDevices();

describe('a real base', () => {
  const WANTED: RealBaseWanted = {
    landlordId: 'neolia',
    agency: 'Agence de Montbéliard',
    post: 'Guichet 1',
    till: 'M1',
    administrator: { login: 'Anne.Morel', name: 'Anne Morel', password: 'une phrase assez longue' },
  };

  test('begins without an account, with one administrator who may import', async () => {
    const core = await emptyDevice();
    await createRealBase(core.core.services, WANTED);
    const client = core.client('anonymous');
    expect(await client.setup.status()).toEqual({ kind: 'ready' });
    expect((await client.session.status()).post).toMatchObject({
      landlordId: 'neolia',
      demonstration: false,
    });
    expect(JSON.stringify(await client.session.agents())).not.toContain('emonstration');
    const { password } = WANTED.administrator;
    expect(await client.session.signIn({ agent: 'anne.morel', password })).toMatchObject({
      agent: { role: 'administrateur', initials: 'AM', hasPin: false },
    });
    expect(await client.import.run({ folder: temporaryFolder(), dryRun: true })).toMatchObject({
      applied: false,
    });
  });

  test.each([
    ['a till with a lower-case letter', { till: 'm1' }, 'SET-004'],
    ['a short password', { administrator: { ...WANTED.administrator, password: 'court' } }, 'SET-005'],
    ['no agency', { agency: ' ' }, 'SET-003'],
    ['an unknown landlord', { landlordId: 'personne' }, 'PRO-003'],
  ])('%s is refused and leaves the base to nobody', async (_name, wish, code) => {
    const core = await emptyDevice();
    expect(await codeOf(createRealBase(core.core.services, { ...WANTED, ...wish }))).toBe(code);
    expect(await core.client('anonymous').setup.status()).toMatchObject({ kind: 'choose' });
  });

  test('is never given twice', async () => {
    const core = await emptyDevice();
    await createRealBase(core.core.services, WANTED);
    expect(await codeOf(createRealBase(core.core.services, { ...WANTED, landlordId: 'cchartres' }))).toBe(
      'SET-001',
    );
  });
});
