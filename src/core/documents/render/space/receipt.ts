import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { SpaceReceiptFacts } from '../../space-facts.ts';
import { closing } from '../blocks.ts';
import { type Drawing, sheet } from '../sheet.ts';

export function spaceReceipt(facts: SpaceReceiptFacts, drawing: Drawing): TDocumentDefinitions {
  return sheet(
    { facts, title: 'Espace locataire', name: 'papier', legal: '', body: [closing(facts)] },
    drawing,
  );
}
