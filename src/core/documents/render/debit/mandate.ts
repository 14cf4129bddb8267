import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { MandateFacts } from '../../debit-facts.ts';
import { closing, factTable, subtitle } from '../blocks.ts';
import { hairline } from '../rules-of-lines.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { qr } from '../space/qr.ts';
import {
  type Density,
  FONT_SEMIBOLD,
  MM,
  NUMBER_FEATURES,
  printed,
  REFERENCE,
  SIZE,
  TEXT_WIDTH,
} from '../typography.ts';
import {
  AMENDMENT,
  authorisation,
  debitDayWords,
  groupedIban,
  MANDATE_LEGAL,
  mandateTitle,
} from './words.ts';

const QR_SIDE = 20 * MM;
const GAP = 24;

/** A SEPA mandate to be signed: everything B24 asks, the account number whole, the RUM to be scanned when it is filed. */
export function mandate(facts: MandateFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: mandateTitle(facts),
      name: 'mandat',
      legal: MANDATE_LEGAL,
      body: [
        subtitle([
          'Référence unique du mandat (RUM)\u202f: ',
          { text: facts.rum, bold: true, fontFeatures: REFERENCE },
        ]),
        terms(facts, density),
        parties(facts, density),
        signatures(facts, density),
        hairline([0, density === 'open' ? 14 : 9, 0, density === 'open' ? 13 : 8]),
        closing(facts),
      ],
    },
    drawing,
  );
}

/** The authorisation, and beside it the RUM as a square. */
function terms(facts: MandateFacts, density: Density): Content {
  const open = density === 'open';
  const texts = [...(facts.amendment ? [AMENDMENT] : []), ...authorisation(facts)];
  return {
    margin: [0, open ? 15 : 9, 0, 0],
    columns: [
      {
        width: TEXT_WIDTH - QR_SIDE - GAP,
        fontSize: SIZE.row,
        lineHeight: open ? 1.24 : 1.17,
        stack: texts.map((text, index) => ({
          text,
          margin: [0, index === 0 ? 0 : 4, 0, 0] as [number, number, number, number],
        })),
      },
      {
        width: QR_SIDE,
        stack: [
          { svg: qr(facts.rum), fit: [QR_SIDE, QR_SIDE] },
          { text: 'RUM à scanner', fontSize: 6.8, alignment: 'center', margin: [0, 3, 0, 0] },
        ],
      },
    ],
    columnGap: GAP,
  };
}

function parties(facts: MandateFacts, density: Density): Content {
  const { landlord, debtor, creditor, iban, bic, day } = facts;
  const address = printed(debtor.lines.join(', '));
  return factTable(
    'Créancier et débiteur',
    [
      [
        'Créancier',
        [printed(landlord.legalName), { text: `\n${printed(landlord.lines.join(', '))}`, bold: false }],
      ],
      ['Identifiant créancier (ICS)', { text: creditor.ics, fontFeatures: REFERENCE }],
      ['Débiteur', [debtor.name, ...(address === '' ? [] : [{ text: `\n${address}`, bold: false }])]],
      ['IBAN', { text: groupedIban(iban), fontFeatures: REFERENCE, font: FONT_SEMIBOLD, fontSize: 12 }],
      ...(bic === null ? [] : [['BIC', { text: bic, fontFeatures: NUMBER_FEATURES }] as [string, Content]]),
      ['Paiement récurrent', debitDayWords(day)],
    ],
    density,
  );
}

/** Where the debtor writes: place, day, signature. */
function signatures(facts: MandateFacts, density: Density): Content {
  const open = density === 'open';
  const height = open ? 56 : 46;
  const width = (TEXT_WIDTH - GAP) / 2;
  return {
    unbreakable: true,
    margin: [0, open ? 15 : 9, 0, 0],
    fontSize: SIZE.signature,
    columns: [
      {
        width,
        stack: [
          blank('Fait à', width),
          blank('Le', width),
          { text: 'À compléter à la main.', fontSize: SIZE.legal, margin: [0, 7, 0, 0] },
        ],
      },
      {
        width,
        stack: [
          { text: ['Signature de ', { text: facts.debtor.name, bold: true }] },
          {
            margin: [0, 4, 0, 0],
            table: { widths: [width - 1.5], heights: [height], body: [['']] },
            layout: {
              hLineWidth: () => 0.75,
              vLineWidth: () => 0.75,
              paddingLeft: () => 0,
              paddingRight: () => 0,
            },
          },
        ],
      },
    ],
    columnGap: GAP,
  };
}

/** A name, and the line to write on. */
function blank(name: string, width: number): Content {
  return {
    margin: [0, name === 'Le' ? 13 : 2, 0, 0],
    table: {
      widths: [34, width - 34],
      body: [
        [
          { text: name, border: [false, false, false, false] },
          { text: '', border: [false, false, false, true] },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 2,
    },
  };
}
