import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ConditionsFacts } from '../../space-facts.ts';
import { closing, subtitle } from '../blocks.ts';
import { rule } from '../rules-of-lines.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { capital, FONT_SEMIBOLD, SIZE, typeset, wrapped } from '../typography.ts';
import { versionWords } from './words.ts';

const LEGAL = 'Textes remis gratuitement au guichet, pour être lus avant l’inscription à l’espace locataire.';

/** Terms of use, then the notice on personal data, whole: as many pages as they take. */
export function conditions(facts: ConditionsFacts, drawing: Drawing): TDocumentDefinitions {
  return sheet(
    {
      facts,
      title: 'Conditions d’utilisation',
      name: 'conditions',
      legal: LEGAL,
      body: [
        subtitle(
          `de l’espace locataire, et information sur vos données · ${versionWords(facts.legalVersion)}`,
        ),
        ...legalText(facts.terms, true),
        ...legalText(facts.notice, false),
        { margin: [0, 22, 0, 0], stack: [closing(facts)] },
      ],
    },
    drawing,
  );
}

function legalText({ title, sections }: ConditionsFacts['terms'], first: boolean): Content[] {
  const head: Content = {
    text: capital(typeset(title)),
    font: FONT_SEMIBOLD,
    fontSize: 15,
    margin: [0, 12, 0, 0],
  };
  const [opening, ...rest] = sections.map(sectionOf);
  return [
    // A title never stands alone at the foot of a page.
    { unbreakable: true, stack: [rule([0, first ? 20 : 26, 0, 0]), head, ...(opening?.slice(0, 1) ?? [])] },
    ...(opening?.slice(1) ?? []),
    ...rest.flat(),
  ];
}

/** The head with its first paragraph, then the others. */
function sectionOf({ title, paragraphs }: ConditionsFacts['terms']['sections'][number]): Content[] {
  const [first, ...others] = paragraphs.map(paragraphOf);
  return [
    {
      unbreakable: true,
      stack: [
        { text: typeset(title), font: FONT_SEMIBOLD, fontSize: 11, margin: [0, 14, 0, 0] },
        ...(first === undefined ? [] : [first]),
      ],
    },
    ...others,
  ];
}

function paragraphOf(text: string): Content {
  return { ...wrapped(typeset(text)), fontSize: SIZE.row, lineHeight: 1.3, margin: [0, 4.5, 0, 0] };
}
