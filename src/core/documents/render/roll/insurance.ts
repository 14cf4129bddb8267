import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import type {
  CertificateReceiptFacts,
  InsuranceNoticeFacts,
  InsuranceReminderFacts,
} from '../../insurance-facts.ts';
import type { Marks } from '../../marks.ts';
import {
  ALREADY,
  addressWords,
  CONSEQUENCES,
  DUTY,
  dayWords,
  fileWords,
  howTo,
  lackWords,
  noticeLegal,
  policyWords,
  RECEIPT_LEGAL,
  REMINDER_LEGAL,
  startWords,
  stateWords,
} from '../insurance/words.ts';
import { printed, typeset, wrapped } from '../typography.ts';
import { dashed, dashes, gap, heading, line, ROLL_SIZE, row, under } from './parts.ts';
import { ticket } from './ticket.ts';

/** A certificate handed over, on a roll. */
export function certificateTicket(facts: CertificateReceiptFacts, marks: Marks): TDocumentDefinitions {
  const { certificate, files } = facts;
  return ticket(
    {
      facts,
      title: `Récépissé d’attestation ${facts.number}`,
      head: 'ATTESTATION',
      headSize: 22,
      lead: ['Récépissé d’attestation', 'd’assurance du logement'],
      rows: [],
      body: [
        ...under('Assureur', { ...wrapped(printed(certificate.insurer), 34), bold: true }),
        ...under('N° de police', wrapped(policyWords(certificate), 34)),
        row('Début', startWords(certificate)),
        row('Fin', dayWords(certificate.endsOn), { bold: true, size: ROLL_SIZE.strong }),
        ...under('Adresse assurée', wrapped(addressWords(certificate), 34)),
        ...under('Fichiers joints', wrapped(fileWords(files), 34)),
        ...listed('Ce qui a été relevé avec vous', facts.notes),
        dashes(),
        line(typeset(facts.sentence), { bold: true }),
        line(DUTY, { small: true }),
      ],
      legal: RECEIPT_LEGAL,
    },
    marks,
  );
}

/** A reminder, on a roll: given by hand at the counter. */
export function reminderTicket(facts: InsuranceReminderFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Rappel d’assurance ${facts.number}`,
      head: 'RAPPEL',
      lead: ['Attestation d’assurance', 'de votre logement'],
      rows: [],
      body: [
        line(stateWords(facts), { bold: true }),
        gap(),
        line(DUTY, { small: true }),
        ...listed('Ce qu’il reste à faire', howTo(facts)),
        dashes(),
        line(ALREADY, { small: true }),
      ],
      legal: REMINDER_LEGAL,
    },
    marks,
  );
}

/** A formal notice, on a roll: given by hand at the counter. */
export function noticeTicket(facts: InsuranceNoticeFacts, marks: Marks): TDocumentDefinitions {
  return ticket(
    {
      facts,
      title: `Mise en demeure ${facts.number}`,
      head: 'MISE EN DEMEURE',
      headSize: 20,
      lead: ['de justifier de l’assurance', 'de votre logement'],
      rows: [],
      body: [
        row('Au plus tard le', dayWords(facts.until), { bold: true }),
        dashes(),
        line(lackWords(facts)),
        gap(),
        line(DUTY),
        gap(),
        line(
          `Nous vous mettons en demeure de nous remettre une attestation d’assurance en cours de validité dans le délai d’un mois, au plus tard le ${dayWords(facts.until)}.`,
          { bold: true },
        ),
        ...listed('À défaut', CONSEQUENCES),
        ...listed('Comment faire', howTo(facts)),
        dashes(),
        line(ALREADY, { small: true }),
      ],
      legal: noticeLegal(facts),
    },
    marks,
  );
}

function listed(head: string, sentences: readonly string[]): Content[] {
  if (sentences.length === 0) return [];
  return [dashes(), heading(head), ...sentences.map((text) => dashed(typeset(text)))];
}
