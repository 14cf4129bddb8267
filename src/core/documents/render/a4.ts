import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../marks.ts';
import { type IssuedFacts, paidFacts, type StatementFacts } from '../paper-facts.ts';
import { annulation } from './annulation.ts';
import { type Book, openBook, type Pages } from './book.ts';
import { mandate } from './debit/mandate.ts';
import { debitReceipt } from './debit/receipt.ts';
import { depot } from './depot.ts';
import { dossierReceipt } from './dossier/receipt.ts';
import { insuranceNotice } from './insurance/notice.ts';
import { certificateReceipt } from './insurance/receipt.ts';
import { insuranceReminder } from './insurance/reminder.ts';
import { residence, upToDate } from './month/attestations.ts';
import { brochure } from './month/brochure.ts';
import { notice } from './month/notice.ts';
import { regularisation } from './month/regularisation.ts';
import { quittance } from './quittance.ts';
import { recu } from './recu.ts';
import { requestReceipt } from './request/receipt.ts';
import { type Drawing, pageSpan } from './sheet.ts';
import { activation } from './space/activation.ts';
import { conditions } from './space/conditions.ts';
import { leaflet } from './space/leaflet.ts';
import { spaceReceipt } from './space/receipt.ts';
import { type Measure, statement } from './statement.ts';
import { linesByPage } from './statement-pages.ts';
import type { Density } from './typography.ts';

/** As long as what they hold: closer, they would only be harder to read. */
const READ_AS_TEXT: ReadonlySet<IssuedFacts['kind']> = new Set(['releve', 'conditions', 'brochure']);

/** An A4 paper by itself, closer where that saves it a page. */
export function drawA4(facts: IssuedFacts, marks: Marks): Promise<Uint8Array> {
  const book = openBook();
  addA4(book, facts, marks);
  return book.end();
}

/** Puts a paper at the end of a book; its own definition names the book it opens. */
export function addA4(book: Book, facts: IssuedFacts, marks: Marks): void {
  const open = lay(book, facts, marks, 'open');
  if (open.length > 1 && !READ_AS_TEXT.has(facts.kind)) {
    const close = lay(book, facts, marks, 'close');
    book.add(close.length < open.length ? close : open);
  } else {
    book.add(open);
  }
}

/** Lays a paper out in one density, on the pages it takes. */
function lay(book: Book, facts: IssuedFacts, marks: Marks, density: Density): Pages {
  const drawing: Drawing = { density, marks };
  return facts.kind === 'releve' ? layStatement(book, facts, drawing) : book.lay(definition(facts, drawing));
}

function definition(facts: Exclude<IssuedFacts, StatementFacts>, drawing: Drawing): TDocumentDefinitions {
  switch (facts.kind) {
    case 'quittance':
      return quittance(facts, drawing);
    case 'recu':
      return recu(paidFacts(facts), drawing);
    case 'depot-ordre':
      return depot(facts, drawing);
    case 'annulation':
      return annulation(facts, drawing);
    case 'activation':
      return activation(facts, drawing);
    case 'recepisse-espace':
      return spaceReceipt(facts, drawing);
    case 'conditions':
      return conditions(facts, drawing);
    case 'depliant':
      return leaflet(facts, drawing);
    case 'recepisse-attestation':
      return certificateReceipt(facts, drawing);
    case 'rappel-assurance':
      return insuranceReminder(facts, drawing);
    case 'mise-en-demeure-assurance':
      return insuranceNotice(facts, drawing);
    case 'recepisse-demande':
      return requestReceipt(facts, drawing);
    case 'recepisse-dossier':
      return dossierReceipt(facts, drawing);
    case 'mandat':
      return mandate(facts, drawing);
    case 'recepisse-prelevement':
      return debitReceipt(facts, drawing);
    case 'avis':
      return notice(facts, drawing);
    case 'regularisation':
      return regularisation(facts, drawing);
    case 'attestation-loyer':
      return upToDate(facts, drawing);
    case 'attestation-residence':
      return residence(facts, drawing);
    case 'brochure':
      return brochure(facts, drawing);
  }
}

/** Laid out once to learn how many lines each page holds, then again with the balance carried between them. */
function layStatement(book: Book, facts: StatementFacts, drawing: Drawing): Pages {
  const measure: Measure = { heads: [], labels: [] };
  book.lay(statement(facts, { ...drawing, pages: null, measure }));
  const { top, bottom } = pageSpan(drawing.marks);
  const pages = linesByPage(measure, top, bottom);
  return book.lay(statement(facts, { ...drawing, pages, measure: { heads: [], labels: [] } }));
}
