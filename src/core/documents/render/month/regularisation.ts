import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { formatMonthCapitalised } from '../../../../rules/dates.ts';
import { formatAmount, formatEuros } from '../../../../rules/money.ts';
import type { RegularisationFacts } from '../../month-facts.ts';
import { closing, notes, paragraph, subtitle, tablesBlock } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { amountTable, type Row, twoTables } from '../tables.ts';
import { printed } from '../typography.ts';
import { REGULARISATION_LEGAL, regularisationSubtitle, regularisationWords } from './words.ts';

/** What the charges came to against what was asked in advance (B23). */
export function regularisation(facts: RegularisationFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const { year } = facts;
  const result = amountTable('Régularisation', resultRows(facts), density);
  return sheet(
    {
      facts,
      title: 'Régularisation de charges',
      name: 'régularisation',
      legal: REGULARISATION_LEGAL,
      body: [
        subtitle(regularisationSubtitle(facts)),
        paragraph(regularisationWords(facts, tenant(facts)), density),
        tablesBlock(
          year === null || year.provisions.length === 0
            ? result
            : twoTables(
                amountTable(
                  `Provisions de ${year.year}`,
                  [
                    ...year.provisions.map(({ month, cents }) => ({
                      label: formatMonthCapitalised(month),
                      amount: formatAmount(cents),
                    })),
                    { label: 'Total des provisions', amount: formatEuros(year.provisionsCents), total: true },
                  ],
                  density,
                ),
                result,
              ),
          density,
        ),
        ...notes([carried(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function resultRows({ lines, resultCents, year }: RegularisationFacts): Row[] {
  return [
    ...(year === null || year.chargesCents === null
      ? []
      : [
          { label: `Charges de ${year.year}`, amount: formatAmount(year.chargesCents) },
          { label: 'Provisions déjà demandées', amount: formatAmount(-year.provisionsCents) },
        ]),
    ...(year !== null && year.chargesCents !== null && lines.length === 1
      ? []
      : lines.map(({ label, cents }) => ({ label: printed(label), amount: formatAmount(cents) }))),
    {
      label: resultCents < 0 ? 'En faveur du locataire' : 'À payer',
      amount: formatEuros(Math.abs(resultCents)),
      total: true,
    },
  ];
}

function carried({ resultCents }: RegularisationFacts): string {
  return resultCents < 0
    ? 'Cette somme est déduite du compte\u202f: elle figure sur l’avis d’échéance du même mois.'
    : 'Cette somme est demandée avec l’avis d’échéance du même mois.';
}
