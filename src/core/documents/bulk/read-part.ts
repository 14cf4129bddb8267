import { bulkWords } from '../../../rules/documents/orders.ts';
import type { EffectScope } from '../../procedures/procedures.ts';
import { Refusal } from '../../procedures/refusal.ts';
import { readStoredFile } from '../file-store.ts';
import { filesOf } from '../read-paper.ts';
import { paperRenderer } from '../renderer.ts';
import { drawPart } from './draw-part.ts';
import { findPart } from './part-rows.ts';
import { requireRun } from './start.ts';

/**
 * The file of a part: drawn now where a run that was cancelled had not drawn it yet.
 * @throws Refusal `DOC-404` for a part that is none, `DOC-EN-COURS` for one not drawn yet, `DOC-RENDER`
 */
export async function readPart(
  scope: EffectScope,
  { run: id, part }: { run: string; part: number },
): Promise<{ name: string; bytes: Blob }> {
  const { core, session } = scope;
  const { run, row } = scope.read((db) => ({ run: requireRun(db, id), row: findPart(db, id, part) }));
  if (row === undefined) throw new Refusal('DOC-404', "Ce fichier n'est pas de cette impression.");
  if (row.sha256 === null && run.state === 'en-cours') {
    throw new Refusal('DOC-EN-COURS', "Ce fichier n'est pas encore prêt.", {
      next: "Il le sera dès que ses papiers sont dessinés\u202f: attendez, ou annulez l'impression.",
    });
  }
  const bytes =
    row.sha256 === null
      ? await drawPart(core, paperRenderer(core), { run: id, part, agent: session.agent() })
      : readStoredFile(filesOf(core), row.sha256);
  const name = `${bulkWords[run.kind]} ${run.month} - ${part + 1}.pdf`;
  return { name, bytes: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }) };
}
