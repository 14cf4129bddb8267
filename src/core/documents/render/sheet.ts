import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../marks.ts';
import type { CommonFacts } from '../paper-facts.ts';
import { bodyTop, letterhead } from './letterhead.ts';
import { bandHeight, copyWords, marksBand } from './marks-band.ts';
import { rule } from './rules-of-lines.ts';
import { type Density, FONT, FONT_SEMIBOLD, PAGE, printed, SIZE } from './typography.ts';

const TOP = 42;
const FOOT = 97;

/** Where the pages after the first begin and end. */
export function pageSpan(marks: Marks): { readonly top: number; readonly bottom: number } {
  return { top: TOP + bandHeight(marks), bottom: PAGE.height - FOOT };
}

export type Sheet = {
  readonly facts: CommonFacts;
  /** "Quittance de loyer". */
  readonly title: string;
  /** "quittance": the paper's name inside a sentence. */
  readonly name: string;
  readonly body: readonly Content[];
  readonly legal: string;
};

/** How a paper is drawn. */
export type Drawing = {
  readonly density: Density;
  readonly marks: Marks;
};

/** One A4 paper: letterhead, title, body, and at the foot of the last page the law it is given under. */
export function sheet(made: Sheet, drawing: Drawing): TDocumentDefinitions {
  const { facts, title, body } = made;
  const { top } = pageSpan(drawing.marks);
  return page(made, drawing, [
    ...letterhead(facts),
    {
      text: title,
      font: FONT_SEMIBOLD,
      fontSize: SIZE.title,
      characterSpacing: -0.99,
      margin: [0, bodyTop(facts) - top, 0, 0],
    },
    ...body,
  ]);
}

/** The pages of any A4 paper, whatever stands on them: marks over, number under. */
export function page(
  { facts, title, name, legal }: Omit<Sheet, 'body'>,
  drawing: Drawing,
  content: Content[],
): TDocumentDefinitions {
  const issued = new Date(facts.issued.at);
  const { marks } = drawing;
  const { top } = pageSpan(marks);
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: [PAGE.side, top, PAGE.side, FOOT],
    defaultStyle: { font: FONT, fontSize: SIZE.row, lineHeight: 1 },
    language: 'fr-FR',
    displayTitle: true,
    // Fixed by the facts: drawn again, the paper is the same to the byte.
    info: {
      title: `${title} ${facts.number}`,
      author: facts.landlord.legalName,
      creator: 'Guichet',
      producer: 'Guichet',
      creationDate: issued,
      modDate: issued,
    },
    background: facts.specimen ? specimen() : [],
    header: (at) => [...marksBand(marks), ...(at === 1 ? [] : [runningHead(facts, title, marks)])],
    footer: (at, pages) => {
      return foot(facts, `${name} ${facts.number} · ${copyWords(marks)}`, legal, at, pages);
    },
    content,
  };
}

function runningHead(facts: CommonFacts, title: string, marks: Marks): Content {
  return {
    text: `${printed(title)} n°\u00a0${facts.number}, ${printed(facts.reference.name)} ${facts.reference.printed}`,
    fontSize: SIZE.legal,
    margin: [PAGE.side, marks.copy === 0 && marks.voided === null ? 22 : 6, PAGE.side, 0],
  };
}

function foot(facts: CommonFacts, which: string, legal: string, page: number, pages: number): Content {
  return {
    margin: [PAGE.side, 0, PAGE.side, 0],
    fontSize: SIZE.legal,
    stack: [
      {
        text: page === pages ? printed(legal) : ' \n \n ',
        lineHeight: 1.16,
        margin: [0, 5.1, 0, 0],
      },
      rule([0, 7, 0, 0]),
      {
        margin: [0, 6.3, 0, 0],
        columns: [
          { width: '*', text: `${printed(facts.landlord.name)} · ${which}` },
          { width: 'auto', text: `Page ${page} sur ${pages}`, noWrap: true, margin: [12, 0, 0, 0] },
        ],
      },
    ],
  };
}

/** Across the page and under the text: a paper of the demonstration is never taken for a true one. */
function specimen(): Content {
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${PAGE.width}" height="${PAGE.height}" viewBox="0 0 ${PAGE.width} ${PAGE.height}"><text transform="translate(318 480) rotate(-31.9)" text-anchor="middle" font-family="${FONT}" font-weight="bold" font-size="104" letter-spacing="-0.6" fill="#f2f2f2">SPÉCIMEN</text></svg>`,
    absolutePosition: { x: 0, y: 0 },
  };
}
