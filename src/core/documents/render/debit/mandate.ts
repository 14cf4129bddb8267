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
          { text: 'RUM, pour le classement', fontSize: 6.8, alignment: 'center', margin: [0, 3, 0, 0] },
        ],
      },
    ],
    columnGap: GAP,
  };
}

function parties(facts: MandateFacts, density: Density): Content {
  const { landlord, debtor, creditor, iban, bic, day } = facts;
  return {
    stack: [
      factTable(
        'Créancier',
        [
          ['Nom', printed(landlord.legalName)],
          ['Adresse', printed(landlord.lines.join(', '))],
          ['Identifiant (ICS)', { text: creditor.ics, fontFeatures: REFERENCE }],
        ],
        density,
      ),
      factTable(
        'Débiteur',
        [
          ['Titulaire du compte', debtor.name],
          ...(debtor.lines.length === 0
            ? []
            : [['Adresse', printed(debtor.lines.join(', '))] as [string, Content]]),
          ['IBAN', { text: groupedIban(iban), fontFeatures: REFERENCE, font: FONT_SEMIBOLD, fontSize: 12 }],
          ...(bic === null
            ? []
            : [['BIC', { text: bic, fontFeatures: NUMBER_FEATURES }] as [string, Content]]),
          ['Type de paiement', 'Récurrent'],
          ['Jour', debitDayWords(day)],
        ],
        density,
      ),
    ],
  };
}

/** Where the debtor writes: place, day, signature. */
function signatures(facts: MandateFacts, density: Density): Content {
  const open = density === 'open';
  const width = (TEXT_WIDTH - GAP) / 2;
  const box: Content = {
    canvas: [
      { type: 'rect', x: 0.5, y: 0, w: width - 1, h: open ? 62 : 52, lineWidth: 0.75, lineColor: '#000000' },
    ],
    margin: [0, 4, 0, 0],
  };
  const blank: Content = { canvas: [{ type: 'line', x1: 30, y1: 0, x2: width, y2: 0, lineWidth: 0.5 }] };
  return {
    unbreakable: true,
    margin: [0, open ? 16 : 10, 0, 0],
    fontSize: SIZE.signature,
    columns: [
      {
        width,
        stack: [
          'À compléter à la main',
          { text: 'Lieu', margin: [0, open ? 17 : 13, 0, 0] },
          blank,
          { text: 'Date', margin: [0, open ? 17 : 13, 0, 0] },
          blank,
        ],
      },
      {
        width,
        stack: [{ text: ['Signature de ', { text: facts.debtor.name, bold: true }] }, box],
      },
    ],
    columnGap: GAP,
  };
}
