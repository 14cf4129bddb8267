import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import type { Marks } from '../marks.ts';
import type { IssuedFacts, StatementFacts } from '../paper-facts.ts';
import { annulation } from './annulation.ts';
import { depot } from './depot.ts';
import { write } from './engine.ts';
import { insuranceNotice } from './insurance/notice.ts';
import { certificateReceipt } from './insurance/receipt.ts';
import { insuranceReminder } from './insurance/reminder.ts';
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

type Drawn = { readonly bytes: Uint8Array; readonly pages: number };

/** An A4 paper, drawn closer where that saves it a page. */
export async function drawA4(facts: IssuedFacts, marks: Marks): Promise<Uint8Array> {
  const open = await draw(facts, marks, 'open');
  // A statement has as many pages as it has lines, terms as they have words: closer, they would only be harder to read.
  if (open.pages === 1 || facts.kind === 'releve' || facts.kind === 'conditions') return open.bytes;
  const close = await draw(facts, marks, 'close');
  return close.pages < open.pages ? close.bytes : open.bytes;
}

async function draw(facts: IssuedFacts, marks: Marks, density: Density): Promise<Drawn> {
  let pages = 0;
  const drawing: Drawing = {
    density,
    marks,
    onPages: (count) => {
      pages = count;
    },
  };
  const bytes =
    facts.kind === 'releve' ? await drawStatement(facts, drawing) : await write(definition(facts, drawing));
  return { bytes, pages };
}

function definition(facts: Exclude<IssuedFacts, StatementFacts>, drawing: Drawing): TDocumentDefinitions {
  switch (facts.kind) {
    case 'quittance':
      return quittance(facts, drawing);
    case 'recu':
      return recu(facts, drawing);
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
  }
}

/** Laid out once to learn how many lines each page holds, then drawn with the balance carried between them. */
async function drawStatement(facts: StatementFacts, drawing: Drawing): Promise<Uint8Array> {
  const measure: Measure = { heads: [], labels: [] };
  await write(statement(facts, { ...drawing, pages: null, measure }));
  const { top, bottom } = pageSpan(drawing.marks);
  const pages = linesByPage(measure, top, bottom);
  return write(statement(facts, { ...drawing, pages, measure: { heads: [], labels: [] } }));
}
