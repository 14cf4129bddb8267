import type { ImportRows } from '../../../rules/import/files.ts';
import { codeKey } from '../../../rules/import/person-key.ts';
import { type RowScope, refuseRow, requireLease } from '../import-scope.ts';
import type { TableImport } from '../table-import.ts';
import { createUpsert } from '../upsert.ts';

type Row = ImportRows['espaces'];

/** Tenant spaces: each belongs to one person of the lease, found by code, else by name. */
export function tenantSpaces(scope: RowScope): TableImport<'espaces'> {
  const { db, day } = scope;
  const columns = ['email', 'state', 'consents'];
  const table = createUpsert(db, 'tenant_space', ['lease_id', 'person_key'], columns, {
    latest: scope.latest,
  });
  const byName = db
    .prepare<[number, string, string | null], string>(
      `SELECT DISTINCT p.key FROM party y JOIN person p ON p.id = y.person_id
       WHERE y.lease_id = ? AND y.absent_since IS NULL AND p.last_name = ? AND p.first_name IS ?`,
    )
    .pluck();

  function keysOf(lease: number, row: Partial<Row>): readonly string[] {
    if (row.code_personne != null) return [codeKey(row.code_personne)];
    return row.nom == null ? [] : byName.all(lease, row.nom, row.prenom ?? null);
  }

  return {
    apply(row, absentSince = null) {
      const lease = requireLease(scope, row.reference.key);
      const [key, ...others] = keysOf(lease, row);
      const place = { file: 'espaces', line: row.line, column: 'nom', value: row.nom ?? '' } as const;
      if (key === undefined) return refuseRow(scope, place, 'Personne inconnue sur ce bail.');
      if (others.length > 0) {
        for (const one of [key, ...others]) table.keep([lease, one]);
        const reason =
          'Plusieurs personnes de ce bail portent ce nom\u202f: code_personne doit dire laquelle.';
        return refuseRow(scope, place, reason);
      }
      const consents = row.consentements.length === 0 ? null : row.consentements.join(' ');
      const { change } = table.put([lease, key], [row.email, row.etat, consents], absentSince);
      if (change !== 'again') return change;
      return refuseRow(scope, place, "L'espace de cette personne est déjà décrit dans le fichier.");
    },
    leave(row, day) {
      const lease = scope.leaseId(row.reference.key);
      if (lease === undefined) return false;
      return keysOf(lease, row)
        .map((key) => table.leave([lease, key], day))
        .includes(true);
    },
    lost(partial) {
      const lease = partial.reference === undefined ? undefined : scope.leaseId(partial.reference.key);
      if (lease === undefined) return;
      for (const key of keysOf(lease, partial)) table.keep([lease, key]);
    },
    finish: () => ({ absent: table.markAbsent(day), alsoChanged: 0 }),
  };
}
