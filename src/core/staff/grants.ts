import type { GrantPurpose } from '../../contract/session.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import type { PortSession } from '../procedures/session.ts';

/** Long enough to press the button, too short to be kept for another tenant. */
const LIFE_MS = 2 * 60_000;

export type Grant = { readonly agentId: string; readonly agentName: string };
type Given = Grant & { readonly purpose: GrantPurpose; readonly until: number };

// Of the port, in memory: a permission never outlives the session in which it was given.
const given = new WeakMap<PortSession, Map<string, Given>>();

/** Keeps one use of a responsable's code for one act on this port. */
export function giveGrant(
  core: CoreServices,
  session: PortSession,
  purpose: GrantPurpose,
  by: Grant,
): string {
  const id = core.ports.ids.next();
  const grants = given.get(session) ?? new Map<string, Given>();
  given.set(session, grants);
  grants.set(id, { ...by, purpose, until: core.ports.clock.monotonic() + LIFE_MS });
  return id;
}

/**
 * Uses a permission up. Called once the act is known to be new: an act sent twice answers its first result.
 * @throws Refusal `AUT-001` when it is none, was used, is for another act or is too old
 */
export function useGrant(
  core: CoreServices,
  session: PortSession,
  grant: string | null,
  purpose: GrantPurpose,
): Grant {
  const found = grant === null ? undefined : given.get(session)?.get(grant);
  if (grant !== null) given.get(session)?.delete(grant);
  if (found === undefined || found.purpose !== purpose || found.until < core.ports.clock.monotonic()) {
    throw new Refusal('AUT-001', "Cette opération demande le code d'un responsable.", {
      field: 'grant',
      kept: "Votre saisie est gardée. Rien n'a été enregistré.",
      next: "Un responsable entre son code sur ce poste, puis l'opération est validée.",
    });
  }
  return { agentId: found.agentId, agentName: found.agentName };
}
