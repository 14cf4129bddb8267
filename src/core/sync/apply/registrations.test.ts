import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addLease } from '../../../../test/support/account-rows.ts';
import { openTestCore, type TestCore } from '../../../../test/support/open-test-core.ts';
import { ELODIE, HOME, HOUSEHOLD, told } from '../../../../test/support/registration-acts.ts';
import type { Change } from '../../../rules/sync/protocol.ts';
import { applyChanges, retryPending } from './apply-changes.ts';
import { forgetRemoteActs } from './remote-acts.ts';

let core: TestCore;
beforeEach(async () => {
  core = await openTestCore();
});
afterEach(() => core.close());

const CONTEXT = { day: '2026-11-17', at: '2026-11-17T13:05:00.000Z' };
const apply = (changes: readonly Change[], at = CONTEXT.at) =>
  core.db.transaction(() => applyChanges(core.db, changes, { ...CONTEXT, at })).immediate();
const spaces = () => core.db.prepare('SELECT * FROM portal_space ORDER BY lease_id, person_key').all();
const waiting = () => core.db.prepare('SELECT waits_for FROM pending_change').pluck().all();

describe('a tenant space told by the portal', () => {
  test('waits for its account, and comes with it', () => {
    expect(apply([told(ELODIE.key)]).topics).toEqual([]);
    expect(waiting()).toEqual([`bail ${HOME}`]);
    addLease(core.db, HOUSEHOLD);
    expect(apply([told(ELODIE.key, { state: 'pending' })]).topics).toEqual(['registrations', 'accounts']);
    expect(waiting()).toEqual([]);
    expect(spaces()).toMatchObject([
      { person_key: ELODIE.key, state: 'pending', received_at: CONTEXT.at, invitation_channel: null },
    ]);
  });

  test('takes the place of what was told before, and leaves this post', () => {
    addLease(core.db, HOUSEHOLD);
    const invitation = { channel: 'email', expiresAt: '2026-12-01T00:00:00.000Z' };
    apply([told(ELODIE.key, { invitation, bounced: { at: CONTEXT.at, reason: 'x' } }), told('code:P2')]);
    apply([told(ELODIE.key, { email: null })], '2026-11-18T00:00:00.000Z');
    expect(spaces()).toMatchObject([
      { email: null, invitation_channel: null, bounced_at: null, received_at: '2026-11-18T00:00:00.000Z' },
      { person_key: 'code:P2' },
    ]);
    apply([{ ...told(ELODIE.key), op: 'remove', content: null }]);
    expect(spaces()).toMatchObject([{ person_key: 'code:P2' }]);
    expect(apply([{ ...told(ELODIE.key), op: 'remove' }]).topics).toEqual([]);
  });

  test('leaves by the very account and person of its key, whatever spaces they hold', () => {
    const odd = 'bail:["L 1","signataire_principal","DE LA TOUR",null,null]';
    addLease(core.db, { key: 'L 1', dwelling: { code: 'A' } });
    addLease(core.db, { key: 'L', dwelling: { code: 'B' } });
    apply([told(odd, {}, 'L 1'), told('1 autre', {}, 'L')]);
    apply([{ ...told(odd, {}, 'L 1'), op: 'remove' }]);
    expect(spaces()).toMatchObject([{ person_key: '1 autre' }]);
  });

  test('of a later version waits for it', () => {
    addLease(core.db, HOUSEHOLD);
    apply([told(ELODIE.key, { state: 'paused' }), { ...told('x'), kind: 'portail', key: 'autre' }]);
    expect(waiting()).toEqual(['version', 'version']);
    expect(spaces()).toEqual([]);
  });

  test('kept by a version that could not read it is read by this one', () => {
    addLease(core.db, HOUSEHOLD);
    core.db
      .prepare(
        "INSERT INTO pending_change (kind, key, change, kept_at, waits_for) VALUES ('inscription', ?, ?, '', 'version')",
      )
      .run(told(ELODIE.key).key, JSON.stringify(told(ELODIE.key)));
    core.db.prepare("UPDATE meta SET value = '1' WHERE key = 'changes-read'").run();
    core.db.transaction(() => retryPending(core.db, CONTEXT)).immediate();
    expect(spaces()).toHaveLength(1);
    expect(waiting()).toEqual([]);
  });

  test('is forgotten when the portal begins again', () => {
    addLease(core.db, HOUSEHOLD);
    apply([told(ELODIE.key)]);
    core.db.transaction(() => forgetRemoteActs(core.db)).immediate();
    expect(spaces()).toEqual([]);
  });

  test('stands as the last word of each, in whatever pages they come', () => {
    addLease(core.db, HOUSEHOLD);
    const word = fc.record({
      person: fc.constantFrom('code:P1', 'code:P2', 'code:P3'),
      state: fc.constantFrom('pending', 'active', 'suspended', 'closed', 'exited'),
      removed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (words, size) => {
        core.db.exec('BEGIN');
        try {
          const changes = words.map(({ person, state, removed }) => ({
            ...told(person, { state }),
            op: removed ? ('remove' as const) : ('put' as const),
          }));
          for (let from = 0; from < changes.length; from += size) {
            applyChanges(core.db, changes.slice(from, from + size), CONTEXT);
          }
          const last = new Map(words.map((one) => [one.person, one]));
          const expected = [...last.values()].filter(({ removed }) => !removed);
          expect(
            core.db.prepare('SELECT person_key AS person, state FROM portal_space ORDER BY person_key').all(),
          ).toEqual(
            expected
              .map(({ person, state }) => ({ person, state }))
              .toSorted((a, b) => (a.person < b.person ? -1 : 1)),
          );
        } finally {
          core.db.exec('ROLLBACK');
        }
      }),
      { numRuns: 100 },
    );
  });
});

test("the address of the tenants' pages is kept, told once, and may go", () => {
  const address: Change = {
    kind: 'portail',
    key: 'adresse',
    op: 'put',
    absentSince: null,
    content: { address: 'https://portail.example' },
  };
  const kept = () => core.db.prepare("SELECT value FROM meta WHERE key = 'tenant-address'").pluck().get();
  expect(apply([address]).topics).toEqual(['registrations']);
  expect(apply([address]).topics).toEqual([]);
  expect(kept()).toBe('https://portail.example');
  expect(apply([{ ...address, op: 'remove' }]).topics).toEqual(['registrations']);
  expect(kept()).toBeUndefined();
});
