import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../../src/exchange/read-folder.ts';
import type { ImportedRow, ImportFileId } from '../../src/rules/import/files.ts';
import type { ReferenceRule } from '../../src/rules/references/references.ts';
import type { Change } from '../../src/rules/sync/protocol.ts';

/** The rows of an ERP's folder as the portal sends them down, in the order of the files. */
export function folderChanges(folder: string, referenceRule: ReferenceRule): Change[] {
  const changes: Change[] = [];
  for (const imported of readFolder(folder, { referenceRule }).rows()) {
    changes.push({
      kind: imported.file,
      key: keyOf(imported),
      op: 'put',
      absentSince: null,
      content: contentOf(folder, imported),
    });
  }
  return changes;
}

function contentOf(folder: string, imported: ImportedRow): unknown {
  const { line: _line, ...content } = imported.row;
  if (imported.file !== 'documents') return content;
  const bytes = readFileSync(join(folder, 'documents', imported.row.fichier));
  return { ...content, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
}

const KEYS: { readonly [Id in ImportFileId]: readonly string[] } = {
  agences: ['code'],
  residences: ['code_residence'],
  logements: ['code_logement'],
  baux: ['reference'],
  personnes: ['reference', 'role', 'code_personne', 'nom', 'prenom', 'date_naissance'],
  ecritures: ['piece'],
  documents: ['reference', 'fichier'],
  interlocuteurs: ['code_residence', 'role', 'nom'],
  annonces: ['code_residence', 'titre', 'du'],
  assurances: ['reference', 'fin', 'police', 'assureur'],
  plans: ['reference', 'debut'],
  espaces: ['reference', 'code_personne', 'nom', 'prenom'],
  demandes: ['numero'],
};

function keyOf({ file, row }: ImportedRow): string {
  const cells = row as unknown as Record<string, unknown>;
  return JSON.stringify(KEYS[file].map((name) => cells[name]));
}
