import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatDate, formatPlainDate, isoDate } from '../../../rules/dates.ts';
import { formatAmount } from '../../../rules/money.ts';
import type { StatementFacts } from '../paper-facts.ts';
import { closing, notes, paragraph, subtitle } from './blocks.ts';
import { statementLayout } from './rules-of-lines.ts';
import { tenant } from './sentences.ts';
import { type Drawing, sheet } from './sheet.ts';
import { announcedWords, balanceWords, type Running, running, STATEMENT_LEGAL } from './statement-words.ts';
import { FIGURES, FONT_SEMIBOLD, printed, SIZE } from './typography.ts';

/** A cell in which pdfmake writes where it has put each of its lines. */
export type Placed = {
  text: string;
  positions?: readonly { readonly pageNumber: number; readonly top: number }[];
};
/** The heads of the table and the label of each line, once laid out. */
export type Measure = { readonly heads: Placed[]; readonly labels: Placed[] };

export type StatementDrawing = Drawing & {
  /** Lines of each page, once known; null while the page is laid out to learn it. */
  readonly pages: readonly number[] | null;
  readonly measure: Measure;
};

/** The account over a period: each line with its balance, carried from page to page. */
export function statement(facts: StatementFacts, drawing: StatementDrawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Relevé de compte',
      name: 'relevé',
      legal: STATEMENT_LEGAL,
      body: [
        subtitle(
          `Du ${formatPlainDate(isoDate(facts.from))} au ${formatPlainDate(isoDate(facts.to))}, en euros`,
        ),
        paragraph(['Compte de ', ...tenant(facts), '.'], density),
        { margin: [0, density === 'open' ? 14 : 10, 0, 0], stack: tables(facts, drawing) },
        ...notes([balanceWords(facts), ...announcedWords(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function tables(facts: StatementFacts, { pages, measure }: StatementDrawing): Content[] {
  const rows = running(facts);
  if (pages === null) return [table(facts, rows, { opening: facts.openingCents, first: true, measure })];
  let from = 0;
  let opening = facts.openingCents;
  return pages.map((count, index) => {
    const part = rows.slice(from, from + count);
    const carried = part.at(-1)?.balance ?? opening;
    const last = index === pages.length - 1;
    const drawn = table(facts, part, { opening, first: index === 0, closing: last ? 'end' : 'carry' });
    from += count;
    opening = carried;
    return index === 0 ? drawn : { ...drawn, pageBreak: 'before' as const };
  });
}

type Part = {
  readonly opening: number;
  readonly first: boolean;
  readonly closing?: 'carry' | 'end';
  readonly measure?: Measure;
};

function table(facts: StatementFacts, rows: readonly Running[], part: Part): ContentTable {
  const { opening, first, closing: end } = part;
  const carried = rows.at(-1)?.balance ?? opening;
  const start = first ? `Solde au ${formatDate(isoDate(facts.from))}` : 'Report';
  const body: TableCell[][] = [
    heads(part.measure),
    balanceRow(start, formatAmount(opening)),
    ...rows.map((row) => lineCells(row, part)),
    ...(end === 'carry' ? [balanceRow('À reporter', formatAmount(carried))] : []),
    ...(end === 'end' ? totalRows(facts) : []),
  ];
  return {
    table: {
      widths: [60, '*', 60, 60, 64],
      headerRows: 2,
      dontBreakRows: true,
      body,
    },
    layout: statementLayout(body.length),
  };
}

function heads(measure: Measure | undefined): TableCell[] {
  return ['Date', 'Libellé', 'Débit', 'Crédit', 'Solde'].map((text, index) => {
    const cell = placed(text, measure?.heads);
    return Object.assign(cell, {
      font: FONT_SEMIBOLD,
      ...(index > 1 ? { alignment: 'right' as const } : {}),
    });
  });
}

function placed(text: string, into: Placed[] | undefined): Placed {
  const cell: Placed = { text };
  into?.push(cell);
  return cell;
}

function lineCells(row: Running, { measure }: Part): TableCell[] {
  return [
    { text: formatDate(isoDate(row.on)), fontFeatures: FIGURES, noWrap: true },
    placed(printed(row.label), measure?.labels) as TableCell,
    amount(row.debitCents === 0 ? '' : formatAmount(row.debitCents)),
    amount(row.creditCents === 0 ? '' : formatAmount(row.creditCents)),
    amount(formatAmount(row.balance)),
  ];
}

function totalRows(facts: StatementFacts): TableCell[][] {
  const debit = facts.lines.reduce((sum, line) => sum + line.debitCents, 0);
  const credit = facts.lines.reduce((sum, line) => sum + line.creditCents, 0);
  return [
    [
      { text: `Solde au ${formatDate(isoDate(facts.to))}`, font: FONT_SEMIBOLD, colSpan: 2 },
      '',
      amount(formatAmount(debit), true),
      amount(formatAmount(credit), true),
      amount(formatAmount(facts.closingCents), true),
    ],
  ];
}

function balanceRow(text: string, balance: string): TableCell[] {
  return [{ text, font: FONT_SEMIBOLD, colSpan: 4 }, '', '', '', amount(balance, true)];
}

function amount(text: string, strong = false): TableCell {
  return {
    text,
    alignment: 'right',
    noWrap: true,
    fontFeatures: FIGURES,
    verticalAlignment: 'bottom',
    ...(strong ? { font: FONT_SEMIBOLD } : {}),
    fontSize: SIZE.note,
  };
}
