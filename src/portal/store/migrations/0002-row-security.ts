/** Tables whose rows belong to a feed, and tables whose rows belong to an agency's posts. */
const BY_FEED = ['record', 'account', 'entry', 'match_proposal'];
const BY_AGENCY = ['command', 'announcement', 'alarm'];
/** Taken by one agency's post, on an account that may be in another's feed. */
const BY_BOTH = ['payment', 'reversal'];

const FEED = `feed = '*' OR feed = (SELECT guichet_feed())`;
const AGENCY = `agency = (SELECT guichet_feed())`;

function policy(table: string, own: string): string {
  return `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_reach ON ${table} USING ((SELECT guichet_reach()) = 'landlord' OR ${own});`;
}

/**
 * The second barrier between agencies: a query that forgets its agency sees nothing of another. The reach is set by each
 * transaction; without one, tables that hold an agency's data refuse to answer.
 */
export const rowSecurity = {
  version: 2,
  name: 'row-security',
  sql: `
CREATE FUNCTION guichet_reach() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE reach text := current_setting('guichet.reach', true);
BEGIN
  IF reach IS NULL OR reach = '' THEN
    RAISE EXCEPTION 'no reach: this table is read inside asAgency or asLandlord' USING ERRCODE = '42501';
  END IF;
  RETURN reach;
END $$;
CREATE FUNCTION guichet_feed() RETURNS text LANGUAGE sql STABLE AS $$ SELECT current_setting('guichet.feed', true) $$;
${BY_FEED.map((table) => policy(table, FEED)).join('')}
${BY_AGENCY.map((table) => policy(table, AGENCY)).join('')}
${BY_BOTH.map((table) => policy(table, `${AGENCY} OR ${FEED}`)).join('')}
${policy('feed', FEED.replaceAll('feed =', 'name ='))}

-- A post that changed agency sends what it holds again: a command is known by its id, whoever took it first.
CREATE FUNCTION guichet_held(ids uuid[]) RETURNS TABLE (id uuid, hash text, outcome text) LANGUAGE plpgsql VOLATILE AS $$
DECLARE reach text := current_setting('guichet.reach', true);
BEGIN
  PERFORM set_config('guichet.reach', 'landlord', true);
  RETURN QUERY SELECT c.id, c.hash, c.outcome FROM command c WHERE c.id = ANY (ids);
  PERFORM set_config('guichet.reach', reach, true);
END $$;
-- Two instances may receive two commands of one place at once: they come through here one by one, so that the second
-- sees the first.
CREATE FUNCTION guichet_holder_of_seq(of_incarnation text, of_seq bigint) RETURNS SETOF uuid LANGUAGE plpgsql VOLATILE AS $$
DECLARE reach text := current_setting('guichet.reach', true);
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(of_incarnation, 7202611));
  PERFORM set_config('guichet.reach', 'landlord', true);
  RETURN QUERY SELECT c.id FROM command c WHERE c.incarnation = of_incarnation AND c.seq = of_seq
    ORDER BY c.received_no LIMIT 1;
  PERFORM set_config('guichet.reach', reach, true);
END $$;

-- Numbers are unique across agencies and instances: one number at a time, so that the second command sees the first.
-- Answers who else bears them.
CREATE FUNCTION guichet_use_numbers(numbers text[], of_command uuid) RETURNS TABLE (number text, command uuid)
  LANGUAGE plpgsql VOLATILE AS $$
DECLARE one text;
BEGIN
  FOR one IN SELECT DISTINCT n FROM unnest(numbers) AS n ORDER BY n LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended(one, 7202612));
    INSERT INTO number_used (number, command) VALUES (one, of_command) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN QUERY SELECT u.number, u.command FROM number_used u
    WHERE u.number = ANY (numbers) AND u.command <> of_command ORDER BY u.number, u.command;
END $$;

-- For whoever connects under a role that owns nothing: only the owner of a table may have it analysed.
CREATE FUNCTION guichet_analyse() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN ANALYZE record, entry, account, feed, payment, reversal, command, number_used; END $$;

CREATE FUNCTION guichet_never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
CREATE TRIGGER command_kept BEFORE UPDATE OR DELETE ON command FOR EACH ROW EXECUTE FUNCTION guichet_never_changed();
CREATE TRIGGER command_whole BEFORE TRUNCATE ON command EXECUTE FUNCTION guichet_never_changed();
CREATE TRIGGER number_kept BEFORE UPDATE OR DELETE ON number_used FOR EACH ROW EXECUTE FUNCTION guichet_never_changed();
`,
} as const;
