import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { CARRIED_OVER_MONTH, formatMonth, formatMonthCapitalised } from '../../../rules/dates.ts';
import { formatEuros } from '../../../rules/money.ts';
import type { PaidFacts } from '../paper-facts.ts';
import { closing, notes, paragraph, strong, subtitle, tablesBlock } from './blocks.ts';
import {
  acknowledgement,
  balanceSentence,
  creditBeforeOf,
  imputationLine,
  payerLine,
  periodLine,
  RECU_WARNING,
  recuLegal,
  reserve,
} from './sentences.ts';
import { type Drawing, sheet } from './sheet.ts';
import { noticeTable, receivedTable, sharedTable, twoTables } from './tables.ts';
import { type Density, numbered } from './typography.ts';

/** The receipt for a part of a month, for a debt that is no month, or for an advance (B1, precision 25). */
export function recu(facts: PaidFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Reçu',
      name: 'reçu',
      legal: recuLegal(facts),
      body: [
        subtitle(facts.month === null ? ['Avance à valoir sur les prochaines échéances'] : periodLine(facts)),
        strong(RECU_WARNING),
        paragraph(
          [...acknowledgement(facts, facts.cents), ...reserve(facts, ', '), purpose(facts), ...left(facts)],
          density,
        ),
        tablesBlock(tables(facts, density), density),
        ...notes([payerLine(facts), imputationLine(facts), sharedLine(facts), balanceLine(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function purpose(facts: PaidFacts): string {
  if (facts.month === null) return ', en avance sur les prochaines échéances de loyer et de charges.';
  if (facts.month === CARRIED_OVER_MONTH) return ', à valoir sur le solde repris.';
  if (facts.remainingCents === 0)
    return ', en complément du loyer et des charges de la période ci-dessus, déjà quittancée.';
  return ', à valoir sur le loyer et les charges de la période ci-dessus.';
}

function left({ remainingCents }: PaidFacts): Content[] {
  return remainingCents === 0
    ? []
    : [' Il reste dû ', { text: formatEuros(remainingCents), bold: true }, ' pour cette période.'];
}

function tables(facts: PaidFacts, density: Density): Content {
  const due = facts.month === null ? sharedTable(facts, nameOf, density) : noticeTable(facts, density);
  return twoTables(due, receivedTable(facts, density));
}

function nameOf(month: string | null): string {
  return month === null ? 'Avance' : formatMonthCapitalised(month);
}

/** Where the rest of the same payment went; an advance shows it as a table instead. */
function sharedLine({ payment, month, number }: PaidFacts): string | null {
  const others = payment.papers.filter((paper) => paper.number !== number);
  if (others.length === 0 || month === null) return null;
  const list = others.map(({ kind, month: other, cents, number: paper }) => {
    const what = other === null ? 'en avance' : `pour ${formatMonth(other)}`;
    return `${formatEuros(cents)} ${what} (${kind === 'quittance' ? 'quittance' : 'reçu'} ${numbered(paper)})`;
  });
  return `Sur ${formatEuros(payment.amountCents)} encaissés\u202f: ${list.join(', ')}.`;
}

/** The change given, the credit already there, and where the whole account stands after the payment. */
function balanceLine({ payment }: PaidFacts): string {
  const { receivedCents, amountCents, balanceAfterCents } = payment;
  const sentences: string[] = [];
  if (receivedCents !== null) {
    const change = formatEuros(receivedCents - amountCents);
    sentences.push(`Remis par le payeur\u202f: ${formatEuros(receivedCents)}. Rendu\u202f: ${change}.`);
  }
  const creditBefore = creditBeforeOf(payment);
  if (creditBefore > 0)
    sentences.push(`Solde créditeur avant cet encaissement\u202f: ${formatEuros(creditBefore)}.`);
  sentences.push(balanceSentence(balanceAfterCents));
  return sentences.join(' ');
}
