import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import {
  CARRIED_OVER_MONTH,
  formatDate,
  formatMonth,
  formatMonthCapitalised,
  formatOfMonth,
  isoDate,
} from '../../../../rules/dates.ts';
import { amountInWords, formatAmount, formatEuros } from '../../../../rules/money.ts';
import type { Marks } from '../../marks.ts';
import { isPaid, type PaidFacts, type PaperFacts } from '../../paper-facts.ts';
import { FROM_ACCOUNT, recorded } from '../month/words.ts';
import { byMode } from '../reversal-words.ts';
import {
  creditBeforeOf,
  imputationLine,
  payerLine,
  periodLine,
  QUITTANCE_LEGAL,
  RECU_WARNING,
  recuLegal,
  replacesLine,
  reserve,
} from '../sentences.ts';
import { inSentence, numbered, printed } from '../typography.ts';
import { dashes, heading, line, ROLL_SIZE, row } from './parts.ts';
import { ticket } from './ticket.ts';

/** The quittance of a month on a roll: the same words of discharge as on A4 (B1, B8). */
export function quittanceTicket(facts: PaperFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Quittance de loyer ${facts.number}`,
      head: 'QUITTANCE',
      headSize: 25,
      lead: [`Loyer et charges ${printed(formatOfMonth(facts.month ?? CARRIED_OVER_MONTH))}`],
      rows: isPaid(facts) ? [['Encaissement', facts.payment.number]] : [],
      body: [
        line(periodLine(facts)),
        line(isPaid(facts) ? discharged(facts) : recorded(facts, [])),
        dashes(),
        ...notice(facts),
        dashes(),
        ...received(facts),
        dashes(),
        ...explained(facts),
      ],
      legal: QUITTANCE_LEGAL,
    },
    marks,
  );
}

function discharged(facts: PaidFacts): Content[] {
  return [
    `${printed(facts.landlord.name)}, bailleur, reconnaît avoir reçu ${facts.payer === null ? 'du locataire' : 'pour le compte du locataire'} la somme de `,
    { text: formatEuros(facts.netDueCents), bold: true },
    ` (${printed(amountInWords(facts.netDueCents))}) pour le paiement intégral du loyer et des charges de la période ci-dessus, et lui en donne quittance`,
    ...reserve(facts, ', '),
    '.',
  ];
}

/** A reçu on a roll, as on the picture 15-recu-80mm. */
export function recuTicket(facts: PaidFacts, marks: Marks): TDocumentDefinitions {
  const { month } = facts;
  return ticket(
    {
      facts,
      title: `Reçu ${facts.number}`,
      head: 'REÇU',
      lead: [leadOf(facts), RECU_WARNING],
      rows: [['Encaissement', facts.payment.number]],
      body: [
        ...(month === null ? [] : [line(periodLine(facts)), ...notice(facts), dashes()]),
        ...earlier(facts),
        row(
          month === null ? 'Reçu ce jour, en avance' : `Reçu ce jour, ${shortMonth(month)}`,
          formatEuros(facts.cents),
          {
            bold: true,
            size: ROLL_SIZE.strong,
          },
        ),
        line(printed(amountInWords(facts.cents)), { small: true }),
        ...(facts.underReserve ? [line(reserve(facts, ''))] : []),
        ...(month === null
          ? []
          : [row(`Reste dû pour ${shortMonth(month)}`, formatEuros(facts.remainingCents), { bold: true })]),
        dashes(),
        ...shared(facts),
        dashes(),
        ...explained(facts),
      ],
      legal: recuLegal(facts),
    },
    marks,
  );
}

function leadOf({ month, remainingCents }: PaperFacts): string {
  if (month === null) return 'Avance sur les prochaines échéances';
  if (month === CARRIED_OVER_MONTH) return 'À valoir sur le solde repris';
  return `${remainingCents === 0 ? 'Complément' : 'Paiement partiel'}, ${formatMonth(month)}`;
}

/** "octobre": the year stands in the title. */
function shortMonth(month: string): string {
  return month === CARRIED_OVER_MONTH ? 'le solde repris' : (formatMonth(month).split(' ')[0] ?? '');
}

function notice(facts: PaperFacts): Content[] {
  const { month, lines, netDueCents } = facts;
  const of =
    month === null || month === CARRIED_OVER_MONTH
      ? 'Solde repris'
      : `Échéance ${printed(formatOfMonth(month))}`;
  return [
    heading(of),
    ...lines.map(({ label, cents }) => row(printed(label), formatAmount(cents))),
    row('Net dû par le locataire', formatEuros(netDueCents), { bold: true }),
  ];
}

type Received = PaperFacts['received'][number];

function receivedRow({ on, label, detail, cents }: Received): Content {
  const name = on === null ? label : `${formatDate(isoDate(on))}, ${inSentence(label)}`;
  return row(detail === null ? printed(name) : [printed(name), small(printed(detail))], formatAmount(cents));
}

/** Everything received for the month, this payment last. */
function received(facts: PaperFacts): Content[] {
  const total = facts.received.reduce((sum, part) => sum + part.cents, 0);
  return [
    heading(facts.received.length === 1 ? 'Paiement reçu' : 'Paiements reçus'),
    ...facts.received.map(receivedRow),
    row('Total reçu', formatEuros(total), { bold: true }),
    row('Reste dû pour la période', formatEuros(facts.remainingCents)),
  ];
}

/** What had been received before this payment. */
function earlier({ received: parts }: PaperFacts): Content[] {
  const before = parts.slice(0, -1);
  return before.length === 0 ? [] : [heading('Déjà reçu'), ...before.map(receivedRow), dashes()];
}

/** The whole payment: each paper it gave, its means, the change. */
function shared(facts: PaidFacts): Content[] {
  const { payment, received: parts, number } = facts;
  const detail = parts.at(-1)?.detail ?? null;
  return [
    heading('Cet encaissement'),
    ...payment.papers.map((paper) => {
      const what = paper.month === null ? 'Avance' : formatMonthCapitalised(paper.month);
      const kind = paper.kind === 'quittance' ? 'quittance' : 'reçu';
      return row(
        paper.number === number ? `${what}, ce reçu` : [`${what}, ${kind}`, small(numbered(paper.number))],
        formatAmount(paper.cents),
      );
    }),
    row(`Total, ${byMode(payment.mode)}`, formatEuros(payment.amountCents), { bold: true }),
    ...(detail === null ? [] : [line(printed(detail), { small: true })]),
    ...(payment.receivedCents === null
      ? []
      : [
          row('Remis par le payeur', formatAmount(payment.receivedCents)),
          row('Rendu', formatAmount(payment.receivedCents - payment.amountCents)),
        ]),
  ];
}

function explained(facts: PaperFacts): Content[] {
  const replaced = [replacesLine(facts)].flatMap((text) =>
    text === null ? [] : [line(text, { small: true })],
  );
  if (!isPaid(facts)) return [line(FROM_ACCOUNT, { small: true }), ...replaced];
  const before = creditBeforeOf(facts.payment);
  return [
    ...(facts.kind === 'recu'
      ? [
          ...(before > 0 ? [row('Solde créditeur avant', formatEuros(before))] : []),
          balanceAfter(facts.payment.balanceAfterCents),
        ]
      : []),
    line(imputationLine(facts), { small: true }),
    line(payerLine(facts), { small: true }),
    ...replaced,
  ];
}

/** Under a name, in the same cell. */
function small(text: string): Content {
  return { text: `\n${text}`, fontSize: ROLL_SIZE.small };
}

function balanceAfter(cents: number): Content {
  if (cents === 0) return line('Compte à jour après cet encaissement.', { bold: true });
  return row(`Solde ${cents > 0 ? 'débiteur' : 'créditeur'} après`, formatEuros(Math.abs(cents)), {
    bold: true,
  });
}
