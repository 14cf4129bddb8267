import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { SpaceReceiptFacts } from '../../space-facts.ts';
import { closing, dashedList, factTable, notes, paragraph, subtitle } from '../blocks.ts';
import { tableLayout } from '../rules-of-lines.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { type Density, FONT_SEMIBOLD, printed, SIZE, typeset, wrapped } from '../typography.ts';
import {
  addressed,
  CONSENT_LEGAL,
  choiceWords,
  closedWords,
  dwellingWords,
  helpWords,
  momentWords,
  personWords,
  RECEIPT_LEGAL,
  RECEIPT_TAKES_EFFECT,
  reasonWords,
  receiptTitle,
  versionWords,
} from './words.ts';

/** What was changed of somebody's tenant space at the counter: what, when, by whom, and what it takes away. */
export function spaceReceipt(facts: SpaceReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const { what } = facts;
  return sheet(
    {
      facts: addressed(facts),
      title: receiptTitle(what).title,
      name: 'récépissé',
      legal: what.kind === 'consents' ? CONSENT_LEGAL : RECEIPT_LEGAL,
      body: [
        subtitle(`Espace locataire de ${personWords(facts.person)}`),
        paragraph(sentence(facts), density),
        ...changed(facts, density),
        ...notes([RECEIPT_TAKES_EFFECT, helpWords(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

const DONE: Readonly<Record<SpaceReceiptFacts['what']['kind'], string>> = {
  closed: 'a fermé l’espace locataire de ',
  email: 'a enregistré une nouvelle adresse e-mail pour l’espace locataire de ',
  consents: 'a enregistré les choix d’envoi de ',
};

function sentence(facts: SpaceReceiptFacts): Content[] {
  return [
    `${printed(facts.landlord.name)}, bailleur, ${DONE[facts.what.kind]}`,
    { text: personWords(facts.person), bold: true },
    `, ${dwellingWords(facts)}, ${momentWords(facts)}.`,
  ];
}

function changed(facts: SpaceReceiptFacts, density: Density): Content[] {
  const { what } = facts;
  switch (what.kind) {
    case 'closed':
      return [
        factTable(
          'Espace fermé',
          [
            ['Motif', reasonWords(what)],
            ['Au guichet par', facts.agent.name],
          ],
          density,
        ),
        dashedList('Ce que cela change', closedWords(what), density),
      ];
    case 'email':
      return [
        factTable(
          'Nouvelle adresse',
          [
            ['Adresse e-mail', wrapped(what.email, 46)],
            ['Au guichet par', facts.agent.name],
          ],
          density,
        ),
        dashedList(
          'Ce qu’il reste à faire',
          ['Un message part à cette adresse\u202f: ouvrez-le et suivez son lien pour la confirmer.'],
          density,
        ),
      ];
    case 'consents':
      return [
        consentTable(what.consents, density),
        {
          text: `Textes lus\u202f: ${versionWords(what.version)}. Vos choix ont été enregistrés ${momentWords(facts)}, au guichet par ${facts.agent.name}.`,
          fontSize: SIZE.note,
          margin: [0, density === 'open' ? 12 : 8, 0, 0],
        },
      ];
  }
}

type Consents = Extract<SpaceReceiptFacts['what'], { kind: 'consents' }>['consents'];

function consentTable(consents: Consents, density: Density): Content {
  return {
    margin: [0, density === 'open' ? 23 : 13, 0, 0],
    table: {
      widths: ['*', 90],
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [
        [
          { text: 'Envoi', font: FONT_SEMIBOLD, fontSize: SIZE.sentence },
          { text: 'Votre choix', font: FONT_SEMIBOLD, fontSize: SIZE.sentence },
        ],
        ...consents.map((consent) => [
          {
            stack: [
              { text: typeset(consent.label), bold: true },
              {
                text: typeset(consent.wording),
                fontSize: SIZE.detail,
                lineHeight: 1.15,
                margin: [0, 3, 14, 0],
              },
            ],
          },
          { text: choiceWords(consent), bold: true },
        ]),
      ],
    },
    layout: tableLayout(-1, consents.length + 1, density),
  } as Content;
}
