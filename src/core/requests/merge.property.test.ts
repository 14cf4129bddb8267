import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import type { TestClient, TestCore } from '../../../test/support/open-test-core.ts';
import { actId } from '../../../test/support/payment-acts.ts';
import { pull } from '../../../test/support/registration-acts.ts';
import {
  addErpRequest,
  asking,
  FLAT,
  OPENED,
  requestDeskOf,
  said,
  type ToldEvent,
  toldRequest,
} from '../../../test/support/request-acts.ts';

let core: TestCore;
let agent: TestClient;
afterEach(() => core.close());

const CONTACT = { name: 'LE GALL Élodie', phone: null, email: null, checked: true };

type Step =
  | { readonly does: 'complement' | 'modify' | 'close' | 'answer' | 'end' | 'pull' | 'again' | 'erp' }
  | { readonly does: 'send'; readonly count: number; readonly refused: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constantFrom('complement' as const, 'modify' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('answer' as const, 'erp' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('close' as const, 'end' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('pull' as const, 'again' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('send' as const), count: fc.nat(3), refused: fc.nat(3) }),
  },
);

/** A portal written from docs/requests.md alone: takes acts in their order, refuses those that come too late. */
class Portal {
  readonly #number: string;
  readonly #id: string;
  events: ToldEvent[] = [];
  state = 'ouverte';
  /** Ids of what it holds, in its order. */
  readonly taken: string[] = [];
  last: ReturnType<typeof toldRequest> | undefined;

  constructor(id: string, number: string) {
    this.#id = id;
    this.#number = number;
  }
  now(): string {
    return new Date(core.clock.now()).toISOString();
  }
  take(
    act: { id: string; type: string; at: string; version: number | null; depends: string },
    refused: boolean,
  ) {
    const known = this.events.length > 0;
    if (act.type === 'request.open') {
      this.events.push({ ...OPENED, at: act.at, command: act.id });
      this.taken.push(act.id);
      return true;
    }
    const parents = JSON.parse(act.depends) as string[];
    const orphan = parents.some((id) => !this.taken.includes(id));
    const late = this.state === 'close' || (act.version !== null && act.version !== this.events.length);
    if (!known || orphan || late || refused) return false;
    const kinds: Readonly<Record<string, string>> = {
      'request.complement': 'complement',
      'request.modify': 'modification',
      'request.close': 'cloture',
    };
    const kind = kinds[act.type] ?? '';
    if (kind === 'cloture') this.state = 'close';
    this.events.push(said({ by: 'counter', author: 'Camille Roche', kind, at: act.at, command: act.id }));
    this.taken.push(act.id);
    return true;
  }
  say(state: string | null): void {
    if (this.events.length === 0 || this.state === 'close') return;
    if (state !== null) this.state = state;
    this.events.push(said({ at: this.now(), state, kind: state === null ? 'reponse' : 'cloture' }));
  }
  tell(): void {
    if (this.events.length === 0) return;
    this.last = toldRequest(this.#id, {
      number: this.#number,
      state: this.state,
      events: [...this.events],
    });
    pull(core, this.last);
  }
}

type Waiting = { id: string; type: string; at: string; version: number | null; depends: string };
const waiting = () =>
  core.db
    .prepare<[], Waiting>(
      `SELECT c.id, c.type, c.occurred_at AS at, json_extract(c.payload, '$.version') AS version, c.depends_on AS depends
       FROM outbox o JOIN command c ON c.id = o.command_id WHERE o.state = 'waiting' ORDER BY o.place`,
    )
    .all();
const settle = (id: string, ok: boolean) =>
  core.db
    .prepare('UPDATE outbox SET state = ?, reason = ?, sent_at = ? WHERE command_id = ?')
    .run(ok ? 'sent' : 'refused', ok ? null : 'Non.', new Date(core.clock.now()).toISOString(), id);

it('whatever comes in whatever order, a request is shown once, with every act that counts and no other', async () => {
  ({ core, agent } = await requestDeskOf('habitat-du-gard'));
  let refusals = 0;
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
      core.db.exec('SAVEPOINT story');
      try {
        const { id, number } = (await agent.requests.open(await asking(agent))).request;
        const portal = new Portal(id, number);
        for (const one of [
          ...steps,
          { does: 'send', count: 99, refused: 0 } as const,
          { does: 'pull' } as const,
        ]) {
          core.clock.advance(1000);
          await take(portal, id, number, one);
          const { own } = await agent.requests.account({ account: FLAT });
          expect(own.map((row) => row.id)).toEqual([id]);
          const shown = await agent.requests.read({ account: FLAT, request: `erp:${number}` });
          expect(shown.id).toBe(id);
          const times = shown.events.map(({ at }) => at);
          expect(times).toEqual(times.toSorted());
          // What the portal told last, and this post's acts that it does not hold and did not refuse.
          const told = (portal.last?.content.events ?? []).length;
          const beside = core.db
            .prepare<[], { id: string; state: string }>('SELECT command_id AS id, state FROM outbox')
            .all()
            .filter((act) => act.state !== 'refused' && !heard(portal, act.id));
          expect(shown.events).toHaveLength(told + beside.length);
          expect(shown.version).toBe(told + beside.length);
          expect(shown.unsent).toBe(beside.some(({ state }) => state === 'waiting'));
          const { counts, rows } = await agent.requests.worklist({
            view: shown.state === 'close' ? 'closed' : 'open',
            text: '',
          });
          expect(counts.open + counts.closed).toBe(1);
          expect(rows.map((row) => row.id)).toEqual([id]);
          longest = Math.max(longest, shown.events.length);
        }
        const end = await agent.requests.read({ account: FLAT, request: id });
        expect(end).toMatchObject({ state: portal.state, version: portal.events.length, unsent: false });
        if (end.refused !== null) refusals += 1;
      } finally {
        core.db.exec('ROLLBACK TO story');
        core.db.exec('RELEASE story');
      }
    }),
    { numRuns: 60 },
  );
  // The stories were worth telling.
  expect(refusals).toBeGreaterThan(10);
  expect(longest).toBeGreaterThan(6);
}, 120_000);

/** Whether the last page told holds an act. */
function heard(portal: Portal, id: string): boolean {
  return (portal.last?.content.events ?? []).some(({ command }) => command === id);
}

async function take(portal: Portal, id: string, number: string, one: Step): Promise<void> {
  const { version, may } = await agent.requests.read({ account: FLAT, request: id });
  const act = { commandId: actId(), account: FLAT, request: id };
  switch (one.does) {
    case 'complement':
      if (may.complement)
        await agent.requests.complement({ ...act, text: 'Plus.', files: [], wordsKept: false });
      return;
    case 'modify':
      if (!may.modify) return;
      await agent.requests.modify({
        ...act,
        version,
        description: 'Autrement.',
        urgency: 'urgente',
        contact: CONTACT,
        availability: [],
        wordsKept: false,
      });
      return;
    case 'close':
      if (may.close)
        await agent.requests.close({ ...act, version, reason: 'resolue', comment: '', wordsKept: false });
      return;
    case 'answer':
      return portal.say(null);
    case 'end':
      return portal.say('close');
    case 'pull':
      return portal.tell();
    case 'again': {
      // The page that came last, once more: it knows nothing of what was sent since.
      const before = await agent.requests.read({ account: FLAT, request: id });
      if (portal.last !== undefined) pull(core, portal.last);
      expect(await agent.requests.read({ account: FLAT, request: id })).toEqual(before);
      return;
    }
    case 'erp':
      if (core.db.prepare('SELECT 1 FROM request WHERE number = ?').get(number) === undefined) {
        addErpRequest(core, { number, lease: 1, state: 'ouverte', dueOn: null });
      }
      return;
    case 'send':
      for (const [place, waits] of waiting().slice(0, one.count).entries()) {
        settle(waits.id, portal.take(waits, one.refused > 0 && place % one.refused === 1));
      }
  }
}

it('is the same whatever came first: the row of the ERP, what the portal told, its answers to the acts', async () => {
  ({ core, agent } = await requestDeskOf('habitat-du-gard'));
  const fate = fc.constantFrom('waiting', 'told', 'sent', 'refused', 'handled');
  const does = fc.constantFrom('complement' as const, 'modify' as const, 'close' as const);
  const story = fc.record({
    acts: fc.array(fc.record({ does, fate }), { maxLength: 5 }),
    answers: fc.nat(2),
    erp: fc.option(fc.constantFrom('en_cours', 'close')),
    told: fc.boolean(),
    shuffle: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  });
  let different = 0;
  await fc.assert(
    fc.asyncProperty(story, async ({ acts, answers, erp, told, shuffle }) => {
      const pictures: unknown[] = [];
      for (const order of [[], shuffle]) {
        core.db.exec('SAVEPOINT story');
        try {
          const start = core.clock.now();
          const { id, number } = (await agent.requests.open(await asking(agent))).request;
          const done: { id: string; fate: string; kind: string }[] = [];
          for (const one of acts) {
            const before = (await agent.requests.read({ account: FLAT, request: id })).version;
            await take(new Portal(id, number), id, number, { does: one.does });
            const { version } = await agent.requests.read({ account: FLAT, request: id });
            const last = waiting().at(-1);
            if (version > before && last !== undefined)
              done.push({ id: last.id, fate: one.fate, kind: one.does });
          }
          const kinds = { complement: 'complement', modify: 'modification', close: 'cloture' } as const;
          const events = [
            OPENED,
            ...done
              .filter((act) => told && act.fate === 'told')
              .map((act) =>
                said({
                  by: 'counter',
                  kind: kinds[act.kind as keyof typeof kinds],
                  command: act.id,
                  at: new Date(start).toISOString(),
                }),
              ),
            ...Array.from({ length: answers }, () => said()),
          ];
          const over = done.some(({ kind, fate: end }) => kind === 'close' && end === 'told');
          const arrivals: (() => void)[] = [];
          if (erp !== null) {
            arrivals.push(() => addErpRequest(core, { number, lease: 1, state: erp, dueOn: '2026-11-20' }));
          }
          if (told) {
            arrivals.push(() => {
              pull(core, toldRequest(id, { number, events, state: over ? 'close' : 'ouverte' }));
            });
          }
          for (const act of done) {
            if (act.fate === 'waiting') continue;
            arrivals.push(() => settle(act.id, act.fate === 'told' || act.fate === 'sent'));
          }
          const ranked = arrivals.map((arrive, place) => ({ arrive, rank: order[place] ?? place }));
          for (const { arrive } of ranked.toSorted((a, b) => a.rank - b.rank)) arrive();
          for (const act of done.filter(({ fate: end }) => end === 'handled')) {
            await agent.sync.handle({
              commandId: actId(),
              refused: act.id,
              action: 'cancelled',
              note: 'Non.',
            });
          }
          if (ranked.some(({ rank }, place) => place > 0 && rank < (ranked[place - 1]?.rank ?? 0)))
            different += 1;
          const { own } = await agent.requests.account({ account: FLAT });
          expect(own).toHaveLength(1);
          const shown = await agent.requests.read({ account: FLAT, request: own[0]?.id ?? '' });
          const { refused, ...picture } = shown;
          pictures.push({
            ...picture,
            id: picture.id === id ? 'ours' : picture.id,
            isRefused: refused !== null,
            counts: (await agent.requests.worklist({ view: 'open', text: '' })).counts,
          });
        } finally {
          core.db.exec('ROLLBACK TO story');
          core.db.exec('RELEASE story');
        }
      }
      expect(pictures[1]).toEqual(pictures[0]);
    }),
    { numRuns: 60 },
  );
  expect(different).toBeGreaterThan(10);
}, 120_000);
