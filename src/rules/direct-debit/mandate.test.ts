import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { addDays, addMonths, isoDate } from '../dates.ts';
import {
  checkRum,
  frenchRibKeyHolds,
  mandateSentence,
  maskIban,
  sameMandate,
  shownMandateState,
} from './mandate.ts';
import { debitDays, debitOffer } from './rules.ts';

const TODAY = '2026-11-22';

describe('a mandate dies of 36 months without a collection', () => {
  it.each([
    [{ signedOn: '2020-01-01', lastCollectedOn: '2023-11-22' }, 'actif'],
    [{ signedOn: '2020-01-01', lastCollectedOn: '2023-11-21' }, 'caduc'],
    [{ signedOn: '2023-11-22', lastCollectedOn: null }, 'actif'],
    [{ signedOn: '2023-11-21', lastCollectedOn: null }, 'caduc'],
    [{ signedOn: null, lastCollectedOn: null }, 'actif'],
  ] as const)('%j: %s', (dates, shown) => {
    expect(shownMandateState({ state: 'actif', ...dates }, TODAY)).toBe(shown);
  });

  it('one that awaits its signature or was revoked keeps its word; a suspended one dies too', () => {
    const old = { signedOn: '2020-01-01', lastCollectedOn: null };
    expect(shownMandateState({ state: 'a_signer', ...old }, TODAY)).toBe('a_signer');
    expect(shownMandateState({ state: 'revoque', ...old }, TODAY)).toBe('revoque');
    expect(shownMandateState({ state: 'suspendu', ...old }, TODAY)).toBe('caduc');
  });

  it('lives to the day, and not one more', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(isoDate('2016-01-01'), n));
    fc.assert(
      fc.property(days, (on) => {
        const end = addMonths(on, 36);
        const mandate = { state: 'actif', signedOn: on, lastCollectedOn: null } as const;
        expect(shownMandateState(mandate, end)).toBe('actif');
        expect(shownMandateState(mandate, addDays(end, 1))).toBe('caduc');
      }),
    );
  });

  it('is said in one sentence', () => {
    const mandate = { state: 'actif', signedOn: '2024-03-01', lastCollectedOn: '2026-11-10' } as const;
    expect(mandateSentence(mandate, TODAY)).toBe(
      'Actif depuis le 1ᵉʳ\u00a0mars 2024, dernier prélèvement le 10\u00a0novembre 2026.',
    );
    expect(mandateSentence(mandate, '2030-01-01')).toMatch(/36 mois/);
    expect(mandateSentence({ ...mandate, state: 'a_signer' }, TODAY)).toMatch(/À signer/);
  });
});

describe('account numbers', () => {
  it('are shown by country, key and the three last signs', () => {
    expect(maskIban('FR7630006000011234567890189')).toBe('FR76 •••• •••• •••• •••• ••••\u00a0189');
    expect(maskIban('BE68539007547034')).toBe('BE68 •••• •••• ••••\u00a0034');
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{2}\d{2}[0-9A-Z]{8,27}$/), (iban) => {
        const shown = maskIban(iban).replaceAll(/[ \u00a0•]/g, '');
        expect(shown).toBe(iban.slice(0, 4) + iban.slice(-3));
      }),
    );
  });

  it.each([
    ['FR7630006000011234567890189', true],
    ['FR1420041010050500013M02606', true],
    ['FR3399999000010000012345A11', true],
    ['FR7699999000020000000000003', true],
    ['MC5811222000010123456789030', true],
    ['FR7630006000011234567890188', false],
    ['FR7630006000011234567809189', false],
    ['BE68539007547034', false],
  ])('the RIB key of %s holds: %s', (iban, holds) => {
    expect(frenchRibKeyHolds(iban)).toBe(holds);
  });
});

describe('a mandate’s reference', () => {
  it.each([
    ['G2A-B-000012', true],
    ['A'.repeat(35), true],
    ['A'.repeat(36), false],
    ['', false],
    ['RUM-É-1', false],
    ['RUM 1', false],
    ["A+?/-:().,'z", true],
    ['/A', false],
    ['A/', false],
    ['A//B', false],
    ['A_B', false],
  ])('%s: %s', (rum, fits) => {
    expect(checkRum(rum)).toBe(fits);
  });
});

it('two sights of a mandate are the same whatever the spaces of the masked number', () => {
  const seen = { rum: 'R1', maskedIban: 'FR76 •••• 189', day: 10, state: 'actif' } as const;
  expect(sameMandate(seen, { ...seen, maskedIban: 'FR76\u00a0••••\u00a0189' })).toBe(true);
  for (const change of [{ rum: 'R2' }, { maskedIban: null }, { day: null }, { state: 'suspendu' }] as const) {
    expect(sameMandate(seen, { ...seen, ...change })).toBe(false);
  }
});

describe('the landlord’s rules', () => {
  it('days are those of the guide; elsewhere none is asked', () => {
    const chartres = debitDays(profileOf('cchartres'), TODAY);
    expect(chartres.days).toEqual([6, 8, 10, 12, 15]);
    expect(chartres.sentence).toBe(
      'Le locataire choisit le jour\u202f: le 6, le 8, le 10, le 12 ou le 15 du mois.',
    );
    for (const id of LANDLORDS.filter((one) => one !== 'cchartres')) {
      expect(debitDays(profileOf(id), TODAY)).toMatchObject({ days: [], rule: { status: 'silence' } });
    }
    expect(debitDays(profileOf('cchartres', { 'debit.days': [1] }), TODAY).sentence).toContain(
      ': le 1ᵉʳ du mois',
    );
  });

  it('only an explicit no closes it', () => {
    for (const id of LANDLORDS) {
      expect(debitOffer(profileOf(id), TODAY)).toMatchObject({ subscribe: true, account: true });
    }
    const offer = (rules: object) => debitOffer(profileOf('cchartres', rules), TODAY);
    expect(offer({ 'debit.offered': false })).toMatchObject({ subscribe: false, account: false });
    expect(offer({ 'online.debit': false })).toMatchObject({ subscribe: false, account: true });
    expect(offer({ 'online.bankAccount': false })).toMatchObject({ subscribe: true, account: false });
  });
});
