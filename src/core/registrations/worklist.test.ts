import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addLease } from '../../../test/support/account-rows.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import {
  ELODIE,
  opening,
  pull,
  registrationDesk,
  settleAll,
  told,
} from '../../../test/support/registration-acts.ts';
import { REGISTRATION_VIEWS, type RegistrationView } from '../../contract/registrations.ts';
import { indexSearch } from '../accounts/search/index-search.ts';
import { inView } from './worklist.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

/** Accounts A0, A1 …, one tenant each: TENANT0, TENANT1 … */
async function accounts(count: number, landlord = 'cchartres', exitOn: string | null = null): Promise<void> {
  ({ core, agent } = await registrationDesk(landlord, []));
  for (let number = 0; number < count; number += 1) {
    addLease(core.db, {
      key: `A${number}`,
      exitOn,
      people: [{ key: person(number), lastName: `TENANT${number}`, firstName: 'Ida' }],
      dwelling: { code: `D${number}` },
    });
  }
}
const person = (number: number) => `code:T${number}`;
const list = (view: RegistrationView, text = '') => agent.registrations.worklist({ view, text });
const listed = async (view: RegistrationView, text = '') =>
  (await list(view, text)).rows.map(({ account }) => account);
const register = (number: number) =>
  agent.registrations.open(
    opening(
      { ...ELODIE, key: person(number), lastName: `TENANT${number}`, firstName: 'Ida' },
      { account: `A${number}` },
    ),
  );
const say = (number: number, more: Record<string, unknown>) => told(person(number), more, `A${number}`);
const link = (expiresAt: string) => ({ state: 'pending', invitation: { channel: 'email', expiresAt } });

describe('Inscriptions', () => {
  it('sorts what is to be done, newest first', async () => {
    await accounts(9);
    pull(
      core,
      say(0, { ...link('2026-12-01T00:00:00.000Z'), since: '2026-11-01T09:00:00.000Z' }),
      say(1, { ...link('2026-12-01T00:00:00.000Z'), since: '2026-11-02T09:00:00.000Z' }),
      say(2, link('2026-11-17T00:00:00.000Z')),
      say(3, { bounced: { at: '2026-11-12T09:00:00.000Z', reason: '550' } }),
      say(4, { state: 'closed', bounced: { at: '2026-11-12T09:00:00.000Z', reason: '550' } }),
      say(5, {}),
    );
    core.db.exec(
      "INSERT INTO tenant_space (lease_id, person_key, state) VALUES (9, 'code:T8', 'en attente')",
    );
    core.db.exec("INSERT INTO tenant_space (lease_id, person_key, state) VALUES (6, 'code:T5', 'à activer')");
    await register(6);
    settleAll(core, core.db.prepare<[], string>('SELECT id FROM command').pluck().all());
    await register(7);
    expect((await list('all')).counts).toEqual({
      pending: 3,
      expired: 1,
      bounced: 1,
      unsent: 1,
      refused: 1,
      all: 9,
    });
    expect(await agent.home.today()).toMatchObject({ registrationsToCorrect: 2, refused: 1 });
    expect(await listed('pending')).toEqual(['A1', 'A0', 'A8']);
    expect(await listed('expired')).toEqual(['A2']);
    expect(await listed('bounced')).toEqual(['A3']);
    expect(await listed('unsent')).toEqual(['A7']);
    expect(await listed('refused')).toEqual(['A6']);
    expect((await listed('all')).toSorted()).toEqual(['A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']);
  });

  it('a row says who and how it stands', async () => {
    await accounts(1);
    await register(0);
    expect((await list('unsent')).rows).toMatchObject([
      {
        account: 'A0',
        reference: 'A0',
        space: { name: 'TENANT0 Ida', state: 'waiting-to-send', unsent: true },
      },
    ]);
  });

  it('an act of this post moves its space at once, and the portal settles it', async () => {
    await accounts(2);
    const bounced = { at: '2026-11-12T09:00:00.000Z', reason: '550' };
    pull(
      core,
      say(0, { ...link('2026-11-10T00:00:00.000Z'), bounced }),
      say(1, link('2026-11-10T00:00:00.000Z')),
    );
    const of = { account: 'A0', person: person(0), document: 'passeport' } as const;
    const email = 'neuve@locataire.example';
    core.clock.advance(1000);
    await agent.registrations.changeEmail({
      commandId: actId(),
      ...of,
      email,
      emailAgain: email,
      supersedes: null,
    });
    expect((await list('all')).counts).toMatchObject({
      pending: 1,
      expired: 1,
      bounced: 0,
      unsent: 1,
      all: 2,
    });
    core.clock.advance(1000);
    settleAll(core);
    expect((await list('all')).counts).toMatchObject({
      pending: 1,
      expired: 1,
      bounced: 0,
      unsent: 0,
      all: 2,
    });
    core.clock.advance(1000);
    pull(core, say(0, { state: 'active', email }));
    expect((await list('all')).counts).toMatchObject({ pending: 0, expired: 1, bounced: 0, all: 2 });
  });

  it('who left is on no list but the whole one, where the landlord switches spaces off', async () => {
    await accounts(1, 'neolia', '2026-08-17');
    pull(core, say(0, link('2026-12-01T00:00:00.000Z')));
    expect((await list('all')).counts).toMatchObject({ pending: 0, all: 1 });
    expect(await listed('pending')).toEqual([]);
    expect((await list('all')).rows).toMatchObject([{ space: { state: 'exited' } }]);
    await core.close();
    await accounts(1, 'neolia', '2026-08-18');
    pull(core, say(0, link('2026-12-01T00:00:00.000Z')));
    expect((await list('pending')).counts.pending).toBe(1);
  });

  it('is narrowed by a name, a reference or an e-mail; the counts stay whole', async () => {
    await accounts(30);
    indexSearch(core.db, 'all');
    pull(core, ...Array.from({ length: 20 }, (_, number) => say(number, link('2026-12-01T00:00:00.000Z'))));
    expect(await listed('pending', ' tenant7 ')).toEqual(['A7']);
    expect(await listed('pending', 'ida tenant12')).toEqual(['A12']);
    expect(await listed('expired', 'tenant7')).toEqual([]);
    expect(await listed('pending', 'tenant25')).toEqual([]);
    expect((await list('pending', 'tenant7')).counts.pending).toBe(20);
  });

  it('shows two hundred and says that there are more', async () => {
    await accounts(202);
    pull(core, ...Array.from({ length: 201 }, (_, number) => say(number, link('2026-12-01T00:00:00.000Z'))));
    expect(await list('pending')).toMatchObject({ more: true, counts: { pending: 201 } });
    expect(await listed('pending')).toHaveLength(200);
    pull(core, { ...say(0, {}), op: 'remove' });
    expect(await list('pending')).toMatchObject({ more: false, counts: { pending: 200 } });
    await register(201);
    expect((await list('all')).more).toBe(true);
  });

  it('counts what it lists, whatever is known', async () => {
    const SPACES = 6;
    const known = fc.record({
      portal: fc.option(
        fc.record({
          state: fc.constantFrom('pending', 'active', 'suspended', 'closed', 'exited'),
          invitation: fc.option(
            fc.constantFrom('2026-11-10T00:00:00.000Z', '2026-12-10T00:00:00.000Z').map((expiresAt) => ({
              channel: 'slip',
              expiresAt,
            })),
          ),
          bounced: fc.option(fc.constant({ at: '2026-11-12T09:00:00.000Z', reason: '550' })),
        }),
      ),
      erp: fc.option(fc.constantFrom('actif', 'en_attente', 'à activer', 'inconnu', 'désactivé')),
      act: fc.option(
        fc.record({
          act: fc.constantFrom('open', 'renew', 'email', 'close', 'suspend'),
          outbox: fc.constantFrom('waiting', 'sending', 'sent', 'refused'),
          before: fc.boolean(),
        }),
      ),
      exitOn: fc.option(fc.constantFrom('2026-08-17', '2026-08-18')),
    });
    type Known = typeof known extends fc.Arbitrary<infer One> ? One : never;
    await accounts(SPACES, 'neolia');
    const { db } = core;
    const now = new Date(core.clock.now()).toISOString();
    await fc.assert(
      fc.asyncProperty(fc.array(known, { minLength: SPACES, maxLength: SPACES }), async (all) => {
        db.exec('BEGIN');
        try {
          for (const [number, { portal, erp, act, exitOn }] of all.entries()) {
            db.prepare('UPDATE lease SET exit_on = ? WHERE id = ?').run(exitOn, number + 1);
            if (erp !== null)
              db.prepare('INSERT INTO tenant_space (lease_id, person_key, state) VALUES (?, ?, ?)').run(
                number + 1,
                person(number),
                erp,
              );
            if (act !== null) {
              const sentAt = act.before ? '2026-11-16T00:00:00.000Z' : '2026-11-17T13:04:59.000Z';
              addAct(number, act.act, act.outbox, sentAt);
            }
            if (portal !== null) addPortal(number, portal);
          }
          const whole = await list('all');
          for (const view of REGISTRATION_VIEWS) {
            const { rows, counts } = await list(view);
            expect(counts).toEqual(whole.counts);
            expect(rows.length, view).toBe(counts[view]);
            expect(rows.every(({ space }) => inView(view, space))).toBe(true);
            expect(whole.rows.filter(({ space }) => inView(view, space)).length, view).toBe(counts[view]);
          }
        } finally {
          db.exec('ROLLBACK');
        }
      }),
      { numRuns: 200 },
    );

    function addPortal(number: number, { state, invitation, bounced }: NonNullable<Known['portal']>): void {
      db.prepare(
        `INSERT INTO portal_space VALUES (@lease, @person, @state, '2026-11-10T09:00:00.000Z', '2026-11-09T09:00:00.000Z',
           NULL, 'L48271936', @channel, @expiresAt, @bouncedAt, @reason, '[]', '2026-11-17T00:00:00.000Z')`,
      ).run({
        lease: number + 1,
        person: person(number),
        state,
        channel: invitation?.channel ?? null,
        expiresAt: invitation?.expiresAt ?? null,
        bouncedAt: bounced?.at ?? null,
        reason: bounced?.reason ?? null,
      });
    }
    function addAct(number: number, act: string, outbox: string, sentAt: string): void {
      const id = actId();
      const settled = outbox === 'sent' || outbox === 'refused' ? sentAt : null;
      db.prepare(
        `INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result,
           agent_id, post, occurred_at, offset_minutes)
         VALUES (?, ?, 1, ?, 1, ?, '{}', '', '[]', '{}', 'a', 'G', ?, 60)`,
      ).run(id, id, `registration.${act}`, `A${number}`, now);
      db.prepare(
        "INSERT INTO outbox (command_id, state, updated_at, place, agent_name, sent_at) VALUES (?, ?, '', 1, 'a', ?)",
      ).run(id, outbox, settled);
      db.prepare(
        `INSERT INTO registration_act VALUES (?, ?, ?, ?, NULL, '{"name":"T","channel":"email","expiresAt":"2026-12-12T00:00:00.000Z"}', ?, '2026-11-17', 'a')`,
      ).run(id, number + 1, person(number), act, now);
    }
  });
});
