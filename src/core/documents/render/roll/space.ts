import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../../marks.ts';
import type { ActivationFacts, SpaceReceiptFacts } from '../../space-facts.ts';
import { qr } from '../space/qr.ts';
import {
  ACTIVATION_LEGAL,
  activationPage,
  addressed,
  afterDeath,
  alsoByMail,
  CODE_LOST,
  CODE_NOT_KNOWN,
  CONSENT_LEGAL,
  choiceWords,
  closedWords,
  codeWords,
  forOne,
  helpWords,
  KEEP_FOR_YOU,
  loginWords,
  personWords,
  RECEIPT_LEGAL,
  RECEIPT_TAKES_EFFECT,
  reasonWords,
  receiptTitle,
  untilWords,
  versionWords,
} from '../space/words.ts';
import { MM, REFERENCE, typeset, wrapped } from '../typography.ts';
import { dashed, dashes, hanging, heading, line, ROLL_SIZE, row, under } from './parts.ts';
import { ticket } from './ticket.ts';

const QR_SIDE = 42 * MM;

/** A bulletin d'activation on a roll: the code large, the square wide enough for a telephone. */
export function activationTicket(facts: ActivationFacts, marks: Marks): TDocumentDefinitions {
  const page = activationPage(facts);
  return ticket(
    {
      facts: forOne(facts),
      title: `Bulletin d’activation ${facts.number}`,
      head: 'ACTIVATION',
      headSize: 24,
      lead: ['Bulletin d’activation', 'de votre espace locataire'],
      rows: [],
      body: [
        line(KEEP_FOR_YOU, { bold: true }),
        {
          svg: qr(facts.scan),
          fit: [QR_SIDE, QR_SIDE],
          alignment: 'center',
          margin: [0, 12, 0, 10],
        },
        line('Votre code, à utiliser une seule fois', { small: true }),
        {
          text: codeWords(facts),
          bold: true,
          fontSize: 19,
          alignment: 'center',
          noWrap: true,
          fontFeatures: REFERENCE,
          margin: [0, 3, 0, 3],
        },
        row('Valable jusqu’au', untilWords(facts), { bold: true }),
        ...under('Votre identifiant, pour vous connecter ensuite', {
          ...wrapped(loginWords(facts.login), 30),
          bold: true,
          fontSize: facts.login.length > 30 ? ROLL_SIZE.text : ROLL_SIZE.strong,
          fontFeatures: REFERENCE,
        }),
        dashes(),
        ...numbered([
          page === null
            ? 'Ouvrez la page de votre espace locataire, dont l’adresse vous est donnée au guichet, et saisissez le code.'
            : [
                `${facts.portal ? 'Scannez le carré, ou ouvrez' : 'Ouvrez'} cette page et saisissez le code\u202f:\n`,
                { ...wrapped(page, 34), bold: true },
              ],
          'Choisissez votre mot de passe. Vous seul le connaissez.',
          'Connectez-vous avec votre identifiant et votre mot de passe.',
        ]),
        dashes(),
        line(CODE_NOT_KNOWN, { small: true }),
        line(CODE_LOST, { small: true }),
        ...lineOf(alsoByMail(facts)),
        ...lineOf(helpWords(facts)),
      ],
      legal: ACTIVATION_LEGAL,
    },
    marks,
  );
}

/** What was changed of a space, on a roll. */
export function spaceReceiptTicket(facts: SpaceReceiptFacts, marks: Marks): TDocumentDefinitions {
  const { what } = facts;
  const { title, head } = receiptTitle(what);
  return ticket(
    {
      facts: addressed(facts),
      title: `${title} ${facts.number}`,
      head,
      headSize: 19,
      lead: [title, 'Espace locataire'],
      rows: [],
      body: [
        ...(afterDeath(facts)
          ? under('Espace locataire de', { text: personWords(facts.person), bold: true })
          : []),
        ...changed(facts),
        dashes(),
        line(RECEIPT_TAKES_EFFECT, { small: true }),
        ...lineOf(helpWords(facts)),
      ],
      legal: what.kind === 'consents' ? CONSENT_LEGAL : RECEIPT_LEGAL,
    },
    marks,
  );
}

function changed({ what }: SpaceReceiptFacts): Content[] {
  switch (what.kind) {
    case 'closed':
      return [
        row('Espace fermé', reasonWords(what), { bold: true }),
        dashes(),
        heading('Ce que cela change'),
        ...closedWords(what).map((text) => dashed(typeset(text))),
      ];
    case 'email':
      return [
        ...under('Nouvelle adresse e-mail', { ...wrapped(what.email, 30), bold: true }),
        line('Un message part à cette adresse\u202f: ouvrez-le et suivez son lien pour la confirmer.'),
      ];
    case 'consents':
      return [
        ...what.consents.flatMap((consent, index) => [
          ...(index === 0 ? [] : [dashes()]),
          line(typeset(consent.label), { bold: true }),
          row('Votre choix', choiceWords(consent), { bold: true }),
          line(typeset(consent.wording), { small: true }),
        ]),
        dashes(),
        line(`Textes lus\u202f: ${versionWords(what.version)}.`, { small: true }),
      ];
  }
}

function lineOf(text: string | null): Content[] {
  return text === null
    ? []
    : [{ ...wrapped(text, 38), fontSize: ROLL_SIZE.small, lineHeight: 1.14, margin: [0, 1.3, 0, 0] }];
}

function numbered(acts: readonly Content[]): Content[] {
  return acts.map((act, index) => hanging(String(index + 1), act, true));
}
