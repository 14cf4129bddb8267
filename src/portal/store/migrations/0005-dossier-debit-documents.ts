/** Tables of an account's own: seen by the feed of its agency, or by everyone where it has none. */
const BY_FEED = ['dossier_change', 'mandate', 'mandate_event', 'document_mail'];

const policies = BY_FEED.map(
  (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR feed = '*' OR feed = (SELECT guichet_feed()));`,
).join('');

/** Changes of the tenants' files, mandates of direct debit, and papers sent by mail. */
export const dossierDebitDocuments = {
  version: 5,
  name: 'dossier-debit-documents',
  sql: `
-- A change, or a declaration (part 'situation'). no: their order. base, value: JSON of the part.
CREATE TABLE dossier_change (
  id text COLLATE "C" PRIMARY KEY, no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  account text COLLATE "C" NOT NULL, feed text NOT NULL, part text NOT NULL, person text COLLATE "C",
  label text NOT NULL, base text, value text NOT NULL,
  -- JSON: [{label, before, after}].
  lines text NOT NULL,
  situation text, happened_on text, comment text, channel text, number text,
  -- JSON.
  files text NOT NULL,
  state text NOT NULL CHECK (state IN ('a_valider', 'validee', 'refusee')),
  reason text, answer text, decided_by text, decided_at timestamptz,
  decided_where text CHECK (decided_where IN ('counter', 'portal', 'erp')),
  author text NOT NULL, received_at timestamptz NOT NULL, done_on text NOT NULL, command uuid
);
CREATE INDEX dossier_change_account ON dossier_change (account, no);
CREATE INDEX dossier_change_protection ON dossier_change (person) WHERE part = 'protection';
CREATE INDEX dossier_change_to_check ON dossier_change (feed, received_at) WHERE state = 'a_valider';

-- iban: whole, for the ERP alone; never told to a post nor shown on a page.
CREATE TABLE mandate (
  rum text COLLATE "C" PRIMARY KEY, no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  account text COLLATE "C" NOT NULL, feed text NOT NULL,
  state text NOT NULL CHECK (state IN ('a_signer', 'actif', 'suspendu', 'revoque')),
  iban text, masked_iban text, bic text, debtor text, day integer,
  created_on text NOT NULL, signed_on text, last_collected_on text, revoked_on text, reason text,
  -- JSON.
  files text NOT NULL, base text NOT NULL,
  author text NOT NULL, received_at timestamptz NOT NULL
);
CREATE INDEX mandate_account ON mandate (account, no);
CREATE TABLE mandate_event (
  no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rum text COLLATE "C" NOT NULL REFERENCES mandate (rum), account text COLLATE "C" NOT NULL, feed text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('subscribe', 'account', 'day', 'sign', 'revoke')),
  number text, iban text, day integer, signed_on text, state text NOT NULL, author text NOT NULL,
  at timestamptz NOT NULL, done_on text NOT NULL, command uuid
);
CREATE INDEX mandate_event_rum ON mandate_event (rum, no);

-- A paper that a counter asked to be sent: its mail is written once its bytes are here.
CREATE TABLE document_mail (
  command uuid PRIMARY KEY, account text COLLATE "C" NOT NULL, feed text NOT NULL, person text COLLATE "C" NOT NULL,
  email text NOT NULL, title text NOT NULL, sha256 text NOT NULL, file_name text NOT NULL,
  asked_at timestamptz NOT NULL, mail text
);
CREATE INDEX document_mail_waiting ON document_mail (sha256) WHERE mail IS NULL;
-- The file that goes with a mail.
ALTER TABLE mail ADD COLUMN attachment_sha256 text, ADD COLUMN attachment_name text;

ALTER TABLE attached_file DROP CONSTRAINT attached_file_owner_check;
ALTER TABLE attached_file ADD CONSTRAINT attached_file_owner_check
  CHECK (owner IN ('certificate', 'request', 'dossier', 'mandate', 'document'));
${policies}
`,
} as const;
