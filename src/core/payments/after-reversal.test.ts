import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARC, addAccount } from '../../../test/support/account-fixture.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { payment as act, actId, openTill, refusal } from '../../../test/support/payment-acts.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
  await openTill(core);
});
afterEach(() => core.close());

const takeBack = (payment: string) =>
  agent.payments.reverse({ commandId: actId(), payment, kind: 'annulation', reason: 'montant', text: '' });

describe('a payment taken back no longer counts', () => {
  it('as the twin of the one that follows', async () => {
    addAccount(core.db, ARC);
    const plain = { duplicateConfirmed: false };
    const first = await agent.payments.record(act(5_000, 'carte', plain));
    expect(await refusal(agent.payments.record(act(5_000, 'carte', plain)))).toMatchObject({
      code: 'ENC-DOUBLE',
    });
    await takeBack(first.id);
    await agent.payments.record(act(5_000, 'carte', plain));
  });

  it.each([
    ['of a month', 150_000],
    ['of an advance', 0],
  ])('under the cash ceiling %s', async (_name, due) => {
    const entries = due === 0 ? [] : [{ period: '2026-10', on: '2026-10-31', nature: 'loyer', cents: due }];
    addAccount(core.db, { ...ARC, entries });
    const first = await agent.payments.record(act(100_000, 'especes'));
    expect(await refusal(agent.payments.record(act(1, 'especes')))).toMatchObject({ code: 'ENC-PLAFOND' });
    await takeBack(first.id);
    await agent.payments.record(act(100_000, 'especes'));
    expect(await refusal(agent.payments.record(act(1, 'especes')))).toMatchObject({ code: 'ENC-PLAFOND' });
  });

  it('in what was taken today', async () => {
    addAccount(core.db, ARC);
    const first = await agent.payments.record(act(5_000));
    await agent.payments.record(act(700));
    await takeBack(first.id);
    expect(await agent.payments.today()).toEqual({ count: 1, cents: 700 });
  });

  it('among the reçus that a quittance replaces, nor as the quittance of its month', async () => {
    addAccount(core.db, ARC);
    const wrong = await agent.payments.record(act(4_000, 'carte'));
    await takeBack(wrong.id);
    await agent.payments.record(act(5_000, 'carte'));
    const whole = await agent.payments.record(act(10_000, 'carte'));
    expect(whole.papers).toMatchObject([{ kind: 'quittance', number: 'G2A-Q-000001', month: '2026-09' }]);
    const facts = core.db.prepare('SELECT facts FROM issued_paper WHERE number = ?').pluck();
    const replaced = JSON.parse(facts.get('G2A-Q-000001') as string).replaces;
    expect(replaced.map(({ number }: { number: string }) => number)).toEqual(['G2A-R-000002']);
    await takeBack(whole.id);
    const again = await agent.payments.record(act(10_000, 'carte'));
    expect(again.papers).toMatchObject([{ kind: 'quittance', number: 'G2A-Q-000002', month: '2026-09' }]);
  });
});
