import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { RESOURCES } from '../../../test/support/test-ports.ts';
import { landlordProfileSchema } from '../../rules/profile.ts';
import { listProfileFiles, readProfileFile } from './resources.ts';
import { CODED_WORDS } from './rule-words.ts';

const open: TestCore[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const core of open.splice(0)) await core.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function coreOf(landlordId: string | null): Promise<TestCore> {
  const core = await openTestCore({ landlordId });
  open.push(core);
  return core;
}

/** A copy of the program's resources, to damage. */
function resourcesCopy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-resources-'));
  folders.push(folder);
  cpSync(join(RESOURCES, 'landlords'), join(folder, 'landlords'), { recursive: true });
  return folder;
}

describe('the picture of where the reference stands', () => {
  test('is given to anyone, before any sign-in', async () => {
    const core = await coreOf('auvergne-habitat');
    expect(await core.client('anonymous').landlords.referencePicture()).toMatchObject({
      highlighted: '00012345678',
      position: 'top-left',
    });
  });

  test('says "unknown" where the guide does not say, and keeps the rest of the printed line', async () => {
    const core = await coreOf('cite-jardins');
    expect(await core.client('locked').landlords.referencePicture()).toMatchObject({
      before: 'L / 000 ',
      highlighted: '9999',
      after: ' - 9990099T3',
      position: 'unknown',
    });
  });

  test('is null on a device that belongs to no landlord', async () => {
    const core = await coreOf(null);
    expect(await core.client('anonymous').landlords.referencePicture()).toBeNull();
  });
});

describe('the profile page', () => {
  test.each(listProfileFiles(RESOURCES))('shows every rule in words, with its source', async (file) => {
    if (file.kind === 'unusable') throw new Error(file.sentence);
    const core = await coreOf(file.profile.id);
    const page = await core.client('agent').landlords.profile();
    expect(page.name).toBe(file.profile.name);
    expect(page.rules.length).toBeGreaterThan(40);
    for (const rule of page.rules) {
      expect(rule.source).not.toBe('');
      expect(rule.value === null).toBe(rule.status === 'silence');
      expect(rule.value ?? '').not.toMatch(/object|undefined|null|true|false|-(signatory|choice)/);
    }
    const asked = page.questions.map(({ path }) => path);
    for (const { path, status } of page.rules) if (status === 'silence') expect(asked).toContain(path);
  });

  test('fills a silence with the law and says so', async () => {
    const core = await coreOf('cchartres');
    const { rules, questions } = await core.client('agent').landlords.profile();
    const ceiling = rules.find(({ path }) => path === 'payment.cashCeilingCents');
    expect(ceiling).toMatchObject({ value: '1\u202f000,00\u202f€', status: 'loi' });
    expect(ceiling?.source).toMatch(/^Code monétaire et financier/);
    expect(questions.map(({ path }) => path)).not.toContain('payment.cashCeilingCents');
    expect(questions[0]?.label).toMatch(/9 chiffres/);
  });

  test('says what the tenant does on line and which texts he may have', async () => {
    const core = await coreOf('cite-jardins');
    const { rules } = await core.client('agent').landlords.profile();
    const row = (path: string) => rules.find((rule) => rule.path === path);
    expect(row('online.bankAccount')).toMatchObject({
      label: 'En ligne\u202f: changement de RIB',
      value: 'oui',
      source: '«\u202fMettre à jour votre RIB\u202f»',
    });
    expect(row('online.requests')).toMatchObject({ value: null, status: 'silence' });
    expect(row('documents.library')?.value).toBe("Guide Eco'Loc, Charte du Vivre Ensemble");
  });

  test('has a French word for every coded value of the schema', () => {
    const codes = [...JSON.stringify(z.toJSONSchema(landlordProfileSchema)).matchAll(/"enum":(\[[^\]]*\])/g)]
      .flatMap((match) => JSON.parse(match[1] ?? '[]') as string[])
      .filter((code) => typeof code === 'string');
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !Object.hasOwn(CODED_WORDS, code))).toEqual([]);
  });
});

describe('a profile that cannot be used', () => {
  test.each([
    ['not JSON', '{ "id": ', /illisible/],
    ['another landlord', undefined, /autre bailleur/],
    ['a missing rule', '{"id": "neolia"}', /manque/],
    ['an empty file', '', /illisible/],
  ])('%s: a French sentence names it', (_name, text, sentence) => {
    const resources = resourcesCopy();
    const target = join(resources, 'landlords', 'neolia.json');
    if (text === undefined) cpSync(join(resources, 'landlords', 'cchartres.json'), target);
    else writeFileSync(target, text);
    const file = readProfileFile(resources, 'neolia');
    expect(file).toMatchObject({ kind: 'unusable', sentence: expect.stringMatching(sentence) });
    expect(listProfileFiles(resources).filter(({ kind }) => kind === 'ok')).toHaveLength(4);
  });

  test('stored in the base is refused in words, and nothing is lost', async () => {
    const core = await coreOf('neolia');
    core.db.prepare('UPDATE meta SET value = \'{"id":"neolia"}\' WHERE key = \'profile\'').run();
    await expect(core.client('agent').landlords.profile()).rejects.toMatchObject({
      message: expect.stringMatching(/^Profil du bailleur/),
      data: { code: 'PRO-002', kept: "La base n'a pas été touchée." },
    });
    expect(core.log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
