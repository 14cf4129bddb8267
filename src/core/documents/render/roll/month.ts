import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatOfMonth } from '../../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import type { Marks } from '../../marks.ts';
import type { NoticeFacts, ResidenceFacts, UpToDateFacts } from '../../month-facts.ts';
import {
  CARRIED_WORDS,
  carriedCents,
  DEBIT_CONTEST,
  DEBIT_HEAD,
  dayWords,
  debitRows,
  leftWords,
  NOTICE_LEGAL,
  NOTICE_WARNING,
  namesOf,
  netWords,
  previousWords,
  RESIDENCE_LEGAL,
  referenceWords,
  residenceWords,
  UP_TO_DATE_LEGAL,
  upToDateRows,
  upToDateWords,
} from '../month/words.ts';
import { periodLine } from '../sentences.ts';
import { printed } from '../typography.ts';
import { dashes, heading, line, ROLL_SIZE, row, under } from './parts.ts';
import { ticket } from './ticket.ts';

/** The notice of a month on a roll. */
export function noticeTicket(facts: NoticeFacts, marks: Marks): TDocumentDefinitions {
  const carried = carriedCents(facts);
  const left = leftWords(facts);
  const net = formatEuros(Math.max(0, facts.netCents));
  return ticket(
    {
      facts,
      title: `Avis d’échéance ${facts.number}`,
      head: 'AVIS D’ÉCHÉANCE',
      headSize: 20,
      lead: [`Loyer et charges ${printed(formatOfMonth(facts.month))}`, NOTICE_WARNING],
      rows: [],
      body: [
        line(periodLine(facts)),
        row(previousWords(facts), formatAmount(facts.previousCents)),
        ...facts.lines.map(({ label, cents }) => row(printed(label), formatAmount(cents))),
        row('Total du mois', formatAmount(facts.totalCents), { bold: true }),
        dashes(),
        row('Net à payer', net, { bold: true, size: ROLL_SIZE.strong }),
        ...(netWords(facts) === 'Net à payer' || facts.dueOn === null
          ? []
          : [line(`Exigible le ${dayWords(facts.dueOn)}`)]),
        ...(carried === 0 ? [] : [row(CARRIED_WORDS, formatAmount(-carried))]),
        ...(left === null ? [] : [row(left, formatEuros(facts.leftCents), { bold: true })]),
        dashes(),
        ...collected(facts),
      ],
      legal: NOTICE_LEGAL,
    },
    marks,
  );
}

function collected(facts: NoticeFacts): Content[] {
  const { debit } = facts;
  if (debit === null) return [line(referenceWords(facts))];
  return [
    heading(DEBIT_HEAD),
    ...debitRows(debit).flatMap(([name, value]) => under(name, { text: value, bold: true })),
    line(DEBIT_CONTEST, { small: true }),
  ];
}

/** Nothing due is owed, on a roll. */
export function upToDateTicket(facts: UpToDateFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Attestation à jour de loyer ${facts.number}`,
      head: 'ATTESTATION',
      headSize: 22,
      lead: ['À jour de loyer', `au ${dayWords(facts.on)}`],
      rows: [],
      body: [
        line(upToDateWords(facts, namesOf(facts))),
        dashes(),
        ...upToDateRows(facts).flatMap(([name, value]) => under(name, { text: value, bold: true })),
      ],
      legal: UP_TO_DATE_LEGAL,
    },
    marks,
  );
}

/** Who holds the lease, on a roll. */
export function residenceTicket(facts: ResidenceFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Attestation de résidence ${facts.number}`,
      head: 'ATTESTATION',
      headSize: 22,
      lead: ['De résidence', `au ${dayWords(facts.on)}`],
      rows: [],
      body: [line(residenceWords(facts))],
      legal: RESIDENCE_LEGAL,
    },
    marks,
  );
}
