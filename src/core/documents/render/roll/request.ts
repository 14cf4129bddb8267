import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../../marks.ts';
import type { RequestReceiptFacts } from '../../request-facts.ts';
import {
  availabilityWords,
  contactLines,
  dueWords,
  emergencyWords,
  fileWords,
  KEEP_NUMBER,
  kindWords,
  nextSteps,
  REQUEST_LEGAL,
  whoPaysWords,
} from '../request/words.ts';
import { typeset, wrapped } from '../typography.ts';
import { dashed, dashes, heading, line, row, under } from './parts.ts';
import { ticket } from './ticket.ts';

/** A request recorded, on a roll. */
export function requestTicket(facts: RequestReceiptFacts, marks: Marks): TDocumentDefinitions {
  const danger = facts.urgency === 'danger';
  return ticket(
    {
      facts,
      title: `Récépissé de demande ${facts.number}`,
      head: 'DEMANDE',
      lead: ['Récépissé de demande'],
      rows: [],
      body: [
        ...(danger ? [line(emergencyWords(facts), { bold: true }), dashes()] : []),
        line(typeset(facts.label), { bold: true }),
        line(kindWords(facts)),
        row('Réponse au plus tard', dueWords(facts), { bold: true }),
        dashes(),
        ...(facts.description === '' ? [] : under('Description', wrapped(facts.description, 34))),
        ...under('À contacter', contactLines(facts, 34)),
        ...(facts.availability === '' ? [] : under('Disponibilités', availabilityWords(facts))),
        ...(facts.files.length === 0 ? [] : under('Fichiers joints', wrapped(fileWords(facts), 34))),
        dashes(),
        heading('Et maintenant'),
        ...nextSteps(facts).map((text) => dashed(typeset(text))),
        ...foot(danger ? KEEP_NUMBER : emergencyWords(facts), whoPaysWords(facts)),
      ],
      legal: REQUEST_LEGAL,
    },
    marks,
  );
}

function foot(strong: string, small: string | null): Content[] {
  return [dashes(), line(strong, { bold: true }), ...(small === null ? [] : [line(small, { small: true })])];
}
