import type { GrantPurpose } from '../../contract/session.ts';
import type { EffectScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { findAgent } from './agents.ts';
import { giveGrant } from './grants.ts';
import { verifySecret } from './secrets-hash.ts';
import { PIN_TRIES, passwordNeeded, pinSubject, reserveTry, wrong } from './sign-in.ts';
import type { Throttle } from './throttle.ts';

export type ApproverSecret =
  | { readonly kind: 'pin'; readonly pin: string }
  | { readonly kind: 'password'; readonly password: string };

/**
 * A responsable allows one act on the clerk's session, without taking it over. Tries count with those of sign-in.
 * @throws Refusal `AUT-002` when the agent may not allow anything; those of sign-in when the secret is wrong
 */
export async function authorise(
  scope: EffectScope,
  throttle: Throttle,
  request: { readonly agent: string; readonly secret: ApproverSecret; readonly purpose: GrantPurpose },
): Promise<{ grant: string; agentName: string }> {
  const { session, core } = scope;
  const agent = scope.read((db) => findAgent(db, request.agent) ?? null);
  if (agent === null || agent.role === 'agent')
    throw new Refusal('AUT-002', 'Seul un responsable peut donner cette autorisation.', { field: 'agent' });
  if (request.secret.kind === 'pin') await checkPin(scope, throttle, agent, request.secret.pin);
  else await checkPassword(scope, throttle, agent, request.secret.password);
  return {
    grant: giveGrant(core, session, request.purpose, { agentId: agent.id, agentName: agent.name }),
    agentName: agent.name,
  };
}

type Approver = { readonly id: string; readonly password_hash: string; readonly pin_hash: string | null };

async function checkPin(scope: EffectScope, throttle: Throttle, agent: Approver, pin: string): Promise<void> {
  const subject = pinSubject(agent.id);
  if (agent.pin_hash === null || scope.read((db) => throttle.failures(db, subject)) >= PIN_TRIES)
    throw passwordNeeded();
  scope.write(({ db }) => {
    throttle.countTry(db, subject);
  });
  if (!(await verifySecret(agent.pin_hash, pin)))
    throw new Refusal('SES-003', 'Code incorrect.', { field: 'pin', kept: 'Votre saisie est gardée.' });
  scope.write(({ db }) => {
    throttle.clear(db, subject);
  });
}

async function checkPassword(
  scope: EffectScope,
  throttle: Throttle,
  agent: Approver,
  password: string,
): Promise<void> {
  const subject = `password:${agent.id}`;
  reserveTry(scope, throttle, subject);
  if (!(await verifySecret(agent.password_hash, password)))
    throw wrong(scope, throttle, subject, 'Mot de passe incorrect.');
  scope.write(({ db }) => {
    throttle.clear(db, subject);
    throttle.clear(db, pinSubject(agent.id));
  });
}
