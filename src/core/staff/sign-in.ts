import type { SessionView } from '../../contract/session.ts';
import { localDay } from '../local-day.ts';
import type { EffectScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { agentView, findAgent, rememberSignIn, setPasswordHash, setPinHash, signedInOn } from './agents.ts';
import { hashSecret, isOutdated, verifySecret } from './secrets-hash.ts';
import type { Throttle } from './throttle.ts';

export const PIN_TRIES = 3;

/** By identifier and password. The answer does not tell whether the identifier exists. */
export async function signIn(
  scope: EffectScope,
  throttle: Throttle,
  ref: string,
  password: string,
): Promise<SessionView> {
  const agent = scope.read((db) => findAgent(db, ref) ?? null);
  const subject = `password:${agent?.id ?? ref.trim().toLowerCase()}`;
  reserveTry(scope, throttle, subject);
  if (!(await verifySecret(agent?.password_hash, password)) || agent === null) {
    throw wrong(scope, throttle, subject, 'Identifiant ou mot de passe incorrect.');
  }
  const renewed = isOutdated(agent.password_hash) ? await hashSecret(password) : undefined;
  return scope.write(({ db, session, core, changed }) => {
    throttle.clear(db, subject);
    throttle.clear(db, pinSubject(agent.id));
    rememberSignIn(db, agent.id, localDay(core.ports.clock));
    if (renewed !== undefined) setPasswordHash(db, agent.id, renewed);
    session.signIn(agentView(agent), core.ports.clock.monotonic());
    changed('session');
    return session.view();
  });
}

/** By six-digit code: to resume a locked session, or as an agent who gave a password on this post today. */
export async function resume(
  scope: EffectScope,
  throttle: Throttle,
  ref: string,
  pin: string,
): Promise<SessionView> {
  const { session, core } = scope;
  const agent = scope.read((db) => findAgent(db, ref) ?? null);
  const state = session.state;
  const own = state.kind === 'locked' && state.agent.id === agent?.id;
  const today = localDay(core.ports.clock);
  const known = agent !== null && (own || scope.read((db) => signedInOn(db, agent.id, today)));
  if (agent === null || !known || agent.pin_hash === null)
    throw new Refusal('SES-004', 'Entrez votre mot de passe pour commencer la journée sur ce poste.', {
      field: 'password',
    });
  const subject = pinSubject(agent.id);
  if (scope.read((db) => throttle.failures(db, subject)) >= PIN_TRIES) throw passwordNeeded();
  scope.write(({ db }) => {
    throttle.countTry(db, subject);
  });
  if (!(await verifySecret(agent.pin_hash, pin))) {
    const left = PIN_TRIES - scope.read((db) => throttle.failures(db, subject));
    if (left <= 0) throw passwordNeeded();
    throw new Refusal(
      'SES-003',
      left === 1 ? 'Code incorrect. Il reste 1 essai.' : `Code incorrect. Il reste ${left} essais.`,
      { field: 'pin', kept: 'Vos brouillons sont gardés.' },
    );
  }
  return scope.write(({ db, changed }) => {
    throttle.clear(db, subject);
    session.signIn(agentView(agent), core.ports.clock.monotonic());
    changed('session');
    return session.view();
  });
}

export async function choosePin(
  scope: EffectScope,
  throttle: Throttle,
  password: string,
  pin: string,
): Promise<SessionView> {
  // Before the password is tried: a code refused for its form must not count as a failed try.
  if (/^(\d)\1+$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin)) {
    throw new Refusal('SES-006', 'Ce code est trop simple : évitez six chiffres égaux ou qui se suivent.', {
      field: 'pin',
    });
  }
  const id = scope.session.agent().id;
  const agent = scope.read((db) => findAgent(db, id) ?? null);
  const subject = `password:${id}`;
  reserveTry(scope, throttle, subject);
  if (agent === null || !(await verifySecret(agent.password_hash, password)))
    throw wrong(scope, throttle, subject, 'Mot de passe incorrect.');
  const hash = await hashSecret(pin);
  return scope.write(({ db, session, core, changed }) => {
    throttle.clear(db, subject);
    setPinHash(db, id, hash);
    session.signIn({ ...session.agent(), hasPin: true }, core.ports.clock.monotonic());
    changed('session');
    return session.view();
  });
}

export const pinSubject = (id: string) => `pin:${id}`;

export function passwordNeeded(): Refusal {
  return new Refusal('SES-005', 'Trop de codes incorrects. Entrez votre mot de passe.', {
    field: 'password',
    kept: 'Vos brouillons sont gardés.',
  });
}

export function reserveTry(scope: EffectScope, throttle: Throttle, subject: string): void {
  const wait = scope.read((db) => throttle.secondsLeft(db, subject));
  if (wait > 0) throw tooSoon(wait);
  scope.write(({ db }) => {
    throttle.countTry(db, subject);
  });
}

export function wrong(scope: EffectScope, throttle: Throttle, subject: string, sentence: string): Refusal {
  const wait = scope.read((db) => throttle.secondsLeft(db, subject));
  return wait > 0 ? tooSoon(wait) : new Refusal('SES-001', sentence, { field: 'password' });
}

function tooSoon(waitSeconds: number): Refusal {
  const words = waitSeconds < 90 ? `${waitSeconds} s` : `${Math.ceil(waitSeconds / 60)} min`;
  return new Refusal('SES-002', `Trop d'essais. Attendez ${words} avant de recommencer.`, {
    field: 'password',
    waitSeconds,
  });
}
