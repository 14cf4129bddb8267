import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { actId, payment } from '../../../test/support/payment-acts.ts';
import { PAYMENT_MODES, type PaymentMode } from '../../contract/payments.ts';
import { totalsByMode } from './totals.ts';
import { verifyTill } from './verify.ts';

let core: TestCore;
beforeAll(async () => {
  core = await openTestCore();
  for (const key of ['T1', 'T2']) addAccount(core.db, { key, entries: [] });
});
afterAll(() => core.close());

type Act =
  | { readonly do: 'pay'; readonly mode: PaymentMode; readonly cents: number; readonly account: 'T1' | 'T2' }
  | { readonly do: 'reverse' | 'move' | 'bounce'; readonly which: number }
  | { readonly do: 'count' };

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      mode: fc.constantFrom(...PAYMENT_MODES),
      // Below the ceiling of an advance, all sequences together.
      cents: fc.integer({ min: 1, max: 20 }),
      account: fc.constantFrom('T1' as const, 'T2' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('reverse', 'move', 'bounce'), which: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const) }) },
);

type Taken = {
  readonly id: string;
  readonly mode: PaymentMode;
  readonly cents: number;
  account: 'T1' | 'T2';
};

/** What the till should hold and have taken, kept beside the program. */
class Ledger {
  cash: number;
  readonly standing: Taken[] = [];
  bounced = 0;
  constructor(floatCents: number) {
    this.cash = floatCents;
  }

  async apply(client: TestClient, act: Act): Promise<void> {
    switch (act.do) {
      case 'pay': {
        const { mode, cents, account } = act;
        const { id } = await client.payments.record(payment(cents, mode, { account }));
        this.standing.push({ id, mode, cents, account });
        if (mode === 'especes') this.cash += cents;
        return;
      }
      case 'count': {
        const count = await client.till.count({ commandId: actId(), counts: [] });
        expect(count).toMatchObject({ expectedCents: this.cash, differenceCents: 0 - this.cash });
        return;
      }
      case 'reverse':
      case 'move':
      case 'bounce':
        return this.takeBack(client, act.do, act.which);
    }
  }

  async takeBack(client: TestClient, how: 'reverse' | 'move' | 'bounce', which: number): Promise<void> {
    const fits = this.standing.filter(({ mode }) => how !== 'bounce' || mode === 'cheque');
    const taken = fits[which % Math.max(1, fits.length)];
    if (taken === undefined) return;
    const common = { commandId: actId(), payment: taken.id, text: 'Essai' };
    if (how === 'move') {
      const newCommandId = actId();
      const account = taken.account === 'T1' ? 'T2' : 'T1';
      await client.payments.move({ ...common, newCommandId, account, chosenMonths: [] });
      this.standing.splice(this.standing.indexOf(taken), 1, { ...taken, id: newCommandId, account });
      return;
    }
    const kind = how === 'bounce' ? 'cheque-impaye' : 'annulation';
    await client.payments.reverse({ ...common, kind, reason: 'autre' });
    this.standing.splice(this.standing.indexOf(taken), 1);
    if (kind === 'cheque-impaye') this.bounced += 1;
    else if (taken.mode === 'especes') this.cash -= taken.cents;
  }
}

describe('whatever happens at a till', () => {
  it('expected = float + cash in − cash out, the totals are what stands, and the chain holds', async () => {
    const { client } = core.port('responsable');
    await fc.assert(
      fc.asyncProperty(fc.nat(50_000), fc.array(acts, { maxLength: 14 }), async (floatCents, sequence) => {
        await client.till.open({ commandId: actId(), floatCents });
        const ledger = new Ledger(floatCents);
        for (const act of sequence) await ledger.apply(client, act);
        const count = await client.till.count({ commandId: actId(), counts: [] });
        expect(count.expectedCents).toBe(ledger.cash);
        const reason = count.differenceCents === 0 ? null : 'Essai';
        const { totals } = await client.till.close({ commandId: actId(), count: count.id, reason });
        for (const mode of PAYMENT_MODES) {
          const total = totals.find((one) => one.mode === mode) ?? { count: 0, cents: 0 };
          const standing = ledger.standing.filter((one) => one.mode === mode);
          // Cheques that bounced were taken all the same: they stand on a line of their own.
          const bounced = mode === 'cheque' ? ledger.bounced : 0;
          expect(total.count).toBe(standing.length + bounced);
          if (bounced === 0) expect(total.cents).toBe(standing.reduce((sum, { cents }) => sum + cents, 0));
        }
        expect(verifyTill(core.db, 'G2')).toMatchObject({ kind: 'intact' });
      }),
      { numRuns: 40 },
    );
  });
});

describe('totals by mode', () => {
  it('are net of what was taken back; a bounced cheque stands apart', () => {
    expect(
      totalsByMode([
        { kind: 'ouverture', mode: null, amountCents: 0 },
        { kind: 'encaissement', mode: 'carte', amountCents: 500 },
        { kind: 'encaissement', mode: 'especes', amountCents: 300 },
        { kind: 'annulation', mode: 'especes', amountCents: -300 },
        { kind: 'papier', mode: null, amountCents: 0 },
        { kind: 'encaissement', mode: 'cheque', amountCents: 900 },
        { kind: 'impaye', mode: 'cheque', amountCents: -200 },
      ]),
    ).toEqual([
      { mode: 'especes', label: 'Espèces', count: 0, cents: 0 },
      { mode: 'cheque', label: 'Chèque', count: 1, cents: 900 },
      { mode: 'carte', label: 'Carte bancaire', count: 1, cents: 500 },
      { mode: 'impaye', label: 'Chèques impayés', count: 1, cents: -200 },
    ]);
  });
});
