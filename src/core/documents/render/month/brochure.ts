import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { BrochureFacts } from '../../month-facts.ts';
import { closing, subtitle } from '../blocks.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { versionWords } from '../space/words.ts';
import { FONT_SEMIBOLD, SIZE, typeset, wrapped } from '../typography.ts';

const LEGAL = 'Document de la bibliothèque du bailleur, remis gratuitement au guichet.';

/** A text of the landlord's library, whole: as many pages as it takes. */
export function brochure(facts: BrochureFacts, drawing: Drawing): TDocumentDefinitions {
  return sheet(
    {
      facts,
      title: typeset(facts.title),
      name: 'brochure',
      legal: LEGAL,
      body: [
        subtitle(versionWords(facts.textVersion).replace(/^v/, 'V')),
        ...facts.sections.flatMap(sectionOf),
        { margin: [0, 22, 0, 0], stack: [closing(facts)] },
      ],
    },
    drawing,
  );
}

/** The head with its first paragraph, then the others. */
function sectionOf({ title, paragraphs }: BrochureFacts['sections'][number]): Content[] {
  const [first, ...others] = paragraphs.map(paragraphOf);
  return [
    {
      unbreakable: true,
      stack: [
        { text: typeset(title), font: FONT_SEMIBOLD, fontSize: 12.5, margin: [0, 18, 0, 1] },
        ...(first === undefined ? [] : [first]),
      ],
    },
    ...others,
  ];
}

function paragraphOf(text: string): Content {
  return { ...wrapped(typeset(text)), fontSize: SIZE.sentence, lineHeight: 1.3, margin: [0, 4.5, 0, 0] };
}
