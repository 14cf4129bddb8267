import { type CardTerminal, TerminalFault } from '../../src/core/ports.ts';
import type { Between } from './terminal-campaign.ts';

/** The campaign's controls: what careless programs do when the line to the terminal breaks. Each must be caught. */
export const MUTANTS: Readonly<Record<string, Between>> = {
  'compte payé ce qui est inconnu': (terminal) =>
    over(terminal, {
      debit: async (order, onStep) => {
        try {
          return await terminal.debit(order, onStep);
        } catch (error) {
          if (!(error instanceof TerminalFault) || !error.sent) throw error;
          return { kind: 'accepted', authorisation: '000000', amountCents: order.amountCents };
        }
      },
    }),
  'compte refusé ce qui est inconnu': (terminal) =>
    over(terminal, {
      debit: async (order, onStep) => {
        try {
          return await terminal.debit(order, onStep);
        } catch {
          return { kind: 'declined', reason: 'error' };
        }
      },
    }),
  'ne redemande jamais': (terminal) =>
    over(terminal, { recall: () => Promise.reject(new TerminalFault(true, 'never asked')) }),
  'redemande le paiement': (terminal) =>
    over(terminal, {
      recall: async (operation) => {
        const known = await terminal.recall(operation);
        if (known.kind !== 'never') return known;
        const again = terminal.debit({ operation, amountCents: 100 }, () => {});
        terminal.pending?.accept();
        return again;
      },
    }),
  "croit le montant qu'il a demandé": (terminal) =>
    over(terminal, {
      debit: async (order, onStep) => {
        const answer = await terminal.debit(order, onStep);
        return answer.kind === 'accepted' ? { ...answer, amountCents: order.amountCents } : answer;
      },
    }),
  'croit « jamais » pendant le travail': (terminal) =>
    over(terminal, { recall: (operation) => terminal.recall(operation).catch(() => ({ kind: 'never' })) }),
};

function over(terminal: CardTerminal, changed: Partial<CardTerminal>): CardTerminal {
  return {
    state: () => terminal.state(),
    debit: (order, onStep) => terminal.debit(order, onStep),
    recall: (operation) => terminal.recall(operation),
    abort: () => terminal.abort(),
    ...changed,
  };
}
