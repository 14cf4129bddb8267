import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/support/data-folder.ts';
import { openTestCore } from '../../test/support/open-test-core.ts';
import { givenSecrets } from '../core/host/given-secrets.ts';
import { instanceToken } from '../core/host/instance-token.ts';
import { readOrCreateKey } from '../loopback/key-folder.ts';

const PASSWORD = 'une phrase assez longue';
const GOOD = {
  landlord: 'neolia',
  agency: 'Agence de Montbéliard',
  post: 'Guichet 1',
  till: 'M1',
  login: 'anne.morel',
  name: 'Anne Morel',
};

function newBase(data: string, wishes: Readonly<Record<string, string>>, password = PASSWORD) {
  const flags = Object.entries({ ...wishes, data }).flatMap(([name, value]) => [`--${name}`, value]);
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'new-base.ts'), ...flags], {
    encoding: 'utf8',
    input: `${password}\n`,
  });
  return { code: run.status, said: run.stdout, refused: run.stderr };
}

describe('npm run new:base', () => {
  test('leaves a base of the landlord that its administrator opens', async () => {
    const data = join(temporaryFolder(), 'poste');
    const run = newBase(data, GOOD);
    expect(run).toMatchObject({ code: 0, refused: '' });
    expect(run.said).toContain('Administration → Importer');
    expect(run.said).not.toContain(PASSWORD);
    const core = await openTestCore({
      folder: data,
      landlordId: null,
      ports: (ports) => ({
        ...ports,
        secrets: givenSecrets(readOrCreateKey(data), instanceToken(data), data),
      }),
    });
    onTestFinished(() => core.close());
    const { session } = core.client('anonymous');
    expect((await session.status()).post).toMatchObject({
      landlordId: 'neolia',
      postName: 'Guichet 1',
      demonstration: false,
    });
    expect(await session.signIn({ agent: 'anne.morel', password: PASSWORD })).toMatchObject({
      agent: { role: 'administrateur' },
    });
  });

  test('is refused twice, in words', () => {
    const data = temporaryFolder();
    expect(newBase(data, GOOD).code).toBe(0);
    const again = newBase(data, { ...GOOD, landlord: 'cchartres' });
    expect(again).toMatchObject({ code: 1, said: '' });
    expect(again.refused).toMatch(/^La base de ce poste appartient déjà à un bailleur/);
  });

  test.each([
    ['a short password', GOOD, 'court', /12 caractères/],
    ['an unknown landlord', { ...GOOD, landlord: 'personne' }, PASSWORD, /personne\.json/],
    ['a missing wish', { landlord: 'neolia' }, PASSWORD, /^Usage/],
  ])('%s: one sentence and code 1', (_name, wishes, password, sentence) => {
    const { code, refused } = newBase(temporaryFolder(), wishes, password);
    expect(code).toBe(1);
    expect(refused).toMatch(sentence);
    expect(refused).not.toContain('    at ');
  });

  test('writes the password nowhere in the data folder', () => {
    const data = temporaryFolder();
    newBase(data, GOOD);
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(existsSync(join(data, 'guichet.db'))).toBe(true);
    for (const { parentPath, name } of files) {
      expect(readFileSync(join(parentPath, name)).includes(PASSWORD)).toBe(false);
    }
  });
});
