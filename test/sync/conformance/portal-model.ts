import fc from 'fast-check';
import { expect } from 'vitest';
import { answerHello, receivePush } from '../../../src/rules/sync/portal-engine.ts';
import type { DeviceIdentity } from '../../../src/rules/sync/portal-store.ts';
import { type Change, PROTOCOL } from '../../../src/rules/sync/protocol.ts';
import type { Act } from '../acts.ts';
import { hashHolds } from '../command-hash.ts';
import type { PortalUnderTest } from './portal-store.ts';

export const NORTH: DeviceIdentity = { device: 'post-north', agency: 'NORD' };
export const SOUTH: DeviceIdentity = { device: 'post-south', agency: 'SUD' };
export const ACCOUNT = 'compte-1';

const ACT_KINDS = new Set(['encaissement', 'annulation', 'annonce-ordre']);
export function acts(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ kind }) => ACT_KINDS.has(kind));
}

export function payment(nth: number, cents: number, account = ACCOUNT): Act {
  return { id: idOf(nth), kind: 'payment', account, cents, follows: [] };
}
export function announcement(nth: number): Act {
  return { id: idOf(nth), kind: 'announcement', account: ACCOUNT, cents: 100, follows: [] };
}
function idOf(nth: number): string {
  return `dddddddd-0000-7000-8000-${String(nth).padStart(12, '0')}`;
}

/** Some of ten acts, each always the same, in an order of its own. */
export const push = fc.array(fc.nat(9), { minLength: 1, maxLength: 6 });

/** Acts 0-4 pay, 5 and 6 take back 0 and 1, 7 announces, 8 follows 9, 9 announces for an account nobody has. */
function actOf(nth: number): Act {
  if (nth < 5) return payment(nth, 100 + nth, nth === 4 ? 'nulle-part' : ACCOUNT);
  if (nth < 7) {
    return {
      id: idOf(nth),
      kind: 'reversal',
      account: ACCOUNT,
      cents: 100 + nth - 5,
      follows: [idOf(nth - 5)],
    };
  }
  if (nth === 7) return announcement(7);
  if (nth === 8) return { ...announcement(8), follows: [idOf(9)] };
  return { ...announcement(9), account: 'nulle-part' };
}

export async function holdAgainstModel(
  one: PortalUnderTest,
  pushes: readonly (readonly number[])[],
): Promise<void> {
  const ports = { store: one.store, now: () => 0, hashHolds };
  const epoch = await one.store.epoch();
  const held = new Map<number, string>();
  const of = (nth: number) => one.command(actOf(nth), { incarnation: 'i', seq: nth + 1 });
  for (const nths of pushes) {
    const reply = await receivePush(ports, NORTH, { protocol: PROTOCOL, epoch, commands: nths.map(of) });
    if (reply.kind !== 'answer') throw new Error('a push failed');
    for (const [place, nth] of nths.entries()) {
      const act = actOf(nth);
      const parents = act.follows.map((id) => [...held].find(([other]) => idOf(other) === id)?.[1]);
      const kind = held.get(nth) ?? modelOutcome(act, parents);
      if (kind !== 'deferred') held.set(nth, kind);
      expect(reply.value.answers[place]?.outcome.kind).toBe(kind);
    }
  }
  const taken = [...held].filter(([, kind]) => kind === 'accepted').map(([nth]) => actOf(nth));
  const signed = taken.map(({ kind, cents }) =>
    kind === 'payment' ? cents : kind === 'reversal' ? -cents : 0,
  );
  expect(await one.ledgerCents()).toBe(signed.reduce((sum, cents) => sum + cents, 0));
  const hello = await answerHello(ports, NORTH, { protocol: PROTOCOL, incarnations: ['i'] });
  expect(hello).toMatchObject({
    value: {
      held: {
        i: { count: held.size, maxSeq: Math.max(0, ...held.keys().map((nth) => nth + 1)), forked: false },
      },
    },
  });
  const told = acts(await one.store.standing('NORD', null, 100)).map(({ key }) => key);
  expect(told.toSorted()).toEqual(taken.map(({ id }) => id).toSorted());
}

function modelOutcome(act: Act, parents: readonly (string | undefined)[]): string {
  if (parents.includes(undefined)) return 'deferred';
  if (act.kind !== 'announcement') return 'accepted';
  return parents.includes('rejected') || act.account === 'nulle-part' ? 'rejected' : 'accepted';
}
