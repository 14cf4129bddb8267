import type { PrintOutcome } from '../../../contract/kiosk/printing.ts';
import { sql } from '../../database/connection.ts';
import { renderPaper } from '../../documents/renderer.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { printBytes } from '../printing/print-pdf.ts';
import { requireVisit } from '../require-visit.ts';

/** Prints a ticket of this visit, as it was issued. @throws Refusal `BOR-DOCUMENT` for any other */
export function printTicket(
  scope: EffectScope,
  { number, jobId }: { readonly number: string; readonly jobId: string },
): Promise<PrintOutcome> {
  const { core } = scope;
  const visit = requireVisit(scope, 'pay');
  const row = scope.read(
    (db) =>
      sql<{ facts: string }>(db, 'SELECT facts FROM kiosk_ticket WHERE number = ? AND visit = ?').get(
        number,
        visit.id,
      ) ?? null,
  );
  if (row === null) throw new Refusal('BOR-DOCUMENT', "Ce ticket n'est pas de cette visite.");
  const facts: unknown = JSON.parse(row.facts);
  return printBytes(scope, {
    jobId,
    number,
    title: number,
    format: '80mm',
    bytes: () => renderPaper(core, { kind: 'kiosk-ticket', facts }),
  });
}
