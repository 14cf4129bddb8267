import type { Access, Role } from '../../contract/base.ts';
import type { Agent, SessionView } from '../../contract/session.ts';

/** Idle time after which a port locks itself, whatever the screen does. */
export const IDLE_LOCK_MS = 5 * 60_000;

type State =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'kiosk' }
  | { readonly kind: 'locked'; readonly agent: Agent; readonly since: string }
  | { readonly kind: 'signed-in'; readonly agent: Agent };

/**
 * The session of one port. It belongs to the connection and to nothing a message carries; only the staff
 * feature moves it.
 */
export class PortSession {
  #state: State = { kind: 'anonymous' };
  #lastActivity = 0;

  get state(): State {
    return this.#state;
  }

  view(): SessionView {
    return this.#state;
  }

  access(): Access {
    const state = this.#state;
    return state.kind === 'signed-in' ? state.agent.role : state.kind;
  }

  /** The signed-in agent; procedures open to staff only call it after the access check. */
  agent(): Agent {
    if (this.#state.kind !== 'signed-in') throw new Error('no agent on this port');
    return this.#state.agent;
  }

  role(): Role {
    return this.agent().role;
  }

  signIn(agent: Agent, monotonicMs: number): void {
    this.#state = { kind: 'signed-in', agent };
    this.#lastActivity = monotonicMs;
  }

  lock(sinceIso: string): void {
    if (this.#state.kind === 'signed-in')
      this.#state = { kind: 'locked', agent: this.#state.agent, since: sinceIso };
  }

  signOut(): void {
    this.#state = { kind: 'anonymous' };
  }

  becomeKiosk(): void {
    this.#state = { kind: 'kiosk' };
  }

  touch(monotonicMs: number): void {
    this.#lastActivity = monotonicMs;
  }

  /** True when it was left alone too long and has just been locked. */
  lockIfIdle(monotonicMs: number, nowIso: string): boolean {
    if (this.#state.kind !== 'signed-in' || monotonicMs - this.#lastActivity < IDLE_LOCK_MS) return false;
    this.lock(nowIso);
    return true;
  }
}
