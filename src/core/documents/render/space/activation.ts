import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ActivationFacts } from '../../space-facts.ts';
import { closing, notes, paragraph, strong, subtitle } from '../blocks.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { FONT_SEMIBOLD, MM, REFERENCE, SIZE, TEXT_WIDTH, wrapped } from '../typography.ts';
import { qr } from './qr.ts';
import { steps } from './steps.ts';
import {
  ACTIVATION_LEGAL,
  activationPage,
  alsoByMail,
  CODE_LOST,
  CODE_NOT_KNOWN,
  codeWords,
  dwellingWords,
  forOne,
  helpWords,
  KEEP_FOR_YOU,
  loginWords,
  personWords,
  untilWords,
} from './words.ts';

const QR_SIDE = 35 * MM;
const PADDING = 15;

/** A letter to the one person it is for: whoever holds it may choose the password. */
export function activation(facts: ActivationFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  return sheet(
    {
      // The window shows whose it is, not all who hold the lease.
      facts: forOne(facts),
      title: 'Bulletin d’activation',
      name: 'bulletin',
      legal: ACTIVATION_LEGAL,
      body: [
        subtitle('de votre espace locataire'),
        strong(KEEP_FOR_YOU),
        paragraph(
          [
            'Ce bulletin est remis à ',
            { text: personWords(facts.person), bold: true },
            `, ${dwellingWords(facts)}.`,
          ],
          density,
        ),
        codeBox(facts, density === 'open'),
        steps(stepsOf(facts), density),
        ...notes([CODE_NOT_KNOWN, CODE_LOST, alsoByMail(facts), helpWords(facts)], density),
        closing(facts),
      ],
    },
    drawing,
  );
}

function codeBox(facts: ActivationFacts, open: boolean): Content {
  return {
    margin: [0, open ? 15 : 10, 0, 0],
    unbreakable: true,
    table: {
      widths: [TEXT_WIDTH - QR_SIDE - 3 * PADDING - 2, QR_SIDE],
      body: [
        [
          {
            stack: [
              { text: 'Votre code, à utiliser une seule fois', fontSize: SIZE.note },
              {
                text: codeWords(facts),
                bold: true,
                fontSize: 30,
                characterSpacing: 0.6,
                noWrap: true,
                fontFeatures: REFERENCE,
                margin: [0, 3, 0, 0],
              },
              {
                text: `Valable jusqu’au ${untilWords(facts)}`,
                fontSize: SIZE.note,
                bold: true,
                margin: [0, 5, 0, 0],
              },
              {
                text: 'Votre identifiant, pour vous connecter ensuite',
                fontSize: SIZE.note,
                margin: [0, 11, 0, 0],
              },
              {
                ...wrapped(loginWords(facts.login), 46),
                font: FONT_SEMIBOLD,
                fontSize: facts.login.length > 34 ? 10.5 : 15,
                fontFeatures: REFERENCE,
                margin: [0, 2, 0, 0],
              },
            ],
          },
          { svg: qr(facts.scan), fit: [QR_SIDE, QR_SIDE] },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 1,
      vLineWidth: (column) => (column === 1 ? 0 : 1),
      paddingLeft: () => PADDING,
      paddingRight: (column) => (column === 0 ? 0 : PADDING),
      paddingTop: () => PADDING - 2,
      paddingBottom: () => PADDING - 2,
    },
  };
}

function stepsOf(facts: ActivationFacts): Content[] {
  const page = activationPage(facts);
  const first: Content =
    page === null
      ? {
          text: 'Ouvrez la page de votre espace locataire, dont l’adresse vous est donnée au guichet, et saisissez le code.',
        }
      : {
          stack: [
            `${facts.portal ? 'Scannez le carré avec votre téléphone, ou ouvrez' : 'Ouvrez'} cette page et saisissez le code\u202f:`,
            { ...wrapped(page), bold: true },
          ],
        };
  return [
    first,
    {
      text: 'Choisissez votre mot de passe\u202f: vous seul le connaissez, le guichet ne le voit jamais.',
    },
    {
      text: [
        'Connectez-vous avec votre identifiant, ',
        { ...wrapped(loginWords(facts.login)), bold: true, fontFeatures: REFERENCE },
        ', et votre mot de passe.',
      ],
    },
  ];
}
