import { expect, test, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import { ARC_KEY, ARC_LEASE, counterWith } from '../../../test/support/counter.ts';
import { indexSearch } from './search/index-search.ts';

/** It asks whether a table holds anything at all, and stops at the first row. */
const ANY_ROW = 'SELECT EXISTS (SELECT 1 FROM insurance)';

/** Steps that read a table from end to end; a text index is read by its own search. */
function scans(plan: readonly string[]): string[] {
  return plan.filter(
    (step) => /^SCAN /.test(step) && !/^SCAN (CONSTANT ROW|\w+ VIRTUAL TABLE INDEX \d+:.*M)/.test(step),
  );
}

test('no reading of the search or of the account goes through a table', async () => {
  const { core, agent } = await counterWith(ARC_LEASE);
  indexSearch(core.db, 'all');
  const prepare = vi.spyOn(core.db, 'prepare');
  const account = { account: ARC_KEY };
  const texts = [
    'arc jean',
    'd',
    'zzz',
    'rue des bleuets',
    'resid',
    '0030020790D',
    '00300',
    '0030020790',
    'L034',
    'Q-1',
    '12/03/1984',
    '06 39 98 12 34',
    '0639',
    'a@b.example',
  ];
  for (const text of texts) await agent.accounts.search({ text });
  await agent.accounts.open(account);
  await agent.accounts.recent();
  await agent.accounts.situation(account);
  await agent.accounts.ledger({ ...account, months: 24, nature: null, unsettledOnly: false });
  await agent.accounts.dossier(account);
  await agent.accounts.contacts(account);
  await agent.accounts.history(account);
  const asked = [...new Set(prepare.mock.calls.map(([text]) => text))].filter((text) =>
    /^\s*SELECT/.test(text),
  );
  prepare.mockRestore();
  expect(asked.length).toBeGreaterThan(25);
  for (const text of asked.filter((one) => !one.startsWith(ANY_ROW)))
    expect(scans(planOf(core.db, text)), text).toEqual([]);
  expect(asked.some((text) => text.startsWith(ANY_ROW))).toBe(true);
});

test('a statement that goes through a table is seen', async () => {
  const { core } = await counterWith(ARC_LEASE);
  expect(scans(planOf(core.db, 'SELECT id FROM lease WHERE rum = ?'))).toEqual(['SCAN lease']);
});
