import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatInstant } from '../../../../rules/dates.ts';
import { centred, dashes, gap, ROLL, ROLL_SIZE, ROLL_STYLE, row, under } from '../roll/parts.ts';
import { NUMBER_FEATURES, phoneWords, printed, REFERENCE, typeset, wrapped } from '../typography.ts';
import { type KioskTicketFacts, kioskTicketFactsSchema } from './ticket-facts.ts';

/** Read by somebody standing, perhaps without his glasses. */
const SIZE = { title: 17, code: 25, number: 15, sentence: 10.5 } as const;

/** Letters of a name and its value that stand on one line. */
const ONE_LINE = 34;

/** A ticket of the kiosk on a roll of 80 mm: one page, as long as what it says. Black only; who the tenant is, nowhere. */
export function kioskTicket(read: unknown): TDocumentDefinitions {
  const facts = kioskTicketFactsSchema.parse(JSON.parse(JSON.stringify(read).normalize('NFC')));
  const issued = new Date(facts.issued.at);
  return {
    pageSize: { width: ROLL.width, height: 'auto' },
    pageMargins: [ROLL.margin, ROLL.margin, ROLL.margin, ROLL.margin],
    defaultStyle: ROLL_STYLE,
    language: 'fr-FR',
    displayTitle: true,
    info: {
      title: facts.number === null ? facts.title : `${facts.title} ${facts.number}`,
      author: facts.landlord.legalName,
      creator: 'Guichet',
      producer: 'Guichet',
      creationDate: issued,
      modDate: issued,
    },
    content: [
      ...(facts.specimen ? [specimen(), gap()] : []),
      centred(printed(facts.landlord.legalName).toLocaleUpperCase('fr'), {
        bold: true,
        size: ROLL_SIZE.head,
      }),
      centred(printed(`${facts.agency}, ${facts.kiosk}`)),
      ...(facts.landlord.phone === '' ? [] : [centred(`Tél. ${phoneWords(facts.landlord.phone)}`)]),
      dashes(),
      centred(typeset(facts.title), { bold: true, size: SIZE.title }),
      ...numberOf(facts),
      row('Date', moment(facts)),
      ...referenceOf(facts),
      dashes(),
      ...facts.lines.flatMap(({ label, value }) => lineOf(typeset(label), typeset(value))),
      ...codeOf(facts),
      ...(facts.sentences.length === 0 ? [] : [dashes()]),
      ...facts.sentences.map(
        (sentence): Content => ({
          ...wrapped(typeset(sentence), ONE_LINE),
          fontSize: SIZE.sentence,
          lineHeight: 1.14,
          margin: [0, 2, 0, 2],
        }),
      ),
      ...(facts.specimen ? [gap(), specimen()] : []),
    ],
  };
}

function specimen(): Content {
  return { text: 'SPÉCIMEN', bold: true, alignment: 'center', fontSize: ROLL_SIZE.head };
}

function numberOf({ number }: KioskTicketFacts): Content[] {
  if (number === null) return [];
  return [
    {
      text: number,
      bold: true,
      alignment: 'center',
      fontSize: SIZE.number,
      fontFeatures: NUMBER_FEATURES,
      margin: [0, 2, 0, 4],
    },
  ];
}

function moment({ issued }: KioskTicketFacts): string {
  const { day, time } = formatInstant(issued.at, issued.offsetMinutes);
  return `${day}, ${time}`;
}

function referenceOf({ reference }: KioskTicketFacts): Content[] {
  if (reference === null) return [];
  const name = reference.name.slice(0, 1).toLocaleUpperCase('fr') + reference.name.slice(1);
  const value = { text: reference.masked, bold: true, fontFeatures: REFERENCE };
  return name.length + reference.masked.length > ONE_LINE
    ? under(typeset(name), value)
    : [row(typeset(name), value)];
}

function lineOf(label: string, value: string): Content[] {
  return label.length + value.length > ONE_LINE
    ? under(label, { ...wrapped(value, ONE_LINE), bold: true })
    : [row(label, { text: value, bold: true })];
}

/** Typed again on a small keyboard: large, and in groups. */
function codeOf({ code }: KioskTicketFacts): Content[] {
  if (code === null) return [];
  return [
    dashes(),
    {
      text: code,
      bold: true,
      alignment: 'center',
      fontSize: code.length > 12 ? 19 : SIZE.code,
      fontFeatures: NUMBER_FEATURES,
      margin: [0, 4, 0, 4],
    },
  ];
}
