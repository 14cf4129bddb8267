import type { Column, Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { formatDate, isoDate } from '../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../rules/money.ts';
import type { PaidFacts, PaperFacts } from '../paper-facts.ts';
import { tableLayout } from './rules-of-lines.ts';
import { type Density, FIGURES, FONT_SEMIBOLD, inSentence, printed, SIZE } from './typography.ts';

export type Row = {
  readonly label: Content;
  readonly amount: string;
  readonly total?: boolean;
};

const LEFT_WIDTH = 239;
const GAP = 28.6;

/** The two tables side by side: what was due, what was received. */
export function twoTables(left: ContentTable, right: ContentTable): Content {
  const columns: Column[] = [
    { width: LEFT_WIDTH, stack: [left] },
    { width: '*', stack: [right] },
  ];
  return { columns, columnGap: GAP };
}

/** A head over two columns, rows with their amount at the right, one of them the total. */
export function amountTable(head: string, rows: readonly Row[], density: Density): ContentTable {
  const totalRow = rows.findIndex((row) => row.total === true) + 1;
  const body: TableCell[][] = [
    [{ text: head, font: FONT_SEMIBOLD, fontSize: SIZE.sentence, colSpan: 2 }, ''],
    ...rows.map(cells),
  ];
  return {
    table: { widths: ['*', 'auto'], headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, body },
    layout: tableLayout(totalRow, rows.length + 1, density),
  };
}

function cells(row: Row): TableCell[] {
  const style = row.total === true ? { font: FONT_SEMIBOLD, fontSize: SIZE.total } : { fontSize: SIZE.row };
  return [
    { stack: [row.label], margin: [0, 0, 2, 0], ...style },
    {
      text: row.amount,
      alignment: 'right',
      noWrap: true,
      fontFeatures: FIGURES,
      verticalAlignment: 'bottom',
      ...style,
    },
  ];
}

/** What the month's notice asked, line by line (B1: rent and charges apart; B34). */
export function noticeTable(facts: PaperFacts, density: Density): ContentTable {
  return amountTable(
    'Détail de la période',
    [
      ...facts.lines.map(({ label, cents }) => ({ label: printed(label), amount: formatAmount(cents) })),
      { label: 'Net dû par le locataire', amount: formatEuros(facts.netDueCents), total: true },
    ],
    density,
  );
}

/** Everything received for the month, this payment last, and what is left. */
export function receivedTable(facts: PaperFacts, density: Density): ContentTable {
  const total = facts.received.reduce((sum, part) => sum + part.cents, 0);
  return amountTable(
    facts.received.length === 1 ? 'Paiement reçu' : 'Paiements reçus',
    [
      ...facts.received.map((part) => ({ label: receivedLabel(part), amount: formatAmount(part.cents) })),
      { label: 'Total reçu', amount: formatEuros(total), total: true },
      ...(facts.month === null
        ? []
        : [{ label: 'Reste dû pour la période', amount: formatEuros(facts.remainingCents) }]),
    ],
    density,
  );
}

function receivedLabel({ on, label, detail }: PaperFacts['received'][number]): Content {
  const head = on === null ? label : `${formatDate(isoDate(on))}, ${inSentence(label)}`;
  if (detail === null) return printed(head);
  return {
    stack: [printed(head), { text: printed(detail), fontSize: SIZE.detail, margin: [0, 3.1, 0, 0] }],
  };
}

/** How a payment was shared between months and papers: what a reçu adds, and an advance has instead of a notice. */
export function sharedTable(
  facts: PaidFacts,
  nameOf: (month: string | null) => string,
  density: Density,
): ContentTable {
  return amountTable(
    'Cet encaissement',
    [
      ...facts.payment.papers.map((paper) => ({
        label: `${nameOf(paper.month)}, ${paper.kind === 'quittance' ? 'quittance' : 'reçu'} n°\u00a0${paper.number}`,
        amount: formatAmount(paper.cents),
      })),
      { label: 'Total encaissé', amount: formatEuros(facts.payment.amountCents), total: true },
    ],
    density,
  );
}
