import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatEuros } from '../../../rules/money.ts';
import type { ReversalFacts } from '../paper-facts.ts';
import { closing, factTable, notes, paragraph, subtitle } from './blocks.ts';
import {
  byMode,
  cashHandedBack,
  kindWords,
  meansWords,
  moneyWords,
  monthsWords,
  REVERSAL_LEGAL,
  reasonWords,
  slipTitle,
  takenOnWords,
  voidedPapersWords,
} from './reversal-words.ts';
import { sum, tenant } from './sentences.ts';
import { type Drawing, sheet } from './sheet.ts';
import { NUMBER_FEATURES, numbered, printed, SIZE, TEXT_WIDTH } from './typography.ts';

/** The slip of a payment taken back: what it was, why, what becomes of the money and of its papers. */
export function annulation(facts: ReversalFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const { payment } = facts;
  return sheet(
    {
      facts,
      title: slipTitle(facts),
      name: 'bordereau',
      legal: REVERSAL_LEGAL,
      body: [
        subtitle(`Encaissement ${numbered(payment.number)} du ${takenOnWords(facts)}`),
        paragraph(takenBack(facts), density),
        factTable(
          kindWords(facts),
          [
            ['Numéro', { text: payment.number, fontFeatures: NUMBER_FEATURES }],
            ['Date', takenOnWords(facts)],
            ['Mode', meansWords(facts)],
            ['Montant', formatEuros(payment.amountCents)],
            ['Payeur', payment.payer ?? 'Le locataire'],
            ['Motif', reasonWords(facts)],
          ],
          density,
        ),
        ...notes([moneyWords(facts), monthsWords(facts), voidedPapersWords(facts)], density),
        closing(facts),
        ...(cashHandedBack(facts) ? [discharge(facts)] : []),
      ],
    },
    drawing,
  );
}

function takenBack(facts: ReversalFacts): Content[] {
  const { payment, landlord, reversal } = facts;
  const bounced = reversal.kind === 'cheque-impaye';
  const what = bounced ? 'constate que le chèque de l’encaissement ' : 'annule l’encaissement ';
  const how = bounced ? '' : `, ${byMode(payment.mode)}`;
  return [
    `${printed(landlord.name)}, bailleur, ${what}`,
    { text: numbered(payment.number), bold: true },
    ` du ${takenOnWords(facts)}${how}, pris au nom de `,
    ...tenant(facts),
    ', pour ',
    ...sum(payment.amountCents),
    bounced ? ', est revenu impayé.' : '.',
  ];
}

/** Signed by the one who takes the cash back. */
function discharge({ payment }: ReversalFacts): Content {
  const width = TEXT_WIDTH / 2;
  return {
    unbreakable: true,
    margin: [0, 18, 0, 0],
    fontSize: SIZE.signature,
    stack: [
      `Reçu ${formatEuros(payment.amountCents)} en espèces, rendus par le bailleur.`,
      { text: 'Date, nom et signature du payeur\u202f:', margin: [0, 3.3, 0, 34] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5 }] },
    ],
  };
}
