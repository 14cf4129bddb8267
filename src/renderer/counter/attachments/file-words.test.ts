import { expect, it } from 'vitest';
import { i18n } from '../../i18n/i18n.ts';
import { fileFacts, shareOf, sizeWords, whereWords } from './file-words.ts';

const file = {
  sha256: 'a'.repeat(64),
  size: 340_120,
  type: 'pdf',
  name: 'attestation.pdf',
  pages: 2,
} as const;

it('says a size as a person does', () => {
  expect([1, 999, 340_120, 999_999, 1_000_000, 1_240_000, 20_000_000].map(sizeWords)).toEqual([
    '1\u00a0Ko',
    '1\u00a0Ko',
    '340\u00a0Ko',
    '1\u202f000\u00a0Ko',
    '1\u00a0Mo',
    '1,2\u00a0Mo',
    '20\u00a0Mo',
  ]);
});

it('counts the pages of a PDF, not those of a picture', () => {
  expect(fileFacts(i18n.t, file)).toBe('PDF, 2 pages, 340\u00a0Ko');
  expect(fileFacts(i18n.t, { ...file, pages: 1 })).toBe('PDF, 1 page, 340\u00a0Ko');
  expect(fileFacts(i18n.t, { ...file, type: 'jpeg', pages: 1 })).toBe('JPEG, 340\u00a0Ko');
});

it('never says all is sent before it is', () => {
  expect([shareOf(0, 10), shareOf(9_999, 10_000), shareOf(10, 10), shareOf(3, 0)]).toEqual([0, 99, 100, 0]);
});

it('says where the bytes are only when there is something to know', () => {
  expect(whereWords(i18n.t, { ...file, here: true, uploaded: null })).toBeNull();
  expect(whereWords(i18n.t, { ...file, here: false, uploaded: null })).toBe('au portail');
  expect(whereWords(i18n.t, { ...file, here: true, uploaded: 0 })).toBe("en attente d'envoi");
  expect(whereWords(i18n.t, { ...file, here: true, uploaded: 170_060 })).toBe('envoi 50\u202f%');
});
