import type { Migration } from '../migrate.ts';

const immutable = (table: string) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;`;

/** Changes of the tenants' files, mandates of direct debit, papers sent by mail and printed for a whole month. */
export const dossierDebitDocuments: Migration = {
  version: 8,
  name: 'dossier-debit-documents',
  sql: `
-- Files of a change, of a mandate and of a paper sent by mail too.
CREATE TABLE attachment_new (
  owner TEXT NOT NULL CHECK (owner IN ('certificate', 'request', 'dossier', 'mandate', 'document')), owner_id TEXT NOT NULL,
  sha256 TEXT NOT NULL, lease_id INTEGER REFERENCES lease(id),
  size INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, pages INTEGER NOT NULL,
  PRIMARY KEY (owner, owner_id, sha256)
) STRICT, WITHOUT ROWID;
INSERT INTO attachment_new SELECT owner, owner_id, sha256, lease_id, size, type, name, pages FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_file ON attachment(sha256);
-- A paper handed over by mail, or among those of a month.
CREATE TABLE paper_copy_new (
  number TEXT NOT NULL REFERENCES issued_paper(number), copy INTEGER NOT NULL,
  job_id TEXT NOT NULL UNIQUE, format TEXT NOT NULL, means TEXT NOT NULL CHECK (means IN ('print', 'save', 'mail', 'bulk')),
  at TEXT NOT NULL, agent_id TEXT NOT NULL,
  PRIMARY KEY (number, copy)
) STRICT, WITHOUT ROWID;
INSERT INTO paper_copy_new SELECT number, copy, job_id, format, means, at, agent_id FROM paper_copy;
DROP TABLE paper_copy;
ALTER TABLE paper_copy_new RENAME TO paper_copy;
CREATE TRIGGER paper_copy_no_update BEFORE UPDATE ON paper_copy BEGIN SELECT RAISE(ABORT, 'copy is immutable'); END;
CREATE TRIGGER paper_copy_no_delete BEFORE DELETE ON paper_copy BEGIN SELECT RAISE(ABORT, 'copy is immutable'); END;

-- Acts of this post on a file. part: a part of the file, or 'situation'; person: key, or NULL; body: JSON, what is shown
-- of it until the portal answers.
CREATE TABLE dossier_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id), part TEXT NOT NULL, person_key TEXT,
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_act_lease ON dossier_act(lease_id, done_at);
-- The portal's own picture of a change. place: its order among those of its account. base, value: JSON of the part.
CREATE TABLE portal_dossier (
  id TEXT PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id),
  part TEXT NOT NULL, person_key TEXT, base TEXT, value TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('a_valider', 'validee', 'refusee')),
  place INTEGER NOT NULL,
  -- JSON of the rest (docs/dossier.md, "What comes down").
  content TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_dossier_lease ON portal_dossier(lease_id, place);
-- Telephones and e-mails that changes brought and that the ERP does not say yet: by them an account is found.
CREATE TABLE dossier_contact (
  lease_id INTEGER NOT NULL REFERENCES lease(id), person_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'email')), key TEXT NOT NULL,
  PRIMARY KEY (kind, key, lease_id, person_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_contact_person ON dossier_contact(lease_id, person_key);
-- Accounts whose address a change of the file hides (or shows again), over what the ERP says of the person.
CREATE TABLE dossier_protection (
  lease_id INTEGER NOT NULL REFERENCES lease(id), person_key TEXT NOT NULL, masked INTEGER NOT NULL,
  PRIMARY KEY (lease_id, person_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_protection_person ON dossier_protection(person_key) WHERE masked = 1;

-- Acts of this post on a mandate. body: JSON with the account number masked: whole, it stands in the command alone.
CREATE TABLE mandate_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id), rum TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('subscribe', 'account', 'day', 'sign', 'revoke')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX mandate_act_lease ON mandate_act(lease_id, done_at);
-- The portal's own picture of an account's mandates; content: JSON (docs/direct-debit.md, "What comes down").
CREATE TABLE portal_mandate (
  rum TEXT PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), state TEXT NOT NULL, place INTEGER NOT NULL,
  content TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_mandate_lease ON portal_mandate(lease_id, place);

-- Papers sent by mail from here.
CREATE TABLE document_send (
  command_id TEXT PRIMARY KEY REFERENCES command(id), lease_id INTEGER NOT NULL REFERENCES lease(id),
  document_id TEXT NOT NULL, title TEXT NOT NULL, person_key TEXT NOT NULL, email TEXT NOT NULL,
  sent_at TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX document_send_lease ON document_send(lease_id, sent_at);

-- Printing of a whole month. last_lease: accounts up to this one are done, so that it goes on where it stopped.
CREATE TABLE bulk_run (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, month TEXT NOT NULL, residence_code TEXT, paper_only INTEGER NOT NULL,
  printer TEXT, printer_name TEXT,
  state TEXT NOT NULL CHECK (state IN ('preparation', 'en-cours', 'terminee', 'annulee', 'interrompue')),
  done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL, papers INTEGER NOT NULL DEFAULT 0,
  -- JSON: {unpaid, paperless, given, empty}.
  skipped TEXT NOT NULL, last_lease INTEGER NOT NULL DEFAULT 0, sentence TEXT,
  agent_id TEXT NOT NULL, started_at TEXT NOT NULL, ended_at TEXT
) STRICT;
CREATE INDEX bulk_run_started ON bulk_run(started_at);
CREATE TABLE bulk_part (
  run_id TEXT NOT NULL REFERENCES bulk_run(id), part INTEGER NOT NULL, papers INTEGER NOT NULL,
  sha256 TEXT, size INTEGER NOT NULL DEFAULT 0, printed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, part)
) STRICT, WITHOUT ROWID;
-- Which papers a run made, in their order.
CREATE TABLE bulk_paper (
  run_id TEXT NOT NULL REFERENCES bulk_run(id), place INTEGER NOT NULL, number TEXT NOT NULL REFERENCES issued_paper(number),
  part INTEGER NOT NULL,
  PRIMARY KEY (run_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_paper_part ON bulk_paper(run_id, part, place);
CREATE INDEX bulk_paper_number ON bulk_paper(number);
${immutable('dossier_act')}${immutable('mandate_act')}${immutable('document_send')}
`,
};
