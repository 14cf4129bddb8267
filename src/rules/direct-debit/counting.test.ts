import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMandates, type ErpMandate, type MadeMandate, NO_WORD, sameMask, wordOf } from './counting.ts';

const ERP: ErpMandate = {
  rum: 'R0',
  maskedIban: 'FR76 •••• 003',
  day: 8,
  signedOn: '2016-05-12',
  lastCollectedOn: '2026-10-08',
};
const MADE: MadeMandate = {
  rum: 'M1',
  state: 'a_signer',
  maskedIban: 'FR33 •••• A11',
  day: 12,
  signedOn: null,
  lastCollectedOn: null,
  fromErp: false,
  seen: wordOf(ERP),
};
const AMENDED: MadeMandate = { ...MADE, rum: 'R0', fromErp: true };

const currentOf = (erp: ErpMandate | null, ...made: readonly MadeMandate[]) =>
  countMandates(erp, made).current;

describe('which mandate counts', () => {
  it.each<[string, ErpMandate | null, MadeMandate[], object | null]>([
    ['nobody says any', null, [], null],
    ['the ERP alone', ERP, [], { rum: 'R0', fromErp: true }],
    ['a new one, the ERP says what was seen', ERP, [MADE], { rum: 'M1', day: 12, lastCollectedOn: null }],
    ['a new one, the ERP said nothing and says nothing', null, [{ ...MADE, seen: NO_WORD }], { rum: 'M1' }],
    ['a new one, the ERP dropped the old', null, [MADE], { rum: 'M1' }],
    [
      'a new one, the ERP says its RUM',
      { ...ERP, rum: 'M1', maskedIban: 'FR33XXXA11', day: 12 },
      [MADE],
      { rum: 'M1', state: 'a_signer', lastCollectedOn: '2026-10-08' },
    ],
    [
      'a new one, the ERP says its account under a RUM of its own',
      { ...ERP, rum: 'R9', maskedIban: 'FR33XXXA11' },
      [MADE],
      { rum: 'M1', lastCollectedOn: '2026-10-08' },
    ],
    ['a new one, the ERP says another', { ...ERP, rum: 'R9' }, [MADE], { rum: 'R9', fromErp: true }],
    [
      'an amended one, the ERP says what was seen',
      ERP,
      [AMENDED],
      { rum: 'R0', day: 12, maskedIban: MADE.maskedIban },
    ],
    [
      'an amended one, the ERP says another day',
      { ...ERP, day: 15 },
      [AMENDED],
      { rum: 'R0', day: 15, maskedIban: MADE.maskedIban },
    ],
    [
      'an amended one, the ERP says another account',
      { ...ERP, maskedIban: 'FR76 •••• 777' },
      [AMENDED],
      { state: 'actif', day: 12, maskedIban: 'FR76 •••• 777' },
    ],
    ['an amended one, the ERP dropped it', null, [AMENDED], null],
    ['a revoked one, the ERP still says it', { ...ERP, day: 15 }, [{ ...AMENDED, state: 'revoque' }], null],
    [
      'a revoked one, the ERP says a new one on the same account',
      { ...ERP, rum: 'R9', maskedIban: 'FR33 •••• A11' },
      [{ ...AMENDED, state: 'revoque' }],
      { rum: 'R9' },
    ],
    ['the last made of two', ERP, [MADE, { ...MADE, rum: 'M2' }], { rum: 'M2' }],
  ])('%s', (_name, erp, made, expected) => {
    const current = currentOf(erp, ...made);
    if (expected === null) expect(current).toBeNull();
    else expect(current).toMatchObject(expected);
  });

  it('tells every mandate once, at most one of them as the current one, never a revoked one', () => {
    const rum = fc.constantFrom('R0', 'M1', 'M2', 'R9');
    const mask = fc.constantFrom(null, 'FR76 •••• 003', 'FR33 •••• A11');
    const day = fc.constantFrom(null, 8, 12);
    const erp = fc.option(fc.record({ rum, maskedIban: mask, day }).map((said) => ({ ...ERP, ...said })));
    const made = fc.record({
      rum,
      maskedIban: mask,
      day,
      state: fc.constantFrom('a_signer' as const, 'actif' as const, 'revoque' as const),
      seen: fc.oneof(fc.constant(NO_WORD), fc.record({ rum, maskedIban: mask, day })),
    });
    const several = fc.uniqueArray(made, { selector: (one) => one.rum, maxLength: 4 });
    fc.assert(
      fc.property(erp, several, (said, drawn) => {
        const all = drawn.map((one) => ({ ...MADE, ...one }));
        const { current, former } = countMandates(said, all);
        const told = [...(current === null ? [] : [current]), ...former].map((one) => one.rum);
        expect(new Set(told).size).toBe(told.length);
        for (const one of all) expect(told).toContain(one.rum);
        expect(current?.state).not.toBe('revoque');
        // Nothing is told that neither side said.
        for (const one of told) expect([said?.rum, ...all.map((each) => each.rum)]).toContain(one);
      }),
      { numRuns: 2000 },
    );
  });
});

it('compares two masked forms by what they show', () => {
  expect(sameMask('FR76 •••• •••• ••••\u00a0189', 'fr76XXXXXXXX189')).toBe(true);
  expect(sameMask('FR76 •••• 189', 'FR76 •••• 188')).toBe(false);
  expect(sameMask('FR76 •••• 189', 'FR14 •••• 189')).toBe(false);
  expect(sameMask(null, null)).toBe(true);
  expect(sameMask(null, 'FR76 •••• 189')).toBe(false);
});
