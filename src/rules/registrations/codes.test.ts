import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activationCodeText,
  CODE_LENGTH,
  CODE_LETTERS,
  readActivationCode,
  shownActivationCode,
} from './activation-code.ts';
import { identifierOf, readLogin, shownIdentifier } from './login.ts';

const code = fc
  .array(fc.constantFrom(...CODE_LETTERS), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((letters) => letters.join(''));

describe('an activation code', () => {
  it('holds no letter that is mistaken for another', () => {
    expect(new Set(CODE_LETTERS).size).toBe(29);
    expect(CODE_LETTERS).not.toMatch(/[01ILOUV]/);
    expect(CODE_LENGTH * Math.log2(CODE_LETTERS.length)).toBeGreaterThan(58);
  });

  it('is read as it is shown, typed small, with or without its dashes', () => {
    fc.assert(
      fc.property(code, (text) => {
        const shown = shownActivationCode(text);
        expect(shown).toMatch(/^.{4}-.{4}-.{4}$/);
        for (const typed of [
          shown,
          text,
          shown.toLowerCase(),
          shown.replaceAll('-', ' '),
          ` ${shown.replaceAll('-', '‑')} `,
        ]) {
          expect(readActivationCode(typed)).toBe(text);
        }
      }),
    );
  });

  it.each([
    '',
    'ABCD-EFGH-JKM',
    'ABCD-EFGH-JKMNP',
    'ABCD-EFGH-JKM0',
    'ABCD-EFGH-JKMO',
    'ABCD-EFGH-JKMÉ',
    '<script>abc',
  ])('%j is none', (typed) => expect(readActivationCode(typed)).toBeUndefined());

  it('is hashed with its purpose, so that it opens nothing else', () => {
    expect(activationCodeText('ABCDEFGHJKMN')).toBe('guichet-activation\nABCDEFGHJKMN');
  });
});

describe('what one signs in with', () => {
  it.each([
    'L48271936',
    'L4827 1936',
    'l4827\u00a01936',
    '4827 1936',
    '48271936',
    ' L-4827-1936 ',
    'L4827.1936',
  ])('%j is the identifier', (typed) =>
    expect(readLogin(typed)).toEqual({ kind: 'identifier', identifier: 'L48271936' }),
  );
  it.each([
    ['JB.Darc@Exemple.Example ', 'jb.darc@exemple.example'],
    ['48271936@exemple.example', '48271936@exemple.example'],
    ['L4827193', 'l4827193'],
    ['', ''],
  ])('%j is read as an e-mail', (typed, key) => expect(readLogin(typed)).toEqual({ kind: 'email', key }));

  it('an identifier is read back from what is shown', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/), (digits) => {
        const identifier = identifierOf(digits);
        expect(readLogin(shownIdentifier(identifier))).toEqual({ kind: 'identifier', identifier });
      }),
    );
    expect(shownIdentifier('L48271936')).toBe('L4827\u00a01936');
    expect(() => identifierOf('4827193')).toThrow(RangeError);
  });

  it('an e-mail is shown as it is', () => {
    expect(shownIdentifier('jb.darc@exemple.example')).toBe('jb.darc@exemple.example');
  });
});
