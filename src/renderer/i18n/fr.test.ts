import { expect, it } from 'vitest';
import { fr } from './fr.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

function texts(catalogue: Catalogue, path = ''): ReadonlyArray<readonly [string, string]> {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : texts(value, `${path}${key}.`),
  );
}

// A colon between figures is a time; before // or \ it belongs to an address or a path.
const faults: ReadonlyArray<readonly [string, RegExp]> = [
  ['a plain or wide space before ; : ! ? € %', /[ \u00a0][;:!?€%](?!\w)/u],
  ['no space before ; : ! ? €', /[\p{L}\d)»}][;!?€]|[\p{L})»}]:(?!\/\/|\\)/u],
  ['a guillemet without its fine space', /«[^\u202f]|[^\u202f]»/u],
  ['three points for an ellipsis', /\.\.\./u],
  ["a curly apostrophe where the interface has '", /’/u],
  ['an exclamation mark', /!/u],
  ['a word the interface does not say', /\b(oups|veuillez|soumettre)\b/iu],
  ['n° without its no-break space', /n°(?!\u00a0)/u],
];

it.each(faults)('no text has %s', (_, fault) => {
  expect(texts(fr).filter(([, text]) => fault.test(text))).toEqual([]);
});

it('reads a catalogue and its faults', () => {
  expect(texts(fr).length).toBeGreaterThan(20);
  const wrong = [
    'Oups',
    'Encaisser ?',
    'Encaisser?',
    '« Accueil »',
    'Attention !',
    'n° 12',
    'l’avis',
    'Envoi...',
  ];
  for (const text of wrong)
    expect(
      faults.some(([, fault]) => fault.test(text)),
      text,
    ).toBe(true);
  const right = [
    'Encaisser\u202f?',
    '«\u202fAccueil\u202f»',
    'n°\u00a012',
    "l'avis",
    'Envoi…',
    '12,50\u202f€',
    '14:05',
  ];
  for (const text of right)
    expect(
      faults.filter(([, fault]) => fault.test(text)),
      text,
    ).toEqual([]);
});
