import { afterEach, expect, test } from 'vitest';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import { currentProfile } from './current-profile.ts';

let core: TestCore | undefined;
afterEach(async () => {
  await core?.close();
  core = undefined;
});

/** A base of Auvergne Habitat whose stored profile was changed, opened again. */
async function reopenedWith(
  change: (profile: Record<string, Record<string, unknown>>) => void,
): Promise<TestCore> {
  core = await openTestCore({ landlordId: 'auvergne-habitat' });
  const stored = JSON.parse(readMeta(core.db, 'profile') ?? '') as Record<string, Record<string, unknown>>;
  change(stored);
  writeMeta(core.db, 'profile', JSON.stringify(stored));
  await core.reopen();
  return core;
}

test('rules that the base does not know come from the landlord’s file', async () => {
  const { db } = await reopenedWith((profile) => {
    delete profile.messages;
    delete profile.account?.humanCheck;
  });
  expect(currentProfile(db).account.humanCheck.value).toBe(true);
  expect(currentProfile(db).messages.noticeReady.value).toBeNull();
});

test('a rule that the base holds stays as it is', async () => {
  const { db } = await reopenedWith((profile) => {
    delete profile.space;
    profile.exit = { deactivateWithinMonths: { value: 7, source: 'Décision du bailleur' } };
  });
  expect(currentProfile(db).exit.deactivateWithinMonths.value).toBe(7);
});

test('a profile that is wrong in another way is still refused', async () => {
  const { db } = await reopenedWith((profile) => {
    delete profile.space;
    profile.exit = { deactivateWithinMonths: { value: 'trois', source: 'Décision du bailleur' } };
  });
  expect(() => currentProfile(db)).toThrow(/deactivateWithinMonths/);
});
