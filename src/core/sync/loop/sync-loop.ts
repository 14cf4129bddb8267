import { assertNever } from '../../../rules/brand.ts';
import { retryDelay } from '../../../rules/sync/decide-device.ts';
import { type Round, syncRound } from '../../../rules/sync/device-engine.ts';
import type { DeviceStore } from '../../../rules/sync/device-store.ts';
import type { LinkFailure, PortalLink } from '../../../rules/sync/network.ts';
import { guard, guardedLink } from '../link/guarded-link.ts';

export type PauseCode = Extract<LinkFailure, { readonly kind: 'pause' }>['code'];

/** Where the link stands after an attempt. */
export type LinkStanding =
  | { readonly state: 'online' | 'offline' }
  | { readonly state: 'paused'; readonly code: PauseCode };

export type LoopPorts = {
  readonly store: DeviceStore;
  readonly link: PortalLink;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Calls back once after so many milliseconds, unless it is cancelled. */
  readonly after: (ms: number, wake: () => void) => () => void;
  /**
   * What is left to do once everything was sent and pulled, such as documents to fetch; it ends when `stopped` says so.
   * Answers whether there is more of it.
   */
  readonly afterwards: (stopped: AbortSignal, moved: () => void) => Promise<boolean>;
  /** An attempt has ended. */
  readonly stands: (standing: LinkStanding) => void;
  /** How far a first pull has come; null once everything is here. */
  readonly pulled: (progress: { readonly done: number; readonly total: number } | null) => void;
  /** A fault of this program or its base: the round is tried again. */
  readonly fault: (error: unknown) => void;
};

/** While all goes well the portal is asked again after this long, in milliseconds. */
const QUIET_MS = 20_000;
/** A pause asks for a person; the portal may have been put right meanwhile all the same. */
const PAUSED_MS = 600_000;
/** A round that nothing moves in for so long is given up. */
export const WATCHDOG_MS = 120_000;
/** Rounds begun again at once, in a row, because the portal said that it is another one than before. */
const AT_ONCE = 3;

/**
 * Rounds with the portal, one at a time, for ever: at once when an act was recorded, when someone asks or when more is
 * to be pulled; otherwise every twenty seconds, and later and later while the portal cannot be reached.
 */
export class SyncLoop {
  readonly #ports: LoopPorts;
  #failures = 0;
  #restarts = 0;
  #standing: LinkStanding = { state: 'offline' };
  #due = true;
  #holds = 0;
  #stopped = false;
  #wake: () => void = () => {};
  #round: AbortController | undefined;
  /** Who asked for an attempt that has not begun yet, and for the one under way. */
  #askers: ((standing: LinkStanding) => void)[] = [];
  #answered: ((standing: LinkStanding) => void)[] = [];
  #running: Promise<void> | undefined;
  /** Settled while no round is under way. */
  #idle: Promise<void> = Promise.resolve();

  constructor(ports: LoopPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** An act was recorded. Off line it waits for the next attempt: a hundred acts are no reason for a hundred of them. */
  poke(): void {
    if (this.#standing.state !== 'online' && this.#round === undefined) return;
    this.#due = true;
    this.#wake();
  }

  /** Tries now; answers where the link stands after an attempt that begins after this: one under way may know it no more. */
  retry(): Promise<LinkStanding> {
    return new Promise((resolve) => {
      this.#askers.push(resolve);
      this.#due = true;
      this.#wake();
    });
  }

  /** Ends the round under way and begins none until `release`: resolves once nothing is written any more. */
  async hold(): Promise<void> {
    this.#holds += 1;
    this.#round?.abort();
    await this.#idle;
  }

  release(): void {
    this.#holds = Math.max(0, this.#holds - 1);
    this.#due = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#round?.abort();
    this.#wake();
    await this.#running;
    this.#answered.push(...this.#askers.splice(0));
    this.#answer();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      if (this.#holds > 0 || !this.#due) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      this.#due = false;
      const idle = Promise.withResolvers<void>();
      this.#idle = idle.promise;
      const wait = await this.#attempt();
      idle.resolve();
      if (wait !== undefined) await this.#sleep(wait);
    }
  }

  /** One round; answers how long to wait before the next, undefined when it was cut short. */
  async #attempt(): Promise<number | undefined> {
    const round = new AbortController();
    this.#round = round;
    this.#answered.push(...this.#askers.splice(0));
    let cancel = () => {};
    let abandoned = false;
    const watch = () => {
      cancel();
      cancel = this.#ports.after(WATCHDOG_MS, () => {
        abandoned = true;
        round.abort();
      });
    };
    watch();
    try {
      const { store, link, now, pulled } = this.#ports;
      const ports = { store, link: guardedLink(link, guard(round.signal, watch)), now };
      const ended = await syncRound(ports, { onPull: pulled });
      // Cut by a hold or a stop: it says nothing of the portal.
      if (round.signal.aborted && !abandoned) return undefined;
      const wait = this.#settle(ended);
      if (ended.kind !== 'done' || ended.more) return wait;
      const more = await this.#ports.afterwards(round.signal, watch);
      return more ? 0 : wait;
    } catch (error) {
      this.#ports.fault(error);
      this.#failures += 1;
      return retryDelay(this.#failures, this.#ports.random());
    } finally {
      cancel();
      this.#round = undefined;
    }
  }

  #settle(round: Round): number {
    if (round.kind === 'done') {
      this.#failures = 0;
      this.#restarts = 0;
      this.#stand({ state: 'online' });
      return round.more ? 0 : QUIET_MS * (0.75 + this.#ports.random() / 2);
    }
    const { failure } = round;
    const { random } = this.#ports;
    // What came meanwhile waits for the next attempt too, unless somebody asks for it.
    this.#due = this.#askers.length > 0;
    switch (failure.kind) {
      case 'epoch':
      case 'cursor-gone':
        this.#restarts += 1;
        if (this.#restarts <= AT_ONCE) return 0;
        this.#failures += 1;
        this.#stand({ state: 'offline' });
        return retryDelay(this.#failures, random());
      case 'pause':
        this.#stand({ state: 'paused', code: failure.code });
        return PAUSED_MS * (0.5 + random() / 2);
      case 'busy':
      case 'unreachable': {
        this.#failures += 1;
        this.#stand({ state: 'offline' });
        const asked = failure.kind === 'busy' ? (failure.retryAfterMs ?? 0) : 0;
        return asked + retryDelay(this.#failures, random());
      }
      default:
        return assertNever(failure);
    }
  }

  #stand(standing: LinkStanding): void {
    this.#standing = standing;
    this.#ports.stands(standing);
    this.#answer();
  }

  #answer(): void {
    for (const asker of this.#answered.splice(0)) asker(this.#standing);
  }

  async #sleep(ms: number): Promise<void> {
    if (ms === 0) this.#due = true;
    if (this.#due || this.#stopped) return;
    await new Promise<void>((resolve) => {
      const cancel = this.#ports.after(ms, () => {
        this.#due = true;
        resolve();
      });
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
