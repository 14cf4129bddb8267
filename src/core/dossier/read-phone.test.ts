import { describe, expect, it } from 'vitest';
import { readPhone } from './read-phone.ts';

const shown = (text: string) => text.replaceAll(' ', '\u00a0');

/** Telephones of domain.md §D: ARCEP ranges for fiction in every written form, overseas, foreign, none. */
describe('read', () => {
  it.each([
    ['0639981234', '+33639981234', '06 39 98 12 34'],
    ['06.39.98.12.34', '+33639981234', '06 39 98 12 34'],
    ['06-39-98-12-34', '+33639981234', '06 39 98 12 34'],
    ['+33 6 39 98 12 34', '+33639981234', '06 39 98 12 34'],
    ['+33 (0)6 39 98 12 34', '+33639981234', '06 39 98 12 34'],
    ['0033639981234', '+33639981234', '06 39 98 12 34'],
    ['06\u00a039\u202f98\u200b1234', '+33639981234', '06 39 98 12 34'],
    ['０６３９９８１２３４', '+33639981234', '06 39 98 12 34'],
    ['01 99 00 12 34', '+33199001234', '01 99 00 12 34'],
    ['02 61 91 12 34', '+33261911234', '02 61 91 12 34'],
    ['03 53 01 12 34', '+33353011234', '03 53 01 12 34'],
    ['04 65 71 12 34', '+33465711234', '04 65 71 12 34'],
    ['05 36 49 12 34', '+33536491234', '05 36 49 12 34'],
    ['0262 12 34 56', '+262262123456', '0262 12 34 56'],
    ['+262 692 12 34 56', '+262692123456', '0692 12 34 56'],
    ['0693123456', '+262693123456', '0693 12 34 56'],
    ['0696 12 34 56', '+596696123456', '0696 12 34 56'],
  ])('%s', (typed, kept, said) => {
    expect(readPhone(typed)).toEqual({ kind: 'ok', kept, shown: shown(said), notice: null });
  });

  it.each([
    ['+32 470 12 34 56', '+32470123456', /Belgique/],
    ['0032 470 12 34 56', '+32470123456', /Belgique/],
    ['+1 202 555 0123', '+12025550123', /États-Unis/],
  ])('%s, foreign', (typed, kept, notice) => {
    expect(readPhone(typed)).toMatchObject({ kind: 'ok', kept, notice: expect.stringMatching(notice) });
  });

  it('a number that no register knows is read, and said to be doubtful', () => {
    expect(readPhone('0596 12 34 56')).toMatchObject({
      kind: 'ok',
      notice: expect.stringMatching(/attribué/),
    });
  });

  it('a number that costs is said to be one of a service', () => {
    expect(readPhone('0899 12 34 56')).toMatchObject({
      kind: 'ok',
      notice: expect.stringMatching(/service/),
    });
  });

  it('none is none', () => {
    for (const typed of ['', '   ', '\u00a0\u200b']) expect(readPhone(typed)).toEqual({ kind: 'empty' });
  });

  it('what is kept reads the same again', () => {
    for (const typed of ['0639981234', '0692123456', '+32470123456', '0590123456']) {
      const once = readPhone(typed);
      expect(once.kind).toBe('ok');
      expect(readPhone(once.kind === 'ok' ? once.kept : '')).toEqual(once);
    }
  });
});

describe('refused, with what is wrong', () => {
  it.each([
    ['639981234', /Il manque le 0/],
    ['06 39 98 12', /10 chiffres.*8/],
    ['+33 6 39 98 12', /Après \+33/],
    ['06 39 98 12 34 5', /pas reconnu/],
    ['06 39 98 12 34 (fille)', /que des chiffres/],
    ['06 39 98 12 34 / 01 99 00 12 34', /pas reconnu/],
    ['+999 123456789', /indicatif/],
    ['+32 470 12', /Belgique/],
    ['3949', /10 chiffres/],
  ])('%s', (typed, why) => {
    expect(readPhone(typed)).toEqual({ kind: 'refused', sentence: expect.stringMatching(why) });
  });
});
