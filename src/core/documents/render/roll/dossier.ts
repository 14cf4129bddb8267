import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { DebitReceiptFacts } from '../../debit-facts.ts';
import type { DossierReceiptFacts } from '../../dossier-facts.ts';
import type { Marks } from '../../marks.ts';
import { DEBIT_LEGAL, debitNote, debitReceiptRows, debitReceiptTitle, REVOKED_PAY } from '../debit/words.ts';
import {
  awaitedWords,
  DOSSIER_LEGAL,
  fileWords,
  KEEP_DOSSIER,
  shortTitle,
  situationWords,
  valueWords,
} from '../dossier/words.ts';
import { typeset, wrapped } from '../typography.ts';
import { dashes, gap, line, under } from './parts.ts';
import { ticket } from './ticket.ts';

/** A change of the file, or a declaration, on a roll. */
export function dossierTicket(facts: DossierReceiptFacts, marks: Marks): TDocumentDefinitions {
  const situation = situationWords(facts);
  const awaited = awaitedWords(facts);
  return ticket(
    {
      facts,
      title: `${shortTitle(facts)} ${facts.number}`,
      head: 'DOSSIER',
      lead: [shortTitle(facts)],
      rows: [],
      body: [
        line(typeset(facts.label), { bold: true }),
        ...(situation === null ? [] : under('Situation', situation)),
        ...facts.lines.flatMap(({ label, before, after }) => [
          gap(),
          line(typeset(label), { small: true }),
          line({ text: ['Avant\u202f: ', wrapped(valueWords(before), 34)] }),
          line({ text: ['Maintenant\u202f: ', wrapped(valueWords(after), 30)] }, { bold: true }),
        ]),
        ...(facts.comment === ''
          ? []
          : [gap(), ...under('Commentaire', wrapped(typeset(facts.comment), 34))]),
        ...(facts.files.length === 0
          ? []
          : [gap(), ...under('Pièces jointes', wrapped(fileWords(facts), 34))]),
        dashes(),
        line(typeset(facts.sentence), { bold: true }),
        ...(awaited === null ? [] : [line(awaited)]),
        line(KEEP_DOSSIER, { small: true }),
      ],
      legal: DOSSIER_LEGAL,
    },
    marks,
  );
}

/** A change of day or a revocation, on a roll. */
export function debitTicket(facts: DebitReceiptFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `${debitReceiptTitle(facts)} ${facts.number}`,
      head: 'PRÉLÈVEMENT',
      headSize: 22,
      lead: [debitReceiptTitle(facts)],
      rows: [],
      body: [
        ...debitReceiptRows(facts).flatMap(([name, value]) =>
          under(name, { ...wrapped(value, 34), bold: true }),
        ),
        dashes(),
        line(debitNote(facts)),
        ...(facts.what.kind === 'revoke' ? [line(REVOKED_PAY, { bold: true })] : []),
      ],
      legal: DEBIT_LEGAL,
    },
    marks,
  );
}
