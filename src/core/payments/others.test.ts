import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addEntry, addLease, addParty } from '../../../test/support/account-rows.ts';
import { openTestCore, type TestClient, type TestCore } from '../../../test/support/open-test-core.ts';
import { refusal } from '../../../test/support/payment-acts.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  core = await openTestCore();
  agent = core.client('agent');
});
afterEach(() => core.close());

const JEAN = { key: 'p-jean', civility: 'M.', lastName: "D'ARC", firstName: 'Jean' };
const MARIE = { key: 'p-marie', civility: 'Mme', lastName: 'MARTIN', firstName: 'Marie' };
const parking = (key: string, more: object = {}) =>
  addLease(core.db, {
    key,
    dwelling: { type: 'PARKING', address1: '3 rue des Lilas' },
    people: [JEAN],
    ...more,
  });
const others = async (account = 'HOME') => (await agent.payments.prepare({ account })).otherAccounts;

describe('other accounts of the same people', () => {
  it('names them with their place, what they owe and since when', async () => {
    addLease(core.db, { key: 'HOME', people: [JEAN] });
    const lease = parking('PARKING', { printed: 'PARK 1' });
    addEntry(core.db, lease, { period: '2026-10', on: '2026-10-31', nature: 'loyer', cents: 4_500 });
    expect(await others()).toEqual([
      {
        account: 'PARKING',
        reference: 'PARK 1',
        holderName: "D'ARC Jean",
        label: 'Parking, 3 rue des Lilas',
        balanceCents: 4_500,
        dueMonths: [expect.objectContaining({ month: '2026-10', remainingCents: 4_500 })],
      },
    ]);
    expect((await others('PARKING')).map(({ account, label }) => [account, label])).toEqual([
      ['HOME', 'T3, 14 rue des Bleuets'],
    ]);
  });

  it('those of a spouse or a co-signatory, not those of somebody lodged, standing surety, or gone', async () => {
    addLease(core.db, {
      key: 'HOME',
      people: [JEAN, { ...MARIE, role: 'cosignataire' }, { key: 'g', lastName: 'GARANT', role: 'garant' }],
    });
    parking('OF-MARIE', { people: [MARIE] });
    parking('OF-GUARANTOR', { people: [{ key: 'g', lastName: 'GARANT' }] });
    parking('MARIE-LODGED', { people: [{ ...MARIE, role: 'occupant' }] });
    parking('MARIE-NO-MORE', { people: [{ ...MARIE, absentSince: '2026-01-01' }] });
    expect((await others()).map(({ account }) => account)).toEqual(['OF-MARIE']);
  });

  it('not what has left the files, nor what was left with nothing to pay', async () => {
    addLease(core.db, { key: 'HOME', people: [JEAN] });
    parking('ABSENT', { absentSince: '2026-10-01' });
    parking('LEFT-PAID', { exitOn: '2026-10-31' });
    const owing = parking('LEFT-OWING', { exitOn: '2026-10-31' });
    addEntry(core.db, owing, { period: '2026-10', on: '2026-10-31', nature: 'loyer', cents: 100 });
    parking('LEAVING', { exitOn: '2027-01-31' });
    expect((await others()).map(({ account }) => account)).toEqual(['LEFT-OWING', 'LEAVING']);
  });

  it('no street where an address is protected, and nine at most', async () => {
    addLease(core.db, { key: 'HOME', people: [{ ...JEAN, masked: true }] });
    for (let i = 0; i < 12; i++) parking(`P${i}`);
    const found = await others();
    expect(found).toHaveLength(9);
    expect(new Set(found.map(({ label }) => label))).toEqual(new Set(['Parking']));
  });

  it('a namesake is somebody else', async () => {
    addLease(core.db, { key: 'HOME', people: [JEAN] });
    parking('NAMESAKE', { people: [{ ...JEAN, key: 'p-another' }] });
    expect(await others()).toEqual([]);
  });
});

describe('an account added to the act', () => {
  it('is whoever holds it', async () => {
    addLease(core.db, { key: 'HOME', people: [JEAN] });
    const lease = addLease(core.db, { key: 'FLAT', people: [MARIE] });
    addParty(core.db, lease, { key: 'x', lastName: 'AUTRE', role: 'occupant' });
    expect(await agent.payments.other({ account: 'FLAT' })).toMatchObject({
      account: 'FLAT',
      holderName: 'MARTIN Marie',
      label: 'T3, 14 rue des Bleuets',
    });
    expect(await refusal(agent.payments.other({ account: 'NOWHERE' }))).toMatchObject({ code: 'CPT-404' });
  });
});
