/** Tables of an account's own: seen by the feed of its agency, or by everyone where it has none. */
const BY_FEED = ['tenant_space', 'tenant_consent', 'tenant_act', 'tenant_link', 'mail'];

const policies = BY_FEED.map(
  (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR feed = '*' OR feed = (SELECT guichet_feed()));`,
).join('');

/**
 * The tenants' own side: who may sign in, what they agreed to, the links sent to them and the mail on its way. A password
 * is chosen on these pages alone and held as its argon2id hash; links and codes are held as hashes.
 */
export const tenantSpaces = {
  version: 3,
  name: 'tenant-spaces',
  sql: `
-- Of a space that the ERP knows, its e-mail: a column, since row-level security lets no function use an index.
ALTER TABLE record ADD COLUMN space_email text
  GENERATED ALWAYS AS (CASE WHEN kind = 'espaces' THEN lower(content::json ->> 'email') END) STORED;
CREATE INDEX record_space_email ON record (space_email) WHERE space_email IS NOT NULL;

-- One per person: he may hold several accounts. identifier: given at the counter, for who has no e-mail of his own.
CREATE TABLE tenant_login (
  person text COLLATE "C" PRIMARY KEY, identifier text NOT NULL UNIQUE,
  email text, email_key text, email_verified_at timestamptz,
  -- The e-mail is somebody else's login already: this person signs in with the identifier.
  email_is_login boolean NOT NULL DEFAULT false,
  password_hash text, password_at timestamptz, last_sign_in_at timestamptz
);
CREATE UNIQUE INDEX tenant_login_email ON tenant_login (email_key) WHERE email_is_login;
CREATE INDEX tenant_login_address ON tenant_login (email_key) WHERE email_key IS NOT NULL;

CREATE TABLE tenant_space (
  account text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL REFERENCES tenant_login (person), feed text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'closed', 'exited')),
  -- What it was before it was suspended.
  state_before text,
  since timestamptz NOT NULL, registered_at timestamptz NOT NULL, activated_at timestamptz,
  terms_version text, last_command uuid,
  bounced_at timestamptz, bounce_reason text,
  PRIMARY KEY (account, person)
);
CREATE INDEX tenant_space_person ON tenant_space (person);
CREATE INDEX tenant_space_living ON tenant_space (account) WHERE state IN ('pending', 'active', 'suspended');

-- Every answer ever given, with the words it was given to. Never changed; the last one of a kind holds.
CREATE TABLE tenant_consent (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, feed text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('avis', 'regularisation', 'quittance', 'notifications')), given boolean NOT NULL,
  at timestamptz NOT NULL, version text NOT NULL, wording text NOT NULL,
  given_by text NOT NULL CHECK (given_by IN ('counter', 'tenant', 'erp')), command uuid
);
CREATE INDEX tenant_consent_space ON tenant_consent (account, person, kind, no);
-- Its feed alone follows its account to another agency.
CREATE TRIGGER tenant_consent_kept
  BEFORE UPDATE OF no, account, person, kind, given, at, version, wording, given_by, command OR DELETE ON tenant_consent
  FOR EACH ROW EXECUTE FUNCTION guichet_never_changed();

-- What a counter did to a space, once it took place here: what goes back to the ERP (inscriptions.csv).
CREATE TABLE tenant_act (
  command uuid PRIMARY KEY REFERENCES command (id),
  account text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, feed text NOT NULL, act text NOT NULL,
  -- First paper that it gave; null where it gave none.
  number text, last_name text NOT NULL, first_name text, email text,
  -- Of the space after it.
  state text NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'closed', 'exited')),
  done_on text NOT NULL
);
CREATE INDEX tenant_act_space ON tenant_act (account, person);

-- A way in, used once: by mail, or a code on a slip.
CREATE TABLE tenant_link (
  hash text PRIMARY KEY, purpose text NOT NULL CHECK (purpose IN ('activation', 'password', 'email')),
  channel text NOT NULL CHECK (channel IN ('email', 'slip')),
  person text COLLATE "C" NOT NULL, account text COLLATE "C", feed text NOT NULL,
  -- Address it was sent to, which its use proves; null on a slip.
  email text,
  made_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- Another took its place, or the space was closed.
  dropped_at timestamptz,
  tries integer NOT NULL DEFAULT 0
);
CREATE INDEX tenant_link_person ON tenant_link (person, purpose);
CREATE INDEX tenant_link_expiry ON tenant_link (expires_at);

CREATE TABLE tenant_session (
  token_hash text PRIMARY KEY, person text COLLATE "C" NOT NULL REFERENCES tenant_login (person), csrf text NOT NULL, expires_at timestamptz NOT NULL
);
CREATE INDEX tenant_session_person ON tenant_session (person);

-- Mail to send, in the transaction of what it tells. body is emptied once it has gone: it may hold a link.
CREATE TABLE mail (
  id uuid PRIMARY KEY, feed text NOT NULL, kind text NOT NULL, account text COLLATE "C", person text COLLATE "C",
  recipient text NOT NULL, subject text NOT NULL, body text, html text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'bounced')),
  tries integer NOT NULL DEFAULT 0, next_at timestamptz NOT NULL,
  -- Part of the return address: what comes back to it names this mail.
  bounce_token text NOT NULL UNIQUE,
  -- The same fact is told once: 'paiement <id>'.
  about text UNIQUE,
  made_at timestamptz NOT NULL, sent_at timestamptz, fault text
);
CREATE INDEX mail_next ON mail (next_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX mail_person ON mail (person, made_at);
CREATE INDEX mail_made ON mail (made_at);
CREATE INDEX mail_failed ON mail (made_at) WHERE state = 'failed';
${policies}
`,
} as const;
