import type { Role } from '../../contract/base.ts';
import type { Agent, SignInAgent, Theme } from '../../contract/session.ts';
import { type ReadableDb, sql, type WritableDb } from '../database/connection.ts';

export type AgentRow = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly initials: string;
  readonly job_title: string;
  readonly role: Role;
  readonly password_hash: string;
  readonly pin_hash: string | null;
  readonly theme: Theme;
  readonly demonstration_password: string | null;
  readonly demonstration_pin: string | null;
};

const COLUMNS =
  'id, login, name, initials, job_title, role, password_hash, pin_hash, theme, demonstration_password, demonstration_pin';

/** `ref` is the id or the identifier typed, whatever its case. */
export function findAgent(db: ReadableDb, ref: string): AgentRow | undefined {
  return sql<AgentRow>(
    db,
    `SELECT ${COLUMNS} FROM agent WHERE active = 1 AND (id = @ref OR login = lower(trim(@ref)))`,
  ).get({ ref });
}

export function listAgents(db: ReadableDb): AgentRow[] {
  return sql<AgentRow>(db, `SELECT ${COLUMNS} FROM agent WHERE active = 1 ORDER BY rowid`).all();
}

/** Whether anyone may sign in on this base. */
export function hasAgents(db: ReadableDb): boolean {
  return sql(db, 'SELECT 1 FROM agent WHERE active = 1 LIMIT 1').get() !== undefined;
}

export function insertAgent(db: WritableDb, agent: AgentRow): void {
  sql(
    db,
    `INSERT INTO agent (${COLUMNS}) VALUES (@id, @login, @name, @initials, @job_title, @role, @password_hash, @pin_hash,
       @theme, @demonstration_password, @demonstration_pin)`,
  ).run(agent);
}

export function setTheme(db: WritableDb, id: string, theme: Theme): void {
  sql(db, 'UPDATE agent SET theme = ? WHERE id = ?').run(theme, id);
}

export function setPinHash(db: WritableDb, id: string, hash: string): void {
  sql(db, 'UPDATE agent SET pin_hash = ? WHERE id = ?').run(hash, id);
}

export function setPasswordHash(db: WritableDb, id: string, hash: string): void {
  sql(db, 'UPDATE agent SET password_hash = ? WHERE id = ?').run(hash, id);
}

/** Remembers that an agent gave a password on this post that day (ISO date). */
export function rememberSignIn(db: WritableDb, id: string, day: string): void {
  sql(db, 'INSERT INTO sign_in_day (agent_id, day) VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, day);
}

export function signedInOn(db: ReadableDb, id: string, day: string): boolean {
  return sql(db, 'SELECT 1 FROM sign_in_day WHERE agent_id = ? AND day = ?').get(id, day) !== undefined;
}

export function agentView(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    initials: row.initials,
    jobTitle: row.job_title,
    role: row.role,
    theme: row.theme,
    hasPin: row.pin_hash !== null,
  };
}

export function signInView(row: AgentRow, pinAllowed: boolean): SignInAgent {
  return {
    id: row.id,
    name: row.name,
    initials: row.initials,
    jobTitle: row.job_title,
    pinAllowed,
    ...(row.demonstration_password === null ? {} : { demonstrationPassword: row.demonstration_password }),
    ...(row.demonstration_pin === null ? {} : { demonstrationPin: row.demonstration_pin }),
  };
}
