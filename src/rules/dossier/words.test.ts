import { describe, expect, it } from 'vitest';
import { situationPaper } from './papers.ts';
import { type RoleHolder, SITUATIONS } from './values.ts';
import { allLines, NOTHING, partLabel, situationWords, valueLines } from './words.ts';

const occupant = (lastName: string, firstName: string | null, birth: string | null = null) => ({
  civility: null,
  lastName,
  usageName: null,
  firstName,
  birth,
});

describe('a change line by line', () => {
  it('says only what differs, telephones as they are read', () => {
    const before = { phone1: '+33639981234', phone2: null, email: 'a@exemple.example' };
    expect(valueLines('coordonnees', before, { ...before, phone1: '06 39 98 12 34' })).toEqual([]);
    expect(valueLines('coordonnees', before, { ...before, phone2: '+262692123456', email: null })).toEqual([
      { label: 'Téléphone 2', before: NOTHING, after: '0692\u00a012\u00a034\u00a056' },
      { label: 'E-mail', before: 'a@exemple.example', after: NOTHING },
    ]);
  });

  it('who came, who left, and whose birth date or spelling was put right', () => {
    const tom = occupant('LE GALL', 'Tom', '2012-03-04');
    const lea = occupant('LE GALL', 'Léa', '2015');
    expect(valueLines('foyer', { occupants: [tom, lea] }, { occupants: [lea, tom] })).toEqual([]);
    expect(
      valueLines('foyer', { occupants: [tom] }, { occupants: [{ ...tom, birth: '2012-03-05' }, lea] }),
    ).toEqual([
      { label: 'Occupant', before: 'LE GALL Tom, 04/03/2012', after: 'LE GALL Tom, 05/03/2012' },
      { label: 'Occupant', before: NOTHING, after: 'LE GALL Léa, 2015' },
    ]);
    expect(
      valueLines('foyer', { occupants: [tom] }, { occupants: [{ ...tom, lastName: 'LEGALL' }] }),
    ).toEqual([{ label: 'Occupant', before: 'LE GALL Tom, 04/03/2012', after: 'LEGALL Tom, 04/03/2012' }]);
    expect(valueLines('foyer', { occupants: [tom, tom] }, { occupants: [tom] })).toEqual([
      { label: 'Occupant', before: 'LE GALL Tom, 04/03/2012', after: NOTHING },
    ]);
  });

  it('a representative by what he is', () => {
    const guardian: RoleHolder = {
      ...occupant('MARTIN', 'Paule'),
      role: 'representant',
      kind: 'tuteur',
      phone: '0639981234',
    };
    expect(allLines('roles', { people: [guardian, { ...guardian, kind: null }] })).toEqual([
      { label: 'Tuteur', value: 'MARTIN Paule, 06\u00a039\u00a098\u00a012\u00a034' },
      { label: 'Représentant', value: 'MARTIN Paule, 06\u00a039\u00a098\u00a012\u00a034' },
    ]);
    const asSpouse = {
      people: [{ ...guardian, role: 'conjoint_cotitulaire' as const, kind: null, phone: null }],
    };
    expect(valueLines('roles', { people: [] }, asSpouse)).toEqual([
      { label: 'Conjoint cotitulaire', before: NOTHING, after: 'MARTIN Paule' },
    ]);
    const changed = valueLines(
      'roles',
      { people: [guardian] },
      { people: [{ ...guardian, kind: 'curateur' }] },
    );
    expect(changed.map(({ label, before, after }) => [label, before === NOTHING, after === NOTHING])).toEqual(
      [
        ['Tuteur', false, true],
        ['Curateur', true, false],
      ],
    );
  });

  it('an address and a protection', () => {
    expect(valueLines('adresse-courrier', { lines: null }, { lines: ['BP 4', '01000 BOURG'] })).toEqual([
      { label: 'Lettres envoyées à', before: "L'adresse du logement", after: 'BP 4, 01000 BOURG' },
    ]);
    expect(valueLines('protection', { masked: false }, { masked: true })).toEqual([
      { label: 'Adresse', before: 'Visible', after: 'Protégée' },
    ]);
  });
});

it('a part is named with its person', () => {
  expect(partLabel('coordonnees', 'LE GALL Élodie')).toBe('Coordonnées de LE GALL Élodie');
  expect(partLabel('foyer', null)).toBe('Foyer');
  expect(partLabel('situation', ' ')).toBe('Changement de situation');
});

it('every situation has its words and its supporting paper', () => {
  for (const situation of SITUATIONS) {
    expect(situationWords[situation]).not.toBe('');
    expect(situationPaper(situation).paper.length).toBeGreaterThan(5);
  }
  expect(situationPaper('mariage').hint).toContain('1751');
});
