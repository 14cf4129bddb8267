import type { Access, Role } from '../../contract/base.ts';
import type { Agent, SessionView } from '../../contract/session.ts';
import type { KioskLevel } from '../../rules/kiosk/levels.ts';

/** Idle time after which a port locks itself, whatever the screen does. */
export const IDLE_LOCK_MS = 5 * 60_000;

/**
 * How long a kiosk's port remembers somebody who does nothing: the screen's 45 s and its question's 20 s, and a little
 * for a slow screen. It is the core that forgets, whatever the screen does.
 */
export const KIOSK_IDLE_MS = 75_000;

/** Somebody at a kiosk. In memory alone, of this port alone. */
export type KioskVisit = {
  /** Marks what was done during it: no other visit prints or reads it. */
  readonly id: string;
  readonly level: KioskLevel;
  /** Stored key; of a reference that is not here, the key its text reads as. */
  readonly account: string;
  readonly printed: string;
  /** The account is on this kiosk. */
  readonly known: boolean;
  /** Handle of the person who was recognised; null with a reference alone. */
  readonly person: string | null;
  /** When it began, ISO instant: an older scan is somebody else's. */
  readonly since: string;
};

/** Who did an act, as a command names him. */
export type Author = { readonly id: string; readonly name: string };
const KIOSK_AUTHOR: Author = { id: 'borne', name: 'Borne' };

type State =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'kiosk'; readonly visit: KioskVisit | null }
  | { readonly kind: 'locked'; readonly agent: Agent; readonly since: string }
  | { readonly kind: 'signed-in'; readonly agent: Agent };

/**
 * The session of one port. It belongs to the connection and to nothing a message carries; only the staff
 * feature moves it.
 */
export class PortSession {
  #state: State = { kind: 'anonymous' };
  #lastActivity = 0;
  #over = false;
  readonly #onVisitEnded: ((visit: KioskVisit | null) => void) | undefined;

  readonly #onLetIn: (() => void) | undefined;

  /**
   * @param onVisitEnded who was at a kiosk is forgotten; null when somebody ended it before he was let in
   * @param onLetIn somebody was let in at a kiosk, or further in
   */
  constructor(onVisitEnded?: (visit: KioskVisit | null) => void, onLetIn?: () => void) {
    this.#onVisitEnded = onVisitEnded;
    this.#onLetIn = onLetIn;
  }

  get state(): State {
    return this.#state;
  }

  view(): SessionView {
    return this.#state.kind === 'kiosk' ? { kind: 'kiosk' } : this.#state;
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

  /** Who signs the commands of this port; procedures open to nobody else call it after the access check. */
  author(): Author {
    return this.#state.kind === 'kiosk' ? KIOSK_AUTHOR : this.agent();
  }

  /** Who stands at the kiosk, if the port still remembers him. */
  visit(monotonicMs: number): KioskVisit | null {
    if (this.#state.kind !== 'kiosk') return null;
    if (this.#state.visit !== null && monotonicMs - this.#lastActivity >= KIOSK_IDLE_MS) this.forgetVisit();
    return this.#state.visit;
  }

  letIn(visit: KioskVisit, monotonicMs: number): void {
    if (this.#state.kind !== 'kiosk') throw new Error('nobody visits a counter');
    this.#state = { kind: 'kiosk', visit };
    this.#lastActivity = monotonicMs;
    this.#onLetIn?.();
  }

  /** Nothing more is asked on this port once it has answered: whoever comes next has another. */
  get isOver(): boolean {
    return this.#over;
  }

  /** Whoever was there is gone, or nobody touched anything for too long. */
  forgetVisit(): void {
    if (this.#state.kind === 'kiosk' && this.#state.visit !== null) this.end();
  }

  end(): void {
    if (this.#state.kind !== 'kiosk') return;
    const { visit } = this.#state;
    if (this.#over && visit === null) return;
    this.#state = { kind: 'kiosk', visit: null };
    this.#over = true;
    this.#onVisitEnded?.(visit);
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
    this.#state = { kind: 'kiosk', visit: null };
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
