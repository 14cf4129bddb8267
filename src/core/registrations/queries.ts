import type { ConsentKind } from '../../rules/registrations/consents.ts';
import type { PortalSpaceState, SpaceAct } from '../../rules/registrations/states.ts';
import { type ReadableDb, sql } from '../database/connection.ts';

/** The portal's picture of a space. */
export type PortalRow = {
  readonly person: string;
  readonly state: PortalSpaceState;
  /** Instants, ISO UTC. */
  readonly since: string;
  readonly registeredAt: string;
  readonly email: string | null;
  /** E-mail, or the identifier without its space. */
  readonly login: string;
  readonly channel: 'email' | 'slip' | 'both' | null;
  readonly expiresAt: string | null;
  readonly bouncedAt: string | null;
  readonly bounceReason: string | null;
  /** JSON of PortalConsent[]. */
  readonly consents: string;
  readonly receivedAt: string;
};

export type PortalConsent = {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly at: string;
  readonly by: 'counter' | 'tenant' | 'erp';
  readonly version: string | null;
  readonly wording: string | null;
};

/** A space that the ERP's own file tells of. */
export type ErpRow = {
  readonly person: string;
  readonly email: string | null;
  /** The ERP's own word. */
  readonly state: string;
  /** Kinds apart by spaces; null for none. */
  readonly consents: string | null;
};

/** What a space shows of an act of this post until the portal answers; kept as JSON. */
export type ActBody = {
  readonly name: string;
  readonly login?: string;
  readonly channel?: 'email' | 'slip' | 'both';
  /** Instant, ISO UTC. */
  readonly expiresAt?: string;
  readonly consents?: readonly {
    readonly kind: ConsentKind;
    readonly given: boolean;
    readonly version: string;
    readonly wording: string;
  }[];
};

/** An act of this post, and where it stands on its way. */
export type ActRow = {
  readonly commandId: string;
  readonly person: string;
  readonly act: SpaceAct;
  readonly email: string | null;
  readonly body: string;
  readonly doneOn: string;
  readonly outbox: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly sentAt: string | null;
  readonly reason: string | null;
  readonly handled: 0 | 1;
};

export type SpaceRows = {
  readonly portal: readonly PortalRow[];
  readonly erp: readonly ErpRow[];
  /** In the order in which they were done. */
  readonly acts: readonly ActRow[];
};

const PORTAL = `SELECT person_key AS person, state, since, registered_at AS registeredAt, email, login,
    invitation_channel AS channel, invitation_expires_at AS expiresAt, bounced_at AS bouncedAt,
    bounce_reason AS bounceReason, consents, received_at AS receivedAt
  FROM portal_space WHERE lease_id = ?`;
const ERP = `SELECT person_key AS person, email, state, consents FROM tenant_space
  WHERE lease_id = ? AND absent_since IS NULL ORDER BY id`;
const ACTS = `SELECT a.command_id AS commandId, a.person_key AS person, a.act, a.email, a.body, a.done_on AS doneOn,
    o.state AS outbox, o.sent_at AS sentAt, o.reason,
    EXISTS (SELECT 1 FROM outbox_handling h WHERE h.command_id = a.command_id) AS handled
  FROM registration_act a CROSS JOIN outbox o ON o.command_id = a.command_id
  WHERE a.lease_id = ? ORDER BY o.place`;

/** Everything this base knows of the spaces of an account. */
export function readSpaceRows(db: ReadableDb, leaseId: number): SpaceRows {
  return {
    portal: sql<PortalRow>(db, PORTAL).all(leaseId),
    erp: sql<ErpRow>(db, ERP).all(leaseId),
    acts: sql<ActRow>(db, ACTS).all(leaseId),
  };
}

/** Somebody of a lease, by the key both sides know. */
export type LeasePerson = {
  readonly person: string;
  readonly role: string;
  readonly absent: 0 | 1;
  readonly civility: string | null;
  readonly lastName: string;
  readonly usageName: string | null;
  readonly firstName: string | null;
  /** ISO date, or the year alone. */
  readonly birth: string | null;
  readonly email: string | null;
};

const PEOPLE = `SELECT p.key AS person, y.role, y.absent_since IS NOT NULL AND l.absent_since IS NULL AS absent,
    p.civility, p.last_name AS lastName, p.usage_name AS usageName, p.first_name AS firstName, p.birth, p.email
  FROM party y CROSS JOIN lease l ON l.id = y.lease_id CROSS JOIN person p ON p.id = y.person_id
  WHERE y.lease_id = ? ORDER BY y.id`;

const ROLE_ORDER = ['signataire_principal', 'cosignataire', 'conjoint_cotitulaire'];

function rank({ role, absent }: LeasePerson): number {
  const place = ROLE_ORDER.indexOf(role);
  return (absent === 1 ? 10 : 0) + (place === -1 ? ROLE_ORDER.length : place);
}

/** Everyone of an account, once each, main signatory first; whoever left the lease last. */
export function leasePeople(db: ReadableDb, leaseId: number): LeasePerson[] {
  const people = new Map<string, LeasePerson>();
  const rows = sql<LeasePerson>(db, PEOPLE).all(leaseId);
  for (const row of rows.toSorted((a, b) => rank(a) - rank(b))) {
    if (!people.has(row.person)) people.set(row.person, row);
  }
  return [...people.values()];
}

/** A person who no lease of this account names any more. */
export function personByKey(db: ReadableDb, key: string): Omit<LeasePerson, 'role' | 'absent'> | undefined {
  return sql<Omit<LeasePerson, 'role' | 'absent'>>(
    db,
    `SELECT key AS person, civility, last_name AS lastName, usage_name AS usageName, first_name AS firstName, birth, email
     FROM person WHERE key = ?`,
  ).get(key);
}

/** Spaces in which an e-mail stands, however they stand now: candidates, once each. */
export function spacesWithEmail(
  db: ReadableDb,
  email: string,
): readonly { readonly leaseId: number; readonly person: string }[] {
  return sql<{ leaseId: number; person: string }>(
    db,
    `SELECT lease_id AS leaseId, person_key AS person FROM portal_space
       WHERE email IS NOT NULL AND lower(email) = lower(@email)
     UNION SELECT lease_id, person_key FROM tenant_space
       WHERE email IS NOT NULL AND lower(email) = lower(@email) AND absent_since IS NULL
     UNION SELECT lease_id, person_key FROM registration_act WHERE email IS NOT NULL AND lower(email) = lower(@email)`,
  ).all({ email });
}

/** Every lease that names a person; his login is the same on all of them. */
export function leasesNaming(db: ReadableDb, person: string): readonly number[] {
  return sql<{ leaseId: number }>(
    db,
    `SELECT DISTINCT y.lease_id AS leaseId FROM person p CROSS JOIN party y ON y.person_id = p.id WHERE p.key = ?`,
  )
    .all(person)
    .map(({ leaseId }) => leaseId);
}

/** The papers of an account that were given with an act on a space, by the act. */
export function spacePapers(
  db: ReadableDb,
  leaseId: number,
): ReadonlyMap<string, { number: string; title: string }[]> {
  const rows = sql<{ act: string; number: string; title: string }>(
    db,
    `SELECT act_id AS act, number, title FROM issued_paper
     WHERE lease_id = ? AND kind IN ('activation', 'recepisse-espace') ORDER BY number`,
  ).all(leaseId);
  const papers = new Map<string, { number: string; title: string }[]>();
  for (const { act, ...paper } of rows) papers.set(act, [...(papers.get(act) ?? []), paper]);
  return papers;
}

/** The acts of an account as its section lists them, newest first. */
export function listActs(db: ReadableDb, leaseId: number) {
  return sql<{
    commandId: string;
    at: string;
    act: SpaceAct;
    body: string;
    agentName: string;
    outbox: ActRow['outbox'];
  }>(
    db,
    `SELECT a.command_id AS commandId, a.done_at AS at, a.act, a.body, coalesce(g.name, a.agent_id) AS agentName,
       o.state AS outbox
     FROM registration_act a CROSS JOIN outbox o ON o.command_id = a.command_id LEFT JOIN agent g ON g.id = a.agent_id
     WHERE a.lease_id = ? ORDER BY o.place DESC LIMIT 200`,
  ).all(leaseId);
}
