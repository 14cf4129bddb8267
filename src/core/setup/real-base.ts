import { writeMeta } from '../database/meta.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { insertAgent } from '../staff/agents.ts';
import { hashSecret } from '../staff/secrets-hash.ts';
import { initialsOf } from './demonstration-agents.ts';
import { profileForNewBase } from './owner.ts';

export type RealBaseWanted = {
  readonly landlordId: string;
  /** "Agence Centre". */
  readonly agency: string;
  /** "Guichet 2". */
  readonly post: string;
  /** What begins this post's numbers: one to four capitals or digits, unique among the landlord's posts. */
  readonly till: string;
  /** The first agent, who imports the ERP's folder and names the others. */
  readonly administrator: { readonly login: string; readonly name: string; readonly password: string };
};

/** Enough for a secret that is never shown and checked through Argon2id with waits. */
const SHORTEST_PASSWORD = 12;

/**
 * Gives an empty base to a landlord, with its first administrator and no account: its tenants come by import.
 * Called by the command that installs a post; no screen reaches it.
 * @throws Refusal when the base belongs to a landlord already, or something asked cannot be used
 */
export async function createRealBase(core: CoreServices, wanted: RealBaseWanted): Promise<void> {
  const { landlordId, agency, post, till, administrator } = wanted;
  const file = profileForNewBase(core, landlordId);
  refuseBadWishes(wanted);
  const hash = await hashSecret(administrator.password);
  const db = core.base.writable();
  db.transaction(() => {
    // Hashing took time: someone else may have been faster.
    profileForNewBase(core, landlordId);
    writeMeta(db, 'landlord', landlordId);
    writeMeta(db, 'profile', file.text);
    writeMeta(db, 'demonstration', 'no');
    writeMeta(db, 'agency', agency);
    writeMeta(db, 'post', post);
    writeMeta(db, 'till', till);
    insertAgent(db, {
      id: core.ports.ids.next(),
      login: administrator.login.trim().toLowerCase(),
      name: administrator.name,
      initials: initialsOf(administrator.name),
      job_title: 'Administrateur',
      role: 'administrateur',
      password_hash: hash,
      pin_hash: null,
      theme: 'system',
      demonstration_password: null,
      demonstration_pin: null,
    });
  }).immediate();
  core.events.changed(['setup', 'session', 'landlord']);
}

function refuseBadWishes({ agency, post, till, administrator }: RealBaseWanted): void {
  const { login, name, password } = administrator;
  if ([agency, post, login, name].some((text) => text.trim() === '')) {
    throw new Refusal('SET-003', "Il manque l'agence, le guichet, ou le nom de l'administrateur.");
  }
  if (!/^[A-Z0-9]{1,4}$/.test(till)) {
    throw new Refusal('SET-004', 'Le code de la caisse a de un à quatre chiffres ou majuscules.', {
      field: 'till',
    });
  }
  if (password.length < SHORTEST_PASSWORD) {
    throw new Refusal('SET-005', `Le mot de passe a au moins ${SHORTEST_PASSWORD} caractères.`, {
      field: 'password',
    });
  }
}
