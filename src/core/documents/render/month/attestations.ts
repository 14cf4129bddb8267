import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ResidenceFacts, UpToDateFacts } from '../../month-facts.ts';
import { closing, factTable, paragraph, subtitle } from '../blocks.ts';
import { hairline } from '../rules-of-lines.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import {
  dayWords,
  RESIDENCE_LEGAL,
  residenceWords,
  UP_TO_DATE_LEGAL,
  upToDateRows,
  upToDateWords,
} from './words.ts';

/** Nothing due is owed on that day. */
export function upToDate(facts: UpToDateFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Attestation à jour de loyer',
      name: 'attestation',
      legal: UP_TO_DATE_LEGAL,
      body: [
        subtitle(`Au ${dayWords(facts.on)}`),
        paragraph(upToDateWords(facts, tenant(facts)), density),
        factTable('Situation du compte', upToDateRows(facts), density),
        hairline([0, 22, 0, 18]),
        closing(facts),
      ],
    },
    drawing,
  );
}

/** Who holds the lease of which dwelling. */
export function residence(facts: ResidenceFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Attestation de résidence',
      name: 'attestation',
      legal: RESIDENCE_LEGAL,
      body: [
        subtitle(`Au ${dayWords(facts.on)}`),
        paragraph(residenceWords(facts), density),
        paragraph(['Attestation établie à la demande du locataire.'], density),
        hairline([0, 22, 0, 18]),
        closing(facts),
      ],
    },
    drawing,
  );
}
