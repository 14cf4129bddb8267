/**
 * The portal's database, PostgreSQL 15 or later. What comes down to devices is a compacted feed: one row per thing and
 * feed, at the position of its last change. A position is taken from the feed's own row, locked until the commit: the
 * order of positions is the order of commits, and none can appear below one already read.
 */
export const foundation = {
  version: 1,
  name: 'foundation',
  sql: `
-- landlord, epoch, mode.
CREATE TABLE portal_meta (key text PRIMARY KEY, value text NOT NULL);

-- '*' for everyone, else an agency's code. head: last position given.
CREATE TABLE feed (name text COLLATE "C" PRIMARY KEY, head bigint NOT NULL DEFAULT 0);
-- kind_order: place of the kind in CHANGE_KINDS, parents before what names them. Keys are in the order of their bytes:
-- a first pull goes on after one, and a server whose language changes must not lose its place.
CREATE TABLE record (
  feed text COLLATE "C" NOT NULL, kind_order smallint NOT NULL, key text COLLATE "C" NOT NULL, kind text NOT NULL, position bigint NOT NULL,
  op text NOT NULL DEFAULT 'put' CHECK (op IN ('put', 'remove')), absent_since text, content text NOT NULL,
  -- Of a document, what its bytes are asked by: a column, since row-level security lets no function use an index.
  file_sha256 text GENERATED ALWAYS AS (CASE WHEN kind = 'documents' THEN content::json ->> 'sha256' END) STORED,
  PRIMARY KEY (feed, kind_order, key)
);
CREATE UNIQUE INDEX record_position ON record (feed, position);
CREATE INDEX record_file ON record (file_sha256) WHERE file_sha256 IS NOT NULL;

CREATE TABLE account (
  key text PRIMARY KEY, feed text NOT NULL, printed text NOT NULL, holder text, absent_since text
);
CREATE INDEX account_feed ON account (feed);

-- The ERP's entries. counted: in the balance. confirming: the return of a payment taken at a counter, whose own entry
-- counts. proposed: may be such a return; held back until a person decides ("à lettrer").
CREATE TABLE entry (
  feed text COLLATE "C" NOT NULL, piece text COLLATE "C" NOT NULL, account text NOT NULL REFERENCES account (key),
  entered_on text NOT NULL, due_on text, period text, nature text NOT NULL, label text NOT NULL,
  debit_cents bigint NOT NULL CHECK (debit_cents >= 0), credit_cents bigint NOT NULL CHECK (credit_cents >= 0),
  id_guichet text, confirms uuid,
  state text NOT NULL CHECK (state IN ('counted', 'confirming', 'proposed')),
  -- Null while held back.
  position bigint,
  PRIMARY KEY (piece)
);
CREATE UNIQUE INDEX entry_position ON entry (feed, position) WHERE position IS NOT NULL;
CREATE INDEX entry_standing ON entry (feed, piece) WHERE position IS NOT NULL;
CREATE INDEX entry_account ON entry (account);
CREATE INDEX entry_confirms ON entry (confirms) WHERE confirms IS NOT NULL;
CREATE INDEX entry_names ON entry (id_guichet) WHERE id_guichet IS NOT NULL;

CREATE TABLE device (
  id text PRIMARY KEY, agency text NOT NULL, post text NOT NULL, till text NOT NULL, public_key text NOT NULL,
  enrolled_at timestamptz NOT NULL, revoked_at timestamptz, last_seen_at timestamptz
);
CREATE UNIQUE INDEX device_till ON device (till) WHERE revoked_at IS NULL;
CREATE TABLE enrolment_code (
  code_hash text PRIMARY KEY, agency text NOT NULL, post text NOT NULL, till text NOT NULL,
  created_by text NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz
);
CREATE TABLE device_challenge (nonce text PRIMARY KEY, device text NOT NULL, expires_at timestamptz NOT NULL);
CREATE TABLE device_session (token_hash text PRIMARY KEY, device text NOT NULL, expires_at timestamptz NOT NULL);

CREATE TABLE staff (
  id text PRIMARY KEY, login text NOT NULL UNIQUE, name text NOT NULL, initials text NOT NULL, job_title text NOT NULL,
  role text NOT NULL CHECK (role IN ('agent', 'responsable', 'administrateur')),
  -- Null: every agency.
  agency text, password_hash text NOT NULL, active boolean NOT NULL DEFAULT true
);
CREATE TABLE staff_session (
  token_hash text PRIMARY KEY, staff text NOT NULL REFERENCES staff (id), csrf text NOT NULL, expires_at timestamptz NOT NULL
);
CREATE TABLE sign_in_failure (subject text PRIMARY KEY, failures integer NOT NULL, until timestamptz NOT NULL);

-- Every command ever received, as it came, with its outcome. Never changed.
CREATE TABLE command (
  id uuid PRIMARY KEY, received_no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  device text NOT NULL, agency text NOT NULL, incarnation text NOT NULL, seq bigint NOT NULL,
  type text NOT NULL, account text, hash text NOT NULL, envelope text NOT NULL, outcome text NOT NULL,
  received_at timestamptz NOT NULL
);
CREATE INDEX command_seq ON command (incarnation, seq);
CREATE TABLE incarnation (
  name text PRIMARY KEY, device text NOT NULL, agency text NOT NULL,
  count bigint NOT NULL DEFAULT 0, max_seq bigint NOT NULL DEFAULT 0, forked boolean NOT NULL DEFAULT false
);

-- Money taken at a counter. suspense: its account is not known here; in no balance until it is lettré.
CREATE TABLE payment (
  id uuid PRIMARY KEY REFERENCES command (id), number text NOT NULL, agency text NOT NULL, feed text NOT NULL,
  account text, asked_account text NOT NULL, suspense boolean NOT NULL,
  mode text NOT NULL, cents bigint NOT NULL CHECK (cents > 0), payer text,
  taken_at text NOT NULL, taken_on text NOT NULL, till text NOT NULL, post text NOT NULL, agent_name text NOT NULL,
  -- JSON: [{month, cents}].
  months text NOT NULL, act uuid, device text NOT NULL
);
CREATE INDEX payment_account ON payment (account);
CREATE INDEX payment_number ON payment (number);
CREATE TABLE reversal (
  id uuid PRIMARY KEY REFERENCES command (id), number text NOT NULL, agency text NOT NULL, feed text NOT NULL,
  -- Null when the payment it names is not held, or is taken back already: "à lettrer".
  payment uuid REFERENCES payment (id), payment_number text NOT NULL, account text, suspense boolean NOT NULL,
  kind text NOT NULL, cents bigint NOT NULL, reversed_at text NOT NULL, reversed_on text NOT NULL,
  till text NOT NULL, device text NOT NULL
);
CREATE UNIQUE INDEX reversal_payment ON reversal (payment) WHERE payment IS NOT NULL;
CREATE INDEX reversal_account ON reversal (account);
CREATE TABLE announcement (
  id uuid PRIMARY KEY REFERENCES command (id), number text NOT NULL, agency text NOT NULL, account text NOT NULL,
  mode text NOT NULL, cents bigint NOT NULL, months text NOT NULL, announced_on text NOT NULL, device text NOT NULL
);
-- Every number printed by a counter: two commands under one number are an alarm.
CREATE TABLE number_used (number text NOT NULL, command uuid NOT NULL, PRIMARY KEY (number, command));
CREATE TABLE alarm (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, agency text NOT NULL, facts text NOT NULL,
  raised_at timestamptz NOT NULL, seen_at timestamptz, UNIQUE (kind, facts)
);

-- payment: a payment, or the reversal that an entry may be the return of.
CREATE TABLE match_proposal (
  piece text NOT NULL REFERENCES entry (piece), payment uuid NOT NULL REFERENCES command (id), feed text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'refused')),
  decided_by text, decided_at timestamptz,
  PRIMARY KEY (piece, payment)
);
CREATE UNIQUE INDEX match_accepted ON match_proposal (piece) WHERE state = 'accepted';

CREATE TABLE export_batch (no integer PRIMARY KEY, made_at timestamptz NOT NULL);
-- Each fact once, with the line it gave: a batch asked for again is the same to the byte.
CREATE TABLE export_row (
  file text NOT NULL, fact text NOT NULL, batch integer NOT NULL REFERENCES export_batch (no), line text NOT NULL,
  PRIMARY KEY (file, fact)
);
CREATE INDEX export_row_batch ON export_row (batch);
CREATE TABLE import_run (no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ran_at timestamptz NOT NULL, report text NOT NULL);
CREATE TABLE stored_file (sha256 text PRIMARY KEY, size bigint NOT NULL, bytes bytea NOT NULL);
`,
} as const;
