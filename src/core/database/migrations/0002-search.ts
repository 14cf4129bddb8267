import type { Migration } from '../migrate.ts';

/**
 * The search: derived from lease, party, person and dwelling by core/accounts/search/index-search.ts, and only there.
 *
 * An entry is a party of a lease under one number, which says whose it is and whose order is the order of the answers:
 * those who hold the lease come before the others (search/entry-id.ts). Both text indexes hold words already folded by the rules; they answer
 * in the order of the numbers, never by bm25, whose cost grows with the base. Prefixes of one, two and three letters
 * are indexed because that is what a person types first.
 */
export const search: Migration = {
  version: 2,
  name: 'search',
  sql: `
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY,
  -- The keys of this entry in search_name, one per line: what to take out when the entry changes.
  keys TEXT NOT NULL
) STRICT;
-- "LAST FIRST", each folded and glued, and telephones behind a "+"; others = 1 for those who do not hold the lease.
CREATE TABLE search_name (
  others INTEGER NOT NULL, key TEXT NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY (others, key, entry)
) STRICT, WITHOUT ROWID;
-- Words of the name alone, then of everything (name, address unless protected, telephones, birth date).
CREATE VIRTUAL TABLE search_person USING fts5(
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE search_all USING fts5(
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 2"
);
-- Words of each text index (0 names, 1 everything), with the length from which their beginning is worth asking for
-- (search/vocabulary.ts). Only grows.
CREATE TABLE search_word (
  scope INTEGER NOT NULL, begun_from INTEGER NOT NULL, word TEXT NOT NULL,
  PRIMARY KEY (scope, begun_from, word)
) STRICT, WITHOUT ROWID;
-- How common words are, as an estimate: it chooses the way to an answer, never the answer (search/shares.ts).
CREATE TABLE search_share (word TEXT PRIMARY KEY, share REAL NOT NULL) STRICT, WITHOUT ROWID;
-- The look-up by reference reads nothing else: at a million leases it stays in memory, their rows do not.
CREATE INDEX lease_reference ON lease(key, printed);
CREATE INDEX person_email ON person(lower(email)) WHERE email IS NOT NULL;
CREATE INDEX person_masked ON person(id) WHERE address_masked = 1;
CREATE INDEX entry_confirmation_payment ON entry_confirmation(payment_id);
`,
};
