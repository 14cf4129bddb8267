const BY_FEED = ['kiosk_code', 'kiosk_call'];

const policies = BY_FEED.map(
  (table) => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR feed = '*' OR feed = (SELECT guichet_feed()));`,
).join('');

function ofKiosks(table: string): string {
  const name = table === 'feed' ? 'name' : 'feed';
  return `
DROP POLICY ${table}_reach ON ${table};
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR ${name} = (SELECT guichet_feed())
  OR ${name} = CASE (SELECT guichet_reach()) WHEN 'kiosk' THEN 'bornes' ELSE '*' END);`;
}

/** Kiosks among the devices, what identifies people at them, codes given at counters, calls for help. */
export const kiosk = {
  version: 6,
  name: 'kiosk',
  sql: `
ALTER TABLE device ADD COLUMN kind text NOT NULL DEFAULT 'counter' CHECK (kind IN ('counter', 'kiosk'));
-- JSON of what the kiosk last said of itself (paper, terminal, service), and when.
ALTER TABLE device ADD COLUMN station text, ADD COLUMN station_at timestamptz;
-- Put out of service by the staff, until it is put back.
ALTER TABLE device ADD COLUMN closed_at timestamptz, ADD COLUMN closed_by text;
ALTER TABLE enrolment_code ADD COLUMN kind text NOT NULL DEFAULT 'counter' CHECK (kind IN ('counter', 'kiosk'));

-- Salted hashes of what identifies a person at a kiosk, made once and again when what they are made of changes.
-- of: SHA-256 of the texts hashed, under a key of this portal. verifiers: JSON {identity, registration}.
CREATE TABLE kiosk_identity (
  account text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, handle text NOT NULL, salt text NOT NULL,
  of text NOT NULL, verifiers text NOT NULL,
  PRIMARY KEY (account, person)
);
CREATE INDEX kiosk_identity_handle ON kiosk_identity (account, handle);
-- Accounts whose picture at the kiosks is to be made again; only for agencies that have a kiosk.
CREATE TABLE kiosk_stale (account text COLLATE "C" PRIMARY KEY, feed text NOT NULL);
CREATE TABLE kiosk_code (
  id uuid PRIMARY KEY, account text COLLATE "C" NOT NULL, feed text NOT NULL, verifier text NOT NULL,
  expires_at timestamptz NOT NULL, used_at timestamptz, used_by text, issued_by text NOT NULL, issued_at timestamptz NOT NULL
);
CREATE INDEX kiosk_code_account ON kiosk_code (account);
CREATE TABLE kiosk_call (
  id uuid PRIMARY KEY, feed text NOT NULL, kiosk text NOT NULL, at timestamptz NOT NULL
);
${policies}
-- What comes down to a kiosk is read under a reach of its own: its two feeds of records, and nothing of any other table.
DO $kiosk$ DECLARE one text; BEGIN
  FOR one IN SELECT relname FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity AND relname NOT IN ('record', 'feed') LOOP
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE USING ((SELECT guichet_reach()) <> ''kiosk'')', one || '_no_kiosk', one);
  END LOOP;
END $kiosk$;
${['record', 'feed'].map(ofKiosks).join('')}
`,
} as const;
