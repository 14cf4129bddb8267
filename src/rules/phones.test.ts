import { describe, expect, it } from 'vitest';
import { formatPhone, isPhoneShaped, phoneKey } from './phones.ts';

describe('telephone numbers', () => {
  it.each<[string, string]>([
    ['0639981234', '0639981234'],
    ['06.39.98.12.34', '0639981234'],
    ['06-39‑98–12 34', '0639981234'],
    ['06\u00a039\u202f98/12/34', '0639981234'],
    ['+33 6 39 98 12 34', '0639981234'],
    ['+33 (0)6 39 98 12 34', '0639981234'],
    ['+33 06 39 98 12 34', '0639981234'],
    ['0033639981234', '0639981234'],
    ['00 33 (0) 6 39 98 12 34', '0639981234'],
    ['0262 12 34 56', '0262123456'],
    ['+262 692 12 34 56', '0692123456'],
    ['+262 (0)693 12 34 56', '0693123456'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0032 470 12 34 56', '+32470123456'],
  ])('%s', (text, key) => {
    expect(phoneKey(text)).toBe(key);
  });

  it.each(['', '3646', '063998123', '06399812345', '+33 6 39', '+0 123456789', 'MARTIN', '06 39 98 12 3A'])(
    '%j is none',
    (text) => {
      expect(phoneKey(text)).toBeUndefined();
    },
  );

  it('takes no reference that begins with two zeros for a foreign number', () => {
    for (const reference of ['0030020788', '00412345678', '00012345678', '0200012345678'])
      expect(isPhoneShaped(reference), reference).toBe(false);
    for (const phone of ['06.39.98.12.34', '+32 470 12 34 56', '0033639981234'])
      expect(isPhoneShaped(phone)).toBe(true);
  });

  it('prints by two with no-break spaces', () => {
    expect(formatPhone('+33639981234')).toBe('06\u00a039\u00a098\u00a012\u00a034');
    expect(formatPhone('0692123456')).toBe('0692\u00a012\u00a034\u00a056');
    expect(formatPhone('0032470123456')).toBe('+32470123456');
    expect(formatPhone(' 3646 ')).toBe('3646');
  });
});
