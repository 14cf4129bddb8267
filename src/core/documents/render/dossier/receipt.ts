import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { DossierReceiptFacts } from '../../dossier-facts.ts';
import { closing, factTable, notes, paragraph, subtitle } from '../blocks.ts';
import { tableLayout } from '../rules-of-lines.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { type Density, FONT_SEMIBOLD, printed, SIZE, typeset, wrapped } from '../typography.ts';
import {
  awaitedWords,
  DOSSIER_LEGAL,
  fileWords,
  KEEP_DOSSIER,
  shortTitle,
  situationWords,
  valueWords,
} from './words.ts';

/** What was asked to be changed of the file, or declared: before and after, and whether it counts already. */
export function dossierReceipt(facts: DossierReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      facts,
      title: shortTitle(facts),
      name: 'récépissé',
      legal: DOSSIER_LEGAL,
      body: [
        subtitle(`Récépissé · ${typeset(facts.label)}`),
        paragraph(
          [
            `${printed(facts.landlord.name)}, bailleur, a enregistré au guichet, pour le dossier de `,
            ...tenant(facts),
            facts.situation === null ? ', le changement suivant.' : ', la déclaration suivante.',
          ],
          density,
        ),
        ...(facts.lines.length === 0 ? [] : [changes(facts, density)]),
        ...told(facts, density),
        ...notes([typeset(facts.sentence), awaitedWords(facts), KEEP_DOSSIER], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function changes({ lines }: DossierReceiptFacts, density: Density): Content {
  const head = (text: string) => ({ text, font: FONT_SEMIBOLD, fontSize: SIZE.sentence });
  return {
    margin: [0, density === 'open' ? 23.2 : 13, 0, 0],
    table: {
      widths: [120, '*', '*'],
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      body: [
        [head('Changement'), head('Avant'), head('Maintenant')],
        ...lines.map(({ label, before, after }) => [
          { text: typeset(label), margin: [0, 0, 6, 0] },
          { ...wrapped(valueWords(before), 26), margin: [0, 0, 10, 0] },
          { ...wrapped(valueWords(after), 26), bold: true },
        ]),
      ],
    },
    layout: tableLayout(-1, lines.length + 1, density),
  } as Content;
}

/** What happened, its day, what was said of it, which files came with it. */
function told(facts: DossierReceiptFacts, density: Density): Content[] {
  const situation = situationWords(facts);
  const rows: [string, Content][] = [
    ...(situation === null ? [] : [['Situation', situation] as [string, Content]]),
    ...(facts.comment === ''
      ? []
      : [['Commentaire', [{ ...wrapped(typeset(facts.comment), 50), bold: false }]] as [string, Content]]),
    ...(facts.files.length === 0
      ? []
      : [['Pièces jointes', wrapped(fileWords(facts), 50)] as [string, Content]]),
  ];
  if (rows.length === 0) return [];
  return [factTable(facts.situation === null ? 'Avec ce changement' : 'Déclaration', rows, density)];
}
