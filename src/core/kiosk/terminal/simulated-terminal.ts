import { type CardTerminal, type Clock, type TerminalAnswer, TerminalFault } from '../../ports.ts';

/** How long the holder of a card takes, in milliseconds. */
const STEPS = { card: 200, pin: 700, authorising: 1_400, done: 2_000 } as const;

/** A terminal keeps its last operations, not all of them. */
const KEPT = 50;

/** What it does by the cents of the amount; any other amount is accepted (docs/kiosk.md, "The simulated terminal"). */
type Script =
  | { readonly kind: 'answer'; readonly answer: Extract<TerminalAnswer, { kind: 'declined' }> }
  /** The line breaks before the answer; `took`: the money was taken. */
  | { readonly kind: 'cut'; readonly took: boolean }
  /** It takes another amount than the one asked, in cents more. */
  | { readonly kind: 'more'; readonly cents: number };

const SCRIPTS: Readonly<Record<number, Script>> = {
  13: { kind: 'answer', answer: { kind: 'declined', reason: 'refused' } },
  14: { kind: 'answer', answer: { kind: 'declined', reason: 'timeout' } },
  15: { kind: 'answer', answer: { kind: 'declined', reason: 'busy' } },
  16: { kind: 'cut', took: true },
  17: { kind: 'cut', took: false },
  18: { kind: 'more', cents: 100 },
};

/** The terminal of the demonstration: no money, no card; its failures are asked for by the amount. */
export function simulatedTerminal(clock: Clock): CardTerminal {
  const kept = new Map<string, TerminalAnswer>();
  let underWay: { readonly giveUp: () => void } | undefined;

  function keep(operation: string, answer: TerminalAnswer): void {
    kept.set(operation, answer);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  function accepted(amountCents: number): TerminalAnswer {
    const authorisation = String(Math.floor(clock.now() / 1_000) % 1_000_000).padStart(6, '0');
    return { kind: 'accepted', authorisation, amountCents };
  }

  return {
    state: async () => 'ready',
    async debit({ operation, amountCents }, onStep) {
      if (underWay !== undefined) return { kind: 'declined', reason: 'busy' };
      const timers: NodeJS.Timeout[] = [];
      const finished = await new Promise<'done' | 'given up'>((resolve) => {
        underWay = { giveUp: () => resolve('given up') };
        onStep('asking');
        for (const step of ['card', 'pin', 'authorising'] as const)
          timers.push(setTimeout(() => onStep(step), STEPS[step]));
        timers.push(setTimeout(() => resolve('done'), STEPS.done));
        // What waits here keeps no program from ending.
        for (const timer of timers) timer.unref();
      });
      for (const timer of timers) clearTimeout(timer);
      underWay = undefined;
      if (finished === 'given up') {
        const answer: TerminalAnswer = { kind: 'declined', reason: 'cancelled' };
        keep(operation, answer);
        return answer;
      }
      const script = SCRIPTS[amountCents % 100];
      if (script?.kind === 'cut') {
        if (script.took) keep(operation, accepted(amountCents));
        throw new TerminalFault(true, 'simulated cut');
      }
      const answer =
        script?.kind === 'answer'
          ? script.answer
          : accepted(amountCents + (script?.kind === 'more' ? script.cents : 0));
      keep(operation, answer);
      return answer;
    },
    async recall(operation) {
      if (underWay !== undefined) throw new TerminalFault(true, 'busy');
      return kept.get(operation) ?? { kind: 'never' };
    },
    async abort() {
      underWay?.giveUp();
    },
  };
}
