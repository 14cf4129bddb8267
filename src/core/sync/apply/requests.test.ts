import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLease } from '../../../../test/support/account-rows.ts';
import type { TestCore } from '../../../../test/support/open-test-core.ts';
import {
  asking,
  FLAT,
  OPENED,
  requestDeskOf,
  said,
  toldRequest,
} from '../../../../test/support/request-acts.ts';
import { applyChanges } from './apply-changes.ts';
import { forgetRemoteActs } from './remote-acts.ts';

let core: TestCore;
beforeEach(async () => {
  ({ core } = await requestDeskOf('habitat-du-gard'));
});
afterEach(() => core.close());

const ID = '01990000-0000-7000-a000-000000000001';
const FILE = { sha256: 'b'.repeat(64), size: 900, type: 'jpeg', name: 'fuite.jpg', pages: 1 } as const;
type Changes = Parameters<typeof applyChanges>[1];
function apply(changes: Changes, at = '2026-11-17T15:00:00.000Z') {
  return core.db.transaction(() => applyChanges(core.db, changes, { day: '2026-11-17', at })).immediate();
}
const rows = (table: string) => core.db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all();
const list = () => core.client('agent').requests.worklist({ view: 'open', text: '' });

describe('a request told by the portal', () => {
  it('is kept, told of, and changed by what comes later', async () => {
    expect(apply([toldRequest(ID)])).toEqual({ topics: ['requests', 'accounts'], refused: 0 });
    expect((await list()).rows).toMatchObject([
      { id: ID, account: FLAT, state: 'ouverte', dueOn: '2026-11-27' },
    ]);
    apply([toldRequest(ID, { state: 'planifiee', dueOn: '2026-11-19', events: [OPENED, said()] })]);
    expect((await list()).rows).toMatchObject([
      { id: ID, state: 'planifiee', dueOn: '2026-11-19', news: true },
    ]);
  });

  it('waits for its account', async () => {
    apply([toldRequest(ID, { account: 'LATER' })]);
    expect(rows('portal_request')).toEqual([]);
    expect(rows('pending_change')).toMatchObject([{ kind: 'demande', waits_for: 'bail LATER' }]);
    addLease(core.db, { key: 'LATER' });
    apply([toldRequest(ID, { account: 'LATER' })]);
    expect((await list()).rows).toMatchObject([{ account: 'LATER' }]);
    expect(rows('pending_change')).toEqual([]);
  });

  it('of a residence alone waits for nothing', async () => {
    apply([toldRequest(ID, { account: null })]);
    expect((await list()).rows).toMatchObject([{ account: null, residence: 'Résidence R1' }]);
  });

  it('goes, and comes back without its news', async () => {
    apply([toldRequest(ID, { events: [OPENED, said()] })]);
    await core.client('agent').requests.seen({ request: ID });
    const gone = { ...toldRequest(ID), op: 'remove' as const, content: null };
    expect(apply([gone]).topics).toEqual(['requests', 'accounts']);
    expect((await list()).rows).toEqual([]);
    expect(apply([gone]).topics).toEqual([]);
    apply([toldRequest(ID, { events: [OPENED, said()] })]);
    expect((await list()).rows).toMatchObject([{ news: false }]);
  });

  it('a page twice leaves the base as it was', () => {
    const page = [toldRequest(ID, { events: [OPENED, said()], files: [FILE] })];
    apply(page);
    const tables = ['portal_request', 'request_seen', 'attachment', 'file_to_fetch', 'pending_change'];
    const before = tables.map(rows);
    apply(page, '2026-11-17T16:00:00.000Z');
    expect(tables.map(rows)).toEqual(before);
  });

  it('is forgotten when the portal begins again; what this post opened stands by itself', async () => {
    const agent = core.client('agent');
    const { request } = await agent.requests.open(await asking(agent));
    apply([toldRequest(ID), toldRequest(request.id, { number: request.number, events: [OPENED, said()] })]);
    core.db.transaction(() => forgetRemoteActs(core.db)).immediate();
    expect((await list()).rows).toMatchObject([{ id: request.id, number: request.number, news: false }]);
  });

  it('has its files fetched while it is open', () => {
    const closed = '01990000-0000-7000-a000-000000000002';
    const other = { ...FILE, sha256: 'c'.repeat(64) };
    apply([toldRequest(ID, { files: [FILE] }), toldRequest(closed, { files: [other], state: 'close' })]);
    expect(rows('file_to_fetch')).toMatchObject([{ sha256: FILE.sha256 }]);
    expect(rows('attachment')).toMatchObject([
      { owner: 'request', owner_id: ID, sha256: FILE.sha256, lease_id: 1 },
      { owner: 'request', owner_id: closed, sha256: other.sha256 },
    ]);
  });

  it.each([
    ['under another key', { ...toldRequest(ID), key: 'autre' }],
    ['of no state of ours', toldRequest(ID, { state: 'perdue' })],
    ['without its events', toldRequest(ID, { events: null })],
    ['with an event of nobody', toldRequest(ID, { events: [said({ by: 'voisin' as 'portal' })] })],
    ['that is no request', { ...toldRequest(ID), content: 'demande' }],
  ])('%s is kept for a later version', (_name, change) => {
    apply([change]);
    expect(rows('portal_request')).toEqual([]);
    expect(rows('pending_change')).toMatchObject([{ kind: 'demande', waits_for: 'version' }]);
  });
});
