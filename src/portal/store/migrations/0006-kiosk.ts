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
  OR ${name} = CASE (SELECT guichet_reach()) WHEN 'kiosk' THEN 'bornes' ELSE '*' END);${
    // Whatever an agency's code is, what the counters read never stands in a kiosk's feed.
    table === 'record'
      ? `
CREATE POLICY record_of_kiosks ON record AS RESTRICTIVE USING ((SELECT guichet_reach()) <> 'kiosk' OR kind LIKE 'borne-%');`
      : ''
  }`;
}

/**
 * What moves of an account marks its picture, in the same transaction, whoever moves it. A row marked already is locked
 * all the same (DO UPDATE): whoever makes the picture again passes it over until this transaction is through.
 */
const MARKS = `
CREATE FUNCTION guichet_kiosk_mark(accounts text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO kiosk_stale (account, feed) SELECT a.key, a.feed FROM account a
  WHERE a.key = ANY (accounts) AND EXISTS (SELECT FROM device d
    WHERE d.kind = 'kiosk' AND d.revoked_at IS NULL AND (a.feed = '*' OR d.agency = a.feed))
  ORDER BY a.key COLLATE "C" ON CONFLICT (account) DO UPDATE SET feed = excluded.feed
$$;
CREATE FUNCTION guichet_kiosk_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL) THEN RETURN NULL; END IF;
  PERFORM guichet_kiosk_mark(ARRAY(
    SELECT DISTINCT CASE WHEN kind = 'baux' THEN key
      WHEN kind IN ('personnes', 'assurances', 'espaces') THEN key::json ->> 0
      WHEN kind = 'documents' THEN content::json -> 'reference' ->> 'key'
      ELSE content::json ->> 'account' END
    FROM moved WHERE kind IN ('baux', 'personnes', 'assurances', 'espaces', 'documents', 'encaissement', 'annulation',
      'inscription', 'attestation', 'dossier', 'mandat')));
  IF EXISTS (SELECT FROM moved WHERE kind IN ('agences', 'residences', 'interlocuteurs')) THEN
    INSERT INTO kiosk_stale (account, feed) SELECT DISTINCT ' ' || agency, agency FROM device
    WHERE kind = 'kiosk' AND revoked_at IS NULL ORDER BY 1 ON CONFLICT (account) DO UPDATE SET feed = excluded.feed;
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION guichet_kiosk_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL) THEN
    PERFORM guichet_kiosk_mark(ARRAY(SELECT DISTINCT account FROM moved));
  END IF;
  RETURN NULL;
END $$;
-- Of another agency now, or gone from the ERP's picture: where it was must hear of it, wherever it is.
CREATE FUNCTION guichet_kiosk_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM device WHERE kind = 'kiosk' AND revoked_at IS NULL) THEN
    INSERT INTO kiosk_stale (account, feed) SELECT key, feed FROM moved ORDER BY key COLLATE "C"
    ON CONFLICT (account) DO UPDATE SET feed = excluded.feed;
  END IF;
  RETURN NULL;
END $$;
${(['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => marking('record', event) + marking('entry', event)).join('')}
${(['INSERT', 'UPDATE'] as const).map((event) => marking('account', event)).join('')}`;

function marking(table: 'record' | 'entry' | 'account', event: 'INSERT' | 'UPDATE' | 'DELETE'): string {
  const which = event === 'DELETE' ? 'OLD' : 'NEW';
  return `
CREATE TRIGGER ${table}_kiosk_${event.toLowerCase()} AFTER ${event} ON ${table}
  REFERENCING ${which} TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION guichet_kiosk_${table}();`;
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
-- Accounts whose picture at the kiosks is to be made again; only for agencies that have a kiosk. An account that is a
-- space and an agency's code stands for the directory of that agency.
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
${MARKS}
`,
} as const;
