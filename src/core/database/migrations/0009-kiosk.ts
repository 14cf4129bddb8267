import type { Migration } from '../migrate.ts';

const immutable = (table: string) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;`;

/** What a kiosk holds (of the agency's accounts, the least) and what was done at it; and calls of kiosks, at a counter. */
export const kiosk: Migration = {
  version: 9,
  name: 'kiosk',
  sql: `
-- content: JSON of KioskAccount (rules/kiosk/account.ts): no name, no telephone, no household, no word of the ledger.
CREATE TABLE kiosk_account (
  key TEXT PRIMARY KEY, loose_key TEXT NOT NULL, content TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_account_loose ON kiosk_account(loose_key);
CREATE TABLE kiosk_document (
  account_key TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL, month TEXT,
  issued_on TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, heard_at TEXT NOT NULL,
  PRIMARY KEY (account_key, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_document_file ON kiosk_document(sha256);
-- Files of documents that left: to be erased once nothing names them.
CREATE TABLE kiosk_file_gone (sha256 TEXT PRIMARY KEY, gone_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- key: 'annuaire'; content: JSON of KioskDirectory.
CREATE TABLE kiosk_directory (key TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- One-time codes given at a counter. used_at: here, or told by the portal.
CREATE TABLE kiosk_code (
  id TEXT PRIMARY KEY, account_key TEXT NOT NULL, verifier TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_code_account ON kiosk_code(account_key);

-- What was asked of the card terminal, written before it is asked. id: the command's. state says what is known of it:
-- 'asked' and 'unknown' are asked again of the terminal until it answers.
CREATE TABLE kiosk_operation (
  id TEXT PRIMARY KEY, visit TEXT NOT NULL, account_key TEXT NOT NULL, printed TEXT NOT NULL, known INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  -- JSON: months chosen.
  months TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'unknown', 'accepted', 'declined')),
  reason TEXT, authorisation TEXT,
  -- JSON: what the terminal said, without any card number.
  answer TEXT, asked_at TEXT NOT NULL, settled_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_operation_open ON kiosk_operation(state) WHERE state IN ('asked', 'unknown');
-- Money taken by card here. allocations: JSON [{month, cents}], empty for an account that is not here.
CREATE TABLE kiosk_payment (
  id TEXT PRIMARY KEY REFERENCES command(id), number TEXT NOT NULL UNIQUE, account_key TEXT NOT NULL,
  printed TEXT NOT NULL, known INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0), authorisation TEXT NOT NULL, allocations TEXT NOT NULL,
  taken_at TEXT NOT NULL, taken_on TEXT NOT NULL, till TEXT NOT NULL
) STRICT;
CREATE INDEX kiosk_payment_account ON kiosk_payment(account_key);
CREATE INDEX kiosk_payment_day ON kiosk_payment(taken_on);
-- Every other act of a tenant here. body: JSON, nothing that says who.
CREATE TABLE kiosk_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id), account_key TEXT,
  act TEXT NOT NULL CHECK (act IN ('insurance', 'request', 'contact', 'space', 'debit', 'code-used', 'call')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL
) STRICT;
CREATE INDEX kiosk_act_account ON kiosk_act(account_key);
-- Tickets of 80 mm, numbered like every paper; visit: who may have it printed.
CREATE TABLE kiosk_ticket (
  number TEXT PRIMARY KEY, kind TEXT NOT NULL, act_id TEXT REFERENCES command(id), visit TEXT NOT NULL,
  title TEXT NOT NULL, facts TEXT NOT NULL, issued_at TEXT NOT NULL, issued_on TEXT NOT NULL
) STRICT;
CREATE INDEX kiosk_ticket_act ON kiosk_ticket(act_id);
CREATE INDEX kiosk_ticket_visit ON kiosk_ticket(visit);
-- Prints handed over here; number NULL for a document.
CREATE TABLE kiosk_print (
  job_id TEXT PRIMARY KEY, number TEXT, title TEXT NOT NULL, printer TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'failed')), reason TEXT, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- At a counter: calls of the agency's kiosks.
CREATE TABLE kiosk_call (
  id TEXT PRIMARY KEY, kiosk TEXT NOT NULL, at TEXT NOT NULL, answered_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX kiosk_call_open ON kiosk_call(at) WHERE answered_at IS NULL;
${immutable('kiosk_payment')}${immutable('kiosk_act')}${immutable('kiosk_ticket')}
`,
};
