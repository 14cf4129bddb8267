import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../../marks.ts';
import type { ActivationFacts, SpaceReceiptFacts } from '../../space-facts.ts';
import { ticket } from './ticket.ts';

/** An activation on a roll. */
export function activationTicket(facts: ActivationFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    { facts, title: facts.number, head: 'ACTIVATION', lead: [], rows: [], body: [], legal: '' },
    marks,
  );
}

/** What was changed of a space, on a roll. */
export function spaceReceiptTicket(facts: SpaceReceiptFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    { facts, title: facts.number, head: 'RÉCÉPISSÉ', lead: [], rows: [], body: [], legal: '' },
    marks,
  );
}
