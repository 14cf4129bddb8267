import { type CardTerminal, type TerminalAnswer, TerminalFault, type TerminalStep } from '../../ports.ts';
import { type CoreServices, transact } from '../../procedures/procedures.ts';
import { PortSession } from '../../procedures/session.ts';
import { isKioskBase } from '../kiosk-base.ts';
import { markDeclined, markUnknown, type Operation, openOperations } from './operations.ts';
import { recordAccepted } from './record-payment.ts';

/** First wait before a terminal is asked again of what it did not answer, in milliseconds; then twice as long each time. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * "I know nothing of it" is believed once it was said twice, at least so far apart, in milliseconds: an order may still
 * have been on its way when the line broke, or under way at a terminal that does not say so.
 */
const NEVER_MARGIN_MS = 5_000;

/** A debit without an answer for so long, in milliseconds, is asked about instead of waited for. */
const LONGEST_DEBIT_MS = 5 * 60_000;

type Running = { readonly id: string; step: TerminalStep };

/**
 * The only one who speaks to the terminal. One debit at a time; what it accepted is written whenever it says so, by the
 * debit's own answer or by being asked again, and written once.
 */
export class MoneyDesk {
  readonly #core: CoreServices;
  #running: Running | undefined;
  #round: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wait = FIRST_WAIT_MS;
  #closed = false;
  /** When `never` was first heard of an operation, on the clock that only grows. */
  readonly #never = new Map<string, number>();

  constructor(core: CoreServices) {
    this.#core = core;
    core.closing.add(async () => {
      this.#closed = true;
      clearTimeout(this.#timer);
    });
  }

  /** Where the terminal is, while it works at this operation. */
  stepOf(id: string): TerminalStep | undefined {
    return this.#running?.id === id ? this.#running.step : undefined;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Asks for a debit that is already in the base as `asked`. Does not wait for its end. */
  begin(terminal: CardTerminal, { id, amountCents }: Pick<Operation, 'id' | 'amountCents'>): void {
    const running: Running = { id, step: 'asking' };
    this.#running = running;
    let over = false;
    const leave = () => {
      over = true;
      clearTimeout(limit);
      if (this.#running === running) this.#running = undefined;
    };
    const limit = setTimeout(() => {
      leave();
      this.#lost(id);
    }, LONGEST_DEBIT_MS);
    limit.unref();
    this.#debit(terminal, { operation: id, amountCents }, (step) => {
      running.step = step;
    })
      .then((answer) => this.#conclude(id, answer))
      .catch((error: unknown) => {
        if (over) return;
        this.#failed(id, error);
      })
      .finally(leave);
  }

  async #debit(
    terminal: CardTerminal,
    order: { readonly operation: string; readonly amountCents: number },
    onStep: (step: TerminalStep) => void,
  ): Promise<TerminalAnswer> {
    return terminal.debit(order, onStep);
  }

  /** Asks it to give up; the debit's own answer says what came of it. */
  async abort(id: string): Promise<void> {
    if (this.#running?.id !== id) return;
    try {
      await this.#core.ports.terminal?.abort();
    } catch (error) {
      this.#core.ports.log.info('terminal-abort-failed', { fault: nameOf(error) });
    }
  }

  /** Asks the terminal, once, of every operation whose end is not known; none while it works. */
  settle(): Promise<void> {
    this.#round ??= this.#ask().finally(() => {
      this.#round = undefined;
    });
    return this.#round;
  }

  async #ask(): Promise<void> {
    const { ports, base } = this.#core;
    if (this.#closed || base.fault !== undefined || this.busy) return;
    const { terminal } = ports;
    for (const { id } of openOperations(base.readable())) {
      if (this.#closed || this.busy) return;
      this.#write(({ db }) => markUnknown(db, id));
      if (terminal === undefined) continue;
      try {
        const answer = await terminal.recall(id);
        if (this.#closed) return;
        if (answer.kind === 'never') this.#heardNever(id);
        else this.#conclude(id, answer);
      } catch (error) {
        ports.log.info('terminal-recall-failed', { fault: nameOf(error) });
      }
    }
    if (this.#closed) return;
    if (openOperations(base.readable()).length > 0) this.#askLater();
    else this.#wait = FIRST_WAIT_MS;
  }

  #heardNever(id: string): void {
    const { clock, terminal } = this.#core.ports;
    const now = clock.monotonic();
    const margin = Math.max(NEVER_MARGIN_MS, terminal?.longestWorkMs ?? 0);
    const first = this.#never.get(id);
    if (first === undefined) this.#never.set(id, now);
    else if (now - first >= margin) this.#conclude(id, { kind: 'declined', reason: 'error' });
  }

  #askLater(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.settle().catch((error: unknown) => this.#core.ports.log.error('terminal-settle', error));
    }, this.#wait);
    this.#timer.unref();
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  /** What the terminal said is written now; a base that cannot take it is asked again later, and so is the terminal. */
  #conclude(id: string, answer: TerminalAnswer): void {
    if (this.#closed) return;
    try {
      if (answer.kind === 'accepted') {
        transact(this.#core, kioskSession(), (scope) => recordAccepted(scope, id, answer));
      } else {
        this.#write(({ db, at }) => markDeclined(db, id, answer.reason, at));
      }
      this.#never.delete(id);
    } catch (error) {
      this.#core.ports.log.error('kiosk-payment-not-written', error);
      this.#askLater();
    }
  }

  #failed(id: string, error: unknown): void {
    if (this.#closed) return;
    if (error instanceof TerminalFault && !error.sent) {
      this.#write(({ db, at }) => markDeclined(db, id, 'absent', at));
      return;
    }
    this.#core.ports.log.info('terminal-line-lost', { fault: nameOf(error) });
    this.#lost(id);
  }

  #lost(id: string): void {
    if (this.#closed) return;
    this.#write(({ db }) => markUnknown(db, id));
    this.#wait = FIRST_WAIT_MS;
    this.#askLater();
  }

  #write(work: (scope: { db: Parameters<typeof markUnknown>[0]; at: string }) => void): void {
    const at = new Date(this.#core.ports.clock.now()).toISOString();
    try {
      transact(this.#core, kioskSession(), ({ db }) => work({ db, at }));
    } catch (error) {
      this.#core.ports.log.error('kiosk-operation-not-written', error);
    }
  }
}

/** Whoever stands there now or not: the kiosk itself writes what its terminal did. */
function kioskSession(): PortSession {
  const session = new PortSession();
  session.becomeKiosk();
  return session;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

const desks = new WeakMap<CoreServices, MoneyDesk>();

/** The one of a core; it ends with it. */
export function moneyDesk(core: CoreServices): MoneyDesk {
  const known = desks.get(core);
  if (known !== undefined) return known;
  const opened = new MoneyDesk(core);
  desks.set(core, opened);
  return opened;
}

/**
 * Asks the terminal of every operation whose end is not known, at the start of a kiosk; what is not answered is asked
 * again by a timer of its own.
 */
export async function settleOpenOperations(core: CoreServices): Promise<void> {
  if (core.base.fault !== undefined || !isKioskBase(core.base.readable())) return;
  await moneyDesk(core).settle();
}
