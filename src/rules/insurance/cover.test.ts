import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import { addDays, addMonths, isoDate } from '../dates.ts';
import { type CoverCertificate, covers, lettersDue, standing } from './cover.ts';
import { checkRule, fileRule, requiredFields } from './rules.ts';
import { CERTIFICATE_STATES } from './states.ts';

const TODAY = isoDate('2026-11-22');
const one = (change: Partial<CoverCertificate> = {}): CoverCertificate => ({
  state: 'validee',
  startsOn: '2026-01-01',
  endsOn: '2027-12-31',
  ...change,
});

describe('cover', () => {
  it.each([
    [false, 'a_verifier', true],
    [false, 'validee', true],
    [false, 'refusee', false],
    [true, 'a_verifier', false],
    [true, 'validee', true],
    [true, 'refusee', false],
  ] as const)('checked before: %s, %s: %s', (before, state, covered) => {
    expect(covers(before, one({ state }), TODAY)).toBe(covered);
  });

  it('runs from its first day to its last', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
    fc.assert(
      fc.property(day, day, fc.option(fc.constant(true)), (a, b, told) => {
        const [start, end] = a <= b ? [a, b] : [b, a];
        const startsOn = told === null ? null : start;
        const covered = end >= TODAY && (startsOn === null || startsOn <= TODAY);
        expect(covers(false, one({ startsOn, endsOn: end }), TODAY)).toBe(covered);
      }),
    );
  });
});

describe('where cover stands', () => {
  it.each([
    ['one that runs', [one()], 'ok', "Logement assuré jusqu'au 31/12/2027."],
    [
      'one that ends soon',
      [one({ endsOn: '2026-12-04' })],
      'notice',
      "L'assurance expire le 04/12/2026, dans 12\u00a0jours.",
    ],
    [
      'one that ends today',
      [one({ endsOn: TODAY })],
      'notice',
      "L'assurance expire le 22/11/2026, aujourd'hui.",
    ],
    [
      'one that ends soon and the next',
      [one({ endsOn: '2026-12-04' }), one({ startsOn: '2026-12-05' })],
      'ok',
      "Logement assuré jusqu'au 31/12/2027.",
    ],
    [
      'one that ends soon and one with a day between',
      [one({ endsOn: '2026-12-04' }), one({ startsOn: '2026-12-06' })],
      'notice',
      "L'assurance expire le 04/12/2026, dans 12\u00a0jours.",
    ],
    [
      'one that ended',
      [one({ endsOn: '2026-09-30' })],
      'danger',
      'Attestation expirée depuis le 30/09/2026.',
    ],
    [
      'one to come',
      [one({ startsOn: '2027-01-01' })],
      'danger',
      "L'assurance commence le 01/01/2027\u202f: le logement n'est pas couvert d'ici là.",
    ],
    [
      'one refused',
      [one({ state: 'refusee' })],
      'danger',
      "Attestation refusée\u202f: le logement n'est pas couvert.",
    ],
    ['none', [], 'danger', 'Aucune attestation au dossier.'],
  ] as const)('%s', (_name, certificates, tone, sentence) => {
    expect(standing(false, certificates, TODAY)).toEqual({ tone, sentence });
  });

  it('waits for the check where the guide asks it', () => {
    const waiting = [one({ state: 'a_verifier' }), one({ endsOn: '2026-09-30' })];
    expect(standing(true, waiting, TODAY)).toMatchObject({ tone: 'notice' });
    expect(standing(false, waiting, TODAY)).toMatchObject({ tone: 'ok' });
    expect(lettersDue(true, waiting, [], TODAY)).toEqual([]);
  });

  it('an end as far as dates go is no trouble', () => {
    expect(standing(false, [one({ endsOn: '9999-12-31' })], TODAY).tone).toBe('ok');
  });
});

describe('letters', () => {
  const kinds = (certificates: readonly CoverCertificate[], given: Parameters<typeof lettersDue>[2] = []) =>
    lettersDue(false, certificates, given, TODAY).map(({ kind }) => kind);

  it.each([
    ['61 days left', [one({ endsOn: addDays(TODAY, 61) })], []],
    ['60 days left', [one({ endsOn: addDays(TODAY, 60) })], ['rappel']],
    ['ended yesterday', [one({ endsOn: addDays(TODAY, -1) })], ['rappel', 'mise-en-demeure']],
    ['none', [], ['mise-en-demeure']],
    ['refused', [one({ state: 'refusee' })], ['mise-en-demeure']],
    ['to come', [one({ startsOn: '2026-12-01' })], ['mise-en-demeure']],
  ] as const)('%s: %j', (_name, certificates, due) => {
    expect(kinds(certificates)).toEqual(due);
  });

  it('no second mise en demeure within the month of one', () => {
    expect(kinds([], [{ kind: 'mise-en-demeure', on: '2026-10-23' }])).toEqual([]);
    expect(kinds([], [{ kind: 'mise-en-demeure', on: '2026-10-22' }])).toEqual(['mise-en-demeure']);
    expect(kinds([], [{ kind: 'rappel', on: '2026-11-21' }])).toEqual(['mise-en-demeure']);
  });

  it('a mise en demeure is never due while something covers, nor within a month of another', () => {
    const day = fc.integer({ min: -500, max: 500 }).map((days) => addDays(TODAY, days));
    const certificate = fc.record({
      state: fc.constantFrom(...CERTIFICATE_STATES),
      startsOn: fc.option(day),
      endsOn: day,
    });
    const given = fc.record({
      kind: fc.constantFrom('rappel' as const, 'mise-en-demeure' as const),
      on: day,
    });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(certificate, { maxLength: 4 }),
        fc.array(given, { maxLength: 3 }),
        (before, held, letters) => {
          const due = lettersDue(before, held, letters, TODAY);
          const covered = held.some((item) => covers(before, item, TODAY));
          const formal = due.some(({ kind }) => kind === 'mise-en-demeure');
          expect(standing(before, held, TODAY).tone === 'danger').toBe(
            !covered &&
              !(before && held.some((item) => item.state === 'a_verifier' && covers(false, item, TODAY))),
          );
          if (covered) expect(formal).toBe(false);
          if (
            letters.some(
              ({ kind, on }) =>
                kind === 'mise-en-demeure' && on <= TODAY && TODAY < addMonths(isoDate(on), 1),
            )
          ) {
            expect(formal).toBe(false);
          }
          expect(new Set(due.map(({ kind }) => kind)).size).toBe(due.length);
          // The order of the certificates says nothing.
          expect(lettersDue(before, [...held].reverse(), letters, TODAY)).toEqual(due);
        },
      ),
    );
  });
});

describe('rules of the landlords', () => {
  it.each([
    ['cchartres', ['assureur', 'police', 'debut', 'fin'], true, false, 'silence'],
    ['habitat-du-gard', ['assureur', 'fin'], true, true, 'guide'],
    ['neolia', ['assureur', 'fin'], false, false, 'silence'],
    ['cite-jardins', ['assureur', 'fin'], false, false, 'silence'],
    ['auvergne-habitat', ['assureur', 'fin'], false, false, 'silence'],
  ] as const)('%s', (id, required, file, before, status) => {
    const profile = profileOf(id);
    expect(requiredFields(profile, TODAY).required).toEqual(required);
    expect(fileRule(profile, TODAY).required).toBe(file);
    expect(checkRule(profile, TODAY)).toMatchObject({ before, rule: { status } });
  });
});
