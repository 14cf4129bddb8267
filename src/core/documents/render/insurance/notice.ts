import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { InsuranceNoticeFacts } from '../../insurance-facts.ts';
import { closing, dashedList, notes, paragraph, strong, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import {
  ALREADY,
  CONSEQUENCES,
  DUTY,
  dayWords,
  howToShort,
  lackWords,
  NOTICE_LEGAL,
  NOTICE_SPECIMEN,
} from './words.ts';

/** A formal notice to prove that the dwelling is insured, within a month (loi 89-462, art. 7 g). */
export function insuranceNotice(facts: InsuranceNoticeFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Mise en demeure',
      name: 'mise en demeure',
      legal: NOTICE_LEGAL,
      body: [
        subtitle('de justifier de l’assurance de votre logement'),
        strong(`À remettre au plus tard le ${dayWords(facts.until)}`),
        paragraph(['Madame, Monsieur,'], density),
        paragraph(['Cette lettre est adressée à ', ...tenant(facts), '. ', lackWords(facts)], density),
        paragraph([DUTY], density),
        paragraph(
          [
            'Nous vous mettons en demeure de nous remettre une attestation d’assurance en cours de validité ',
            { text: `dans le délai d’un mois, au plus tard le ${dayWords(facts.until)}`, bold: true },
            '.',
          ],
          density,
        ),
        dashedList('À défaut', CONSEQUENCES, density),
        ...notes([howToShort(facts), ALREADY, facts.specimen ? NOTICE_SPECIMEN : null], density),
        closing(facts),
      ],
    },
    drawing,
  );
}
