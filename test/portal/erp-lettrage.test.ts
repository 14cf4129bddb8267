import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { decideProposal, placeSuspended } from '../../src/portal/erp/decide.ts';
import { portalStore } from '../../src/portal/store/portal-store.ts';
import { changedErp, type ErpFiles, SMALL_ERP } from '../support/erp-folder.ts';
import { POSTGRES_WORD } from '../support/postgres-database.ts';
import { type ErpPortal, erpPortal, positions, query } from './erp-support.ts';
import { paymentCommand, reversalCommand } from './store-commands.ts';

const ACCOUNT = '0030020790';
/** Of the small ERP: 310 + 80 − 90. */
const OWED = 30_000;
const staff = { id: 'chief', role: 'administrateur', agency: null } as const;

let portal: ErpPortal;
beforeEach(async () => {
  portal = await erpPortal();
  return () => portal.close();
});

/** The small ERP with more entries. */
function withEntries(...lines: readonly string[]): ErpFiles {
  return changedErp('ecritures', (known) => [...known, ...lines]);
}
const entry = (
  piece: string,
  nature: string,
  debit: string,
  credit: string,
  id = '',
  on = '18/11/2026',
  account = '0030020790D',
) => `${account};${piece};${on};;;${nature};;${debit};${credit};${id}`;

let seq = 0;
function pay(cents: number, more: Partial<Parameters<typeof paymentCommand>[1]> = {}) {
  seq += 1;
  return paymentCommand({ incarnation: 'i', seq }, { id: randomUUID(), account: ACCOUNT, cents, ...more });
}
function takeBack(payment: string, cents: number) {
  seq += 1;
  return reversalCommand({ incarnation: 'i', seq }, { id: randomUUID(), account: ACCOUNT, payment, cents });
}
const proposals = () =>
  query<{ piece: string; payment: string; state: string }>(
    portal.database,
    'SELECT piece, payment, state FROM match_proposal ORDER BY piece, payment',
  );
const entryOf = async (piece: string) =>
  (
    await query<{
      state: string;
      confirms: string | null;
      id_guichet: string | null;
      position: number | null;
      account: string;
    }>(
      portal.database,
      `SELECT state, confirms, id_guichet, position, account FROM entry WHERE piece = '${piece}'`,
    )
  )[0];
const feedOfEntry = (piece: string) =>
  query<{ op: string }>(
    portal.database,
    `SELECT op FROM record WHERE kind = 'ecritures' AND key = '${piece}'`,
  );

describe(`the return of a payment (${POSTGRES_WORD})`, () => {
  it('with its id confirms it, and the balance does not move', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    const report = await portal.bring(
      withEntries(entry('R1', 'paiement_especes', '', '100', taken.id.toUpperCase())),
    );
    expect(report.faults).toEqual([]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    expect(await entryOf('R1')).toMatchObject({
      state: 'confirming',
      confirms: taken.id,
      id_guichet: taken.id,
    });
    expect((await entryOf('R1'))?.position).not.toBeNull();
    const settled = await positions(portal.database);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100', taken.id.toUpperCase())));
    expect(await positions(portal.database)).toEqual(settled);
  });

  it('without it is held back: the same balance before, once accepted, and another once refused', async () => {
    await portal.bring(SMALL_ERP);
    const first = pay(10_000);
    const second = pay(7_000, { mode: 'cheque' });
    await portal.push('AG1', first, second);
    const files = withEntries(
      entry('R1', 'paiement_especes', '', '100'),
      entry('R2', 'paiement_cheque', '', '70,00'),
    );
    expect((await portal.bring(files)).faults).toEqual([]);
    expect(await proposals()).toEqual([
      { piece: 'R1', payment: first.id, state: 'open' },
      { piece: 'R2', payment: second.id, state: 'open' },
    ]);
    expect(await entryOf('R1')).toMatchObject({ state: 'proposed', position: null });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 17_000);
    expect(
      await decideProposal(portal.database, { piece: 'R1', payment: first.id, accept: true, staff }),
    ).toEqual({ kind: 'done' });
    expect(await entryOf('R1')).toMatchObject({
      state: 'confirming',
      confirms: first.id,
      id_guichet: first.id,
    });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 17_000);
    // Two payments: the ERP's is another one.
    expect(
      await decideProposal(portal.database, { piece: 'R2', payment: second.id, accept: false, staff }),
    ).toEqual({ kind: 'done' });
    expect(await entryOf('R2')).toMatchObject({ state: 'counted', confirms: null });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 24_000);
    const settled = await positions(portal.database);
    await portal.bring(files);
    expect(await positions(portal.database)).toEqual(settled);
  });

  it.each([
    ['another amount', entry('R1', 'paiement_especes', '', '100,01'), 10_001],
    ['another mode', entry('R1', 'paiement_carte', '', '100'), 10_000],
    ['eleven days', entry('R1', 'paiement_especes', '', '100', '', '28/11/2026'), 10_000],
  ])('is not looked for at %s', async (_, line, cents) => {
    await portal.bring(SMALL_ERP);
    await portal.push('AG1', pay(10_000));
    await portal.bring(withEntries(line));
    expect(await proposals()).toEqual([]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000 - cents);
  });

  it('of two payments of one amount is asked once: accepting one leaves the other', async () => {
    await portal.bring(SMALL_ERP);
    const [one, other] = [pay(5_000), pay(5_000)];
    await portal.push('AG1', one, other);
    await portal.bring(
      withEntries(entry('R1', 'paiement_especes', '', '50'), entry('R2', 'paiement_especes', '', '50')),
    );
    expect(await proposals()).toHaveLength(4);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    await decideProposal(portal.database, { piece: 'R1', payment: one.id, accept: true, staff });
    expect((await proposals()).filter(({ state }) => state === 'open')).toEqual([
      { piece: 'R2', payment: other.id, state: 'open' },
    ]);
    await decideProposal(portal.database, { piece: 'R2', payment: other.id, accept: true, staff });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });

  it('whose id names nothing here is held back, and names its payment once accepted', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100', 'CAISSE-12')));
    expect(await proposals()).toEqual([{ piece: 'R1', payment: taken.id, state: 'open' }]);
    await decideProposal(portal.database, { piece: 'R1', payment: taken.id, accept: true, staff });
    expect(await entryOf('R1')).toMatchObject({ state: 'confirming', id_guichet: taken.id });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });

  it('comes in parts, never for more than its amount, never on another account', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    const report = await portal.bring(
      withEntries(
        entry('R1', 'paiement_especes', '', '60', taken.id),
        entry('R2', 'paiement_especes', '', '60', taken.id),
        entry('R3', 'paiement_especes', '', '10', taken.id, '18/11/2026', '0030020788B'),
      ),
    );
    const name = "l'encaissement n°\u00a0";
    const number = (taken.result as { number: string }).number;
    expect(report.faults.map(({ line, reason }) => [line, reason])).toEqual([
      [8, `L'encaissement n°\u00a0${number} n'est confirmé que pour 60,00\u202f€ sur 100,00\u202f€.`],
      [
        9,
        `Les écritures de ${name}${number} font 120,00\u202f€, le montant est de 100,00\u202f€. Ligne écartée.`,
      ],
      [10, `Cette écriture est portée sur un autre compte que ${name}${number}. Ligne écartée.`],
    ]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });
});

describe('what takes a payment back', () => {
  it('is confirmed by a debit that names it, or the payment', async () => {
    await portal.bring(SMALL_ERP);
    const [one, other] = [pay(10_000), pay(4_000)];
    const [slip, otherSlip] = [takeBack(one.id, 10_000), takeBack(other.id, 4_000)];
    await portal.push('AG1', one, other, slip, otherSlip);
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
    await portal.bring(
      withEntries(
        entry('R1', 'paiement_especes', '', '100', one.id),
        entry('R2', 'paiement_especes', '100', '', slip.id),
        entry('R3', 'paiement_especes', '', '40', other.id),
        entry('R4', 'rejet', '40', '', other.id),
      ),
    );
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
    expect(await entryOf('R4')).toMatchObject({ state: 'confirming', confirms: otherSlip.id });
  });

  it('without an id is proposed, as its payment is', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    const slip = takeBack(taken.id, 10_000);
    await portal.push('AG1', taken, slip);
    await portal.bring(
      withEntries(entry('R1', 'paiement_especes', '', '100'), entry('R2', 'paiement_especes', '100', '')),
    );
    expect(await proposals()).toEqual([
      { piece: 'R1', payment: taken.id, state: 'open' },
      { piece: 'R2', payment: slip.id, state: 'open' },
    ]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
    for (const { piece, payment } of await proposals())
      await decideProposal(portal.database, { piece, payment, accept: true, staff });
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
  });

  it('at the ERP alone counts: the money is owed again', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    await portal.bring(
      withEntries(
        entry('R1', 'paiement_especes', '', '100', taken.id),
        entry('R2', 'rejet', '100', '', taken.id),
      ),
    );
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
    // The counter takes it back too, later: the debit was that.
    await portal.push('AG1', takeBack(taken.id, 10_000));
    expect(await entryOf('R2')).toMatchObject({ state: 'confirming' });
    expect(await portal.balance(ACCOUNT)).toBe(OWED);
  });
});

describe('a payment that arrives after its return', () => {
  it('takes the entry that names it out of the balance', async () => {
    const taken = pay(10_000);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100', taken.id)));
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    await portal.push('AG1', taken);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    expect(await entryOf('R1')).toMatchObject({ state: 'confirming', confirms: taken.id });
  });

  it('holds back the entry that may be it, and its posts are told; counted once throughout', async () => {
    const taken = pay(10_000);
    const files = withEntries(entry('R1', 'paiement_especes', '', '100'));
    await portal.bring(files);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    await portal.push('AG1', taken);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    expect(await entryOf('R1')).toMatchObject({ state: 'proposed', position: null });
    expect(await feedOfEntry('R1')).toEqual([{ op: 'remove' }]);
    const held = await positions(portal.database);
    await portal.bring(files);
    expect(await positions(portal.database)).toEqual(held);
    await decideProposal(portal.database, { piece: 'R1', payment: taken.id, accept: true, staff });
    expect(await feedOfEntry('R1')).toEqual([]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });

  it('and of which a person says that they are two, counts beside it', async () => {
    const taken = pay(10_000);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
    await portal.push('AG1', taken);
    await decideProposal(portal.database, { piece: 'R1', payment: taken.id, accept: false, staff });
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 20_000);
    expect(await feedOfEntry('R1')).toEqual([]);
  });

  it('is met by an entry that only later says its id', async () => {
    const taken = pay(10_000, { mode: 'carte' });
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
    await portal.push('AG1', taken);
    expect(await proposals()).toEqual([]);
    const named = withEntries(entry('R1', 'paiement_especes', '', '100', taken.id));
    const report = await portal.bring(named);
    expect(report.faults.map(({ reason }) => reason)).toEqual([
      `Cette pièce est déjà au compte sans l'encaissement n°\u00a0${(taken.result as { number: string }).number}\u202f: les deux sont à lettrer. Ligne écartée.`,
    ]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    const held = await positions(portal.database);
    // What is held back is answered by the id itself.
    expect((await portal.bring(named)).faults).toEqual([]);
    expect(await entryOf('R1')).toMatchObject({ state: 'confirming', confirms: taken.id });
    expect(await positions(portal.database)).not.toEqual(held);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });
});

describe('a payment whose account is not known', () => {
  const unknown = '0030020999';
  const more = { account: unknown };

  it('is in no balance, and leaves "à lettrer" once an import brings the account', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000, more);
    const slip = takeBack(taken.id, 10_000);
    await portal.push('AG1', taken, slip);
    expect(await portal.balance(unknown)).toBe(0);
    const files = changedErp('baux', (lines) => [...lines, '0030020999X;L2;01/01/2026;;;1,00;']);
    const report = await portal.bring(files);
    if (report.faults.length > 0) throw new Error(JSON.stringify(report.faults));
    expect(await query(portal.database, 'SELECT account, suspense, feed FROM payment')).toEqual([
      { account: unknown, suspense: false, feed: 'AG1' },
    ]);
    expect(await query(portal.database, 'SELECT account, suspense FROM reversal')).toEqual([
      { account: unknown, suspense: false },
    ]);
    const [record] = await query<{ content: string }>(
      portal.database,
      "SELECT content FROM record WHERE kind = 'encaissement'",
    );
    expect(JSON.parse(record?.content ?? '')).toMatchObject({ account: unknown, suspense: false });
    expect(await portal.balance(unknown)).toBe(0);
  });

  it('is given one by the entry that names it', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000, more);
    await portal.push('AG1', taken);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100', taken.id)));
    expect(await query(portal.database, 'SELECT account, suspense FROM payment')).toEqual([
      { account: ACCOUNT, suspense: false },
    ]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
  });

  it('is given one by a person, and meets what the ERP already holds', async () => {
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
    const taken = pay(10_000, more);
    await portal.push('AG1', taken);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    expect(await placeSuspended(portal.database, { payment: taken.id, account: ACCOUNT, staff })).toEqual({
      kind: 'done',
    });
    expect(await proposals()).toEqual([{ piece: 'R1', payment: taken.id, state: 'open' }]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    expect(
      await placeSuspended(portal.database, { payment: taken.id, account: ACCOUNT, staff }),
    ).toMatchObject({ kind: 'decided-already' });
  });
});

describe('a decision', () => {
  it("is one person's: of two at once, the other is told", async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
    const choice = { piece: 'R1', payment: taken.id, staff };
    const both = await Promise.all([
      decideProposal(portal.database, { ...choice, accept: true }),
      decideProposal(portal.database, { ...choice, accept: false }),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['decided-already', 'done']);
    const accepted = both[0]?.kind === 'done';
    expect(await portal.balance(ACCOUNT)).toBe(accepted ? OWED - 10_000 : OWED - 20_000);
  });

  it('belongs to those who may', async () => {
    await portal.bring(SMALL_ERP);
    const taken = pay(10_000);
    await portal.push('AG1', taken);
    await portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
    const choice = { piece: 'R1', payment: taken.id, accept: true };
    const as = (role: 'agent' | 'responsable', agency: string) =>
      decideProposal(portal.database, { ...choice, staff: { id: 'x', role, agency } });
    await expect(as('agent', 'AG1')).rejects.toThrow('réservé');
    await expect(as('responsable', 'AG2')).rejects.toThrow('autre agence');
    expect(await as('responsable', 'AG1')).toEqual({ kind: 'done' });
    expect(await decideProposal(portal.database, { ...choice, piece: 'R9', staff })).toEqual({
      kind: 'unknown',
    });
  });
});

describe('an import and the posts at the same time', () => {
  it('count each fact once, whichever commits first', async () => {
    await portal.bring(SMALL_ERP);
    const payments = Array.from({ length: 10 }, (_, i) => pay(1_000 + i));
    // One in three says what it is the return of.
    const lines = payments.map(({ id }, i) =>
      entry(`S${i}`, 'paiement_especes', '', ((1_000 + i) / 100).toFixed(2), i % 3 === 0 ? id : ''),
    );
    await Promise.all([
      portal.bring(withEntries(...lines)),
      ...payments.map((one) => portal.push('AG1', one)),
    ]);
    expect(
      await query(portal.database, "SELECT piece FROM entry WHERE state = 'counted' AND piece LIKE 'S%'"),
    ).toEqual([]);
    expect(await portal.balance(ACCOUNT)).toBe(OWED - 10 * 1_000 - 45);
  });

  it.skipIf(POSTGRES_WORD !== 'PostgreSQL')(
    'an import decides once it has waited for the payment under way',
    async () => {
      await portal.bring(SMALL_ERP);
      const taken = pay(10_000);
      const from = { device: 'device-1', agency: 'AG1' };
      let importing: Promise<unknown> = Promise.resolve();
      await portalStore(portal.database).transaction(from, async (tx) => {
        await tx.keep(taken, from, { kind: 'accepted', suspense: false });
        await tx.place(taken, from, false);
        // The payment is written and not committed: the import reads, then waits for it before it decides.
        importing = portal.bring(withEntries(entry('R1', 'paiement_especes', '', '100')));
        await expect.poll(waiting, { timeout: 30_000 }).toBeGreaterThan(0);
      });
      await importing;
      expect(await proposals()).toEqual([{ piece: 'R1', payment: taken.id, state: 'open' }]);
      expect(await portal.balance(ACCOUNT)).toBe(OWED - 10_000);
    },
  );

  /** Transactions of this database that wait for another. */
  async function waiting(): Promise<number> {
    const [row] = await query<{ n: number }>(
      portal.database,
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return row?.n ?? 0;
  }
});
