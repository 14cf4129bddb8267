import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue, standingValue, valueKey } from './standing.ts';
import {
  type ContactDetails,
  DOSSIER_PARTS,
  type DossierPart,
  type Household,
  type PartValue,
  REPRESENTATIVES,
  type Roles,
  WRITTEN_ROLES,
} from './values.ts';

const held = (change: Partial<ContactDetails> = {}): ContactDetails => ({
  phone1: '+33639981234',
  phone2: null,
  email: 'elodie@exemple.example',
  ...change,
});
const occupant = (
  lastName: string,
  firstName: string | null = 'Tom',
  birth: string | null = '2012-03-04',
) => ({
  civility: null,
  lastName,
  usageName: null,
  firstName,
  birth,
});
const household = (...names: string[]): Household => ({ occupants: names.map((name) => occupant(name)) });

// Few of each, so that equal ones meet often.
const name = fc.constantFrom('LE GALL', 'LEGALL', 'D’ARC', "D'ARC", 'NOËL', 'Noe\u0308l', 'MARTIN');
const text = fc.option(fc.constantFrom('0639981234', '+33 6 39 98 12 34', '06.39.98.12.35', 'poste 12'));
const someone = fc.record({
  civility: fc.option(fc.constantFrom('M.', 'Mme')),
  lastName: name,
  usageName: fc.option(name),
  firstName: fc.option(fc.constantFrom('Élodie', 'ELODIE', 'Jean')),
  birth: fc.option(fc.constantFrom('1960', '1960-02-29', '2012-03-04')),
});
const values: { readonly [Part in DossierPart]: fc.Arbitrary<PartValue<Part>> } = {
  coordonnees: fc.record({
    phone1: text,
    phone2: text,
    email: fc.option(fc.constantFrom('A@exemple.example', 'a@EXEMPLE.example', 'b@exemple.example')),
  }),
  'adresse-courrier': fc.record({
    lines: fc.option(
      fc.array(fc.constantFrom('12 BIS rue', '12 bis  RUE', 'BP 4', '01000 BOURG'), {
        minLength: 1,
        maxLength: 3,
      }),
    ),
  }),
  foyer: fc.record({ occupants: fc.array(someone, { maxLength: 3 }) }),
  roles: fc.record({
    people: fc.array(
      fc
        .tuple(
          someone,
          fc.constantFrom(...WRITTEN_ROLES),
          fc.option(fc.constantFrom(...REPRESENTATIVES)),
          text,
        )
        .map(([one, role, kind, phone]) => ({ ...one, role, kind, phone })),
      { maxLength: 3 },
    ),
  }),
  protection: fc.record({ masked: fc.boolean() }),
};

describe('two values of a part', () => {
  it.each([
    [{ phone1: '06 39 98 12 34' }, {}],
    [{ phone1: '+33 (0)6.39.98.12.34' }, {}],
    [{ email: ' Elodie@EXEMPLE.example' }, {}],
    [{ phone2: '' }, { phone2: null }],
    [{ phone1: 'Poste  12' }, { phone1: 'poste 12' }],
  ])('coordonnées %j are those of %j', (a, b) => {
    expect(sameValue('coordonnees', held(a), held(b))).toBe(true);
  });

  it.each([
    [{ phone1: '0639981235' }],
    [{ phone1: null, phone2: '+33639981234' }],
    [{ email: 'elodie@autre.example' }],
    [{ email: null }],
  ])('coordonnées %j are others', (a) => {
    expect(sameValue('coordonnees', held(a), held())).toBe(false);
  });

  it('people are met in any order, by their name keys; two of the same name stay two', () => {
    expect(sameValue('foyer', household('LE GALL', 'D’ARC'), household("D'ARC", 'LEGALL'))).toBe(true);
    expect(sameValue('foyer', household('MARTIN', 'MARTIN'), household('MARTIN'))).toBe(false);
    expect(
      sameValue(
        'foyer',
        { occupants: [occupant('MARTIN', 'Jean', '1951-01-02')] },
        { occupants: [occupant('MARTIN', 'Jean', '1979-01-02')] },
      ),
    ).toBe(false);
  });

  it('a role and the nature of a mandate count', () => {
    const roles = (change: object): Roles => ({
      people: [{ ...occupant('MARTIN'), role: 'representant', kind: 'tuteur', phone: null, ...change }],
    });
    expect(sameValue('roles', roles({}), roles({}))).toBe(true);
    expect(sameValue('roles', roles({}), roles({ kind: 'curateur' }))).toBe(false);
    expect(sameValue('roles', roles({}), roles({ role: 'garant', kind: null }))).toBe(false);
    expect(sameValue('roles', roles({}), roles({ phone: '0639981234' }))).toBe(false);
  });

  it('a postal address: case and spaces apart, accents counted; none is not an empty one written', () => {
    const at = (...lines: string[]) => ({ lines });
    expect(
      sameValue('adresse-courrier', at('12  BIS rue', '01000 BOURG'), at('12 bis RUE', '01000 Bourg')),
    ).toBe(true);
    expect(sameValue('adresse-courrier', at('SAINT-ETIENNE'), at('SAINT-ÉTIENNE'))).toBe(false);
    expect(sameValue('adresse-courrier', { lines: null }, at('12 rue'))).toBe(false);
    expect(sameValue('adresse-courrier', at('1 rue', '2 rue'), at('2 rue', '1 rue'))).toBe(false);
  });

  it.each(DOSSIER_PARTS)('%s: to be the same is an equivalence', (part) => {
    const value = values[part] as fc.Arbitrary<PartValue>;
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(sameValue(part, a, a)).toBe(true);
        expect(sameValue(part, a, b)).toBe(sameValue(part, b, a));
        if (sameValue(part, a, b) && sameValue(part, b, c)) expect(sameValue(part, a, c)).toBe(true);
        expect(sameValue(part, a, structuredClone(a))).toBe(true);
      }),
    );
  });

  it('refuses a value of another part', () => {
    expect(() => valueKey('foyer' as DossierPart, { masked: true })).toThrow(TypeError);
  });
});

describe('what stands', () => {
  const A = held({ phone1: '0639980001' });
  const B = held({ phone1: '0639980002' });
  const C = held({ phone1: '0639980003' });
  const stands = (erp: ContactDetails, ...changes: (readonly [ContactDetails, ContactDetails])[]) =>
    standingValue(
      'coordonnees',
      erp,
      changes.map(([base, value]) => ({ base, value })),
    ).phone1;

  it('what the ERP says, without a change; then each change on what stood before it', () => {
    expect(stands(A)).toBe(A.phone1);
    expect(stands(A, [A, B])).toBe(B.phone1);
    expect(stands(A, [A, B], [B, C])).toBe(C.phone1);
  });

  it('of two changes made on the same value, the first', () => {
    expect(stands(A, [A, B], [A, C])).toBe(B.phone1);
  });

  it('an ERP that caught up, half-way too, or that moved on', () => {
    expect(stands(B, [A, B], [B, C])).toBe(C.phone1);
    expect(stands(C, [A, B], [B, C])).toBe(C.phone1);
    const moved = held({ phone1: '0639980009' });
    expect(stands(moved, [A, B], [B, C])).toBe(moved.phone1);
  });

  it('a change back is a change', () => {
    expect(stands(A, [A, B], [B, A])).toBe(A.phone1);
    expect(stands(B, [A, B], [B, A])).toBe(A.phone1);
  });

  it('the base however the ERP writes it', () => {
    expect(stands(held({ phone1: '06.39.98.00.01' }), [A, B])).toBe(B.phone1);
  });

  it.each(DOSSIER_PARTS)(
    '%s: a chain ends at its last value wherever the ERP has come to along it',
    (part) => {
      const value = values[part] as fc.Arbitrary<PartValue>;
      const key = (one: PartValue) => valueKey(part, one);
      const longest = part === 'protection' ? 2 : 5;
      const distinct = fc.uniqueArray(value, { minLength: 2, maxLength: longest, selector: key });
      fc.assert(
        fc.property(distinct, fc.nat(), value, (chain, at, other) => {
          const changes = chain.slice(1).map((one, i) => ({ base: chain[i] as PartValue, value: one }));
          const last = chain.at(-1) as PartValue;
          expect(key(standingValue(part, chain[at % chain.length] as PartValue, changes))).toBe(key(last));
          if (!chain.some((one) => sameValue(part, one, other))) {
            expect(standingValue(part, other, changes)).toBe(other);
          }
          // A change whose base is gone does nothing, wherever it stands.
          if (!sameValue(part, chain[0] as PartValue, last)) {
            const late = [...changes, { base: chain[0] as PartValue, value: other }];
            expect(key(standingValue(part, chain[0] as PartValue, late))).toBe(key(last));
          }
        }),
      );
    },
  );
});
