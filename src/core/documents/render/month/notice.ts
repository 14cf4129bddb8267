import type { Column, Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import type { NoticeFacts } from '../../month-facts.ts';
import { closing, notes, strong, subtitle } from '../blocks.ts';
import { rule, tableLayout } from '../rules-of-lines.ts';
import { periodLine } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { type Density, FIGURES, FONT_SEMIBOLD, printed, REFERENCE, SIZE, TEXT_WIDTH } from '../typography.ts';
import {
  CARRIED_WORDS,
  carriedCents,
  collectedWords,
  DEBIT_CONTEST,
  DEBIT_HEAD,
  debitRows,
  leftWords,
  NOTICE_LEGAL,
  NOTICE_WARNING,
  netWords,
  previousWords,
  referenceWords,
} from './words.ts';

/** The notice of a month: what stood before, every line of the month, what is to be paid and how (B9, B26, B34). */
export function notice(facts: NoticeFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Avis d’échéance',
      name: 'avis d’échéance',
      legal: NOTICE_LEGAL,
      body: [
        subtitle(periodLine(facts)),
        strong(NOTICE_WARNING),
        summary(facts, density),
        lines(facts, density),
        ...collected(facts, density),
        ...notes([facts.debit === null ? referenceWords(facts) : DEBIT_CONTEST], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

/** The three sums everyone looks for, large, between two rules. */
function summary(facts: NoticeFacts, density: Density): Content {
  const { previousCents, totalCents, netCents } = facts;
  const open = density === 'open';
  return {
    margin: [0, open ? 17 : 10, 0, 0],
    stack: [
      rule([0, 0, 0, open ? 9 : 6]),
      {
        columns: [
          figure('Solde antérieur', formatEuros(previousCents), 128),
          figure('Total du mois', formatEuros(totalCents), 128),
          figure(netWords(facts), formatEuros(Math.max(0, netCents)), TEXT_WIDTH - 256, true),
        ],
      },
      rule([0, open ? 9 : 6, 0, 0]),
    ],
  };
}

function figure(name: string, value: string, width: number, bold = false): Column {
  return {
    width,
    alignment: bold ? 'right' : 'left',
    stack: [
      { text: name, fontSize: SIZE.note },
      {
        text: value,
        font: FONT_SEMIBOLD,
        fontSize: bold ? 19 : 14,
        fontFeatures: FIGURES,
        margin: [0, bold ? 1 : 5.2, 0, 0],
      },
    ],
  };
}

type Line = {
  readonly label: string;
  readonly cents: number;
  readonly total?: boolean;
  readonly euros?: boolean;
};

/** Everything in two columns, what is owed and what is deducted. */
function lines(facts: NoticeFacts, density: Density): ContentTable {
  const { previousCents, totalCents, netCents, leftCents } = facts;
  const carried = carriedCents(facts);
  const left = leftWords(facts);
  const rows: Line[] = [
    { label: previousWords(facts), cents: previousCents },
    ...facts.lines,
    { label: 'Total du mois', cents: totalCents, total: true },
    { label: 'Net à payer', cents: Math.max(0, netCents), total: true, euros: true },
    ...(carried === 0 ? [] : [{ label: CARRIED_WORDS, cents: -carried }]),
    ...(left === null ? [] : [{ label: left, cents: leftCents, euros: true }]),
  ];
  const total = facts.lines.length + 3;
  const head = (text: string, right: boolean): TableCell => ({
    text,
    font: FONT_SEMIBOLD,
    fontSize: SIZE.sentence,
    ...(right ? { alignment: 'right' as const } : {}),
  });
  return {
    margin: [0, density === 'open' ? 19 : 11, 0, 0],
    table: {
      widths: ['*', 84, 84],
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      body: [[head('Détail', false), head('Débit', true), head('Crédit', true)], ...rows.map(cells)],
    },
    layout: tableLayout(total, rows.length + 1, density),
  };
}

function cells({ label, cents, total, euros }: Line): TableCell[] {
  const style = total === true ? { font: FONT_SEMIBOLD, fontSize: SIZE.total } : { fontSize: SIZE.row };
  const amount = (shown: boolean): TableCell => ({
    text: shown ? (euros === true ? formatEuros : formatAmount)(Math.abs(cents)) : '',
    alignment: 'right',
    noWrap: true,
    fontFeatures: FIGURES,
    verticalAlignment: 'bottom',
    ...style,
  });
  return [{ text: printed(label), ...style }, amount(cents >= 0), amount(cents < 0)];
}

/** By which mandate the account is debited, how much and when: this notice announces it (B26). */
function collected(facts: NoticeFacts, density: Density): Content[] {
  const { debit } = facts;
  if (debit === null) return [];
  const open = density === 'open';
  const [, , ...under] = debitRows(debit);
  return [
    {
      unbreakable: true,
      margin: [0, open ? 16 : 10, 0, open ? 2 : 0],
      table: {
        widths: ['*'],
        body: [
          [
            {
              stack: [
                {
                  text: [
                    { text: `${DEBIT_HEAD}\u202f: `, font: FONT_SEMIBOLD },
                    { text: collectedWords(debit), bold: true },
                  ],
                  fontSize: SIZE.sentence,
                },
                {
                  margin: [0, 5, 0, 0],
                  fontSize: SIZE.note,
                  columns: under.map(([name, value]) => ({
                    width: under.length === 3 ? (value.length > 24 ? '*' : 'auto') : '*',
                    stack: [
                      { text: name, fontSize: SIZE.legal },
                      { text: value, bold: true, fontFeatures: REFERENCE, margin: [0, 1.5, 0, 0] },
                    ],
                  })),
                  columnGap: 18,
                },
              ],
            },
          ],
        ],
      },
      layout: {
        hLineWidth: () => 1,
        vLineWidth: () => 1,
        paddingLeft: () => 10,
        paddingRight: () => 10,
        paddingTop: () => 7,
        paddingBottom: () => 8,
      },
    },
  ];
}
