import type { Content } from 'pdfmake/interfaces';
import type { CommonFacts } from '../paper-facts.ts';
import {
  FONT,
  inSentence,
  MM,
  NUMBER_FEATURES,
  numbered,
  PAGE,
  printed,
  REFERENCE,
  SIZE,
} from './typography.ts';

const MARK = 15 * MM;
const TOP = 14.9 * MM;
/** The window of a French envelope: 105 mm from the left edge, 46 mm from the top (design.md §10). */
const WINDOW = { x: 105 * MM, y: 46 * MM, width: 85 * MM } as const;
/** Where the text of the page begins, under a window of six lines. */
const BODY_TOP = 238.1;
const WINDOW_LINES = 6;
/** Characters of a recipient's line, and the height of one more. */
const LINE = { characters: 34, height: 16.5 } as const;

/** Landlord, recipient and references: all at fixed places, so that the folded sheet fits its envelope. */
export function letterhead(facts: CommonFacts): Content[] {
  return [landlordBlock(facts), references(facts), recipient(facts)];
}

/** Who gives the paper: mark, name, address. */
export function landlordBlock({ landlord }: Pick<CommonFacts, 'landlord'>): Content {
  const lines = [
    landlord.legalForm,
    townInCapitals(landlord.lines, landlord.city),
    `Tél. ${landlord.phone} · SIRET ${landlord.siret}`,
  ];
  return {
    absolutePosition: { x: PAGE.side, y: TOP },
    columns: [
      { width: MARK, svg: initial(landlord.name) },
      {
        width: '*',
        margin: [12.4, 0.6, 0, 0],
        stack: [
          {
            text: printed(landlord.legalName).toLocaleUpperCase('fr'),
            bold: true,
            fontSize: SIZE.letterhead,
            characterSpacing: 0.02,
          },
          ...lines.map((text) => ({
            text: printed(text),
            fontSize: SIZE.letterheadLine,
            margin: [0, 1.6, 0, 0] as [number, number, number, number],
          })),
        ],
      },
    ],
  };
}

/** The last line of an address holds the town, in capitals as the post asks. */
function townInCapitals(lines: readonly string[], city: string): string {
  return lines.join(', ').replace(city, city.toLocaleUpperCase('fr'));
}

/** Stands for the landlord's own mark until its profile gives one. */
function initial(name: string): string {
  const letter = [...name].find((character) => /\p{L}/u.test(character))?.toLocaleUpperCase('fr') ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${MARK}" height="${MARK}" viewBox="0 0 88 88"><rect width="88" height="88" fill="#000000"/><text x="40" y="68" text-anchor="middle" font-family="${FONT}" font-weight="bold" font-size="61" fill="#ffffff">${letter}</text><circle cx="67" cy="62" r="6" fill="#ffffff"/></svg>`;
}

function references({ agency, post, reference, number }: CommonFacts): Content {
  const line = (label: string, value: string, fontFeatures: typeof NUMBER_FEATURES): Content => ({
    text: [label, { text: value, bold: true, fontFeatures }],
    margin: [0, 3.8, 0, 0],
  });
  const name = reference.name.slice(0, 1).toLocaleUpperCase('fr') + reference.name.slice(1);
  return {
    absolutePosition: { x: PAGE.side, y: WINDOW.y + 2.9 },
    columns: [
      {
        width: WINDOW.x - PAGE.side - 12,
        fontSize: SIZE.note,
        stack: [
          printed(`${agency}, ${inSentence(post)}`),
          line(`${printed(name)}\u202f: `, reference.printed, REFERENCE),
          line(`Document n°\u00a0`, number, NUMBER_FEATURES),
        ],
      },
    ],
  };
}

/** Six lines of thirty-eight characters, as the window shows: more holders than two are named in the text. */
function recipient(facts: CommonFacts): Content {
  return {
    absolutePosition: { x: WINDOW.x, y: WINDOW.y + 1 },
    columns: [
      {
        width: WINDOW.width,
        fontSize: SIZE.recipient,
        stack: recipientLines(facts).map((text, index) => ({
          text,
          margin: [0, index === 0 ? 0 : 3.1, 0, 0] as [number, number, number, number],
        })),
      },
    ],
  };
}

/** Where the title stands; lower when names and address run over the window, so that nothing is written twice. */
export function bodyTop(facts: CommonFacts): number {
  const lines = recipientLines(facts).reduce(
    (sum, text) => sum + Math.ceil(text.length / LINE.characters),
    0,
  );
  return BODY_TOP + Math.max(0, lines - WINDOW_LINES) * LINE.height;
}

function recipientLines({ holders, dwelling, reference }: CommonFacts): string[] {
  const names = holders.length > 2 ? [holders[0] ?? '', 'et les autres titulaires du bail'] : holders;
  const address =
    dwelling.address === null
      ? [`Adresse protégée, ${reference.name} ${numbered(reference.printed)}`]
      : dwelling.postalLines;
  return [...names, ...address.map(printed)];
}
