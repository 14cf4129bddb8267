import { settleOpenOperations } from '../../src/core/kiosk/money/money-desk.ts';
import type { KioskBase } from '../support/kiosk-base.ts';
import type { ScriptedTerminal } from '../support/scripted-terminal.ts';
import type { Random } from './random.ts';

/** One payment that goes wrong, and hands on what surrounds it. */
export type Trouble = {
  readonly base: KioskBase;
  readonly terminal: ScriptedTerminal;
  readonly random: Random;
  /** Of the payment. */
  readonly id: string;
  readonly amountCents: number;
  /** Lets what was already decided be written, and holds the screen against the truth. */
  readonly look: () => Promise<void>;
  /** The program stops, and starts again on the same base: whoever stood there has gone. */
  readonly stop: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly leave: () => void;
};

export type Fault = (trouble: Trouble) => Promise<void>;

const REASONS = ['refused', 'cancelled', 'timeout', 'busy', 'error'] as const;

/** Another amount than the one asked, as a terminal that counts a tip would take. */
const other = ({ amountCents, random }: Trouble) => amountCents + 1 + random.below(500);

/** Asks the terminal as the timer would, while it does not answer or is at work. */
async function askInVain({ base, random, look }: Trouble): Promise<void> {
  for (let times = random.below(3); times >= 0; times--) {
    await settleOpenOperations(base.core.services);
    await look();
  }
}

/** What may happen between an order and the end of it, by the name the table gives it. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'rien ne manque': async ({ terminal, look }) => {
    for (const step of ['card', 'pin', 'authorising'] as const) {
      terminal.pending?.step(step);
      await look();
    }
    terminal.pending?.accept();
  },
  refus: async ({ terminal, random }) => terminal.pending?.decline(random.pick(REASONS)),
  'terminal absent': async ({ terminal }) => terminal.pending?.absent(),
  'coupure, argent pris': async ({ terminal }) => terminal.pending?.cut('took'),
  'coupure, refusé': async ({ terminal }) => terminal.pending?.cut('refused'),
  'coupure, ordre perdu': async ({ terminal }) => terminal.pending?.cut('nothing'),
  'coupure, terminal muet': async (trouble) => {
    trouble.terminal.failRecalls(1 + trouble.random.below(4));
    trouble.terminal.pending?.cut(trouble.random.pick(['took', 'refused', 'nothing']));
    await trouble.look();
    await askInVain(trouble);
  },
  'coupure, il travaille encore': async (trouble) => {
    const working = trouble.terminal.pending?.lose();
    await trouble.look();
    await askInVain(trouble);
    trouble.base.clock.advance(20_000);
    await askInVain(trouble);
    working?.end(trouble.random.pick(['took', 'refused']));
  },
  'autre montant': async (trouble) => trouble.terminal.pending?.accept(other(trouble)),
  'autre montant, coupure': async (trouble) => trouble.terminal.pending?.cut('took', other(trouble)),
  "arrêt avant l'ordre": async ({ terminal, stop }) => {
    const debit = terminal.pending;
    await stop();
    debit?.cut('nothing');
  },
  'arrêt pendant le travail': async ({ terminal, stop, random, look, base }) => {
    const working = terminal.pending?.lose();
    await stop();
    await settleOpenOperations(base.core.services);
    await look();
    working?.end(random.pick(['took', 'refused']));
  },
  "arrêt avant d'écrire": async ({ terminal, stop }) => {
    const debit = terminal.pending;
    await stop();
    debit?.accept();
  },
  'deux arrêts': async ({ terminal, stop, base, random }) => {
    terminal.pending?.cut(random.pick(['took', 'refused']));
    await stop();
    const asking = settleOpenOperations(base.core.services);
    await stop();
    await asking;
  },
  'écriture impossible': async ({ terminal, base, look, stop, random }) => {
    const table = random.pick(['kiosk_payment', 'kiosk_ticket', 'till_journal', 'command']);
    base.db.exec(
      `CREATE TEMP TRIGGER full_disk BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    terminal.pending?.accept();
    await look();
    await settleOpenOperations(base.core.services);
    await look();
    if (random.below(2) === 0) await stop();
    else base.db.exec('DROP TRIGGER full_disk');
  },
  'réponse deux fois': async ({ terminal, base, look }) => {
    terminal.failRecalls(0);
    terminal.pending?.accept();
    await Promise.all([settleOpenOperations(base.core.services), look()]);
    await settleOpenOperations(base.core.services);
  },
  'annulé, il obéit': async ({ terminal, cancel }) => {
    terminal.obeysAbort = true;
    await cancel();
  },
  'annulé, accepté après': async ({ terminal, cancel, look, random }) => {
    terminal.obeysAbort = false;
    await cancel();
    await look();
    if (random.below(2) === 0) terminal.pending?.accept();
    else terminal.pending?.cut('took');
  },
  'le visiteur est parti': async ({ terminal, leave, random }) => {
    leave();
    if (random.below(2) === 0) terminal.pending?.accept();
    else terminal.pending?.cut(random.pick(['took', 'refused', 'nothing']));
  },
};
