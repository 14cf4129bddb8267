import type { Change } from '../../../rules/sync/protocol.ts';
import { sql } from '../../database/connection.ts';
import { type AgentContent, agentContentSchema } from './act-schemas.ts';
import { APPLIED, type Page, type Taken, UNREADABLE } from './page.ts';

type Known = { readonly id: string; readonly login: string; readonly demonstration: 0 | 1 };

/**
 * Who works here, as the landlord says it: password, name, role, and whether they still do. The code and the theme are
 * the agent's own on this post, and the agents of a demonstration are nobody's.
 */
export function takeAgent(page: Page, { key, op, absentSince, content }: Change): Taken {
  const read = agentContentSchema.safeParse(content);
  if (op === 'remove' || absentSince !== null) {
    deactivate(page, read.success ? [key, read.data.id] : [key]);
    return APPLIED;
  }
  if (!read.success) return UNREADABLE;
  const agent = { ...read.data, login: read.data.login.trim().toLowerCase() };
  const byId = find(page, 'id', agent.id);
  const byLogin = find(page, 'login', agent.login);
  // The first administrator of a post was made on it, under an id of its own: the acts already done name that one.
  const known = byId ?? byLogin;
  if (known === undefined) insert(page, agent);
  else if (known.demonstration === 0 && byLogin?.demonstration !== 1) update(page, known, agent, byLogin);
  return APPLIED;
}

function find({ db }: Page, column: 'id' | 'login', value: string): Known | undefined {
  const columns = 'id, login, demonstration_password IS NOT NULL AS demonstration';
  return sql<Known>(db, `SELECT ${columns} FROM agent WHERE ${column} = ?`).get(value);
}

function insert({ db, tell }: Page, agent: AgentContent): void {
  sql(
    db,
    `INSERT INTO agent (id, login, name, initials, job_title, role, password_hash, active)
     VALUES (@id, @login, @name, @initials, @jobTitle, @role, @passwordHash, @active)`,
  ).run({ ...agent, active: agent.active ? 1 : 0 });
  tell('session');
}

function update({ db, tell }: Page, known: Known, agent: AgentContent, byLogin: Known | undefined): void {
  const taken = byLogin !== undefined && byLogin.id !== known.id;
  const { changes } = sql(
    db,
    `UPDATE agent SET login = @login, name = @name, initials = @initials, job_title = @jobTitle, role = @role,
       password_hash = @passwordHash, active = @active
     WHERE id = @own AND (login, name, initials, job_title, role, password_hash, active)
       IS NOT (@login, @name, @initials, @jobTitle, @role, @passwordHash, @active)`,
  ).run({ ...agent, own: known.id, login: taken ? known.login : agent.login, active: agent.active ? 1 : 0 });
  if (changes > 0) tell('session');
}

function deactivate({ db, tell }: Page, ids: readonly string[]): void {
  for (const id of ids) {
    const { changes } = sql(
      db,
      'UPDATE agent SET active = 0 WHERE id = ? AND active = 1 AND demonstration_password IS NULL',
    ).run(id);
    if (changes > 0) tell('session');
  }
}
