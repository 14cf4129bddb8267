import type { Transaction } from 'kysely';
import { v7 } from 'uuid';
import type { PortalDatabase, PortalTables } from '../store/database.ts';
import { putRecords } from '../store/feed.ts';
import { asLandlord } from '../store/scope.ts';
import { hashPassword } from './password-hash.ts';

/** CNIL, deliberation 2022-100: a password on its own. */
export const SHORTEST_PASSWORD = 12;

export const STAFF_ROLES = ['agent', 'responsable', 'administrateur'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export type NewStaff = {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Null: every agency. */
  readonly agency: string | null;
  readonly password: string;
  readonly jobTitle?: string | undefined;
};

export type StaffChange =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Creates an account, here and on the posts of its agency, in one transaction. */
export async function addStaff(database: PortalDatabase, wanted: NewStaff): Promise<StaffChange> {
  const refusal = refusalOf(wanted);
  if (refusal !== undefined) return { kind: 'refused', sentence: refusal };
  const { name, role, agency } = wanted;
  const row: StaffRow = {
    id: v7(),
    login: wanted.login.trim().toLowerCase(),
    name: name.trim(),
    initials: initialsOf(name),
    job_title: wanted.jobTitle ?? JOB_TITLES[role],
    role,
    agency,
    password_hash: await hashPassword(wanted.password),
    active: true,
  };
  return asLandlord(database, async (tx): Promise<StaffChange> => {
    const written = await tx
      .insertInto('staff')
      .values(row)
      .onConflict((on) => on.column('login').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (written === undefined) {
      return { kind: 'refused', sentence: `Le compte «\u202f${row.login}\u202f» existe déjà.` };
    }
    await sendDown(tx, row);
    return { kind: 'done', id: row.id };
  });
}

/** Opens or closes an account; a closed one signs in nowhere once its posts have heard of it. */
export function setStaffActive(
  database: PortalDatabase,
  login: string,
  active: boolean,
): Promise<StaffChange> {
  return change(database, login, async (tx, id) => {
    if (!active) await tx.deleteFrom('staff_session').where('staff', '=', id).execute();
    return { active };
  });
}

export async function setStaffPassword(
  database: PortalDatabase,
  login: string,
  password: string,
): Promise<StaffChange> {
  if (password.length < SHORTEST_PASSWORD) return { kind: 'refused', sentence: TOO_SHORT };
  const hash = await hashPassword(password);
  return change(database, login, async (tx, id) => {
    await tx.deleteFrom('staff_session').where('staff', '=', id).execute();
    return { password_hash: hash };
  });
}

type StaffRow = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly initials: string;
  readonly job_title: string;
  readonly role: StaffRole;
  readonly agency: string | null;
  readonly password_hash: string;
  readonly active: boolean;
};

function change(
  database: PortalDatabase,
  login: string,
  work: (tx: Transaction<PortalTables>, id: string) => Promise<Partial<StaffRow>>,
): Promise<StaffChange> {
  return asLandlord(database, async (tx): Promise<StaffChange> => {
    const known = await tx
      .selectFrom('staff')
      .selectAll()
      .where('login', '=', login.trim().toLowerCase())
      .forUpdate()
      .executeTakeFirst();
    if (known === undefined) {
      return { kind: 'refused', sentence: `Le compte «\u202f${login}\u202f» n'existe pas.` };
    }
    const set = await work(tx, known.id);
    await tx.updateTable('staff').set(set).where('id', '=', known.id).execute();
    await sendDown(tx, { ...known, ...set });
    return { kind: 'done', id: known.id };
  });
}

/** What the posts hear of an account: everyone's feed, or its agency's alone. */
async function sendDown(tx: Transaction<PortalTables>, row: StaffRow): Promise<void> {
  const { id, login, name, initials, job_title, role, agency, password_hash, active } = row;
  const content = {
    id,
    login,
    name,
    initials,
    jobTitle: job_title,
    role,
    passwordHash: password_hash,
    active,
  };
  await putRecords(tx, agency ?? '*', [
    { kind: 'agent', key: id, op: 'put', absentSince: null, content: JSON.stringify(content) },
  ]);
}

const JOB_TITLES: Readonly<Record<StaffRole, string>> = {
  agent: 'Accueil',
  responsable: "Responsable d'agence",
  administrateur: 'Administration',
};

const TOO_SHORT = `Le mot de passe compte au moins ${SHORTEST_PASSWORD} caractères.`;

function refusalOf({ login, name, password }: NewStaff): string | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{1,59}$/i.test(login.trim())) {
    return "L'identifiant compte de 2 à 60 lettres sans accent, chiffres, points ou tirets.";
  }
  if (name.trim() === '' || name.length > 80) return 'Le nom compte de 1 à 80 caractères.';
  if (password.length < SHORTEST_PASSWORD) return TOO_SHORT;
  return undefined;
}

/** First letter of the first and of the last word: "TN" for Thi Hoa Nguyen. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => word?.at(0) ?? '')
    .join('')
    .toUpperCase();
}
