import type { Migration } from '../migrate.ts';

const immutable = (table: string) => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;`;

// A policy as it is compared: its spaces, ordinary, no-break and narrow, its dashes, dots, bars and case count for nothing.
const policyKey = (policy: string) =>
  ["' '", 'char(160)', 'char(8239)', "'-'", "'.'", "'/'"].reduce(
    (text, sign) => `replace(${text}, ${sign}, '')`,
    `upper(${policy})`,
  );
const notRefused = (row: string) =>
  `ltrim(coalesce(${row}.status, '')) NOT LIKE 'refus%' AND ltrim(coalesce(${row}.status, '')) NOT LIKE 'rejet%'`;
// Last day told, for a lease, of a certificate that nobody refused; the portal's word on one over the ERP's.
const lastEnd = (lease: string) => `(SELECT max(told.ends_on) FROM (
    SELECT i.ends_on FROM insurance i WHERE i.lease_id = ${lease} AND i.absent_since IS NULL
      AND ${notRefused('i')}
      AND NOT EXISTS (SELECT 1 FROM portal_certificate r WHERE r.lease_id = i.lease_id AND r.ends_on = i.ends_on
        AND r.state = 'refusee' AND (${policyKey('r.policy')} = ${policyKey('i.policy')}
          OR (substr(r.id, 1, 4) = 'erp:' AND r.policy IS i.policy AND r.insurer IS i.insurer)))
    UNION ALL SELECT p.ends_on FROM portal_certificate p WHERE p.lease_id = ${lease} AND p.state <> 'refusee') told)`;
const anyTold = (
  lease: string,
) => `(EXISTS (SELECT 1 FROM insurance i WHERE i.lease_id = ${lease} AND i.absent_since IS NULL)
    OR EXISTS (SELECT 1 FROM portal_certificate p WHERE p.lease_id = ${lease}))`;
// What is insured is a dwelling; a parking place let alone is not asked for.
const isHome = ['parking', 'garage', 'box', 'cave', 'jardin']
  .map((type) => `coalesce(d.type, '') NOT LIKE '${type}%'`)
  .join(' AND ');
const covered = (where: string) => `INSERT INTO lease_cover (lease_id, exit_on, known, ends_on)
  SELECT l.id, l.exit_on, ${anyTold('l.id')}, ${lastEnd('l.id')} FROM lease l CROSS JOIN dwelling d ON d.code = l.dwelling_code
  WHERE ${where} AND l.absent_since IS NULL AND ${isHome};`;
const coverFollows = (
  table: string,
  event: string,
  row: 'NEW' | 'OLD',
  when = 'true',
  name = event.toLowerCase(),
) =>
  `CREATE TRIGGER ${table}_cover_${name} AFTER ${event} ON ${table} WHEN ${when} BEGIN
  UPDATE lease_cover SET known = ${anyTold(`${row}.lease_id`)}, ends_on = ${lastEnd(`${row}.lease_id`)} WHERE lease_id = ${row}.lease_id;
END;`;
const toldByPortal = 'EXISTS (SELECT 1 FROM portal_certificate p WHERE p.lease_id = NEW.lease_id)';
const COVER_TRIGGERS = [
  coverFollows('insurance', 'INSERT', 'NEW', toldByPortal),
  // A first import brings a hundred thousand of them, of which the portal has told nothing.
  `CREATE TRIGGER insurance_cover_first AFTER INSERT ON insurance WHEN NEW.absent_since IS NULL AND NOT ${toldByPortal} BEGIN
  UPDATE lease_cover SET known = 1,
    ends_on = CASE WHEN ${notRefused('NEW')} THEN max(coalesce(ends_on, ''), NEW.ends_on) ELSE ends_on END
  WHERE lease_id = NEW.lease_id;
END;`,
  coverFollows('insurance', 'UPDATE', 'NEW'),
  coverFollows('insurance', 'DELETE', 'OLD'),
  coverFollows('portal_certificate', 'INSERT', 'NEW'),
  coverFollows('portal_certificate', 'UPDATE', 'NEW'),
  coverFollows('portal_certificate', 'DELETE', 'OLD'),
  // Told of another account, it leaves the one it stood on.
  coverFollows('portal_certificate', 'UPDATE', 'OLD', 'OLD.lease_id <> NEW.lease_id', 'move'),
  // Of a lease that has just come nothing is told yet.
  `CREATE TRIGGER lease_cover_insert AFTER INSERT ON lease WHEN NEW.absent_since IS NULL BEGIN
  INSERT INTO lease_cover (lease_id, exit_on, known, ends_on) SELECT NEW.id, NEW.exit_on, 0, NULL FROM dwelling d
  WHERE d.code = NEW.dwelling_code AND ${isHome};
END;`,
  `CREATE TRIGGER lease_cover_update AFTER UPDATE OF exit_on, absent_since, dwelling_code ON lease BEGIN
  DELETE FROM lease_cover WHERE lease_id = NEW.id; ${covered('l.id = NEW.id')} END;`,
  'CREATE TRIGGER lease_cover_delete AFTER DELETE ON lease BEGIN DELETE FROM lease_cover WHERE lease_id = OLD.id; END;',
  `CREATE TRIGGER dwelling_cover_update AFTER UPDATE OF type ON dwelling WHEN OLD.type IS NOT NEW.type BEGIN
  DELETE FROM lease_cover WHERE lease_id IN (SELECT id FROM lease WHERE dwelling_code = NEW.code);
  ${covered('l.dwelling_code = NEW.code')} END;`,
].join('\n');

/** Certificates of insurance, requests, and the files attached to them. */
export const insuranceRequests: Migration = {
  version: 7,
  name: 'insurance-requests',
  sql: `
-- Checked and kept, but named by no act yet: erased after seven days. scan_name: file of the scanner's folder it came
-- from; scan_sha256: of that file's own bytes, which for a picture are not those that are kept.
CREATE TABLE staged_file (
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
  name TEXT NOT NULL, pages INTEGER NOT NULL, staged_at TEXT NOT NULL, agent_id TEXT NOT NULL,
  scan_name TEXT, scan_sha256 TEXT,
  PRIMARY KEY (sha256, agent_id)
) STRICT, WITHOUT ROWID;
-- Scans that a recorded act named: to be removed from the scanner's folder, as long as they are still what was taken.
CREATE TABLE scan_taken (name TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (name, sha256)) STRICT, WITHOUT ROWID;
-- Which certificate or request has which file: who may read it follows from the account.
CREATE TABLE attachment (
  owner TEXT NOT NULL CHECK (owner IN ('certificate', 'request')), owner_id TEXT NOT NULL,
  sha256 TEXT NOT NULL, lease_id INTEGER REFERENCES lease(id),
  size INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, pages INTEGER NOT NULL,
  PRIMARY KEY (owner, owner_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_file ON attachment(sha256);
-- Bytes this post owes to the portal, by act: they leave once it was accepted. done: bytes the portal acknowledged.
CREATE TABLE file_upload (
  sha256 TEXT NOT NULL, size INTEGER NOT NULL, command_id TEXT NOT NULL REFERENCES command(id),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  url TEXT, done INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, fault TEXT, updated_at TEXT NOT NULL,
  PRIMARY KEY (sha256, command_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_upload_owed ON file_upload(state) WHERE state <> 'sent';

-- The portal's own picture of a certificate. id: the command's, or 'erp:' and the key of the ERP's row.
CREATE TABLE portal_certificate (
  id TEXT PRIMARY KEY, lease_id INTEGER NOT NULL REFERENCES lease(id),
  insurer TEXT, policy TEXT, starts_on TEXT, ends_on TEXT NOT NULL, address TEXT,
  -- JSON: [flag].
  flags TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('a_verifier', 'validee', 'refusee')),
  reason TEXT, comment TEXT, decided_by TEXT, decided_at TEXT, decided_where TEXT,
  number TEXT, received_at TEXT NOT NULL,
  -- JSON: [{sha256, size, type, name, pages}].
  files TEXT NOT NULL,
  -- When this post heard of it.
  heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_certificate_lease ON portal_certificate(lease_id, ends_on);
CREATE INDEX portal_certificate_to_check ON portal_certificate(received_at) WHERE state = 'a_verifier';
-- Acts of this post. body: JSON, what is shown of it until the portal answers.
CREATE TABLE certificate_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id), certificate_id TEXT,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  act TEXT NOT NULL CHECK (act IN ('attach', 'decide', 'letter')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_act_lease ON certificate_act(lease_id, done_at);
CREATE INDEX certificate_act_certificate ON certificate_act(certificate_id);
CREATE INDEX portal_certificate_refused ON portal_certificate(ends_on) WHERE state = 'refusee';
CREATE INDEX portal_certificate_insurer ON portal_certificate(insurer, ends_on);
CREATE INDEX portal_certificate_policy ON portal_certificate(${policyKey('policy')});
-- The ERP writes its own words: those it uses are found one after another.
CREATE INDEX insurance_status ON insurance(status) WHERE absent_since IS NULL;
CREATE INDEX insurance_insurer ON insurance(insurer, ends_on) WHERE absent_since IS NULL;
CREATE INDEX insurance_policy ON insurance(${policyKey('policy')}) WHERE absent_since IS NULL;

-- Dwellings let now, by what was told of their insurance: the views of the work list are counted from it at any size.
-- known: 1 where any certificate was told. Kept by triggers, whoever writes the rows it follows from.
CREATE TABLE lease_cover (lease_id INTEGER PRIMARY KEY, exit_on TEXT, known INTEGER NOT NULL, ends_on TEXT) STRICT;
CREATE INDEX lease_cover_ends ON lease_cover(exit_on, ends_on);
CREATE INDEX lease_cover_missing ON lease_cover(exit_on) WHERE known = 0;
${covered('true')}
${COVER_TRIGGERS}

-- The portal's own picture of a request; content: JSON of the rest (docs/requests.md, "What comes down").
CREATE TABLE portal_request (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, lease_id INTEGER REFERENCES lease(id), residence_code TEXT,
  place TEXT NOT NULL, label TEXT NOT NULL, nature TEXT, urgency TEXT NOT NULL, common INTEGER NOT NULL,
  state TEXT NOT NULL, opened_at TEXT, due_on TEXT, version INTEGER NOT NULL,
  -- Events written elsewhere than at a counter, and those of them that nobody of this post has seen: news.
  answers INTEGER NOT NULL, unseen INTEGER NOT NULL,
  content TEXT NOT NULL, heard_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_request_lease ON portal_request(lease_id);
CREATE INDEX portal_request_residence ON portal_request(residence_code) WHERE state NOT IN ('close', 'annulee');
CREATE INDEX portal_request_due ON portal_request(due_on, state) WHERE state NOT IN ('close', 'annulee');
CREATE INDEX portal_request_urgent ON portal_request(due_on, state, urgency) WHERE state NOT IN ('close', 'annulee') AND urgency <> 'normale';
CREATE INDEX portal_request_closed ON portal_request(due_on, state) WHERE state IN ('close', 'annulee');
CREATE INDEX portal_request_news ON portal_request(due_on, unseen) WHERE unseen > 0;
CREATE INDEX portal_request_number ON portal_request(number);
CREATE TABLE request_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id), request_id TEXT,
  lease_id INTEGER NOT NULL REFERENCES lease(id),
  act TEXT NOT NULL CHECK (act IN ('open', 'complement', 'modify', 'close', 'visit')),
  body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX request_act_lease ON request_act(lease_id, done_at);
CREATE INDEX request_act_request ON request_act(request_id);
CREATE INDEX request_act_number ON request_act(json_extract(body, '$.number')) WHERE act = 'open';
-- How many answers somebody of this post has seen.
CREATE TABLE request_seen (request_id TEXT PRIMARY KEY, answers INTEGER NOT NULL, seen_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX request_residence ON request(residence_code) WHERE absent_since IS NULL;
CREATE INDEX request_state ON request(state, due_on, number) WHERE absent_since IS NULL;
${immutable('certificate_act')}${immutable('request_act')}
`,
};
