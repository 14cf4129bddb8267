import { afterEach, beforeEach, expect, it } from 'vitest';
import { addLease } from '../../../test/support/account-rows.ts';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { pull, settleAll } from '../../../test/support/registration-acts.ts';
import {
  addErpRequest,
  asking,
  FLAT,
  OPENED,
  RESIDENCE,
  requestDeskOf,
  said,
  staged,
  toldRequest,
} from '../../../test/support/request-acts.ts';

/** Seeded wherever somebody may write or be named: none of them may come out. */
const MARKERS = [
  'NEIGHBOURNAME',
  'DOOR17',
  'STAIRZ',
  'TOLDINTEXT',
  'SAIDINANSWER',
  'CALLEDME',
  '0639980001',
  'mark@voisin.example',
  'PHOTOFILE',
  'CLOSEWORD',
  'NB-SECRET-1',
  'LABELWORD',
  'ERPWORD',
];
const NEIGHBOUR = 'NB-SECRET-1';
const id = (place: number) => `01990000-0000-7000-a000-00000000000${place}`;

let core: TestCore;
let agent: TestClient;
beforeEach(async () => {
  ({ core, agent } = await requestDeskOf('cchartres'));
  addLease(core.db, {
    key: NEIGHBOUR,
    people: [{ lastName: 'NEIGHBOURNAME', firstName: 'Ida', phone1: '0639980001' }],
    dwelling: { door: 'DOOR17', stair: 'STAIRZ' },
  });
});
afterEach(() => core.close());

const building = async () => (await agent.requests.account({ account: FLAT })).building;
async function common() {
  const { places } = await agent.requests.prepare({ account: FLAT });
  const place = places.find(({ motives }) => motives.some((motive) => motive.common));
  const motive = place?.motives.find((one) => one.common);
  if (place === undefined || motive === undefined) throw new Error('no common part in the tree');
  return { place, motive };
}
/** A neighbour's request about the common parts, written all over. */
async function neighbours(more: Record<string, unknown> = {}) {
  const { place, motive } = await common();
  return {
    account: NEIGHBOUR,
    residence: RESIDENCE,
    place: place.code,
    motive: motive.code,
    label: 'LABELWORD',
    common: true,
    description: 'TOLDINTEXT',
    contact: { name: 'CALLEDME', phone: '0639980001', email: 'mark@voisin.example', checked: true },
    openedBy: 'NEIGHBOURNAME',
    events: [OPENED, said({ text: 'SAIDINANSWER', author: 'NEIGHBOURNAME' })],
    files: [],
    ...more,
  };
}

it('shows the place, the kind of problem, the day and the state, and nothing else', async () => {
  const { place, motive } = await common();
  pull(core, toldRequest(id(1), { ...(await neighbours()), state: 'planifiee' }));
  const rows = [
    {
      place: place.label,
      label: motive.label,
      openedOn: '2026-11-17',
      state: 'Intervention planifiée',
    },
  ];
  expect(await building()).toEqual(rows);
  expect((await agent.requests.prepare({ account: FLAT })).building).toEqual(rows);
});

it('gives nothing of who asked, where he lives or what was written, whoever tells it', async () => {
  const { place, motive } = await common();
  pull(
    core,
    toldRequest(id(1), await neighbours()),
    // A place and a kind that this landlord's tree does not hold.
    toldRequest(id(2), { ...(await neighbours()), place: 'LABELWORD', motive: 'LABELWORD' }),
  );
  await agent.requests.open({
    ...(await asking(agent, { account: NEIGHBOUR, place: place.code, motive: motive.code })),
    description: 'TOLDINTEXT',
    contact: { name: 'CALLEDME', phone: '0639980001', email: 'mark@voisin.example', checked: true },
    files: [staged(core, 'PHOTOFILE.jpg')],
  });
  addErpRequest(core, {
    number: 'NB-SECRET-1',
    lease: 2,
    residence: RESIDENCE,
    place: 'ERPWORD',
    motive: 'ERPWORD',
  });
  const section = await agent.requests.account({ account: FLAT });
  const { building: prepared, own } = await agent.requests.prepare({ account: FLAT });
  expect(section.building).toHaveLength(3);
  const told = JSON.stringify([section, prepared, own]);
  for (const marker of MARKERS) expect(told.includes(marker), marker).toBe(false);
  // The same words do come out where they belong.
  const theirs = await agent.requests.account({ account: NEIGHBOUR });
  expect(JSON.stringify(theirs)).toContain('LABELWORD');
  const read = await agent.requests.read({ account: NEIGHBOUR, request: id(1) });
  for (const marker of ['TOLDINTEXT', 'CALLEDME', 'SAIDINANSWER'])
    expect(JSON.stringify(read)).toContain(marker);
});

it('leaves out what is over, of another building, or of a flat', async () => {
  addLease(core.db, { key: 'FAR', dwelling: { residence: 'R2' } });
  pull(
    core,
    toldRequest(id(1), { ...(await neighbours()), state: 'close' }),
    toldRequest(id(2), { ...(await neighbours()), account: 'FAR', residence: 'R2' }),
    toldRequest(id(3), { ...(await neighbours()), common: false }),
  );
  addErpRequest(core, { number: 'E1', residence: RESIDENCE, state: 'cloturee' });
  addErpRequest(core, { number: 'E2', residence: RESIDENCE, absentSince: '2026-11-01' });
  addErpRequest(core, { number: 'E3', residence: 'R2' });
  addErpRequest(core, { number: 'E4', lease: 2 });
  expect(await building()).toEqual([]);
  addErpRequest(core, { number: 'E5', residence: RESIDENCE, place: 'Parties communes', motive: 'Ascenseur' });
  expect(await building()).toMatchObject([{ openedOn: '2026-11-02', state: 'Prise en charge' }]);
});

it('shows at once what a neighbour asked at this counter, each once', async () => {
  const { place, motive } = await common();
  const { request } = await agent.requests.open(
    await asking(agent, { account: NEIGHBOUR, place: place.code, motive: motive.code }),
  );
  expect(await building()).toHaveLength(1);
  settleAll(core);
  core.clock.advance(1000);
  pull(core, toldRequest(request.id, { ...(await neighbours()), number: request.number }));
  addErpRequest(core, { number: request.number, residence: RESIDENCE });
  expect(await building()).toHaveLength(1);
  await agent.requests.close({
    commandId: actId(),
    account: NEIGHBOUR,
    request: request.id,
    version: 2,
    reason: 'resolue',
    comment: 'CLOSEWORD',
    wordsKept: false,
  });
  expect(await building()).toEqual([]);
});

it('a request of the residence that names no account is read, and nothing is done with it', async () => {
  pull(core, toldRequest(id(1), { ...(await neighbours()), account: null }));
  const list = await agent.requests.worklist({ view: 'open', text: '' });
  expect(list.rows).toMatchObject([
    { account: null, reference: null, holder: null, residence: 'Résidence R1' },
  ]);
  const read = await agent.requests.read({ account: null, request: id(1) });
  expect(read.may).toEqual({ complement: false, modify: false, close: false });
});

it('the name of a residence is not told of an account whose address is protected', async () => {
  addLease(core.db, { key: 'HIDDEN', people: [{ lastName: 'CACHE', masked: true }] });
  pull(core, toldRequest(id(1), { account: 'HIDDEN' }));
  const { rows } = await agent.requests.worklist({ view: 'open', text: '' });
  expect(rows).toMatchObject([{ account: 'HIDDEN', residence: null }]);
});
