import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { InsuranceReminderFacts } from '../../insurance-facts.ts';
import { closing, dashedList, notes, paragraph, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { ALREADY, DUTY, howTo, REMINDER_LEGAL, stateWords } from './words.ts';

/** A letter: the cover ends soon, or has ended. */
export function insuranceReminder(facts: InsuranceReminderFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Rappel d’assurance',
      name: 'rappel',
      legal: REMINDER_LEGAL,
      body: [
        subtitle('Attestation d’assurance de votre logement'),
        paragraph(['Madame, Monsieur,\nCette lettre est adressée à ', ...tenant(facts), '.'], density),
        paragraph([{ text: stateWords(facts), bold: true }], density),
        paragraph([DUTY], density),
        dashedList('Ce qu’il reste à faire', howTo(facts), density),
        ...notes([ALREADY], density),
        closing(facts),
      ],
    },
    drawing,
  );
}
