import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countCommands } from '../../../test/support/insurance-acts.ts';
import { profileOf } from '../../../test/support/landlord-profiles.ts';
import {
  changingAccount,
  changingDay,
  DEBITED,
  erpSays,
  revoking,
  seenIn,
  subscribing,
} from '../../../test/support/mandate-acts.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';
import { HOME, registrationDesk } from '../../../test/support/registration-acts.ts';
import type { RulePath } from '../../rules/profile.ts';
import { writeMeta } from '../database/meta.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
});
afterEach(() => core.close());

function under(rules: { readonly [Path in RulePath]?: unknown }): void {
  writeMeta(core.db, 'profile', JSON.stringify(profileOf('cchartres', rules)));
}

describe('what the landlord does not offer', () => {
  it.each([{ 'debit.offered': false }, { 'online.debit': false }])(
    'no mandate is set up where %j',
    async (rules) => {
      under(rules);
      expect(await agent.directDebit.account({ account: HOME })).toMatchObject({
        offered: { subscribe: false },
      });
      expect(await refusal(agent.directDebit.subscribe(subscribing()))).toMatchObject({
        code: 'PRL-OFFRE',
        message: 'Ce bailleur ne propose pas le prélèvement.',
      });
      expect(countCommands(core)).toBe(0);
    },
  );

  it('no account is changed; its day is, and what is in place can always be revoked', async () => {
    erpSays(core);
    under({ 'online.bankAccount': false });
    const seen = await seenIn(agent);
    expect(await refusal(agent.directDebit.changeAccount(changingAccount(seen)))).toMatchObject({
      code: 'PRL-OFFRE',
    });
    await agent.directDebit.changeDay(changingDay(seen, 12));
    under({ 'debit.offered': false });
    expect(await agent.directDebit.revoke(revoking(await seenIn(agent)))).toMatchObject({
      mandate: { state: 'revoque' },
    });
  });

  it('a silent guide closes nothing: possible at the counter', async () => {
    under({ 'debit.offered': null, 'debit.days': null, 'online.debit': null, 'online.bankAccount': null });
    expect(await agent.directDebit.account({ account: HOME })).toMatchObject({
      offered: { subscribe: true, account: true, rule: { status: 'silence' } },
      days: { days: [] },
    });
    const { mandate } = await agent.directDebit.subscribe(subscribing({ day: null }));
    expect(mandate).toMatchObject({ state: 'a_signer', day: null });
    const day = changingDay(await seenIn(agent), 6);
    expect(await refusal(agent.directDebit.changeDay(day))).toMatchObject({ code: 'PRL-JOUR' });
  });

  it('a new mandate after a dead one keeps its day only where it is still offered', async () => {
    erpSays(core, { day: 6, lastCollectedOn: '2020-01-06' });
    under({ 'debit.days': [8, 12] });
    const change = changingAccount(await seenIn(agent));
    expect(await refusal(agent.directDebit.changeAccount(change))).toMatchObject({ code: 'PRL-JOUR' });
    under({ 'debit.days': [6, 12] });
    const { mandate } = await agent.directDebit.changeAccount(change);
    expect(mandate).toMatchObject({ rum: 'G2A-B-000001', day: 6 });
    // Asked twice, it is the same one, whatever the landlord offers since.
    under({ 'debit.days': [15], 'debit.offered': false });
    expect(await agent.directDebit.changeAccount(change)).toMatchObject({
      mandate: { rum: 'G2A-B-000001', day: 6 },
    });
    expect(countCommands(core)).toBe(1);
  });
});
