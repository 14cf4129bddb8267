import type { ImportRows } from '../../../rules/import/files.ts';
import { personKey } from '../../../rules/import/person-key.ts';
import { type RowScope, reportValue, requireLease } from '../import-scope.ts';
import { createRowSet } from '../row-set.ts';
import type { TableImport } from '../table-import.ts';
import { type Change, createUpsert, type Put } from '../upsert.ts';

type Row = ImportRows['personnes'];

const COLUMNS = {
  civility: 'civilite',
  last_name: 'nom',
  usage_name: 'nom_usage',
  first_name: 'prenom',
  birth: 'date_naissance',
  email: 'email',
  phone1: 'telephone1',
  phone2: 'telephone2',
} as const;

/** A person and the place held on a lease: one row of the file, two rows of the base. */
export function people(scope: RowScope): TableImport<'personnes'> {
  const { db, day, search, latest } = scope;
  const persons = createUpsert(db, 'person', ['key'], Object.keys(COLUMNS), {
    absence: false,
    latest,
    onChange: search.person,
  });
  const leaseOfParty = db.prepare<[number], number>('SELECT lease_id FROM party WHERE id = ?').pluck();
  const parties = createUpsert(db, 'party', ['lease_id', 'person_id', 'role'], [], {
    latest,
    onChange: (party) => search.lease(leaseOfParty.get(party) ?? 0),
  });
  const mask = db.prepare('UPDATE person SET address_masked = 1 WHERE id = ? AND address_masked = 0');
  const maskParty = db.prepare(
    'UPDATE party SET address_masked = @masked WHERE id = @party AND address_masked <> @masked',
  );
  const describing = db
    .prepare<[number], number>(
      'SELECT lease_id FROM party WHERE person_id = ? ORDER BY absent_since IS NOT NULL, id LIMIT 1',
    )
    .pluck();
  const unmaskAlone = db.prepare(
    `UPDATE person SET address_masked = 0 WHERE id = @id AND address_masked = 1
       AND EXISTS (SELECT 1 FROM party WHERE person_id = @id AND absent_since IS NULL)
       AND NOT EXISTS (SELECT 1 FROM party WHERE person_id = @id AND absent_since IS NULL AND address_masked = 1)`,
  );
  const masked = createRowSet();
  let unread = false;

  /**
   * Changes come one by one and in no order: of the rows of one person, that of the first lease still theirs describes
   * them. In a folder it is the first row.
   */
  function describe(row: Row, lease: number): Put {
    const key = [personKey(row)];
    const known = latest ? persons.find(key) : undefined;
    const by = known === undefined ? undefined : describing.get(known);
    if (known === undefined || by === undefined || by === lease) return persons.put(key, valuesOf(row));
    return { row: known, change: 'unchanged' };
  }

  /** The portal brings the rows one by one: once none of a person's hides the address, it is hidden no more. */
  function unmaskIfShown(id: number): boolean {
    if (!latest || unmaskAlone.run({ id }).changes === 0) return false;
    search.person(id);
    return true;
  }

  return {
    apply(row, absentSince = null) {
      const lease = requireLease(scope, row.reference.key);
      const { row: id, change: person } = describe(row, lease);
      if (person === 'again') reportOther(scope, row, id);
      let hidden = false;
      if (row.adresse_masquee && absentSince === null) {
        masked.add(id);
        hidden = mask.run(id).changes > 0;
      }
      const { row: place, change: party } = parties.put([lease, id, row.role], [], absentSince);
      if (party !== 'again' || row.adresse_masquee)
        maskParty.run({ party: place, masked: row.adresse_masquee ? 1 : 0 });
      if (party === 'added') search.lease(lease);
      if (hidden) search.person(id);
      const moved = unmaskIfShown(id) || hidden;
      return combined(party === 'again' ? 'unchanged' : party, person, moved);
    },
    leave(row, since) {
      const id = persons.find([personKey(row)]);
      const lease = scope.leaseId(row.reference.key);
      if (id === undefined || lease === undefined) return false;
      const left = parties.leave([lease, id, row.role], since);
      if (left) unmaskIfShown(id);
      return left;
    },
    lost(partial) {
      const { reference, role, nom } = partial;
      if (reference === undefined || role === undefined || nom === undefined) {
        unread = true;
        return;
      }
      const key = personKey({
        reference,
        role,
        nom,
        code_personne: partial.code_personne ?? null,
        prenom: partial.prenom ?? null,
        date_naissance: partial.date_naissance ?? null,
      });
      const id = persons.find([key]);
      const lease = scope.leaseId(reference.key);
      if (id === undefined) return;
      masked.add(id);
      if (lease !== undefined) parties.keep([lease, id, role]);
    },
    finish() {
      return { absent: parties.markAbsent(day), alsoChanged: unmask() };
    },
  };

  /**
   * Only once no row at all hides the address any more: nobody the folder does not name, and nobody while a row
   * that cannot be read may be the one that hides.
   */
  function unmask(): number {
    if (unread) return 0;
    const held = db.prepare<[], number>('SELECT id FROM person WHERE address_masked = 1').pluck().all();
    const shown = held.filter((id) => persons.seen(id) && !masked.has(id));
    const show = db.prepare('UPDATE person SET address_masked = 0 WHERE id = ?');
    for (const id of shown) {
      show.run(id);
      search.person(id);
    }
    return shown.length;
  }
}

function combined(party: Change, person: Change | 'again', hidden: boolean): Change {
  if (party === 'added') return 'added';
  return party === 'changed' || person === 'changed' || hidden ? 'changed' : 'unchanged';
}

function valuesOf(row: Row) {
  return Object.values(COLUMNS).map((name) => row[name]);
}

/** One person, two descriptions: the first stays, and the difference is said. */
function reportOther(scope: RowScope, row: Row, id: number): void {
  const held = scope.db
    .prepare<[number], Record<string, string | null>>(
      `SELECT ${Object.keys(COLUMNS).join(', ')} FROM person WHERE id = ?`,
    )
    .get(id);
  for (const [column, name] of Object.entries(COLUMNS)) {
    const said = row[name];
    if (said === null || said === held?.[column]) continue;
    const reason =
      'Cette personne est déjà décrite autrement dans le fichier\u202f: la première description est gardée.';
    reportValue(scope, { file: 'personnes', line: row.line, column: name, value: said }, reason);
    return;
  }
}
