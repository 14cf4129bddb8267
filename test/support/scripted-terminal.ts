import {
  type CardTerminal,
  type TerminalAnswer,
  TerminalFault,
  type TerminalStep,
} from '../../src/core/ports.ts';

/** What is asked of it and waits for its answer. */
export type PendingDebit = {
  readonly operation: string;
  readonly amountCents: number;
  step(step: TerminalStep): void;
  /** It takes the money and says so. `amountCents`: another than the one asked. */
  accept(amountCents?: number): void;
  decline(reason: Extract<TerminalAnswer, { kind: 'declined' }>['reason']): void;
  /** It takes the money, or not, and the line breaks before it can say so. */
  cut(took: 'took' | 'refused' | 'nothing', amountCents?: number): void;
  /** The line breaks while it goes on working; `end` says later what came of it. */
  lose(): { end(took: 'took' | 'refused'): void };
  /** The order never left. */
  absent(): void;
};

/**
 * A terminal moved by a test. It remembers what it took, as one on the counter does, whatever becomes of the core; its
 * memory is what a campaign holds the base against.
 */
export type ScriptedTerminal = CardTerminal & {
  /** The debit now asked for; undefined when there is none. */
  readonly pending: PendingDebit | undefined;
  /** Money it took, in the order it took it. */
  readonly took: readonly {
    readonly operation: string;
    readonly amountCents: number;
    readonly authorisation: string;
  }[];
  /** How often it was asked for money, by operation. */
  readonly asked: ReadonlyMap<string, number>;
  /** How many of the next recalls fail. */
  failRecalls(count: number): void;
  /** It gives up a debit it is asked to abort. */
  obeysAbort: boolean;
  aborts: number;
};

export function scriptedTerminal(): ScriptedTerminal {
  const kept = new Map<string, TerminalAnswer>();
  const took: { operation: string; amountCents: number; authorisation: string }[] = [];
  const asked = new Map<string, number>();
  let pending: PendingDebit | undefined;
  /** It works though nobody hears it. */
  let working = false;
  let failing = 0;

  function takeMoney(operation: string, amountCents: number): TerminalAnswer {
    const authorisation = String(took.length + 100_001);
    took.push({ operation, amountCents, authorisation });
    const answer: TerminalAnswer = { kind: 'accepted', authorisation, amountCents };
    kept.set(operation, answer);
    return answer;
  }

  function refuse(operation: string): void {
    kept.set(operation, { kind: 'declined', reason: 'refused' });
  }

  const terminal: ScriptedTerminal = {
    took,
    asked,
    obeysAbort: true,
    aborts: 0,
    get pending() {
      return pending;
    },
    failRecalls(count) {
      failing = count;
    },
    state: async () => 'ready',
    debit({ operation, amountCents }, onStep) {
      asked.set(operation, (asked.get(operation) ?? 0) + 1);
      if (working || pending !== undefined) return Promise.resolve({ kind: 'declined', reason: 'busy' });
      return new Promise<TerminalAnswer>((resolve, reject) => {
        const end = (work: () => void) => {
          pending = undefined;
          work();
        };
        pending = {
          operation,
          amountCents,
          step: onStep,
          accept: (cents = amountCents) => end(() => resolve(takeMoney(operation, cents))),
          decline(reason) {
            end(() => {
              const answer: TerminalAnswer = { kind: 'declined', reason };
              kept.set(operation, answer);
              resolve(answer);
            });
          },
          cut: (what, cents = amountCents) =>
            end(() => {
              if (what === 'took') takeMoney(operation, cents);
              if (what === 'refused') refuse(operation);
              reject(new TerminalFault(true, 'cut'));
            }),
          lose() {
            end(() => reject(new TerminalFault(true, 'lost')));
            working = true;
            return {
              end(what) {
                working = false;
                if (what === 'took') takeMoney(operation, amountCents);
                else refuse(operation);
              },
            };
          },
          absent: () => end(() => reject(new TerminalFault(false, 'no route'))),
        };
      });
    },
    async recall(operation) {
      if (failing > 0) {
        failing -= 1;
        throw new TerminalFault(true, 'recall cut');
      }
      if (working || pending !== undefined) throw new TerminalFault(true, 'at work');
      return kept.get(operation) ?? { kind: 'never' };
    },
    async abort() {
      terminal.aborts += 1;
      if (terminal.obeysAbort) pending?.decline('cancelled');
    },
  };
  return terminal;
}
