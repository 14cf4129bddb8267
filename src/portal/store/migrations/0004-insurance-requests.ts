/** Tables of an account's own: seen by the feed of its agency, or by everyone where it has none. */
const BY_FEED = ['certificate', 'certificate_event', 'request', 'request_event', 'attached_file', 'upload'];

const policies = BY_FEED.map(
  (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR feed = '*' OR feed = (SELECT guichet_feed()));`,
).join('');

/** Certificates of insurance and requests, what was decided and answered, and the files on their way from the posts. */
export const insuranceRequests = {
  version: 4,
  name: 'insurance-requests',
  sql: `
-- id: the command's, or 'erp:' and the key of the ERP's record, once something happened to it here.
CREATE TABLE certificate (
  id text COLLATE "C" PRIMARY KEY, account text COLLATE "C" NOT NULL, feed text NOT NULL,
  number text, insurer text, policy text, starts_on text, ends_on text NOT NULL, address text,
  -- JSON.
  flags text NOT NULL, files text NOT NULL,
  state text NOT NULL CHECK (state IN ('a_verifier', 'validee', 'refusee')),
  reason text, comment text, decided_by text, decided_at timestamptz,
  decided_where text CHECK (decided_where IN ('counter', 'portal', 'erp')),
  received_at timestamptz NOT NULL
);
CREATE INDEX certificate_account ON certificate (account, ends_on);
CREATE INDEX certificate_to_check ON certificate (feed, received_at) WHERE state = 'a_verifier';
-- What goes back to the ERP: each taking and each decision, in the order of receipt.
CREATE TABLE certificate_event (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  certificate text COLLATE "C" NOT NULL REFERENCES certificate (id), feed text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('attach', 'decide')), state text NOT NULL, reason text, comment text,
  author text NOT NULL, done_where text NOT NULL, at timestamptz NOT NULL, done_on text NOT NULL, command uuid
);
CREATE INDEX certificate_event_certificate ON certificate_event (certificate, no);

CREATE TABLE request (
  id text COLLATE "C" PRIMARY KEY, number text NOT NULL, account text COLLATE "C", residence text, feed text NOT NULL,
  place text NOT NULL, motive text NOT NULL, nature text, label text NOT NULL, urgency text NOT NULL,
  common boolean NOT NULL, description text,
  -- JSON.
  contact text NOT NULL, availability text NOT NULL,
  channel text, opened_at timestamptz NOT NULL, opened_by text, due_on text,
  state text NOT NULL CHECK (state IN ('ouverte', 'prise-en-charge', 'planifiee', 'en-attente', 'close', 'annulee')),
  version integer NOT NULL
);
CREATE INDEX request_account ON request (account);
CREATE INDEX request_open ON request (feed, due_on) WHERE state NOT IN ('close', 'annulee');
CREATE INDEX request_number ON request (number);
CREATE TABLE request_event (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request text COLLATE "C" NOT NULL REFERENCES request (id), feed text NOT NULL,
  at timestamptz NOT NULL, done_where text NOT NULL CHECK (done_where IN ('counter', 'portal', 'erp')), author text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ouverture', 'complement', 'reponse', 'etat', 'modification', 'cloture')),
  text text, state text, due_on text,
  -- JSON.
  files text NOT NULL, done_on text NOT NULL, command uuid
);
CREATE INDEX request_event_request ON request_event (request, no);

-- Files that an act named: before their bytes are here, and after. Who may read them follows from the feed.
CREATE TABLE attached_file (
  sha256 text NOT NULL, feed text NOT NULL, account text COLLATE "C", owner text NOT NULL CHECK (owner IN ('certificate', 'request')),
  owner_id text COLLATE "C" NOT NULL, size bigint NOT NULL, type text NOT NULL, name text NOT NULL, arrived_at timestamptz,
  PRIMARY KEY (sha256, owner, owner_id)
);
CREATE INDEX attached_file_owner ON attached_file (owner, owner_id);
-- A file on its way: parts are kept before they are acknowledged, so that any instance goes on.
CREATE TABLE upload (
  id text PRIMARY KEY, sha256 text NOT NULL, feed text NOT NULL, device text NOT NULL, size bigint NOT NULL,
  done bigint NOT NULL DEFAULT 0, made_at timestamptz NOT NULL, touched_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX upload_of ON upload (device, sha256);
CREATE INDEX upload_touched ON upload (touched_at);
CREATE TABLE upload_part (
  upload text NOT NULL REFERENCES upload (id) ON DELETE CASCADE, at bigint NOT NULL, bytes bytea NOT NULL,
  PRIMARY KEY (upload, at)
);
${policies}
`,
} as const;
