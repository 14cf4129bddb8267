import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addLease } from '../../../test/support/account-rows.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { pull, settleAll } from '../../../test/support/registration-acts.ts';
import {
  addErpRequest,
  asking,
  OPENED,
  requestDeskOf,
  said,
  toldRequest,
} from '../../../test/support/request-acts.ts';
import { REQUEST_VIEWS, type RequestRow, type RequestView } from '../../contract/requests.ts';
import { indexSearch } from '../accounts/search/index-search.ts';
import { sql } from '../database/connection.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

/** Accounts A0, A1 …, one tenant each: TENANT0, TENANT1 … */
async function accounts(count: number): Promise<void> {
  ({ core, agent } = await requestDeskOf('habitat-du-gard', []));
  for (let number = 0; number < count; number += 1) {
    addLease(core.db, {
      key: `A${number}`,
      people: [{ lastName: `TENANT${number}`, firstName: 'Ida' }],
      dwelling: { code: `D${number}` },
    });
  }
}
const list = (view: RequestView, text = '') => agent.requests.worklist({ view, text });
const numbers = async (view: RequestView, text = '') =>
  (await list(view, text)).rows.map(({ number }) => number);
const id = (place: number) => `01990000-0000-7000-a000-${String(place).padStart(12, '0')}`;
const tell = (place: number, more: Record<string, unknown> = {}) =>
  toldRequest(id(place), { number: `N${place}`, account: `A${place}`, ...more });
const TODAY = '2026-11-17';

describe('Demandes', () => {
  it('sorts what is to be done, what is due first on top', async () => {
    await accounts(9);
    pull(
      core,
      tell(0, { dueOn: '2026-11-20' }),
      tell(1, { dueOn: '2026-11-16' }),
      tell(2, { dueOn: null, urgency: 'danger' }),
      tell(3, { dueOn: '2026-11-01', state: 'close' }),
      tell(4, { dueOn: '2026-12-24', events: [OPENED, said()] }),
      tell(5, { dueOn: '2026-11-02', state: 'annulee', urgency: 'urgente', events: [OPENED, said()] }),
    );
    addErpRequest(core, { number: 'E1', lease: 7, state: 'rendez_vous', dueOn: '2026-11-17' });
    addErpRequest(core, { number: 'E2', lease: 8, state: 'CLOS', dueOn: '2026-11-05' });
    addErpRequest(core, { number: 'N0', lease: 1, state: 'ouverte', dueOn: '2026-01-01' });
    const { request } = await agent.requests.open(await asking(agent, { account: 'A8', urgency: 'urgente' }));
    expect((await list('open')).counts).toEqual({
      open: 6,
      overdue: 1,
      news: 2,
      urgent: 2,
      unsent: 1,
      closed: 3,
    });
    expect(await numbers('open')).toEqual(
      ['N1', 'E1', request.number, 'N0', 'N4', 'N2'].toSorted(byDay(request)),
    );
    expect(await numbers('overdue')).toEqual(['N1']);
    expect((await numbers('news')).toSorted()).toEqual(['N4', 'N5']);
    expect((await numbers('urgent')).toSorted()).toEqual([request.number, 'N2'].toSorted());
    expect(await numbers('unsent')).toEqual([request.number]);
    expect(await numbers('closed')).toEqual(['E2', 'N5', 'N3']);
    // N1 is late, E1 is for today.
    expect((await agent.home.today()).requestsDue).toEqual({ count: 2, late: 1 });
  });

  it('an act of this post moves its request at once, and the portal settles it', async () => {
    await accounts(2);
    pull(core, tell(0, { dueOn: '2026-11-10' }), tell(1, { dueOn: '2026-11-10' }));
    addErpRequest(core, { number: 'E1', lease: 1, dueOn: '2026-11-16' });
    expect((await agent.home.today()).requestsDue).toEqual({ count: 3, late: 3 });
    const of = { account: 'A0', reason: 'resolue', comment: '', wordsKept: false } as const;
    await agent.requests.close({ ...of, commandId: actId(), request: id(0), version: 1 });
    await agent.requests.close({ ...of, commandId: actId(), request: 'erp:E1', version: 1 });
    expect((await agent.home.today()).requestsDue).toEqual({ count: 1, late: 1 });
    expect((await list('open')).counts).toMatchObject({ open: 1, overdue: 1, closed: 2, unsent: 2 });
    expect((await numbers('closed')).toSorted()).toEqual(['E1', 'N0']);
    const [first] = core.db.prepare<[], string>('SELECT id FROM command ORDER BY seq').pluck().all();
    core.clock.advance(1000);
    // Refused: it is open again.
    settleAll(core, [first ?? '']);
    expect((await list('open')).counts).toMatchObject({ open: 2, closed: 1, unsent: 0 });
    expect((await agent.home.today()).requestsDue).toEqual({ count: 2, late: 2 });
  });

  it('is narrowed by a number, a reference, a holder or a label; the counts stay whole', async () => {
    await accounts(20);
    indexSearch(core.db, 'all');
    pull(
      core,
      ...Array.from({ length: 12 }, (_, place) =>
        tell(place, { label: `Votre logement · Fuite n° ${place}` }),
      ),
    );
    pull(core, tell(12, { label: 'Parties communes · Ascenseur à l\u2019arrêt' }));
    addErpRequest(core, { number: 'D-2026-7', lease: 14, motive: 'Volet roulant bloqué' });
    const { request } = await agent.requests.open(await asking(agent, { account: 'A15' }));
    expect(await numbers('open', 'n12')).toEqual(['N12']);
    expect(await numbers('open', 'ascenseur')).toEqual(['N12']);
    expect(await numbers('open', "ASCENSEUR à l'arret")).toEqual(['N12']);
    expect(await numbers('open', 'volet')).toEqual(['D-2026-7']);
    expect(await numbers('open', 'd-2026')).toEqual(['D-2026-7']);
    addErpRequest(core, { number: 'abc-9', lease: 20, motive: 'Serrure' });
    expect(await numbers('open', 'abc-')).toEqual(['abc-9']);
    core.db.exec("DELETE FROM request WHERE number = 'abc-9'");
    expect(await numbers('open', 'tenant13')).toEqual(['D-2026-7']);
    expect(await numbers('open', 'A13')).toEqual(['D-2026-7']);
    expect(await numbers('open', 'ida tenant7')).toEqual(['N7']);
    expect(await numbers('open', request.number.toLowerCase())).toEqual([request.number]);
    expect(await numbers('unsent', 'tenant15')).toEqual([request.number]);
    expect(await numbers('closed', 'tenant7')).toEqual([]);
    expect(await numbers('open', 'tenant19')).toEqual([]);
    expect(await numbers('open', 'zzz')).toEqual([]);
    expect((await list('open', 'volet')).counts.open).toBe(15);
  });

  it('shows two hundred and says that there are more', async () => {
    await accounts(1);
    const told = (count: number) =>
      Array.from({ length: count }, (_, place) => tell(place, { account: 'A0' }));
    pull(core, ...told(200));
    expect(await list('open')).toMatchObject({ more: false, counts: { open: 200 } });
    addErpRequest(core, { number: 'E1', lease: 1, dueOn: null });
    expect(await list('open')).toMatchObject({ more: true, counts: { open: 201 } });
    expect((await list('open')).rows).toHaveLength(200);
    expect((await list('closed')).more).toBe(false);
  });

  it('refuses a view or a text that it does not know', async () => {
    await accounts(0);
    await expect(list('autre' as RequestView)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(list('open', 'x'.repeat(81))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await list('open', '%_*"')).toMatchObject({ rows: [], more: false });
  });

  it('counts what it lists, whatever is known', async () => {
    const REQUESTS = 6;
    const day = fc.constantFrom(null, '2026-11-10', TODAY, '2026-11-30');
    const act = fc.record({
      act: fc.constantFrom('complement', 'modify', 'close'),
      outbox: fc.constantFrom('waiting', 'sending', 'sent', 'refused'),
      before: fc.boolean(),
      told: fc.boolean(),
      handled: fc.boolean(),
    });
    const known = fc.record({
      opened: fc.option(
        fc.record({
          outbox: fc.constantFrom('waiting', 'sent'),
          dueOn: fc.constantFrom('2026-11-10', '2026-11-30'),
        }),
      ),
      portal: fc.option(
        fc.record({
          state: fc.constantFrom('ouverte', 'planifiee', 'close', 'annulee'),
          urgency: fc.constantFrom('normale', 'urgente', 'danger'),
          dueOn: day,
          answers: fc.nat(2),
          erpId: fc.boolean(),
        }),
      ),
      erp: fc.option(
        fc.record({
          state: fc.constantFrom('ouverte', 'EN COURS', 'close', 'Terminée', 'bizarre'),
          dueOn: day,
          absent: fc.boolean(),
        }),
      ),
      act: fc.option(act),
    });
    type Known = typeof known extends fc.Arbitrary<infer One> ? One : never;
    await accounts(REQUESTS);
    const { db } = core;
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(known, { minLength: REQUESTS, maxLength: REQUESTS }), async (all) => {
        db.exec('BEGIN');
        try {
          all.forEach(write);
          const shown: RequestRow[] = [];
          for (let place = 0; place < REQUESTS; place += 1) {
            const { own } = await agent.requests.account({ account: `A${place}` });
            expect(own.length).toBeLessThanOrEqual(1);
            shown.push(...own);
            const { counters } = await agent.accounts.header({ account: `A${place}` });
            expect(counters.openRequests).toBe(own.filter((row) => belongs('open', row)).length);
          }
          const { counts } = await list('open');
          for (const view of REQUEST_VIEWS) {
            const answer = await list(view);
            expect(answer.counts).toEqual(counts);
            const expected = shown.filter((row) => belongs(view, row)).map((row) => row.number);
            expect(answer.rows.map((row) => row.number).toSorted(), view).toEqual(expected.toSorted());
            expect(counts[view], view).toBe(expected.length);
            for (const row of answer.rows) expect(shown).toContainEqual(row);
            seen += expected.length;
          }
          const due = shown.filter((row) => belongs('open', row) && row.dueOn !== null && row.dueOn <= TODAY);
          expect((await agent.home.today()).requestsDue).toEqual({
            count: due.length,
            late: due.filter(({ overdue }) => overdue).length,
          });
        } finally {
          db.exec('ROLLBACK');
        }
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(1000);

    function write({ opened, portal, erp, act }: Known, place: number): void {
      const request = portal?.erpId === true && opened === null ? `erp:N${place}` : id(place);
      const commandId = actId();
      if (erp !== null) {
        addErpRequest(core, {
          number: `N${place}`,
          lease: place + 1,
          state: erp.state,
          dueOn: erp.dueOn,
          absentSince: erp.absent ? '2026-11-01' : null,
        });
      }
      if (opened !== null) {
        command(request, place, 'open', opened.outbox, '2026-11-17T12:00:00.000Z', {
          number: `N${place}`,
          urgency: 'normale',
          label: 'Votre logement · Fuite',
          description: 'x',
          availability: [],
          dueOn: opened.dueOn,
          files: [],
          common: false,
          residence: 'R1',
          nature: 'technique',
          place: 'logement',
          motive: 'fuite',
          channel: 'guichet',
          contact: { name: 'x', phone: null, email: null, checked: true },
        });
      }
      if (portal !== null) {
        const told =
          act?.told === true && act.outbox !== 'refused'
            ? [said({ by: 'counter', kind: 'complement', command: commandId })]
            : [];
        const events = [OPENED, ...told, ...Array.from({ length: portal.answers }, () => said())];
        pull(core, toldRequest(request, { ...portal, number: `N${place}`, account: `A${place}`, events }));
      }
      if (act !== null && (opened !== null || portal !== null || erp !== null)) {
        const target = opened !== null || portal !== null ? request : `erp:N${place}`;
        const at = act.before ? '2026-11-17T11:00:00.000Z' : '2026-11-17T13:30:00.000Z';
        command(commandId, place, act.act, act.outbox, at, bodyOf(act.act, place), target);
        if (act.outbox === 'refused' && act.handled) {
          sql(
            db,
            `INSERT INTO outbox_handling (command_id, action, by_command, note, at, agent_id) VALUES (?, 'cancelled', ?, '', '', 'a')`,
          ).run(commandId, commandId);
        }
      }
    }
    function bodyOf(kind: string, place: number): Record<string, unknown> {
      const number = `N${place}`;
      if (kind === 'close') return { number, reason: 'resolue', comment: '' };
      if (kind === 'complement') return { number, text: 'x', files: [] };
      const contact = { name: 'x', phone: null, email: null, checked: true };
      return { number, changes: { description: 'y', urgency: 'danger', contact, availability: [] } };
    }
    function command(
      commandId: string,
      place: number,
      kind: string,
      outbox: string,
      sentAt: string,
      body: Record<string, unknown>,
      target = commandId,
    ): void {
      const seq = Number(sql<{ seq: number }>(db, 'SELECT count(*) AS seq FROM command').get()?.seq) + 1;
      sql(
        db,
        `INSERT INTO command (id, incarnation, seq, type, version, account_key, payload, payload_hash, depends_on, result,
           agent_id, post, occurred_at, offset_minutes)
         VALUES (?, 'i', ?, ?, 1, ?, '{}', '', '[]', '{}', 'a', 'G2', '2026-11-17T11:00:00.000Z', 60)`,
      ).run(commandId, seq, `request.${kind}`, `A${place}`);
      sql(
        db,
        `INSERT INTO outbox (command_id, state, updated_at, place, agent_name, sent_at, reason) VALUES (?, ?, '', ?, 'a', ?, 'Non.')`,
      ).run(commandId, outbox, seq, outbox === 'sent' ? sentAt : null);
      sql(
        db,
        `INSERT INTO request_act VALUES (?, ?, ?, ?, ?, '2026-11-17T11:00:00.000Z', '2026-11-17', 'a')`,
      ).run(commandId, target, place + 1, kind, JSON.stringify(body));
    }
  }, 120_000);
});

/** In which views a row is, written again from the design. */
function belongs(view: RequestView, row: RequestRow): boolean {
  const over = row.state === 'close' || row.state === 'annulee';
  const answers: Readonly<Record<RequestView, boolean>> = {
    open: !over,
    overdue: !over && row.dueOn !== null && row.dueOn < TODAY,
    news: row.news,
    urgent: !over && row.urgency !== 'normale',
    unsent: row.unsent,
    closed: over,
  };
  return answers[view];
}

/** What the first list is sorted by: the day of the request taken here is its motive's. */
function byDay({ number, dueOn }: { number: string; dueOn: string | null }) {
  const days: Readonly<Record<string, string>> = {
    N1: '2026-11-16',
    E1: '2026-11-17',
    N0: '2026-11-20',
    N4: '2026-12-24',
    N2: '9999-12-31',
    [number]: dueOn ?? '9999-12-31',
  };
  return (a: string, b: string) => (days[a] ?? '').localeCompare(days[b] ?? '') || a.localeCompare(b);
}
