import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { LeafletFacts } from '../../space-facts.ts';
import { landlordBlock } from '../letterhead.ts';
import { hairline, rule } from '../rules-of-lines.ts';
import { type Drawing, page, pageSpan } from '../sheet.ts';
import { FONT_SEMIBOLD, inSentence, MM, printed, SIZE, TEXT_WIDTH, wrapped } from '../typography.ts';
import { noticePicture } from './notice-picture.ts';
import { qr } from './qr.ts';
import { steps } from './steps.ts';

const QR_SIDE = 30 * MM;
const TITLE_TOP = 122;
const FULL_TITLE_TOP = 114;
const FULL_QR_SIDE = 22 * MM;
const MANY = 3;
/** Said once for those that follow one another: "consulter et télécharger vos avis d’échéance, vos quittances". */
const BEGINNINGS = ['Consulter et télécharger ', 'Mettre à jour ', 'Retrouver les coordonnées '];

/** One page to hand over: where the tenant space is, how one signs in, where the reference stands. */
export function leaflet(facts: LeafletFacts, drawing: Drawing): TDocumentDefinitions {
  const { density, marks } = drawing;
  const open = density === 'open';
  const full = !open && (facts.online ?? []).length > MANY;
  return page(
    {
      facts,
      title: 'Votre espace locataire',
      name: 'dépliant',
      legal: `Dépliant remis gratuitement. Vérification\u202f: ${facts.code.slice(0, 4)} ${facts.code.slice(4)}. L’espace locataire n’est jamais obligatoire\u202f: le guichet, le courrier et le téléphone restent ouverts à tous.`,
    },
    drawing,
    [
      landlordBlock(facts),
      {
        text: 'Votre espace locataire',
        font: FONT_SEMIBOLD,
        fontSize: full ? 29 : 33,
        characterSpacing: -1.3,
        margin: [0, (full ? FULL_TITLE_TOP : TITLE_TOP) - pageSpan(marks).top, 0, 0],
      },
      {
        text: introduction(facts),
        fontSize: 12.5,
        lineHeight: 1.25,
        margin: [0, 9, 30, 0],
      },
      ...online(facts, open),
      where(facts, open, full ? FULL_QR_SIDE : QR_SIDE),
      heading('Pour vous connecter', open),
      steps(STEPS, density, full ? 10 : 11),
      together(
        heading(`Où lire votre ${printed(inSentence(facts.reference.name))}`, open),
        noticePicture(facts),
      ),
      together(heading('Besoin d’aide', open), help(facts, full)),
    ],
  );
}

/** On one page, should the leaflet ever take two. */
function together(...parts: Content[]): Content {
  return { unbreakable: true, stack: parts };
}

const STEPS: readonly Content[] = [
  {
    text: [
      { text: 'Inscrivez-vous au guichet', bold: true },
      ', avec une pièce d’identité. Une adresse e-mail est utile, elle n’est pas nécessaire.',
    ],
  },
  {
    text: [
      { text: 'Activez votre espace', bold: true },
      ' avec le lien reçu par e-mail, ou avec le code du bulletin remis au guichet. Vous y choisissez votre mot de passe, que personne d’autre ne connaît.',
    ],
  },
  {
    text: [
      { text: 'Connectez-vous', bold: true },
      ' avec votre adresse e-mail ou votre identifiant, et votre mot de passe.',
    ],
  },
];

function heading(text: string, open: boolean): Content {
  return {
    stack: [
      hairline([0, 0, 0, open ? 11 : 8]),
      { text, font: FONT_SEMIBOLD, fontSize: 14, characterSpacing: -0.2 },
    ],
    margin: [0, open ? 21 : 11, 0, open ? 0 : -4],
  };
}

/** The address, large, and its square to scan; where nobody gave one, how it is learnt. */
function where({ space, scan }: LeafletFacts, open: boolean, side: number): Content {
  const width = scan === null ? TEXT_WIDTH : TEXT_WIDTH - side - 24;
  const gap = side < QR_SIDE ? 4 : 11;
  const lines: Content[] =
    space.address === null
      ? [
          {
            text: 'L’adresse de votre espace vous est donnée au guichet, et dans le message qui suit votre inscription.',
            fontSize: 12.5,
            lineHeight: 1.25,
          },
        ]
      : [
          { text: 'À cette adresse', fontSize: SIZE.period },
          {
            ...wrapped(scan === null ? space.address : `${space.address}/espace`, 48),
            bold: true,
            fontSize: addressSize(space.address),
            margin: [0, 4, 0, 0],
          },
        ];
  const left: Content[] = [
    ...lines,
    ...(space.application === null
      ? []
      : [
          {
            text: [
              'Sur un téléphone, l’application ',
              { text: `«\u202f${printed(space.application)}\u202f»`, bold: true },
            ],
            fontSize: SIZE.period,
            lineHeight: 1.2,
            margin: [0, gap, 0, 0] as [number, number, number, number],
          },
        ]),
    ...(scan === null
      ? []
      : [
          {
            text: 'Ou scannez le carré avec votre téléphone.',
            fontSize: SIZE.period,
            margin: [0, gap, 0, 0] as [number, number, number, number],
          },
        ]),
  ];
  return {
    margin: [0, open ? 20 : 12, 0, 0],
    unbreakable: true,
    stack: [
      rule([0, 0, 0, 14]),
      scan === null
        ? { stack: left }
        : {
            columns: [
              { width, stack: left },
              { width: side, svg: qr(scan), fit: [side, side] },
            ],
            columnGap: 24,
          },
    ],
  };
}

function introduction({ online: labels = [] }: LeafletFacts): string {
  // What is done there is told just below: a full page has no room for both.
  return labels.length > MANY
    ? 'Gratuit, à toute heure, sur un téléphone ou un ordinateur.'
    : 'Vos informations, vos choix d’envoi et les messages de votre bailleur, à toute heure, sur un téléphone ou un ordinateur. C’est gratuit, et vous pouvez en sortir quand vous voulez.';
}

/** What is done there without coming to the counter, by the landlord's guide: in one run, for the page is full. */
function online({ online: labels = [] }: LeafletFacts, open: boolean): Content[] {
  if (labels.length === 0) return [];
  const run = labels.map(printed).map((label, i, all) => {
    if (i === 0) return label;
    const said = BEGINNINGS.find((words) => label.startsWith(words) && all[i - 1]?.startsWith(words));
    if (said !== undefined) return label.slice(said.length);
    return label.slice(0, 1).toLocaleLowerCase('fr') + label.slice(1);
  });
  return [
    {
      text: [{ text: 'Vous y faites vous-même. ', bold: true }, `${run.join(', ')}.`],
      fontSize: 10,
      lineHeight: 1.15,
      margin: [0, open ? 8 : 4, 0, 0],
    },
  ];
}

/** As large as one line allows. */
function addressSize(address: string): number {
  const room = Math.floor(620 / (address.length + 7));
  return Math.min(20, Math.max(11, room));
}

function help({ landlord, agency, space }: LeafletFacts, full: boolean): Content {
  const ways = [
    `Au guichet, ${printed(agency)}`,
    `Par téléphone, ${landlord.phone}`,
    ...(space.supportEmail === null ? [] : [`Par e-mail, ${space.supportEmail}`]),
  ];
  return {
    margin: [0, full ? 4 : 7, 0, 0],
    fontSize: full ? 10 : 11,
    stack: [
      ...ways.map((text): Content => ({ ...wrapped(text), margin: [0, 2, 0, 0] })),
      {
        text: 'Le message d’activation n’arrive pas\u202f: regardez dans les courriers indésirables, puis demandez au guichet un bulletin.',
        lineHeight: 1.2,
        margin: [0, 5, 0, 0],
      },
    ],
  };
}
