import type { Migration } from '../migrate.ts';

const immutable = (table: string) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;`;

/** Certificates of insurance, requests, and the files attached to them. */
export const insuranceRequests: Migration = {
  version: 7,
  name: 'insurance-requests',
  sql: `
-- Checked and kept, but named by no act yet: erased after seven days. scan_name: file of the scanner's folder it came
-- from; scan_sha256: of that file's own bytes, which for a picture are not those that are kept.
CREATE TABLE staged_file (
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
  name TEXT NOT NULL, pages INTEGER NOT NULL, staged_at TEXT NOT NULL, agent_id TEXT NOT NULL,
  scan_name TEXT, scan_sha256 TEXT,
  PRIMARY KEY (sha256, agent_id)
) STRICT, WITHOUT ROWID;
-- Scans that a recorded act named: to be removed from the scanner's folder, as long as they are still what was taken.
CREATE TABLE scan_taken (name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (name, sha256)) STRICT, WITHOUT ROWID;
-- Which certificate or request has which file: who may read it follows from the account.
CREATE TABLE attachment (
  owner TEXT NOT NULL CHECK (owner IN ('certificate', 'request')), owner_id TEXT NOT NULL,
  sha256 TEXT NOT NULL, lease_id INTEGER REFERENCES lease(id),
  size INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, pages INTEGER NOT NULL,
  PRIMARY KEY (owner, owner_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_file ON attachment(sha256);
-- Bytes this post owes to the portal, by act: they leave once it was accepted. done: bytes the portal acknowledged.
CREATE TABLE file_upload (
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, command_id TEXT NOT NULL REFERENCES command(id),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  url TEXT, done INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, fault TEXT, updated_at TEXT NOT NULL,
  PRIMARY KEY (sha256, command_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_upload_owed ON file_upload(state) WHERE state IN ('waiting', 'sending');

-- The portal's own picture of a certificate. id: the command's, or 'erp:' and the key of the ERP's row.
CREATE TABLE portal_certificate (
  id TEXT PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id),
  insurer TEXT, policy TEXT, starts_on TEXT, ends_on TEXT NOT NULL, address TEXT,
  -- JSON: [flag].
  flags TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('a_verifier', 'validee', 'refusee')),
  reason TEXT, comment TEXT, decided_by TEXT, decided_at TEXT, decided_where TEXT,
  number TEXT, received_at TEXT NOT NULL,
  -- JSON: [{sha256, size, type, name, pages}].
  files TEXT NOT NULL,
  -- When this post heard of it.
  heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_certificate_lease ON portal_certificate(lease_id, ends_on);
CREATE INDEX portal_certificate_to_check ON portal_certificate(received_at) WHERE state = 'a_verifier';
-- Acts of this post. body: JSON, what is shown of it until the portal answers.
CREATE TABLE certificate_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id), certificate_id TEXT,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  act TEXT NOT NULL CHECK (act IN ('attach', 'decide', 'letter')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_act_lease ON certificate_act(lease_id, done_at);
CREATE INDEX certificate_act_certificate ON certificate_act(certificate_id);
CREATE INDEX insurance_ends ON insurance(ends_on) WHERE absent_since IS NULL;
CREATE INDEX insurance_to_check ON insurance(status) WHERE absent_since IS NULL AND status = 'a_verifier';

-- The portal's own picture of a request; content: JSON of the rest (docs/requests.md, "What comes down").
CREATE TABLE portal_request (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, lease_id INTEGER REFERENCES lease(id), residence_code TEXT,
  place TEXT NOT NULL, label TEXT NOT NULL, nature TEXT, urgency TEXT NOT NULL, common INTEGER NOT NULL,
  state TEXT NOT NULL, opened_at TEXT, due_on TEXT, version INTEGER NOT NULL,
  -- Events written elsewhere than at a counter, and those of them that nobody of this post has seen: news.
  answers INTEGER NOT NULL, unseen INTEGER NOT NULL,
  content TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_request_lease ON portal_request(lease_id);
CREATE INDEX portal_request_residence ON portal_request(residence_code) WHERE state NOT IN ('close', 'annulee');
CREATE INDEX portal_request_due ON portal_request(due_on) WHERE state NOT IN ('close', 'annulee');
CREATE INDEX portal_request_urgent ON portal_request(due_on) WHERE state NOT IN ('close', 'annulee') AND urgency <> 'normale';
CREATE INDEX portal_request_closed ON portal_request(due_on) WHERE state IN ('close', 'annulee');
CREATE INDEX portal_request_news ON portal_request(due_on) WHERE unseen > 0;
CREATE INDEX portal_request_number ON portal_request(number);
CREATE TABLE request_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id), request_id TEXT,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  act TEXT NOT NULL CHECK (act IN ('open', 'complement', 'modify', 'close', 'visit')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX request_act_lease ON request_act(lease_id, done_at);
CREATE INDEX request_act_request ON request_act(request_id);
CREATE INDEX request_act_number ON request_act(json_extract(body, '$.number')) WHERE act = 'open';
-- How many answers somebody of this post has seen.
CREATE TABLE request_seen (request_id TEXT PRIMARY KEY, answers INTEGER NOT NULL, seen_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX request_residence ON request(residence_code) WHERE absent_since IS NULL;
CREATE INDEX request_state ON request(state, due_on) WHERE absent_since IS NULL;
${immutable('certificate_act')}${immutable('request_act')}
`,
};
