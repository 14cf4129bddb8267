import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { InsuranceNoticeFacts } from '../../insurance-facts.ts';
import { closing, dashedList, notes, paragraph, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { ALREADY, CONSEQUENCES, DUTY, dayWords, howToShort, lackWords, noticeLegal } from './words.ts';

/** A formal notice to prove that the dwelling is insured, within a month (loi 89-462, art. 7 g). */
export function insuranceNotice(facts: InsuranceNoticeFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: 'Mise en demeure',
      name: 'mise en demeure',
      legal: noticeLegal(facts),
      body: [
        subtitle([
          'de justifier de l’assurance de votre logement ',
          { text: `au plus tard le ${dayWords(facts.until)}`, bold: true },
        ]),
        paragraph(
          ['Madame, Monsieur,\nCette lettre est adressée à ', ...tenant(facts), '. ', lackWords(facts)],
          density,
        ),
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
        ...notes([howToShort(facts), ALREADY], density),
        closing(facts),
      ],
    },
    drawing,
  );
}
