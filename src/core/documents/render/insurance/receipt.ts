import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { CertificateReceiptFacts } from '../../insurance-facts.ts';
import { closing, dashedList, factTable, notes, paragraph, subtitle } from '../blocks.ts';
import { tenant } from '../sentences.ts';
import { type Drawing, sheet } from '../sheet.ts';
import { printed, typeset, wrapped } from '../typography.ts';
import {
  addressWords,
  DUTY,
  dayWords,
  fileWords,
  policyWords,
  RECEIPT_LEGAL,
  receivedOn,
  startWords,
} from './words.ts';

/** A certificate of insurance was handed over: what it says, and whether it counts at once. */
export function certificateReceipt(facts: CertificateReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  const { density } = drawing;
  const { certificate, files, sentence } = facts;
  return sheet(
    {
      facts,
      title: 'Récépissé d’attestation',
      name: 'récépissé',
      legal: RECEIPT_LEGAL,
      body: [
        subtitle('Assurance du logement contre les risques locatifs'),
        paragraph(
          [
            `${printed(facts.landlord.name)}, bailleur, a reçu au guichet, le ${receivedOn(facts)}, une attestation d’assurance de `,
            ...tenant(facts),
            '.',
          ],
          density,
        ),
        factTable(
          'Attestation reçue',
          [
            ['Assureur', wrapped(printed(certificate.insurer), 50)],
            ['N° de police', wrapped(policyWords(certificate), 50)],
            ['Début', startWords(certificate)],
            ['Fin', dayWords(certificate.endsOn)],
            ['Adresse assurée', wrapped(addressWords(certificate), 50)],
            ['Fichiers joints', wrapped(fileWords(files), 50)],
          ],
          density,
        ),
        ...(facts.notes.length === 0
          ? []
          : [dashedList('Ce qui a été relevé avec vous', facts.notes, density)]),
        paragraph([{ text: typeset(sentence), bold: true }], density),
        ...notes([DUTY], density),
        closing(facts),
      ],
    },
    drawing,
  );
}
