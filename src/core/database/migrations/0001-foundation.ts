import type { Migration } from '../migrate.ts';

/**
 * The base of a device: what the ERP says (agency … request), what this post did (command … issued_paper),
 * and who did it. Ledger, commands, payments and the till's journal only grow: triggers refuse any edit.
 */
export const foundation: Migration = {
  version: 1,
  name: 'foundation',
  sql: `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE agency (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT, hours TEXT, phone TEXT, absent_since TEXT
) STRICT;
CREATE TABLE residence (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, agency_code TEXT, address TEXT,
  postal_code TEXT NOT NULL, city TEXT NOT NULL, absent_since TEXT
) STRICT;
CREATE TABLE dwelling (
  code TEXT PRIMARY KEY, residence_code TEXT NOT NULL REFERENCES residence(code), type TEXT, surface TEXT,
  address1 TEXT NOT NULL, address2 TEXT, postal_code TEXT NOT NULL, city TEXT NOT NULL,
  building TEXT, stair TEXT, floor TEXT, door TEXT, absent_since TEXT
) STRICT;
CREATE INDEX dwelling_residence ON dwelling(residence_code);

CREATE TABLE lease (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  loose_key TEXT NOT NULL,
  printed TEXT NOT NULL,
  dwelling_code TEXT NOT NULL REFERENCES dwelling(code),
  started_on TEXT NOT NULL, exit_on TEXT, annexes TEXT, type TEXT, term TEXT,
  rent_cents INTEGER, charges_cents INTEGER, deposit_cents INTEGER,
  debit_day INTEGER, rum TEXT, masked_iban TEXT, mandate_on TEXT, mandate_last_on TEXT,
  absent_since TEXT,
  balance_cents INTEGER NOT NULL DEFAULT 0,
  oldest_due_month TEXT, oldest_due_on TEXT, oldest_due_cents INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX lease_loose ON lease(loose_key);
CREATE INDEX lease_dwelling ON lease(dwelling_code);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  civility TEXT, last_name TEXT NOT NULL, usage_name TEXT, first_name TEXT,
  birth TEXT, email TEXT, phone1 TEXT, phone2 TEXT, address_masked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  lease_id INTEGER NOT NULL REFERENCES lease(id), person_id INTEGER NOT NULL REFERENCES person(id),
  role TEXT NOT NULL, absent_since TEXT,
  UNIQUE (lease_id, person_id, role)
) STRICT;
CREATE INDEX party_person ON party(person_id);

CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  piece TEXT UNIQUE,
  entered_on TEXT NOT NULL, due_on TEXT, period TEXT, nature TEXT NOT NULL, label TEXT NOT NULL,
  debit_cents INTEGER NOT NULL DEFAULT 0 CHECK (debit_cents >= 0),
  credit_cents INTEGER NOT NULL DEFAULT 0 CHECK (credit_cents >= 0),
  payment_id TEXT,
  CHECK ((debit_cents = 0) <> (credit_cents = 0))
) STRICT;
CREATE INDEX entry_lease ON entry(lease_id, entered_on, id);
CREATE TRIGGER entry_balance AFTER INSERT ON entry BEGIN
  UPDATE lease SET balance_cents = balance_cents + NEW.debit_cents - NEW.credit_cents WHERE id = NEW.lease_id;
END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
-- An ERP entry born here: it confirms the local payment and is never counted a second time.
CREATE TABLE entry_confirmation (
  piece TEXT PRIMARY KEY, payment_id TEXT NOT NULL, content TEXT NOT NULL, confirmed_at TEXT NOT NULL
) STRICT;

CREATE TABLE imported_document (
  id INTEGER PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), type TEXT NOT NULL, period TEXT,
  issued_on TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT, size INTEGER, absent_since TEXT,
  UNIQUE (lease_id, file_name)
) STRICT;
CREATE TABLE contact (
  id INTEGER PRIMARY KEY, residence_code TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
  phone TEXT, email TEXT, address TEXT, hours TEXT, absent_since TEXT,
  UNIQUE (residence_code, role, name)
) STRICT;
CREATE TABLE announcement (
  id INTEGER PRIMARY KEY, residence_code TEXT NOT NULL, title TEXT NOT NULL, text TEXT,
  starts_on TEXT NOT NULL, ends_on TEXT, absent_since TEXT,
  UNIQUE (residence_code, title, starts_on)
) STRICT;
CREATE TABLE insurance (
  id INTEGER PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), insurer TEXT, policy TEXT,
  starts_on TEXT, ends_on TEXT NOT NULL, status TEXT, absent_since TEXT,
  UNIQUE (lease_id, ends_on, policy, insurer)
) STRICT;
CREATE TABLE payment_plan (
  id INTEGER PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), starts_on TEXT NOT NULL,
  total_cents INTEGER, monthly_cents INTEGER, state TEXT NOT NULL, absent_since TEXT,
  UNIQUE (lease_id, starts_on)
) STRICT;
CREATE TABLE tenant_space (
  id INTEGER PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), person_key TEXT NOT NULL,
  email TEXT, state TEXT NOT NULL, consents TEXT, absent_since TEXT,
  UNIQUE (lease_id, person_key)
) STRICT;
CREATE TABLE request (
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, lease_id INTEGER REFERENCES lease(id), residence_code TEXT,
  place TEXT, motive TEXT, state TEXT NOT NULL, opened_on TEXT, due_on TEXT, absent_since TEXT
) STRICT;
CREATE INDEX request_lease ON request(lease_id);

CREATE TABLE agent (
  id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, initials TEXT NOT NULL,
  job_title TEXT NOT NULL, role TEXT NOT NULL, password_hash TEXT NOT NULL, pin_hash TEXT,
  theme TEXT NOT NULL DEFAULT 'system', active INTEGER NOT NULL DEFAULT 1,
  -- Only ever filled on the demonstration base, whose sign-in screen shows them.
  demonstration_password TEXT, demonstration_pin TEXT
) STRICT;
-- Waits are counted in time that passes while the program runs: a changed clock gives nothing back.
CREATE TABLE sign_in_throttle (
  subject TEXT PRIMARY KEY, failures INTEGER NOT NULL, wait_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE sign_in_day (agent_id TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (agent_id, day)) STRICT, WITHOUT ROWID;

CREATE TABLE command (
  id TEXT PRIMARY KEY,
  incarnation TEXT NOT NULL, seq INTEGER NOT NULL,
  type TEXT NOT NULL, version INTEGER NOT NULL,
  account_key TEXT, payload TEXT NOT NULL, payload_hash TEXT NOT NULL, depends_on TEXT NOT NULL,
  result TEXT NOT NULL,
  agent_id TEXT NOT NULL, post TEXT NOT NULL,
  occurred_at TEXT NOT NULL, offset_minutes INTEGER NOT NULL,
  UNIQUE (incarnation, seq)
) STRICT;
CREATE INDEX command_account ON command(account_key, seq);
CREATE TRIGGER command_no_update BEFORE UPDATE ON command BEGIN SELECT RAISE(ABORT, 'command is immutable'); END;
CREATE TRIGGER command_no_delete BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'command is immutable'); END;
-- Where each command stands on its way to the portal; this is all that may change about it.
CREATE TABLE outbox (
  command_id TEXT PRIMARY KEY REFERENCES command(id), state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_state ON outbox(state);

CREATE TABLE number_series (
  till TEXT NOT NULL, kind TEXT NOT NULL, letter TEXT NOT NULL, incarnation TEXT NOT NULL, counter INTEGER NOT NULL,
  PRIMARY KEY (till, kind, letter)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  id TEXT PRIMARY KEY REFERENCES command(id),
  number TEXT NOT NULL UNIQUE,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  mode TEXT NOT NULL, amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  received_cents INTEGER, means TEXT NOT NULL, payer TEXT,
  taken_at TEXT NOT NULL, taken_on TEXT NOT NULL, agent_id TEXT NOT NULL, till TEXT NOT NULL
) STRICT;
CREATE INDEX payment_lease ON payment(lease_id, taken_on);
CREATE INDEX payment_day ON payment(taken_on);
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'payment is immutable'); END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'payment is immutable'); END;
CREATE TABLE payment_allocation (
  payment_id TEXT NOT NULL REFERENCES payment(id), month TEXT NOT NULL, cents INTEGER NOT NULL CHECK (cents > 0),
  chosen INTEGER NOT NULL,
  PRIMARY KEY (payment_id, month)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER payment_allocation_no_update BEFORE UPDATE ON payment_allocation BEGIN SELECT RAISE(ABORT, 'allocation is immutable'); END;
CREATE TRIGGER payment_allocation_no_delete BEFORE DELETE ON payment_allocation BEGIN SELECT RAISE(ABORT, 'allocation is immutable'); END;

CREATE TABLE issued_paper (
  number TEXT PRIMARY KEY, kind TEXT NOT NULL, payment_id TEXT NOT NULL REFERENCES payment(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id), month TEXT, cents INTEGER NOT NULL, title TEXT NOT NULL,
  facts TEXT NOT NULL, issued_at TEXT NOT NULL, issued_on TEXT NOT NULL
) STRICT;
CREATE INDEX issued_paper_lease ON issued_paper(lease_id);
CREATE UNIQUE INDEX issued_paper_quittance ON issued_paper(lease_id, month) WHERE kind = 'quittance';
CREATE TRIGGER issued_paper_no_update BEFORE UPDATE ON issued_paper BEGIN SELECT RAISE(ABORT, 'paper is frozen'); END;
CREATE TRIGGER issued_paper_no_delete BEFORE DELETE ON issued_paper BEGIN SELECT RAISE(ABORT, 'paper is frozen'); END;
-- The bytes of a paper once rendered: the same ever after.
CREATE TABLE issued_paper_file (
  number TEXT PRIMARY KEY REFERENCES issued_paper(number), sha256 TEXT NOT NULL, size INTEGER NOT NULL
) STRICT;

CREATE TABLE till_journal (
  till TEXT NOT NULL, seq INTEGER NOT NULL, formula INTEGER NOT NULL,
  entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (till, seq)
) STRICT;
CREATE TRIGGER till_journal_no_update BEFORE UPDATE ON till_journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER till_journal_no_delete BEFORE DELETE ON till_journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE draft (
  agent_id TEXT NOT NULL, form TEXT NOT NULL, account_key TEXT NOT NULL, body TEXT NOT NULL, saved_at TEXT NOT NULL,
  PRIMARY KEY (agent_id, form, account_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE consultation (
  id INTEGER PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id), agent_id TEXT NOT NULL,
  post TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX consultation_lease ON consultation(lease_id, at);
CREATE INDEX consultation_agent ON consultation(agent_id, at);
`,
};
