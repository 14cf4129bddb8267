import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../../marks.ts';
import type { IssuedFacts } from '../../paper-facts.ts';
import { annulationTicket, depotTicket } from './acts.ts';
import { certificateTicket, noticeTicket, reminderTicket } from './insurance.ts';
import { quittanceTicket, recuTicket } from './rent.ts';
import { requestTicket } from './request.ts';
import { activationTicket, spaceReceiptTicket } from './space.ts';
import { statementTicket } from './statement.ts';

/** A paper on a roll of 80 mm. */
export function roll(facts: IssuedFacts, marks: Marks): TDocumentDefinitions {
  switch (facts.kind) {
    case 'quittance':
      return quittanceTicket(facts, marks);
    case 'recu':
      return recuTicket(facts, marks);
    case 'depot-ordre':
      return depotTicket(facts, marks);
    case 'annulation':
      return annulationTicket(facts, marks);
    case 'releve':
      return statementTicket(facts, marks);
    case 'activation':
      return activationTicket(facts, marks);
    case 'recepisse-espace':
      return spaceReceiptTicket(facts, marks);
    case 'recepisse-attestation':
      return certificateTicket(facts, marks);
    case 'rappel-assurance':
      return reminderTicket(facts, marks);
    case 'mise-en-demeure-assurance':
      return noticeTicket(facts, marks);
    case 'recepisse-demande':
      return requestTicket(facts, marks);
    case 'conditions':
    case 'depliant':
      // Refused before it is asked for, see copies.ts.
      throw new RangeError(`${facts.kind} is drawn in A4 only`);
  }
}
