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
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

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
`,
};
