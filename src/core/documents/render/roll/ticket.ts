import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatInstant, formatPlainDate } from '../../../../rules/dates.ts';
import type { Marks } from '../../marks.ts';
import type { CommonFacts } from '../../paper-facts.ts';
import { duplicata, voidedWords } from '../marks-band.ts';
import { sealText } from '../seal.ts';
import { holderNames } from '../sentences.ts';
import { squares } from '../squares.ts';
import { NUMBER_FEATURES, numbered, printed, REFERENCE } from '../typography.ts';
import { centred, dashes, line, ROLL, ROLL_SIZE, ROLL_STYLE, row } from './parts.ts';

const SQUARE = 21 * (72 / 25.4);

export type Ticket = {
  readonly facts: CommonFacts;
  /** "Reçu G2A-R-000001", for the file. */
  readonly title: string;
  /** "REÇU": shown large. */
  readonly head: string;
  readonly headSize?: number;
  /** Under the title, in bold. */
  readonly lead: readonly string[];
  /** Beside the number and the date: "Encaissement" and its number. */
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly body: readonly Content[];
  readonly legal: string;
};

/** One ticket on a roll of 80 mm: a single page, as long as what it says. Black only. */
export function ticket(made: Ticket, marks: Marks): TDocumentDefinitions {
  const { facts } = made;
  const issued = new Date(facts.issued.at);
  return {
    pageSize: { width: ROLL.width, height: 'auto' },
    pageMargins: [ROLL.margin, ROLL.margin, ROLL.margin, ROLL.margin],
    defaultStyle: ROLL_STYLE,
    language: 'fr-FR',
    displayTitle: true,
    info: {
      title: made.title,
      author: facts.landlord.legalName,
      creator: 'Guichet',
      producer: 'Guichet',
      creationDate: issued,
      modDate: issued,
    },
    content: [
      ...marked(marks),
      ...landlord(facts),
      centred(made.head, { bold: true, size: made.headSize ?? ROLL_SIZE.title }),
      ...made.lead.map((text) => centred(text, { bold: true })),
      { text: ' ', fontSize: 5 },
      row('N°', { text: facts.number, bold: true, fontFeatures: NUMBER_FEATURES }),
      ...made.rows.map(([name, value]) => row(name, { text: value, fontFeatures: NUMBER_FEATURES })),
      row('Date', moment(facts)),
      row(`${printed(facts.post)}, agent`, facts.agent.name),
      dashes(),
      ...account(facts),
      dashes(),
      ...made.body,
      dashes(),
      line(signed(facts), { small: true }),
      seal(facts, marks),
      line(made.legal, { small: true }),
      ...(facts.specimen ? [specimen()] : []),
    ],
  };
}

function specimen(): Content {
  return { text: 'SPÉCIMEN', bold: true, alignment: 'center', margin: [0, 8, 0, 0] };
}

/** A copy says it before anything else. */
function marked(marks: Marks): Content[] {
  const voided = voidedWords(marks);
  const texts: Content[] = [];
  if (voided !== null) {
    texts.push(centred(voided[0], { bold: true, size: ROLL_SIZE.title }), centred(voided[1], { bold: true }));
  }
  if (marks.copy > 0) texts.push(centred(duplicata(marks), { bold: true, size: ROLL_SIZE.code }));
  return texts.length === 0 ? [] : [...texts, dashes()];
}

function landlord({ landlord: of }: CommonFacts): Content[] {
  return [
    centred(printed(of.legalName).toLocaleUpperCase('fr'), { bold: true, size: ROLL_SIZE.head }),
    centred(printed(of.legalForm)),
    centred(printed(of.lines.join(', ').replace(of.city, of.city.toLocaleUpperCase('fr')))),
    centred(`Tél. ${of.phone}`),
    centred(`SIRET ${of.siret}`, { size: ROLL_SIZE.small }),
    { text: ' ', fontSize: 7 },
  ];
}

function moment(facts: CommonFacts): string {
  const { day, time } = formatInstant(facts.issued.at, facts.issued.offsetMinutes);
  return `${day}, ${time}`;
}

function account(facts: CommonFacts): Content[] {
  const { reference, dwelling } = facts;
  return [
    line(holderNames(facts), { bold: true }),
    line([
      `${printed(capital(reference.name))} `,
      { text: reference.printed, bold: true, fontFeatures: REFERENCE },
    ]),
    line(dwelling.address === null ? 'Adresse protégée' : printed(dwelling.address)),
    ...(dwelling.description === null ? [] : [line(printed(dwelling.description))]),
  ];
}

function signed(facts: CommonFacts): string {
  const { date, time } = formatInstant(facts.issued.at, facts.issued.offsetMinutes);
  const { name, jobTitle } = facts.agent;
  const job =
    jobTitle === '' ? '' : `, ${printed(jobTitle.slice(0, 1).toLocaleLowerCase('fr') + jobTitle.slice(1))}`;
  return `Fait à ${printed(facts.landlord.city)}, le ${formatPlainDate(date)}, à ${time}. Pour ${printed(facts.landlord.name)}, ${printed(facts.agency)}, ${name}${job}.`;
}

function seal(facts: CommonFacts, marks: Marks): Content {
  return {
    unbreakable: true,
    margin: [0, 8, 0, 6],
    columns: [
      {
        width: SQUARE,
        svg: squares('datamatrix', sealText(facts)),
        fit: [SQUARE, SQUARE],
      },
      {
        width: '*',
        margin: [12, 12, 0, 0],
        stack: [
          'Vérification',
          { text: `${facts.code.slice(0, 4)} ${facts.code.slice(4)}`, bold: true, fontSize: ROLL_SIZE.code },
          marks.copy === 0 ? 'Original' : `Duplicata ${numbered(String(marks.copy))}`,
        ],
      },
    ],
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}
