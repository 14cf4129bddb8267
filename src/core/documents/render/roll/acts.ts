import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { amountInWords, formatEuros } from '../../../../rules/money.ts';
import type { Marks } from '../../marks.ts';
import type { DepotFacts, ReversalFacts } from '../../paper-facts.ts';
import { DEPOT_LEGAL, DEPOT_SETTLES_NOTHING, DEPOT_WARNING, monthList, orderName } from '../order-words.ts';
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
} from '../reversal-words.ts';
import { payerLine } from '../sentences.ts';
import { NUMBER_FEATURES, printed } from '../typography.ts';
import { dashes, line, ROLL, ROLL_SIZE, row, under } from './parts.ts';
import { ticket } from './ticket.ts';

/** An order of payment shown, on a roll. */
export function depotTicket(facts: DepotFacts, marks: Marks): TDocumentDefinitions {
  const { mode, months, amountCents } = facts.order;
  return ticket(
    {
      facts,
      title: `Reçu de dépôt d’ordre de paiement ${facts.number}`,
      head: 'DÉPÔT D’ORDRE',
      headSize: 21,
      lead: ['Ordre de paiement présenté', DEPOT_WARNING],
      rows: [],
      body: [
        row('Ordre présenté', formatEuros(amountCents), { bold: true, size: ROLL_SIZE.strong }),
        line(printed(amountInWords(amountCents)), { small: true }),
        ...under('Nature', capital(orderName(mode))),
        ...under('Mois annoncés', months.length === 0 ? 'Aucun mois nommé' : capital(monthList(months))),
        dashes(),
        line(DEPOT_SETTLES_NOTHING, { bold: true }),
        line(payerLine(facts), { small: true }),
      ],
      legal: DEPOT_LEGAL,
    },
    marks,
  );
}

/** A payment taken back, on a roll. */
export function annulationTicket(facts: ReversalFacts, marks: Marks): TDocumentDefinitions {
  const { payment } = facts;
  const months = monthsWords(facts);
  const bounced = facts.reversal.kind === 'cheque-impaye';
  return ticket(
    {
      facts,
      title: `${slipTitle(facts)} ${facts.number}`,
      head: bounced ? 'CHÈQUE IMPAYÉ' : 'ANNULATION',
      headSize: bounced ? 22 : 24,
      lead: [kindWords(facts)],
      rows: [],
      body: [
        row('Encaissement', { text: payment.number, fontFeatures: NUMBER_FEATURES }),
        row('Encaissé le', takenOnWords(facts)),
        row(bounced ? 'Impayé' : `Annulé, ${byMode(payment.mode)}`, formatEuros(payment.amountCents), {
          bold: true,
          size: ROLL_SIZE.strong,
        }),
        line(printed(amountInWords(payment.amountCents)), { small: true }),
        ...((payment.means ?? '') === '' ? [] : under('Moyen', meansWords(facts))),
        ...under('Payeur', payment.payer ?? 'Le locataire'),
        ...under('Motif', reasonWords(facts)),
        dashes(),
        line(moneyWords(facts), { bold: true }),
        ...(months === null ? [] : [line(months)]),
        line(voidedPapersWords(facts)),
        ...(cashHandedBack(facts)
          ? [
              dashes(),
              line(`Reçu ${formatEuros(payment.amountCents)} en espèces, rendus par le bailleur.`),
              {
                text: 'Date, nom et signature du payeur\u202f:',
                margin: [0, 2, 0, 44] as [number, number, number, number],
              },
              {
                canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: ROLL.text, y2: 0, lineWidth: 0.75 }],
              },
            ]
          : []),
      ],
      legal: REVERSAL_LEGAL,
    },
    marks,
  );
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('fr') + text.slice(1);
}
