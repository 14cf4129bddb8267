import { expect, it, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import {
  changingAccount,
  changingDay,
  DEBITED,
  revoking,
  seenIn,
  signing,
  subscribing,
  toldMandate,
} from '../../../test/support/mandate-acts.ts';
import { HOME, pull, registrationDesk } from '../../../test/support/registration-acts.ts';

it('no table is read whole to show the mandates of an account, nor to act on them', async () => {
  const { core, agent } = await registrationDesk('cchartres', [DEBITED, { key: 'OTHER' }]);
  try {
    const prepare = vi.spyOn(core.db, 'prepare');
    pull(core, toldMandate('G1A-B-000007', { state: 'actif' }, 'OTHER'));
    await agent.directDebit.subscribe(subscribing());
    await agent.directDebit.sign(signing(await seenIn(agent)));
    await agent.directDebit.changeDay(changingDay(await seenIn(agent), 6));
    await agent.directDebit.changeAccount(changingAccount(await seenIn(agent)));
    await agent.directDebit.revoke(revoking(await seenIn(agent)));
    await agent.directDebit.acts({ account: HOME });
    const read = [...new Set(prepare.mock.calls.map(([text]) => text))].filter((text) =>
      /\b(mandate_act|portal_mandate)\b/.test(text),
    );
    prepare.mockRestore();
    expect(read.length).toBeGreaterThanOrEqual(5);
    const scans = read.flatMap((text) =>
      planOf(core.db, text)
        .filter((line) => /^SCAN (?!CONSTANT ROW)/.test(line))
        .map((line) => `${line} in ${text}`),
    );
    expect(scans).toEqual([]);
    // One that has no index to go by is told.
    expect(planOf(core.db, 'SELECT 1 FROM mandate_act WHERE done_on = ?').join()).toContain(
      'SCAN mandate_act',
    );
  } finally {
    await core.close();
  }
});
