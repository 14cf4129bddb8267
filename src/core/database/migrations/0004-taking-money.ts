import type { Migration } from '../migrate.ts';

/**
 * Taking money widened: several accounts in one act, announcements, reversals, the till's openings, counts and
 * closings, every paper given here with the copies handed over, and printing. All of it only grows, but for the state
 * of a print job and the choice of printers.
 */
export const takingMoney: Migration = {
  version: 4,
  name: 'taking-money',
  sql: `
-- Payments of one act share it: one cheque for two accounts. NULL: the payment is an act by itself.
ALTER TABLE payment ADD COLUMN act_id TEXT;
-- Who allowed cash above the ceiling (CMF L.112-6 III).
ALTER TABLE payment ADD COLUMN exception_by TEXT;
CREATE INDEX payment_act ON payment(act_id) WHERE act_id IS NOT NULL;
-- The line a payment wrote on its account, read again whenever its place in the chain is proved.
CREATE INDEX entry_payment ON entry(payment_id) WHERE payment_id IS NOT NULL;
-- Kept in the order of their keys alone: each act then writes a page less in each.
CREATE TABLE till_journal_new (
  till TEXT NOT NULL, seq INTEGER NOT NULL, formula INTEGER NOT NULL,
  entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (till, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO till_journal_new SELECT till, seq, formula, entry, previous_hash, hash FROM till_journal;
DROP TABLE till_journal;
ALTER TABLE till_journal_new RENAME TO till_journal;
CREATE TRIGGER till_journal_no_update BEFORE UPDATE ON till_journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER till_journal_no_delete BEFORE DELETE ON till_journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
-- One day of a till's journal.
CREATE INDEX till_journal_at ON till_journal(till, entry ->> '$.at');
CREATE TABLE outbox_new (
  command_id TEXT PRIMARY KEY REFERENCES command(id), state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0, reason TEXT, updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_new SELECT command_id, state, attempts, reason, updated_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_state ON outbox(state);

CREATE TABLE payment_reversal (
  id TEXT PRIMARY KEY REFERENCES command(id),
  number TEXT NOT NULL UNIQUE,
  payment_id TEXT NOT NULL UNIQUE REFERENCES payment(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  kind TEXT NOT NULL CHECK (kind IN ('annulation', 'mauvais-compte', 'cheque-impaye')),
  reason TEXT NOT NULL, text TEXT NOT NULL,
  -- The payment on the right account, for a wrong account.
  moved_to TEXT REFERENCES payment(id) DEFERRABLE INITIALLY DEFERRED,
  allowed_by TEXT, reversed_at TEXT NOT NULL, reversed_on TEXT NOT NULL, agent_id TEXT NOT NULL, till TEXT NOT NULL
) STRICT;
CREATE INDEX payment_reversal_lease ON payment_reversal(lease_id);
CREATE INDEX payment_reversal_moved ON payment_reversal(moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX payment_reversal_day ON payment_reversal(till, reversed_on);
CREATE TRIGGER payment_reversal_no_update BEFORE UPDATE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'reversal is immutable'); END;
CREATE TRIGGER payment_reversal_no_delete BEFORE DELETE ON payment_reversal BEGIN SELECT RAISE(ABORT, 'reversal is immutable'); END;

CREATE TABLE payment_announcement (
  id TEXT PRIMARY KEY REFERENCES command(id),
  number TEXT NOT NULL UNIQUE,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  mode TEXT NOT NULL, amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  -- JSON: the months the payer named.
  months TEXT NOT NULL, payer TEXT,
  announced_at TEXT NOT NULL, announced_on TEXT NOT NULL, agent_id TEXT NOT NULL, till TEXT NOT NULL
) STRICT;
CREATE INDEX payment_announcement_lease ON payment_announcement(lease_id);
CREATE TRIGGER payment_announcement_no_update BEFORE UPDATE ON payment_announcement BEGIN SELECT RAISE(ABORT, 'announcement is immutable'); END;
CREATE TRIGGER payment_announcement_no_delete BEFORE DELETE ON payment_announcement BEGIN SELECT RAISE(ABORT, 'announcement is immutable'); END;

CREATE TABLE till_opening (
  id TEXT PRIMARY KEY REFERENCES command(id), till TEXT NOT NULL, float_cents INTEGER NOT NULL CHECK (float_cents >= 0),
  opened_at TEXT NOT NULL, opened_on TEXT NOT NULL, agent_id TEXT NOT NULL,
  -- Place of the opening in the till's chain: what is cash since is what stands after it.
  seq INTEGER NOT NULL
) STRICT;
CREATE INDEX till_opening_till ON till_opening(till, seq);
CREATE TABLE till_count (
  id TEXT PRIMARY KEY REFERENCES command(id), opening_id TEXT NOT NULL REFERENCES till_opening(id),
  counts TEXT NOT NULL, counted_cents INTEGER NOT NULL, expected_cents INTEGER NOT NULL,
  counted_at TEXT NOT NULL, agent_id TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE INDEX till_count_opening ON till_count(opening_id, seq);
CREATE TABLE till_closing (
  id TEXT PRIMARY KEY REFERENCES command(id), opening_id TEXT NOT NULL UNIQUE REFERENCES till_opening(id),
  count_id TEXT NOT NULL UNIQUE REFERENCES till_count(id),
  difference_cents INTEGER NOT NULL, reason TEXT, allowed_by TEXT,
  -- JSON: what was taken by mode, net of reversals.
  totals TEXT NOT NULL,
  closed_at TEXT NOT NULL, agent_id TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE TRIGGER till_opening_no_update BEFORE UPDATE ON till_opening BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;
CREATE TRIGGER till_opening_no_delete BEFORE DELETE ON till_opening BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;
CREATE TRIGGER till_count_no_update BEFORE UPDATE ON till_count BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;
CREATE TRIGGER till_count_no_delete BEFORE DELETE ON till_count BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;
CREATE TRIGGER till_closing_no_update BEFORE UPDATE ON till_closing BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;
CREATE TRIGGER till_closing_no_delete BEFORE DELETE ON till_closing BEGIN SELECT RAISE(ABORT, 'till act is immutable'); END;

-- Every paper numbered here, whatever act gave it; a relevé and a dépôt d'ordre belong to no payment.
CREATE TABLE issued_paper_new (
  number TEXT PRIMARY KEY, kind TEXT NOT NULL,
  act_id TEXT NOT NULL REFERENCES command(id),
  payment_id TEXT REFERENCES payment(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id), month TEXT, cents INTEGER NOT NULL, title TEXT NOT NULL,
  facts TEXT NOT NULL, issued_at TEXT NOT NULL, issued_on TEXT NOT NULL
) STRICT;
INSERT INTO issued_paper_new
  SELECT number, kind, payment_id, payment_id, lease_id, month, cents, title, facts, issued_at, issued_on FROM issued_paper;
-- The bytes of a paper once drawn: the same ever after. copy: 0 the original, then the number of the DUPLICATA.
CREATE TABLE paper_rendering (
  number TEXT NOT NULL REFERENCES issued_paper(number), format TEXT NOT NULL, copy INTEGER NOT NULL,
  sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  PRIMARY KEY (number, format, copy)
) STRICT, WITHOUT ROWID;
INSERT INTO paper_rendering SELECT number, 'a4', 0, sha256, size FROM issued_paper_file;
-- JSON of what stands over the facts (DUPLICATA and its day, ANNULÉ): a lost file is drawn again to the same bytes.
ALTER TABLE paper_rendering ADD COLUMN marks TEXT;
DROP TABLE issued_paper_file;
DROP TABLE issued_paper;
ALTER TABLE issued_paper_new RENAME TO issued_paper;
CREATE INDEX issued_paper_lease ON issued_paper(lease_id);
CREATE INDEX issued_paper_payment ON issued_paper(payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER issued_paper_no_update BEFORE UPDATE ON issued_paper BEGIN SELECT RAISE(ABORT, 'paper is frozen'); END;
CREATE TRIGGER issued_paper_no_delete BEFORE DELETE ON issued_paper BEGIN SELECT RAISE(ABORT, 'paper is frozen'); END;
-- A paper that no longer holds: its payment was taken back.
CREATE TABLE paper_void (
  number TEXT PRIMARY KEY REFERENCES issued_paper(number), reversal_id TEXT NOT NULL REFERENCES payment_reversal(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_void_reversal ON paper_void(reversal_id);
CREATE TRIGGER paper_void_no_update BEFORE UPDATE ON paper_void BEGIN SELECT RAISE(ABORT, 'void is immutable'); END;
CREATE TRIGGER paper_void_no_delete BEFORE DELETE ON paper_void BEGIN SELECT RAISE(ABORT, 'void is immutable'); END;
CREATE INDEX issued_paper_quittance ON issued_paper(lease_id, month) WHERE kind = 'quittance';
CREATE TRIGGER issued_paper_one_quittance BEFORE INSERT ON issued_paper
  WHEN NEW.kind = 'quittance' AND EXISTS (
    SELECT 1 FROM issued_paper p WHERE p.kind = 'quittance' AND p.lease_id = NEW.lease_id AND p.month = NEW.month
      AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.number = p.number))
  BEGIN SELECT RAISE(ABORT, 'one quittance per month'); END;
-- Each time a paper was handed over, printed or saved.
CREATE TABLE paper_copy (
  number TEXT NOT NULL REFERENCES issued_paper(number), copy INTEGER NOT NULL,
  job_id TEXT NOT NULL UNIQUE, format TEXT NOT NULL, means TEXT NOT NULL CHECK (means IN ('print', 'save')),
  at TEXT NOT NULL, agent_id TEXT NOT NULL,
  PRIMARY KEY (number, copy)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER paper_copy_no_update BEFORE UPDATE ON paper_copy BEGIN SELECT RAISE(ABORT, 'copy is immutable'); END;
CREATE TRIGGER paper_copy_no_delete BEFORE DELETE ON paper_copy BEGIN SELECT RAISE(ABORT, 'copy is immutable'); END;

CREATE TABLE print_job (
  id TEXT PRIMARY KEY, number TEXT REFERENCES issued_paper(number), account_key TEXT, title TEXT NOT NULL,
  printer TEXT NOT NULL, printer_name TEXT NOT NULL, format TEXT NOT NULL, copy INTEGER,
  state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'failed')), sentence TEXT,
  at TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX print_job_at ON print_job(at);
CREATE INDEX print_job_number ON print_job(number);
CREATE TABLE network_printer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, host TEXT NOT NULL, port INTEGER NOT NULL
) STRICT;
CREATE TABLE printer_choice (format TEXT PRIMARY KEY, printer TEXT NOT NULL) STRICT, WITHOUT ROWID;
`,
};
