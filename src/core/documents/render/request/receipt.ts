import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { RequestReceiptFacts } from '../../request-facts.ts';
import { closing, dashedList, factTable, notes, paragraph, strong, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { printed, typeset, wrapped } from '../typography.ts';
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
} from './words.ts';

/** Characters of a description that stands in the table, whose rows are never cut between two pages. */
const LONGEST_ROW = 400;

/** A request was recorded: its number, until when it is answered, whom to call, what comes next. */
export function requestReceipt(facts: RequestReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const danger = facts.urgency === 'danger';
  const long = facts.description.length > LONGEST_ROW;
  return sheet(
    {
      facts,
      title: 'Récépissé de demande',
      name: 'récépissé',
      legal: REQUEST_LEGAL,
      body: [
        subtitle(typeset(facts.label)),
        ...(danger ? [strong(emergencyWords(facts))] : []),
        paragraph(
          [`${printed(facts.landlord.name)}, bailleur, a enregistré la demande de `, ...tenant(facts), '.'],
          density,
        ),
        factTable(
          `Demande n°\u00a0${facts.number}`,
          [
            ['Nature', kindWords(facts)],
            ['Réponse au plus tard', dueWords(facts)],
            ...(long ? [] : plain('Description', facts.description)),
            ['À contacter', contactLines(facts, 50)],
            ...told('Disponibilités', availabilityWords(facts)),
            ...told('Fichiers joints', fileWords(facts)),
          ],
          density,
        ),
        ...(long
          ? [paragraph([{ text: 'Description\u202f: ', bold: true }, wrapped(facts.description)], density)]
          : []),
        dashedList('Et maintenant', nextSteps(facts), density),
        ...notes([danger ? KEEP_NUMBER : emergencyWords(facts), whoPaysWords(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

/** A row only where there is something to say. */
function told(name: string, value: string): [string, Content][] {
  return value === '' ? [] : [[name, wrapped(value, 50)]];
}

/** The tenant's own words, in plain letters. */
function plain(name: string, value: string): [string, Content][] {
  return value === '' ? [] : [[name, [{ ...wrapped(value, 50), bold: false }]]];
}
