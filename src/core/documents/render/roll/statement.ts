import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatDate, formatPlainDate, isoDate } from '../../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import type { Marks } from '../../marks.ts';
import type { StatementFacts } from '../../paper-facts.ts';
import { announcedWords, balanceWords, running, STATEMENT_LEGAL } from '../statement-words.ts';
import { printed } from '../typography.ts';
import { dashes, line, ROLL_SIZE, row } from './parts.ts';
import { ticket } from './ticket.ts';

/** The account over a period, on a roll: what each line moves, and the balance after it. */
export function statementTicket(facts: StatementFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Relevé de compte ${facts.number}`,
      head: 'RELEVÉ DE COMPTE',
      headSize: 19,
      lead: [`Du ${formatPlainDate(isoDate(facts.from))}`, `au ${formatPlainDate(isoDate(facts.to))}`],
      rows: [],
      body: [
        row(`Solde au ${formatDate(isoDate(facts.from))}`, formatAmount(facts.openingCents), { bold: true }),
        ...running(facts).flatMap(lineOf),
        dashes(),
        row(`Solde au ${formatDate(isoDate(facts.to))}`, formatEuros(facts.closingCents), {
          bold: true,
          size: ROLL_SIZE.strong,
        }),
        line(balanceWords(facts)),
        ...announcedWords(facts).map((text) => line(text)),
      ],
      legal: STATEMENT_LEGAL,
    },
    marks,
  );
}

function lineOf(one: ReturnType<typeof running>[number]): Content[] {
  return [
    row(formatDate(isoDate(one.on)), movement(one.debitCents - one.creditCents)),
    line(printed(one.label), { small: true }),
    row('solde', formatAmount(one.balance), { size: ROLL_SIZE.small }),
  ];
}

/** `+295,34` for what is owed more, `−150,00` for what is owed less. */
function movement(cents: number): string {
  return cents > 0 ? `+${formatAmount(cents)}` : formatAmount(cents);
}
