import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, matchesQuery, matchRanges, nameKey, nameTokens, queryTokens } from './names.ts';

const finds = (query: string, held: string) => matchesQuery(nameTokens(held), queryTokens(query));

describe('nameKey', () => {
  it.each<[string, string[]]>([
    [
      'DARC',
      ["D'ARC", 'D’ARC', 'D ARC', 'DARC', "d'Arc", 'D\u02bcARC', 'D`ARC', 'D´ARC', 'D\u2032Arc', 'D＇ARC'],
    ],
    ['LEGALL', ['LE GALL', 'LEGALL', 'Le Gall', 'LE\u00a0GALL', 'LE\u202fGALL', 'LE\u200bGALL']],
    ['NDIAYE', ["N'DIAYE", 'NDIAYE']],
    ['ELODIE', ['ÉLODIE', 'ELODIE', 'Élodie', 'E\u0301lodie']],
    ['LECOEUR', ['LECŒUR', 'LECOEUR', 'lecœur']],
    ['NOEL', ['NOËL', 'NOEL']],
    ['LHAY', ["L'HAŸ", 'L’HAY']],
    ['FRANCOIS', ['FRANÇOIS', 'FRANCOIS']],
    ['FANCH', ['Fañch', 'Fan\u0303ch']],
    [
      'JEANBAPTISTE',
      [
        'Jean-Baptiste',
        'Jean Baptiste',
        'JEAN BAPTISTE',
        'Jean‑Baptiste',
        'Jean–Baptiste',
        'J.E.A.N Baptiste',
      ],
    ],
    ['MARTINDURAND', ['MARTIN--DURAND', 'MARTIN DURAND', 'MARTIN-DURAND', 'MARTIN\u2212DURAND']],
    ['SORENSEN', ['Sørensen']],
    ['DORDEVIC', ['Đorđević']],
    ['LODZ', ['Łódź']],
    ['ISIK', ['Işık', 'IŞIK', 'ışık']],
    ['STRASSE', ['Straße', 'STRAẞE']],
    ['AESOP', ['Æsop', 'æsop']],
    ['', ['', '---', 'ʼ']],
  ])('%s', (key, writings) => {
    for (const writing of writings) expect(nameKey(writing), writing).toBe(key);
  });

  it('is idempotent, blind to Unicode form and case, and made of A-Z and 0-9 only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = nameKey(text);
        expect(key).toMatch(/^[A-Z0-9]*$/);
        expect(nameKey(key)).toBe(key);
        expect(nameKey(text.normalize('NFC'))).toBe(nameKey(text.normalize('NFD')));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-ZàâäéèêëïîôöùûüÿçœæñÀÉÈÔŒ' -]{0,20}$/), (text) => {
        expect(nameKey(text.toUpperCase())).toBe(nameKey(text.toLowerCase()));
      }),
    );
  });
});

describe('what finds whom', () => {
  it.each<[string, string[]]>([
    ["D'ARC", ["D'ARC", 'D’ARC', 'D ARC', 'DARC', 'ARC', 'd arc', 'dar']],
    ['DARC', ["D'ARC", 'D ARC', 'DARC']],
    ['LE GALL', ['LE GALL', 'LEGALL', 'GALL', 'le gal', 'LE']],
    ['LEGALL', ['LE GALL', 'LEGALL', 'Le Gall']],
    ["N'DIAYE", ["N'DIAYE", 'NDIAYE', 'DIAYE', 'N DIAYE']],
    ['NDIAYE', ["N'DIAYE", 'NDIAYE', 'N DIAYE']],
    [
      'DE LA TOUR',
      ['DE LA TOUR', 'DELATOUR', 'LA TOUR', 'LATOUR', 'TOUR', 'DE LATOUR', 'DELA TOUR', 'DE TOUR'],
    ],
    ['DELATOUR', ['DE LA TOUR', 'DELATOUR', 'DE LATOUR']],
    ['VAN DEN BROECK', ['VAN DEN BROECK', 'VANDENBROECK', 'BROECK', 'VANDEN BROECK', 'DEN BROECK']],
    ['VANDEN BROECK', ['VAN DEN BROECK', 'VANDENBROECK', 'BROECK']],
    ['EL HADJ', ['EL HADJ', 'ELHADJ', 'HADJ']],
    ['BEN SALAH', ['BEN SALAH', 'BENSALAH', 'SALAH']],
    ["DELL'AQUILA", ["DELL'AQUILA", 'DELLAQUILA', 'AQUILA', 'DELL AQUILA']],
    ["D'AGOSTINO", ['AGOSTINO', 'DAGOSTINO', 'D AGOSTINO']],
    ["L'HAŸ", ['LHAY', "l'hay", 'hay']],
    ['Jean-Baptiste', ['Jean Baptiste', 'JEANBAPTISTE', 'baptiste', 'jean-b']],
    ['MARTIN--DURAND', ['MARTIN DURAND', 'MARTIN-DURAND', 'DURAND', 'DURAND MARTIN', 'martindurand']],
    ['DURAND épouse MARTIN', ['DURAND', 'MARTIN']],
    ['SAINT-MARTIN', ['ST MARTIN', 'saint martin', 'stmartin', 'SAINTMARTIN', 'ST-MARTIN']],
    ['STE CROIX', ['SAINTE CROIX', 'saintecroix']],
    ['LECŒUR-DURAND Zoé', ['lecoeur zoe', 'zoé durand', 'LECOEUR-DURAND']],
    ['MARTIN Ben', ['BEN MARTIN', 'MARTIN BEN']],
    ["D'ARC Jean-Baptiste", ["D'ARC Jean-Baptiste", 'jean-baptiste darc', 'J B ARC']],
    ['O', ['O', 'o']],
  ])('%s', (held, queries) => {
    for (const query of queries) expect(finds(query, held), query).toBe(true);
  });

  it.each<[string, string]>([
    ['DENIS', 'NIS'],
    ['DUPONT', 'PONT'],
    ['LEGALL', 'LE GALLO'],
    ['MARTIN Jean', 'MARTIN Paul'],
    ['GALL', 'LEGALL'],
  ])('%s is not found by %s', (held, query) => {
    expect(finds(query, held)).toBe(false);
  });

  it('every name finds itself, however it is cut, and so do its beginnings', () => {
    const word = fc.constantFrom(
      "D'",
      'DE',
      'LA',
      'LE',
      'VAN',
      'Jean',
      'Œdipe',
      "N'",
      'Élodie',
      'MARTIN',
      'O',
    );
    const joint = fc.constantFrom(' ', '-', '\u202f', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, joint), { minLength: 1, maxLength: 4 }), fc.nat(), (parts, cut) => {
        const name = parts.flat().join('');
        const beginning = name.slice(0, 1 + (cut % name.length));
        expect(finds(name, name)).toBe(true);
        expect(finds(name.normalize('NFD').toLowerCase(), name)).toBe(true);
        expect(finds(nameKey(name), name)).toBe(true);
        expect(finds(beginning, name)).toBe(true);
      }),
    );
  });
});

describe('matchRanges', () => {
  const shown = (printed: string, query: string) =>
    matchRanges(printed, query).map(([start, end]) => printed.slice(start, end));

  it.each<[string, string, string[]]>([
    ['LE GALL Élodie', 'legall', ['LE GALL']],
    ['LE GALL Élodie', 'gal elo', ['GAL', 'Élo']],
    ["D'ARC Jean-Baptiste", 'darc', ["D'ARC"]],
    ["D'ARC Jean-Baptiste", 'arc bap', ['ARC', 'Bap']],
    ["D'ARC Jean-Baptiste", 'jeanbap', ['Jean-Bap']],
    ['LECŒUR-DURAND Zoé', 'leco', ['LECŒ']],
    ['E\u0301lodie', 'e', ['E\u0301']],
    ['E\u0301lodie', 'elo', ['E\u0301lo']],
    ['1 rue Saint-Étienne', 'st etienne', ['Saint', 'Étienne']],
    ['MARTIN Martin', 'mart', ['MART', 'Mart']],
    ['𝐀rc DUPONT', 'ar', ['𝐀r']],
    ['MARTIN Jean', 'paul', []],
    ['MARTIN Jean', 'paul jean', ['Jean']],
    ['MARTIN Jean', '', []],
  ])('%s, asked %s', (printed, query, parts) => {
    expect(shown(printed, query)).toEqual(parts);
  });

  it('gives whole characters, in order, inside the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ maxLength: 8 }),
        (printed, query) => {
          let last = -1;
          for (const [start, end] of matchRanges(printed, query)) {
            expect(start).toBeGreaterThan(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(printed.length);
            expect(printed.slice(start, end).isWellFormed()).toBe(true);
            last = end;
          }
        },
      ),
    );
  });
});

describe('displayName', () => {
  it.each([
    [{ lastName: "D'ARC", firstName: 'Jean-Baptiste' }, "D'ARC Jean-Baptiste"],
    [{ lastName: 'BEN SALAH', firstName: null }, 'BEN SALAH'],
    [{ lastName: 'Atelier des Lilas', firstName: 'x', civility: 'STE' }, 'Atelier des Lilas'],
    [{ lastName: 'DURAND', firstName: 'Anne', usageName: 'MARTIN' }, 'DURAND Anne (usage MARTIN)'],
    [{ lastName: 'DURAND', firstName: 'Anne', usageName: 'Durand' }, 'DURAND Anne'],
    [{ lastName: 'DURAND épouse MARTIN', firstName: 'Anne' }, 'DURAND épouse MARTIN Anne'],
  ])('%o', (person, text) => {
    expect(displayName(person)).toBe(text);
  });
});
