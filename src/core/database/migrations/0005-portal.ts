import type { Migration } from '../migrate.ts';

/** The way to the landlord's portal, what came back from it, and what other posts of the agency did. */
export const portal: Migration = {
  version: 5,
  name: 'portal',
  sql: `
-- Why it was refused, and when the portal took it. suspense: a payment that is "à lettrer" there.
ALTER TABLE outbox ADD COLUMN code TEXT;
ALTER TABLE outbox ADD COLUMN sent_at TEXT;
ALTER TABLE outbox ADD COLUMN suspense INTEGER NOT NULL DEFAULT 0;
-- place: order in which this base recorded it, which is the order it is sent in. agent_name: as it was when the act was
-- done; the command's hash covers it, so that sent again after a marriage it must still be the same command.
ALTER TABLE outbox ADD COLUMN place INTEGER;
ALTER TABLE outbox ADD COLUMN agent_name TEXT;
UPDATE outbox SET (place, agent_name) = (
  SELECT c.rowid, coalesce(a.name, c.agent_id) FROM command c LEFT JOIN agent a ON a.id = c.agent_id WHERE c.id = command_id
);
CREATE INDEX outbox_unsent ON outbox(place) WHERE state IN ('waiting', 'sending');
CREATE INDEX outbox_sent ON outbox(sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE portal_link (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  address TEXT NOT NULL, device TEXT NOT NULL, agency TEXT NOT NULL,
  -- 'demonstration' or 'production', as the portal says.
  mode TEXT NOT NULL,
  joined_at TEXT NOT NULL,
  epoch TEXT, cursor TEXT,
  clock_offset_ms INTEGER,
  -- First contact lost or made again, and the last answer (ISO UTC).
  state TEXT NOT NULL DEFAULT 'offline' CHECK (state IN ('online', 'offline', 'paused')),
  since TEXT, last_answer_at TEXT, pause_code TEXT,
  pull_done INTEGER, pull_total INTEGER
) STRICT;
-- What was decided about a refused command, in "À traiter".
CREATE TABLE outbox_handling (
  command_id TEXT PRIMARY KEY REFERENCES command(id),
  action TEXT NOT NULL CHECK (action IN ('resent', 'cancelled', 'forwarded')),
  by_command TEXT NOT NULL REFERENCES command(id), note TEXT NOT NULL, at TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Changes that name something not here yet, or of a kind this version does not know: applied when they can be.
CREATE TABLE pending_change (
  kind TEXT NOT NULL, key TEXT NOT NULL, change TEXT NOT NULL, kept_at TEXT NOT NULL,
  -- What it waits for, such as 'lease 0030020790', or 'version'.
  waits_for TEXT NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_change_waits ON pending_change(waits_for);
-- Files of documents that the portal named and that did not come yet.
CREATE TABLE file_to_fetch (sha256 TEXT PRIMARY KEY, named_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Whether this very row of the ERP hides the address: the person's own is hidden while one of theirs does.
ALTER TABLE party ADD COLUMN address_masked INTEGER NOT NULL DEFAULT 0;
UPDATE party SET address_masked = 1 WHERE person_id IN (SELECT id FROM person WHERE address_masked = 1);

-- What the agency's other posts took, as the portal tells it; acts of this very base are never here.
CREATE TABLE remote_payment (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, lease_id INTEGER NOT NULL REFERENCES lease(id),
  mode TEXT NOT NULL, amount_cents INTEGER NOT NULL CHECK (amount_cents > 0), payer TEXT,
  taken_at TEXT NOT NULL, taken_on TEXT NOT NULL, till TEXT NOT NULL, post TEXT NOT NULL, agent_name TEXT NOT NULL
) STRICT;
CREATE INDEX remote_payment_lease ON remote_payment(lease_id, taken_on);
CREATE TABLE remote_allocation (
  payment_id TEXT NOT NULL REFERENCES remote_payment(id), month TEXT NOT NULL, cents INTEGER NOT NULL,
  PRIMARY KEY (payment_id, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE remote_reversal (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, payment_id TEXT NOT NULL UNIQUE, lease_id INTEGER NOT NULL REFERENCES lease(id),
  kind TEXT NOT NULL, reversed_at TEXT NOT NULL, reversed_on TEXT NOT NULL, till TEXT NOT NULL
) STRICT;
CREATE INDEX remote_reversal_lease ON remote_reversal(lease_id);
CREATE TABLE remote_announcement (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, lease_id INTEGER NOT NULL REFERENCES lease(id),
  mode TEXT NOT NULL, amount_cents INTEGER NOT NULL, months TEXT NOT NULL, announced_on TEXT NOT NULL
) STRICT;
CREATE INDEX remote_announcement_lease ON remote_announcement(lease_id);
-- Entries of the ERP that stood at an account and that the portal holds back, or found to be the return of an act: they
-- are in no balance until it puts them again.
CREATE TABLE held_entry (piece TEXT PRIMARY KEY, held_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- The portal's word on other posts is forgotten when the portal went back in time, and told again. Nothing else of a
-- ledger is ever taken out.
DROP TRIGGER entry_no_delete;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
  WHEN NOT EXISTS (
    SELECT 1 FROM remote_payment WHERE id = OLD.payment_id UNION ALL SELECT 1 FROM remote_reversal WHERE id = OLD.payment_id
    UNION ALL SELECT 1 FROM held_entry WHERE piece = OLD.piece)
  BEGIN SELECT RAISE(ABORT, 'entry is append-only'); END;
CREATE TRIGGER entry_balance_back AFTER DELETE ON entry BEGIN
  UPDATE lease SET balance_cents = balance_cents - OLD.debit_cents + OLD.credit_cents WHERE id = OLD.lease_id;
END;
`,
};
