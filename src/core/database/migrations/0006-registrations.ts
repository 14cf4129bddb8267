import type { Migration } from '../migrate.ts';

/** Tenant spaces: what the portal says of them, and what this post did about them. */
export const registrations: Migration = {
  version: 6,
  name: 'registrations',
  sql: `
-- The portal's own picture of a space; the ERP's (tenant_space) is shown where the portal has none.
CREATE TABLE portal_space (
  lease_id INTEGER NOT NULL REFERENCES lease(id), person_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active', 'suspended', 'closed', 'exited')),
  -- Instants, ISO UTC, as the portal says them.
  since TEXT NOT NULL, registered_at TEXT NOT NULL,
  email TEXT, login TEXT NOT NULL,
  invitation_channel TEXT CHECK (invitation_channel IN ('email', 'slip', 'both')), invitation_expires_at TEXT,
  bounced_at TEXT, bounce_reason TEXT,
  -- JSON: [{kind, given, at, by, version, wording}].
  consents TEXT NOT NULL,
  received_at TEXT NOT NULL,
  PRIMARY KEY (lease_id, person_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_space_state ON portal_space(state, since);
CREATE INDEX portal_space_bounced ON portal_space(bounced_at) WHERE bounced_at IS NOT NULL;
-- Whose an e-mail is, where each needs one of their own.
CREATE INDEX portal_space_email ON portal_space(lower(email)) WHERE email IS NOT NULL;
CREATE INDEX tenant_space_email ON tenant_space(lower(email)) WHERE email IS NOT NULL;
-- The ERP's words are its own: those that mean "to be activated" are looked for among the few there are.
CREATE INDEX tenant_space_state ON tenant_space(state) WHERE absent_since IS NULL;

-- Acts of this post on a space. body: JSON, what the space shows of it until the portal answers.
CREATE TABLE registration_act (
  command_id TEXT PRIMARY KEY REFERENCES command(id),
  lease_id INTEGER NOT NULL REFERENCES lease(id), person_key TEXT NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('open', 'renew', 'email', 'consents', 'close', 'suspend', 'resume')),
  email TEXT, body TEXT NOT NULL, done_at TEXT NOT NULL, done_on TEXT NOT NULL, agent_id TEXT NOT NULL
) STRICT;
CREATE INDEX registration_act_space ON registration_act(lease_id, person_key);
CREATE INDEX registration_act_email ON registration_act(lower(email)) WHERE email IS NOT NULL;
CREATE TRIGGER registration_act_no_update BEFORE UPDATE ON registration_act BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
CREATE TRIGGER registration_act_no_delete BEFORE DELETE ON registration_act BEGIN SELECT RAISE(ABORT, 'act is immutable'); END;
`,
};
