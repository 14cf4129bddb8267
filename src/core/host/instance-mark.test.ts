import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { MARK_FILE, readInstanceMark, writeInstanceMark } from './instance-mark.ts';
import { KEY_FOLDER } from './key-folder.ts';

const MARK = { token: 'ici', incarnation: 'i', seq: 12, letter: 'B' };

test('the mark is found again as it was kept, beside the key', () => {
  const folder = temporaryFolder();
  expect(readInstanceMark(folder)).toBeUndefined();
  writeInstanceMark(folder, MARK);
  writeInstanceMark(folder, { ...MARK, seq: 13 });
  expect(readInstanceMark(folder)).toEqual({ ...MARK, seq: 13 });
});

test('what is no mark is none', () => {
  const folder = temporaryFolder();
  writeInstanceMark(folder, MARK);
  for (const text of [
    '',
    '{',
    '{"token":"ici"}',
    '{"token":"ici","incarnation":"i","seq":-1,"letter":"B"}',
  ]) {
    writeFileSync(join(folder, KEY_FOLDER, MARK_FILE), text);
    expect(readInstanceMark(folder)).toBeUndefined();
  }
});
