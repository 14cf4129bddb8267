import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { isPaid, type PaperFacts } from '../paper-facts.ts';
import { closing, notes, paragraph, subtitle, tablesBlock } from './blocks.ts';
import { FROM_ACCOUNT, recorded, surplusLine } from './month/words.ts';
import {
  acknowledgement,
  imputationLine,
  payerLine,
  periodLine,
  QUITTANCE_LEGAL,
  replacesLine,
  reserve,
  tenant,
} from './sentences.ts';
import { type Drawing, sheet } from './sheet.ts';
import { noticeTable, receivedTable, twoTables } from './tables.ts';

/** The receipt in full discharge of a month (B1, B2, B8): only ever made for a month wholly paid. */
export function quittance(facts: PaperFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Quittance de loyer',
      name: 'quittance',
      legal: QUITTANCE_LEGAL,
      body: [
        subtitle(periodLine(facts)),
        paragraph(
          isPaid(facts)
            ? [
                ...acknowledgement(facts, facts.netDueCents),
                ' pour le paiement intégral du loyer et des charges de la période ci-dessus, et lui en donne quittance',
                ...reserve(facts, ', '),
                '.',
              ]
            : recorded(facts, tenant(facts)),
          density,
        ),
        tablesBlock(twoTables(noticeTable(facts, density), receivedTable(facts, density)), density),
        ...notes(
          [
            ...(isPaid(facts)
              ? [payerLine(facts), imputationLine(facts)]
              : [FROM_ACCOUNT, surplusLine(facts)]),
            replacesLine(facts),
          ],
          density,
        ),
        closing(facts),
      ],
    },
    drawing,
  );
}
