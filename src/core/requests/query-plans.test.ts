import { expect, it, vi } from 'vitest';
import { planOf } from '../../../test/support/account-rows.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { pull, settleAll } from '../../../test/support/registration-acts.ts';
import {
  addErpRequest,
  asking,
  FLAT,
  OPENED,
  requestDeskOf,
  said,
  staged,
  toldRequest,
} from '../../../test/support/request-acts.ts';
import { REQUEST_VIEWS } from '../../contract/requests.ts';

/** It stops at the first row; indexes that hold a view and no more; events of one record; rows already found. */
const ALLOWED =
  /SELECT EXISTS \(SELECT 1 FROM insurance\)|^SCAN o USING INDEX outbox_unsent|^SCAN p USING COVERING INDEX portal_request_(due|news|urgent|closed) in SELECT count|^SCAN e VIRTUAL TABLE|SELECT 1 FROM pending_change LIMIT 1|^SCAN CONSTANT ROW|^SCAN \(subquery/;
const ID = '01990000-0000-7000-a000-000000000001';

function scans(core: TestCore, asked: readonly string[]): string[] {
  return asked
    .filter((text) => /^\s*(SELECT|UPDATE|INSERT|DELETE)/.test(text))
    .flatMap((text) =>
      planOf(core.db, text)
        .filter((line) => line.startsWith('SCAN '))
        .map((line) => `${line} in ${text}`),
    )
    .filter((line) => !ALLOWED.test(line));
}

/** Whole tables read by what a screen asks, on a base whose statements are all still to be prepared. */
async function scansOf(work: (client: TestClient, core: TestCore) => Promise<unknown>): Promise<string[]> {
  const { core, agent } = await requestDeskOf('habitat-du-gard');
  try {
    for (const state of ['ouverte', 'close']) addErpRequest(core, { number: `E-${state}`, lease: 1, state });
    const setUp = core.client('agent');
    await setUp.requests.open(await asking(setUp));
    settleAll(core);
    pull(core, toldRequest(ID, { common: true, events: [OPENED, said()] }));
    await core.reopen();
    const prepare = vi.spyOn(core.db, 'prepare');
    await work(core.client('agent'), core);
    const asked = [...new Set(prepare.mock.calls.map(([text]) => text))];
    prepare.mockRestore();
    expect(asked.length).toBeGreaterThanOrEqual(3);
    return scans(core, asked);
  } finally {
    void agent;
    await core.close();
  }
}

it.each<[string, (client: TestClient, core: TestCore) => Promise<unknown>]>([
  ['prepare', ({ requests }) => requests.prepare({ account: FLAT })],
  ['account', ({ requests }) => requests.account({ account: FLAT })],
  ['read', ({ requests }) => requests.read({ account: FLAT, request: ID })],
  ['seen', ({ requests }) => requests.seen({ request: ID })],
  [
    'open, complement, close',
    async (client, core) => {
      const { request } = await client.requests.open(await asking(client, { files: [staged(core)] }));
      const of = { account: FLAT, request: request.id };
      await client.requests.complement({ ...of, commandId: actId(), text: 'x', files: [], wordsKept: false });
      await client.requests.close({
        ...of,
        commandId: actId(),
        version: 2,
        reason: 'resolue',
        comment: '',
        wordsKept: false,
      });
    },
  ],
  ['what the portal tells', async (_client, core) => pull(core, toldRequest(ID))],
  ['header', ({ accounts }) => accounts.header({ account: FLAT })],
  ['history', ({ accounts }) => accounts.history({ account: FLAT })],
  ...REQUEST_VIEWS.flatMap((view): [string, (client: TestClient) => Promise<unknown>][] => [
    [`worklist ${view}`, ({ requests }) => requests.worklist({ view, text: '' })],
    [`worklist ${view} of a text`, ({ requests }) => requests.worklist({ view, text: 'le gall' })],
  ]),
])('%s reads no table whole', async (_name, work) => {
  expect(await scansOf(work)).toEqual([]);
});

it('would see a table read whole', async () => {
  const { core } = await requestDeskOf('cchartres');
  expect(scans(core, ["SELECT * FROM request_act WHERE body = 'x'"])).toHaveLength(1);
  expect(scans(core, ["SELECT id FROM portal_request WHERE label = 'x'"])).toHaveLength(1);
  await core.close();
});

it('counts from indexes that hold all it asks', async () => {
  const { core } = await requestDeskOf('cchartres');
  const counted = 'SELECT count(*) FROM portal_request p INDEXED BY portal_request_closed';
  expect(planOf(core.db, `${counted} WHERE p.state IN ('close', 'annulee')`).join()).toContain('COVERING');
  await core.close();
});
