import fc from 'fast-check';
import { expect } from 'vitest';
import type { WireCommand } from '../../../src/rules/sync/protocol.ts';
import type { DeviceUnderTest } from './device-store.ts';

/** One call, on the nth command where it names some. */
export type Step =
  | { readonly do: 'record' | 'epoch' | 'reset' | 'remint' | 'reopen' }
  | { readonly do: 'sending' | 'sent' | 'refused' | 'waiting' | 'told'; readonly nth: number }
  | { readonly do: 'resend'; readonly nth: number };
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'record' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'epoch' }, { do: 'reset' }, { do: 'remint' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'reopen' }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'sending' as const,
        'sent' as const,
        'refused' as const,
        'waiting' as const,
        'told' as const,
      ),
      nth: fc.nat(9),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resend' as const), nth: fc.nat(3) }) },
);

type Modelled = { readonly id: string; readonly life: number; state: 'waits' | 'sent' | 'refused' };

/** Makes the same calls on the store and on a model of it, and compares all that can be seen after each. */
export async function holdAgainstModel(one: DeviceUnderTest, steps: readonly Step[]): Promise<void> {
  const acts: Modelled[] = [];
  let told = new Set<string>();
  let life = 0;
  let epoch: string | null = null;
  let cursor: string | null = null;
  for (const [index, now] of steps.entries()) {
    const store = one.store();
    switch (now.do) {
      case 'record':
        acts.push({ id: (await one.record()).id, life, state: 'waits' });
        break;
      case 'epoch':
        epoch = `epoch-${index}`;
        store.beginEpoch(epoch);
        for (const act of acts) act.state = 'waits';
        cursor = null;
        told = new Set();
        break;
      case 'reset':
        store.resetCursor();
        cursor = null;
        told = new Set();
        break;
      case 'remint':
        store.remintIncarnation();
        life += 1;
        break;
      case 'reopen':
        await one.reopen();
        break;
      case 'sending': {
        const act = acts[now.nth];
        if (act?.state === 'waits') store.markSending([act.id]);
        break;
      }
      case 'sent':
      case 'refused':
      case 'waiting': {
        const act = acts[now.nth];
        // An answer comes only to what was waiting for it.
        if (act === undefined || act.state !== 'waits') break;
        if (now.do === 'sent') store.settle([{ id: act.id, state: 'sent', suspense: false }]);
        if (now.do === 'refused') store.settle([{ id: act.id, state: 'refused', code: 'X', reason: 'X' }]);
        if (now.do === 'waiting') store.settle([{ id: act.id, state: 'waiting', reason: 'X' }]);
        if (now.do !== 'waiting') act.state = now.do;
        break;
      }
      case 'told': {
        if (epoch === null) break;
        const id = idOf(now.nth);
        cursor = `c${index}`;
        store.applyPage([one.told(id), ...acts.slice(0, 1).map((own) => one.told(own.id))], cursor);
        told.add(id);
        break;
      }
      case 'resend': {
        const name = store.incarnations()[now.nth]?.incarnation;
        const lives = [...new Set([...acts.map((act) => act.life), life])];
        store.resend(name === undefined ? [] : [name]);
        if (name === undefined) break;
        for (const act of acts) if (act.life === lives[now.nth]) act.state = 'waits';
        break;
      }
    }
    expect(one.store().link()).toEqual({ epoch, cursor });
    expect(idsOf(one.store().unsent(99, null))).toEqual(
      acts.filter(({ state }) => state === 'waits').map(({ id }) => id),
    );
    expect(one.remote()).toEqual(told);
    const lives = [...new Set([...acts.map((act) => act.life), life])];
    expect(
      one
        .store()
        .incarnations()
        .map(({ sent, maxSeq, current }) => ({ sent, maxSeq, current })),
    ).toEqual(
      lives.map((each) => {
        const own = acts.filter((act) => act.life === each);
        return {
          sent: own.filter(({ state }) => state === 'sent').length,
          maxSeq: own.length,
          current: each === life,
        };
      }),
    );
  }
}

export function idsOf(commands: readonly WireCommand[]): string[] {
  return commands.map(({ id }) => id);
}

/** An act of another post. */
export function idOf(nth: number): string {
  return `eeeeeeee-0000-7000-8000-${String(nth).padStart(12, '0')}`;
}
