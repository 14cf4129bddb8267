import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/data-folder.ts';
import { changedErp, SMALL_ERP, writeErpFolder } from '../../../test/support/erp-folder.ts';
import { openTestCore } from '../../../test/support/open-test-core.ts';

const ACCOUNT = '0030020790';
const ID = '019a0000-0000-7000-8000-0000000000aa';

test('a payment taken at the counter, then exported and imported back, is counted once and no longer local', async () => {
  const core = await openTestCore({ landlordId: 'cchartres' });
  onTestFinished(() => core.close());
  const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
  const administrator = core.client('administrateur');
  await administrator.import.run({ folder, dryRun: false });
  const agent = core.client('agent');
  const before = await agent.accounts.header({ account: ACCOUNT });
  expect(before.balanceCents).toBe(30000);

  await agent.payments.record({
    commandId: ID,
    account: ACCOUNT,
    amountCents: 12000,
    chosenMonths: [],
    mode: 'cheque',
    means: { mode: 'cheque', number: '1234567', bank: 'Banque Exemple', drawer: '' },
    payer: null,
    duplicateConfirmed: false,
  });
  const lines = async () => {
    const input = { account: ACCOUNT, months: 12, nature: null, unsettledOnly: false } as const;
    const { months } = await agent.accounts.ledger(input);
    return months.flatMap((month) => month.lines).filter(({ creditCents }) => creditCents === 12000);
  };
  const taken = await agent.accounts.header({ account: ACCOUNT });
  expect(taken.balanceCents).toBe(18000);
  expect(await lines()).toMatchObject([{ local: true }]);

  const back = `0030020790D;E8;19/11/2026;;;paiement_cheque;Chèque 1234567;;120,00;${ID}`;
  writeErpFolder(
    folder,
    changedErp('ecritures', (known) => [...known, back]),
  );
  const report = await administrator.import.run({ folder, dryRun: false });
  expect(report.faults).toEqual([]);
  const confirmed = await agent.accounts.header({ account: ACCOUNT });
  expect(confirmed.balanceCents).toBe(18000);
  expect(await lines()).toMatchObject([{ local: false }]);
  expect((await agent.accounts.situation({ account: ACCOUNT })).totalDueCents).toBe(18000);

  const again = await administrator.import.run({ folder, dryRun: false });
  expect(again.files.every(({ rows, unchanged }) => rows === unchanged)).toBe(true);
});

test('what an import corrects is found by the search at once, and what it replaced no more', async () => {
  const core = await openTestCore({ landlordId: 'cchartres' });
  onTestFinished(() => core.close());
  const folder = writeErpFolder(temporaryFolder(), SMALL_ERP);
  const administrator = core.client('administrateur');
  await administrator.import.run({ folder, dryRun: false });
  const { accounts } = core.client('agent');
  const found = async (text: string) =>
    (await accounts.search({ text })).rows.map(({ reference }) => reference);
  expect(await found('legall')).toEqual(['0030020788B', '0030020792F']);
  expect(await found('allee des lilas')).toEqual([]);

  writeErpFolder(folder, {
    ...changedErp('personnes', (lines) => lines.map((line) => line.replace('LE GALL', 'QUÉRÉ'))),
    logements: (SMALL_ERP.logements ?? []).map((line) => line.replace('16 rue des Bleuets', '2 quai Neuf')),
  });
  await administrator.import.run({ folder, dryRun: false });
  expect(await found('le gall')).toEqual([]);
  expect(await found('quere elodie')).toEqual(['0030020788B', '0030020792F']);
  expect(await found('quai neuf')).toEqual(['0030020790D']);
  expect(await found('16 rue des bleuets')).not.toContain('0030020790D');
});
