import { afterEach, expect, it } from 'vitest';
import { deciding } from '../../../test/support/insurance-acts.ts';
import { openTestCore, type TestCore } from '../../../test/support/open-test-core.ts';
import { CERTIFICATE_VIEWS } from '../../contract/insurance.ts';

let core: TestCore;
afterEach(() => core.close());

it.each(['auvergne-habitat', 'cchartres', 'cite-jardins', 'habitat-du-gard', 'neolia'])(
  '%s: the demonstration stands in every view as each account says it, and a decision moves it',
  async (landlordId) => {
    core = await openTestCore({ landlordId, accounts: 120 });
    const agent = core.client('agent');
    const { counts } = await agent.insurance.worklist({ view: 'all', text: '' });
    for (const view of CERTIFICATE_VIEWS) {
      const { rows } = await agent.insurance.worklist({ view, text: '' });
      expect([view, rows.length]).toEqual([view, counts[view]]);
    }
    expect(counts['to-check'] + counts.expired + counts.missing).toBeGreaterThan(0);
    expect((await agent.home.today()).insuranceToCheck).toBe(counts['to-check']);
    const { rows: missing } = await agent.insurance.worklist({ view: 'missing', text: '' });
    for (const { account } of missing) {
      const { alerts } = await agent.accounts.header({ account });
      expect(alerts.map(({ kind }) => kind)).toContain('insurance-missing');
    }
    const { rows } = await agent.insurance.worklist({ view: 'all', text: '' });
    const [first] = rows.filter(({ certificate }) => certificate?.state === 'validee');
    if (first?.certificate == null) throw new Error('a demonstration without a certificate in order');
    const { id } = first.certificate;
    const refused = await agent.insurance.decide(
      deciding(id, { account: first.account, from: 'validee', decision: 'refusee', reason: 'incomplete' }),
    );
    expect(refused.certificate).toMatchObject({ id, state: 'refusee', fromErp: true, covers: false });
    const after = await agent.insurance.worklist({ view: 'refused', text: '' });
    expect(after.counts.refused).toBe(after.rows.length);
    expect(after.rows.map(({ certificate }) => certificate?.id)).toContain(id);
  },
  120_000,
);
