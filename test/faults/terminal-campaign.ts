import { sql } from '../../src/core/database/connection.ts';
import { settleOpenOperations } from '../../src/core/kiosk/money/money-desk.ts';
import { openOperations } from '../../src/core/kiosk/money/operations.ts';
import type { CardTerminal } from '../../src/core/ports.ts';
import { verifyTill } from '../../src/core/till/verify.ts';
import { type KioskBase, openKioskBase } from '../support/kiosk-base.ts';
import { type ScriptedTerminal, scriptedTerminal } from '../support/scripted-terminal.ts';
import { type Random, seeded } from './random.ts';
import { FAULTS } from './terminal-faults.ts';

export type TerminalTally = { made: number; taken: number; wrong: number };
export type TerminalCampaign = {
  readonly tallies: Readonly<Record<string, TerminalTally>>;
  /** How often the program was stopped and started again. */
  readonly stops: number;
  /** What was lost, doubled, invented or said wrongly, in words. */
  readonly faults: readonly string[];
  /** Taken by the terminal, in cents, and written by the core. */
  readonly takenCents: number;
  readonly writtenCents: number;
};

/** Between the terminal and the core: nothing, a line of TCP, or what a careless implementation would do. */
export type Between = (terminal: ScriptedTerminal) => CardTerminal;

export type TerminalOptions = {
  readonly between?: Between;
  /** Faults it draws from; all without it. */
  readonly names?: readonly string[];
  /** Resolves once what was said has travelled; a few promises without a line. */
  readonly settled?: (terminal: ScriptedTerminal) => Promise<void>;
};

/** What a terminal on a line says of the card, and where it would be found. */
export const CARD = '4970100000000014';
const CARD_TABLES = ['command', 'kiosk_operation', 'kiosk_payment', 'kiosk_ticket', 'till_journal', 'outbox'];

/** Rounds in which the end of a payment must be known once the terminal answers again. */
const ROUNDS = 12;

/**
 * Takes `times` payments at one kiosk, each with a fault of its own, and holds what the core wrote and said against what
 * the terminal took: recorded exactly once, nothing else recorded, and the last thing said true.
 */
export async function terminalCampaign(
  times: number,
  seed: number,
  options: TerminalOptions = {},
): Promise<TerminalCampaign> {
  const { between = (terminal) => terminal, names = Object.keys(FAULTS), settled = promises } = options;
  const random = seeded(seed);
  const terminal = scriptedTerminal();
  const seen = between(terminal);
  const base = await openKioskBase({ ports: (ports) => ({ ...ports, terminal: seen }) });
  const tallies: Record<string, TerminalTally> = {};
  const faults: string[] = [];
  let stops = 0;
  try {
    for (let turn = 0; turn < times; turn++) {
      // Every fault comes round; which one is next is drawn.
      const name = turn < names.length ? (names[turn] ?? '') : random.pick(names);
      const walk = new Walk(base, terminal, random, () => settled(terminal));
      await walk.go(name);
      stops += walk.stops;
      tallies[name] ??= { made: 0, taken: 0, wrong: 0 };
      const tally = tallies[name];
      tally.made += 1;
      tally.taken += walk.taken;
      if (walk.faults.length > 0) tally.wrong += 1;
      for (const fault of walk.faults) faults.push(`${turn + 1}, ${name}\u202f: ${fault}`);
      // One that never ends would stop all that follow: it has been told.
      if (openOperations(base.db).length > 0)
        sql(
          base.db,
          "UPDATE kiosk_operation SET state = 'declined' WHERE state IN ('asked', 'unknown')",
        ).run();
    }
    const verdict = verifyTill(base.db, 'B1');
    if (verdict.kind === 'broken') faults.push(`journal\u202f: ${verdict.sentence}`);
    const written =
      sql<{ cents: number | null }>(base.db, 'SELECT sum(amount_cents) AS cents FROM kiosk_payment').get()
        ?.cents ?? 0;
    const takenCents = terminal.took.reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (written !== takenCents) faults.push(`somme\u202f: ${written} écrits, ${takenCents} pris`);
    if (
      CARD_TABLES.some((table) => JSON.stringify(sql(base.db, `SELECT * FROM ${table}`).all()).includes(CARD))
    )
      faults.push("le numéro d'une carte est dans la base");
    return { tallies, stops, faults, takenCents, writtenCents: written };
  } finally {
    await base.close();
  }
}

type Shown = { readonly state: string; readonly amountCents: number };

/** One payment and its fault, watched from outside. */
class Walk {
  readonly faults: string[] = [];
  stops = 0;
  readonly #base: KioskBase;
  readonly #terminal: ScriptedTerminal;
  readonly #random: Random;
  readonly #id: string;
  readonly #amountCents: number;
  readonly #settled: () => Promise<void>;
  #port: ReturnType<KioskBase['letIn']>;

  constructor(base: KioskBase, terminal: ScriptedTerminal, random: Random, settled: () => Promise<void>) {
    this.#settled = settled;
    this.#base = base;
    this.#terminal = terminal;
    this.#random = random;
    this.#id = base.ids.next();
    this.#amountCents = 100 + random.below(20_000);
    const whose = random.below(4) === 0 ? '9990020790Z' : base.account;
    this.#port = base.letIn(random.pick(['pay', 'little', 'full']), whose);
  }

  get taken(): number {
    return this.#terminal.took.filter(({ operation }) => operation === this.#id).length;
  }

  async go(name: string): Promise<void> {
    const order = { commandId: this.#id, amountCents: this.#amountCents, months: [] };
    const { money } = this.#port.client;
    await money.pay(order);
    if (this.#random.below(3) === 0) await money.pay(order);
    await this.#settled();
    const fault = FAULTS[name];
    if (fault === undefined) throw new Error(`no fault ${name}`);
    await fault({
      base: this.#base,
      terminal: this.#terminal,
      random: this.#random,
      id: this.#id,
      amountCents: this.#amountCents,
      look: () => this.#look(),
      stop: () => this.#stop(),
      cancel: async () => {
        await this.#port.client.money.cancelPayment({ commandId: this.#id });
      },
      leave: () => this.#port.session.forgetVisit(),
    });
    await this.#end();
    this.#judge(await this.#said());
  }

  /** Lets what was decided be written, and notes what the screen would say that is not so. */
  async #look(): Promise<void> {
    await this.#settled();
    const said = await this.#said();
    if (said?.state === 'declined' && this.taken > 0) this.faults.push('dit refusé, argent pris');
    if (said?.state === 'paid' && this.taken === 0) this.faults.push('dit payé, rien de pris');
  }

  /** What the screen would say: whoever pays looks again, even after a stop. */
  async #said(): Promise<Shown | undefined> {
    const { session, visit, client } = this.#port;
    session.letIn(visit, this.#base.clock.monotonic());
    return client.money.paymentState({ commandId: this.#id });
  }

  async #stop(): Promise<void> {
    this.stops += 1;
    await this.#base.reopen();
    const { client, session } = this.#base.kiosk();
    this.#port = { client, session, visit: this.#port.visit };
  }

  /** The terminal answers again; time goes by as long as its timer would need. */
  async #end(): Promise<void> {
    this.#terminal.failRecalls(0);
    for (let round = 0; round < ROUNDS; round++) {
      await this.#look();
      if (openOperations(this.#base.db).length === 0) return;
      await settleOpenOperations(this.#base.core.services);
      this.#base.clock.advance(4_000);
    }
  }

  #judge(said: Shown | undefined): void {
    const { db } = this.#base;
    const count = (text: string) => sql<{ n: number }>(db, text).get(this.#id)?.n ?? 0;
    const [taken, ...more] = this.#terminal.took.filter(({ operation }) => operation === this.#id);
    const expected = taken === undefined ? 0 : 1;
    if (more.length > 0) this.faults.push('pris deux fois');
    if ((this.#terminal.asked.get(this.#id) ?? 0) > 1) this.faults.push('demandé deux fois au terminal');
    for (const [what, text] of [
      ['encaissement', 'SELECT count(*) AS n FROM kiosk_payment WHERE id = ?'],
      ['opération', "SELECT count(*) AS n FROM command WHERE id = ? AND type = 'payment.record'"],
      ['envoi', 'SELECT count(*) AS n FROM outbox WHERE command_id = ?'],
      ['reçu', 'SELECT count(*) AS n FROM kiosk_ticket WHERE act_id = ?'],
      ["écriture d'encaissement", journal('encaissement')],
      ['écriture de papier', journal('papier')],
    ] as const) {
      const found = count(text);
      if (found !== expected) this.faults.push(`${what}\u202f: ${found} au lieu de ${expected}`);
    }
    const row = sql<{ cents: number; authorisation: string }>(
      db,
      'SELECT amount_cents AS cents, authorisation FROM kiosk_payment WHERE id = ?',
    ).get(this.#id);
    if (taken !== undefined && row !== undefined) {
      if (row.cents !== taken.amountCents) this.faults.push('écrit pour un autre montant');
      if (row.authorisation !== taken.authorisation)
        this.faults.push("écrit sous un autre n° d'autorisation");
    }
    const due = taken === undefined ? 'declined' : 'paid';
    if (said?.state !== due) this.faults.push(`l'écran dit ${said?.state} au lieu de ${due}`);
    else if (taken !== undefined && said.amountCents !== taken.amountCents)
      this.faults.push("l'écran dit un autre montant");
  }
}

function journal(kind: string): string {
  return `SELECT count(*) AS n FROM till_journal
    WHERE entry ->> '$.commandId' = ? AND entry ->> '$.kind' = '${kind}'`;
}

/** Answers already given travel through a few promises before they are written. */
function promises(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
