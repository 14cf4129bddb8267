import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatInstant, formatPlainDate } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { DepotFacts } from '../paper-facts.ts';
import { closing, factTable, notes, paragraph, strong, subtitle } from './blocks.ts';
import { DEPOT_LEGAL, DEPOT_SETTLES_NOTHING, DEPOT_WARNING, monthList, orderName } from './order-words.ts';
import { payerLine, sum, tenant } from './sentences.ts';
import { type Drawing, sheet } from './sheet.ts';
import { capital, printed } from './typography.ts';

/** An order of payment was shown: it is acknowledged, and settles nothing (ui.md "Encaisser"). */
export function depot(facts: DepotFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const { mode, months, amountCents } = facts.order;
  const { date } = formatInstant(facts.issued.at, facts.issued.offsetMinutes);
  return sheet(
    {
      facts,
      title: 'Reçu de dépôt d’ordre de paiement',
      name: 'dépôt d’ordre',
      legal: DEPOT_LEGAL,
      body: [
        subtitle(`${capital(orderName(mode))} présenté au guichet le ${formatPlainDate(date)}`),
        strong(DEPOT_WARNING),
        paragraph(shown(facts), density),
        factTable(
          'Ordre présenté',
          [
            ['Nature', capital(orderName(mode))],
            ['Montant', formatEuros(amountCents)],
            ['Présenté le', formatPlainDate(date)],
            ['Mois annoncés', months.length === 0 ? 'Aucun mois nommé' : capital(monthList(months))],
            ['État', 'Annoncé, en attente de réception'],
          ],
          density,
        ),
        ...notes([payerLine(facts), DEPOT_SETTLES_NOTHING], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function shown(facts: DepotFacts): Content[] {
  const { landlord, payer, order } = facts;
  const what = `un ${orderName(order.mode)} pour `;
  const start = `${printed(landlord.name)}, bailleur, constate que `;
  const end = [...sum(order.amountCents), '. La somme n’est pas encore reçue et n’est pas portée au compte.'];
  if (payer === null) return [start, ...tenant(facts), `, a présenté au guichet ${what}`, ...end];
  return [
    start,
    { text: payer, bold: true },
    ` a présenté au guichet, pour le compte de `,
    ...tenant(facts),
    `, ${what}`,
    ...end,
  ];
}
