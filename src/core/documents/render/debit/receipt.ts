import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { DebitReceiptFacts } from '../../debit-facts.ts';
import { closing, factTable, notes, paragraph, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { printed } from '../typography.ts';
import {
  DEBIT_LEGAL,
  debitDone,
  debitNote,
  debitReceiptRows,
  debitReceiptTitle,
  REVOKED_PAY,
} from './words.ts';

/** A change of day, or a revocation. */
export function debitReceipt(facts: DebitReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: debitReceiptTitle(facts),
      name: 'récépissé',
      legal: DEBIT_LEGAL,
      body: [
        subtitle('Récépissé · Prélèvement SEPA'),
        paragraph(
          [`${printed(facts.landlord.name)}, bailleur, ${debitDone(facts)}`, ...tenant(facts), '.'],
          density,
        ),
        factTable('Mandat', debitReceiptRows(facts), density),
        ...notes([debitNote(facts), facts.what.kind === 'revoke' ? REVOKED_PAY : null], density),
        closing(facts),
      ],
    },
    drawing,
  );
}
