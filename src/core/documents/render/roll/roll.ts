import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../../marks.ts';
import { type IssuedFacts, paidFacts } from '../../paper-facts.ts';
import { annulationTicket, depotTicket } from './acts.ts';
import { debitTicket, dossierTicket } from './dossier.ts';
import { certificateTicket, noticeTicket as insuranceNoticeTicket, reminderTicket } from './insurance.ts';
import { noticeTicket, residenceTicket, upToDateTicket } from './month.ts';
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
      return recuTicket(paidFacts(facts), marks);
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
      return insuranceNoticeTicket(facts, marks);
    case 'recepisse-demande':
      return requestTicket(facts, marks);
    case 'recepisse-dossier':
      return dossierTicket(facts, marks);
    case 'recepisse-prelevement':
      return debitTicket(facts, marks);
    case 'avis':
      return noticeTicket(facts, marks);
    case 'attestation-loyer':
      return upToDateTicket(facts, marks);
    case 'attestation-residence':
      return residenceTicket(facts, marks);
    case 'conditions':
    case 'depliant':
    case 'mandat':
    case 'regularisation':
    case 'brochure':
      // Refused before it is asked for, see copies.ts.
      throw new RangeError(`${facts.kind} is drawn in A4 only`);
  }
}
