import { describe, expect, it } from 'vitest';
import { closeKioskBases, kioskBase } from '../../../test/support/kiosk-base.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import { readTyped, sameTyped } from './typed-reference.ts';

closeKioskBases();

async function reader(landlordId: string) {
  const kiosk = await kioskBase({ landlordId });
  const read = (text: string) => readTyped(currentProfile(kiosk.db), kiosk.db, text);
  return { kiosk, read };
}

describe('a reference typed or scanned at a kiosk', () => {
  it.each([
    ['cchartres', '0030020790D'],
    ['cchartres', '003 002 0790 d'],
    ['cchartres', '030020790'],
    ['cite-jardins', '4821'],
    ['cite-jardins', 'L / 000 4821 - 4821007T3'],
    ['neolia', '0457718'],
    ['neolia', 'l 457718'],
    ['habitat-du-gard', ' 00418-22/b '],
    ['auvergne-habitat', '00012345678'],
    ['auvergne-habitat', '0200012345678'],
    ['auvergne-habitat', '12345678'],
  ])('%s: « %s » is its account', async (landlordId, text) => {
    const { kiosk, read } = await reader(landlordId);
    expect(read(text)).toMatchObject({ kind: 'known', account: { key: kiosk.account.key } });
  });

  it.each([
    ['cchartres', '0099999999Z', '0099999999'],
    ['cite-jardins', 'L / 000 7777 - 7777007T3', '7777'],
    ['neolia', 'L9999999', '9999999'],
    ['habitat-du-gard', '99999-22/b', '99999-22/B'],
    ['auvergne-habitat', '00099999999', '0200099999999'],
    ['auvergne-habitat', '99999999', '0200099999999'],
  ])('%s: « %s » of no account is the key that it reads as', async (landlordId, text, key) => {
    const { read } = await reader(landlordId);
    expect(read(text)).toMatchObject({ kind: 'unknown', key, printed: text });
  });

  it.each([
    ['cchartres', 'MARTIN'],
    ['cchartres', '00300'],
    ['auvergne-habitat', '020001234567'],
    ['cite-jardins', ' '],
    ['neolia', '\u0000'],
    ['habitat-du-gard', '9'.repeat(65)],
  ])('%s: « %s » has not the form of a reference', async (landlordId, text) => {
    const { read } = await reader(landlordId);
    expect(read(text)).toEqual({ kind: 'refused' });
  });

  it.each([
    ['cchartres', ['0030020790D', '0030020790', '030020790', '0030020790E'], '0030020791D'],
    ['cite-jardins', ['4821', '0004821', 'L / 000 4821 - 4821007T3', '04821'], '4822'],
    ['neolia', ['0457718', '457718', 'L0457718'], '457719'],
    ['habitat-du-gard', ['00418-22/B', '418-22/B', '41822b'], '00419-22/B'],
    ['auvergne-habitat', ['00012345678', '0200012345678', '12345678'], '00012345679'],
  ])(
    '%s: every writing of a reference is tried under one name, here or not',
    async (landlordId, texts, other) => {
      const { kiosk, read } = await reader(landlordId);
      const subjects = () =>
        [...texts, other].map((text) => {
          const typed = read(text);
          return typed.kind === 'refused' ? undefined : typed.subject;
        });
      const here = subjects();
      expect(new Set(here.slice(0, -1)).size).toBe(1);
      expect(here.at(-1)).not.toBe(here[0]);
      kiosk.db.exec('DELETE FROM kiosk_account');
      expect(subjects()).toEqual(here);
    },
  );

  it.each([
    ['cchartres', '0030020790D', '0030020790', true],
    ['cchartres', '0030020790D', '0030020790E', false],
    ['cite-jardins', '4821', '0004821', true],
    ['neolia', '0457718', '457718', true],
    ['neolia', '0457718', '0457719', false],
    ['habitat-du-gard', '00418-22/B', '00418-22/b', true],
    ['habitat-du-gard', '00418-22/B', '00418-2/2B', false],
  ])('%s: « %s » then « %s », one reference: %s, here or not', async (landlordId, first, second, same) => {
    const { kiosk, read } = await reader(landlordId);
    const twice = () => {
      const [a, b] = [read(first), read(second)];
      if (a.kind === 'refused' || b.kind === 'refused') throw new Error('no reference');
      return sameTyped(currentProfile(kiosk.db), a, b);
    };
    expect(twice()).toBe(same);
    kiosk.db.exec('DELETE FROM kiosk_account');
    expect(twice()).toBe(same);
  });

  it('is found among the lines of a scanned code', async () => {
    const { read } = await reader('cchartres');
    expect(read("AVIS\u001dC'CHARTRES HABITAT\n0030020790D\n445,34")).toMatchObject({ kind: 'known' });
    expect(read('AVIS;0099999999Z;12,00')).toMatchObject({ kind: 'unknown', key: '0099999999' });
  });

  it('whose letter is not that of the account is of nobody, nor goes to it by its digits', async () => {
    const { kiosk, read } = await reader('cchartres');
    const wrong = read('0030020790E');
    expect(wrong).toMatchObject({ kind: 'unknown', key: '0030020790E', printed: '0030020790E' });
    expect(wrong).not.toMatchObject({ key: kiosk.account.key });
  });
});
