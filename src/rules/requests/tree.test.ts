import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDLORDS, profileOf } from '../../../test/support/landlord-profiles.ts';
import { SILENT } from '../profile-schema.ts';
import { requestOffers } from './offers.ts';
import { dueOn, findMotive, requestLabel, requestTree } from './tree.ts';

const ON = '2026-11-22';
const treeOf = (id: string, rules: Parameters<typeof profileOf>[1] = {}) =>
  requestTree(profileOf(id, rules), ON);
const names = (id: string) => treeOf(id).places.map(({ label, fromGuide }) => [label, fromGuide]);
const guideMotives = (id: string) =>
  treeOf(id).places.map(({ motives }) =>
    motives.filter(({ fromGuide }) => fromGuide).map(({ label }) => label),
  );

describe('places and motives', () => {
  it.each(LANDLORDS)('%s: codes are acceptable, alone of their place, and every motive is whole', (id) => {
    const { places } = treeOf(id);
    expect(new Set(places.map(({ code }) => code)).size).toBe(places.length);
    for (const { code, label, motives } of places) {
      expect(code).toMatch(/^[a-z0-9-]{1,60}$/);
      expect(label).not.toBe('');
      expect(motives.length).toBeGreaterThan(0);
      expect(new Set(motives.map((motive) => motive.code)).size).toBe(motives.length);
      expect(new Set(motives.map((motive) => motive.label)).size).toBe(motives.length);
      for (const motive of motives) {
        expect(motive.code).toMatch(/^[a-z0-9-]{1,60}$/);
        expect(motive.dueDays).toBeGreaterThan(0);
        expect(motive.dueDays === 1).toBe(motive.urgency === 'danger');
        // What the tenant may have to repair is never asked of the building or of the office.
        if (motive.whoPays !== null) expect(motive).toMatchObject({ common: false, nature: 'technique' });
      }
    }
  });

  it.each(LANDLORDS)('%s: gas, flood, electricity and the lift are there, as danger', (id) => {
    const dangers = treeOf(id).places.flatMap(({ motives }) =>
      motives.filter(({ urgency }) => urgency === 'danger').map(({ label }) => label),
    );
    for (const word of [/gaz/, /[Ff]uite d'eau importante/, /électrique/, /ascenseur/]) {
      expect(dangers.some((label) => word.test(label))).toBe(true);
    }
  });

  it('Gard: its five places in its words, its motives first', () => {
    expect(names('habitat-du-gard')).toEqual([
      ['Votre logement', true],
      ['Votre garage ou parking', true],
      ['Vos parties communes', true],
      ['Votre compte client', true],
      ['Autre', true],
    ]);
    const [home, , common, account] = treeOf('habitat-du-gard').places;
    expect(home?.motives.slice(0, 4).map(({ label, fromGuide }) => [label, fromGuide])).toEqual([
      ['Électricité', true],
      ['Menuiserie', true],
      ['Plomberie', true],
      ['Odeur de gaz', false],
    ]);
    expect(account?.motives.slice(0, 4).map(({ label, fromGuide }) => [label, fromGuide])).toEqual([
      ['Paiements', true],
      ['Assurance', true],
      ['Charges', true],
      ['Difficulté à payer, délai', false],
    ]);
    expect(home?.motives[2]).toMatchObject({
      nature: 'technique',
      whoPays: { heading: expect.stringMatching(/^Plomberie/) },
    });
    expect(common?.motives.every((motive) => motive.common)).toBe(true);
  });

  it("C'Chartres: both natures, each heading the places it is about", () => {
    expect(names('cchartres')).toEqual([
      ['Logement', true],
      ['Garage, parking', true],
      ['Parties communes', true],
      ['Compte', true],
    ]);
    expect(guideMotives('cchartres')).toEqual([
      ['Demande technique'],
      ['Demande technique'],
      ['Demande technique'],
      ['Demande administrative'],
    ]);
    expect(treeOf('cchartres').rule).toMatchObject({ status: 'guide' });
  });

  it('Auvergne: administrative requests from its guide first, the technical ones under silence', () => {
    expect(names('auvergne-habitat')).toEqual([
      ['Compte', true],
      ['Logement', false],
      ['Garage, parking', false],
      ['Parties communes', false],
    ]);
    expect(guideMotives('auvergne-habitat')).toEqual([['Demande administrative'], [], [], []]);
  });

  it.each(['cite-jardins', 'neolia'])('%s: the common tree, under silence', (id) => {
    const { places, rule } = treeOf(id);
    expect(rule).toEqual({ status: 'silence', source: SILENT });
    expect(places.map(({ code }) => code)).toEqual([
      'logement',
      'garage-parking',
      'parties-communes',
      'compte',
    ]);
    expect(places.some(({ fromGuide, motives }) => fromGuide || motives.some((one) => one.fromGuide))).toBe(
      false,
    );
  });

  it('a place and a motive that only a guide knows are offered in its words', () => {
    const kinds = [
      { code: 'jardin-familial', label: 'Jardin familial', motives: ["Point d'eau", 'Clôture'] },
    ];
    const [own, ...others] = treeOf('neolia', { 'requests.kinds': kinds }).places;
    expect(own).toMatchObject({ code: 'jardin-familial', label: 'Jardin familial', fromGuide: true });
    expect(own?.motives.map(({ code, fromGuide }) => [code, fromGuide])).toEqual([
      ['point-d-eau', true],
      ['cloture', true],
      ['autre', false],
    ]);
    expect(others.map(({ code }) => code)).toEqual([
      'logement',
      'garage-parking',
      'parties-communes',
      'compte',
    ]);
  });

  it('a change of situation asks a paper', () => {
    const profile = profileOf('cchartres');
    expect(findMotive(profile, ON, 'compte', 'changement-situation')?.motive.paper).toBe(true);
    expect(findMotive(profile, ON, 'compte', 'fuite')).toBeUndefined();
    expect(findMotive(profile, ON, 'ailleurs', 'fuite')).toBeUndefined();
    expect(findMotive(profile, ON, 'logement', 'fuite')).toMatchObject({
      place: { code: 'logement', label: 'Logement' },
      motive: { label: "Fuite d'eau", urgency: 'urgente', dueDays: 2 },
    });
  });

  it('who pays is a hint, whatever the heading', () => {
    const hints = treeOf('neolia').places.flatMap(({ motives }) =>
      motives.flatMap(({ whoPays }) => (whoPays === null ? [] : [whoPays])),
    );
    expect(new Set(hints.map(({ heading }) => heading)).size).toBe(6);
    for (const { sentence, tenant, landlord } of hints) {
      expect(sentence).toMatch(/^En principe le locataire/);
      expect(tenant.length).toBeGreaterThan(0);
      expect(landlord.at(-1)).toMatch(/vétusté.*malfaçon.*fortuit.*force majeure/);
    }
  });

  it("Gard's own words stand in the hint, where the livret is found", () => {
    const gard = findMotive(profileOf('habitat-du-gard'), ON, 'logement', 'plomberie')?.motive.whoPays;
    expect(gard?.sentence).toContain('livret locataire');
  });

  it('a deadline is so many days later, over months and leap years', () => {
    expect(dueOn('2028-02-28', 2)).toBe('2028-03-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 60 }), (day, days) => {
        const iso = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
        expect(dueOn(iso(day), days)).toBe(iso(day + days));
      }),
    );
  });

  it('a label names the place, then the motive', () => {
    expect(requestLabel('Logement', "Fuite d'eau")).toBe("Logement · Fuite d'eau");
  });
});

describe('what a request may hold', () => {
  it.each([
    ['cchartres', 'residenceView', true, 'guide'],
    ['cchartres', 'complement', true, 'silence'],
    ['habitat-du-gard', 'complement', true, 'guide'],
    ['neolia', 'attachments', true, 'silence'],
  ] as const)('%s, %s', (id, what, offered, status) => {
    expect(requestOffers(profileOf(id), ON)[what]).toMatchObject({ offered, rule: { status } });
  });

  it('is not offered where the landlord says no', () => {
    const profile = profileOf('neolia', { 'requests.availability': false });
    expect(requestOffers(profile, ON).availability.offered).toBe(false);
  });
});
