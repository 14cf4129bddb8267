import { afterEach, beforeEach, expect, it } from 'vitest';
import { addLease } from '../../../../test/support/account-rows.ts';
import { staged } from '../../../../test/support/insurance-acts.ts';
import { DEBITED, signing, subscribing, toldMandate } from '../../../../test/support/mandate-acts.ts';
import type { TestClient, TestCore } from '../../../../test/support/open-test-core.ts';
import { HOME, pull, registrationDesk } from '../../../../test/support/registration-acts.ts';
import { forgetRemoteActs } from './remote-acts.ts';

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await registrationDesk('cchartres', [DEBITED]));
});
afterEach(() => core.close());

const count = (table: string) => core.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const FILE = { sha256: 'a'.repeat(64), size: 12, type: 'pdf', name: 'mandat.pdf', pages: 1 };

it('keeps what comes of an account that is not here yet, and applies it once it is', () => {
  pull(core, toldMandate('R1', {}, 'LATE'));
  expect([count('portal_mandate'), count('pending_change')]).toEqual([0, 1]);
  addLease(core.db, { key: 'LATE' });
  pull(core, toldMandate('R1', { day: 10 }, 'LATE'));
  expect([count('portal_mandate'), count('pending_change')]).toEqual([1, 0]);
});

it('keeps what this version cannot read', () => {
  pull(core, toldMandate('R1', { state: 'inconnu' }));
  expect([count('portal_mandate'), count('pending_change')]).toEqual([0, 1]);
});

it('names its files and fetches none of itself; leaves with its account, but for what this post brought', async () => {
  pull(core, toldMandate('R1', { state: 'actif', files: [FILE] }));
  expect([count('attachment'), count('file_to_fetch')]).toEqual([1, 0]);
  pull(core, toldMandate('R1', { state: 'actif', files: [FILE] }));
  expect(count('attachment')).toBe(1);
  pull(core, { ...toldMandate('R1'), op: 'remove' as const });
  expect([count('portal_mandate'), count('attachment')]).toEqual([0, 0]);

  const { mandate } = await agent.directDebit.subscribe(subscribing());
  const { seen } = await agent.directDebit.account({ account: HOME });
  await agent.directDebit.sign(signing(seen, { files: [staged(core)] }));
  const rum = mandate?.rum ?? '';
  pull(core, toldMandate(rum));
  pull(core, { ...toldMandate(rum), op: 'remove' as const });
  expect(count('attachment')).toBe(1);
});

it('is forgotten with what the portal told, when it begins again', () => {
  pull(core, toldMandate('R1'));
  forgetRemoteActs(core.db);
  expect(count('portal_mandate')).toBe(0);
});
