import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommandFacts, decideCommand } from './decide-command.ts';
import { isFact } from './envelope.ts';
import type { Outcome, WireCommand } from './protocol.ts';

const ID = '0199a000-0000-7000-8000-000000000001';
const PARENT = '0199a000-0000-7000-8000-000000000002';
const FACTS = ['payment.record', 'payment.reverse', 'till.close'];

function command(change: Partial<WireCommand> = {}): WireCommand {
  return {
    id: ID,
    incarnation: 'i',
    seq: 1,
    type: 'payment.record',
    version: 1,
    account: '0030020790',
    payload: {},
    result: {},
    dependsOn: [],
    agent: 'a',
    agentName: 'A',
    post: 'Guichet 2',
    occurredAt: '2026-11-17T13:05:00.000Z',
    offsetMinutes: 60,
    hash: 'a'.repeat(64),
    ...change,
  };
}
const nothing: CommandFacts = { held: undefined, parents: new Map(), accountKnown: true, refusal: null };
const accepted: Outcome = { kind: 'accepted', suspense: false };
const rejected: Outcome = { kind: 'rejected', code: 'SYN-404', reason: 'Inconnu.', because: null };
const announce = { type: 'payment.announce' };

describe('a command that came before', () => {
  test('gets the answer it got, whatever is known now', () => {
    const facts = { ...nothing, held: { hash: 'a'.repeat(64), outcome: rejected } };
    expect(decideCommand(command({ dependsOn: [PARENT] }), facts)).toEqual({
      kind: 'known',
      outcome: rejected,
    });
  });

  test('is a conflict with another content', () => {
    const facts = { ...nothing, held: { hash: 'b'.repeat(64), outcome: accepted } };
    expect(decideCommand(command(), facts)).toEqual({ kind: 'answer', outcome: { kind: 'conflict' } });
  });

  test('of a type that is known no more still gets its answer', () => {
    const facts = { ...nothing, held: { hash: 'a'.repeat(64), outcome: accepted } };
    expect(decideCommand(command({ type: 'old.act' }), facts)).toEqual({ kind: 'known', outcome: accepted });
  });
});

describe('a new command', () => {
  test('of a type or version to come waits for a newer portal', () => {
    const answer = { kind: 'answer', outcome: { kind: 'unsupported' } };
    expect(decideCommand(command({ type: 'payment.dream' }), nothing)).toEqual(answer);
    expect(decideCommand(command({ version: 2 }), nothing)).toEqual(answer);
  });

  test('waits for what it follows, and says what is missing', () => {
    const facts = { ...nothing, parents: new Map([[ID, accepted]]) };
    expect(decideCommand(command({ dependsOn: [ID, PARENT] }), facts)).toEqual({
      kind: 'answer',
      outcome: { kind: 'deferred', missing: [PARENT] },
    });
  });

  test('that is a fact is kept, à lettrer when its account is not known', () => {
    for (const accountKnown of [true, false]) {
      expect(decideCommand(command(), { ...nothing, accountKnown })).toEqual({
        kind: 'keep',
        outcome: { kind: 'accepted', suspense: !accountKnown },
      });
    }
  });

  test('that asks is refused for what stands against it; a fact never is', () => {
    const refusal = { code: 'SYN-451', reason: 'Cet espace existe déjà.' };
    expect(decideCommand(command(announce), { ...nothing, refusal })).toEqual({
      kind: 'keep',
      outcome: { kind: 'rejected', ...refusal, because: null },
    });
    expect(decideCommand(command(), { ...nothing, refusal })).toEqual({ kind: 'keep', outcome: accepted });
  });

  test('that asks is refused for an account that is not known, in words', () => {
    expect(decideCommand(command(announce), { ...nothing, accountKnown: false })).toMatchObject({
      kind: 'keep',
      outcome: { kind: 'rejected', code: 'SYN-404', because: null },
    });
    expect(decideCommand(command(announce), nothing)).toEqual({ kind: 'keep', outcome: accepted });
  });

  test('that asks falls with what it follows, and names it; a fact does not fall', () => {
    const facts = { ...nothing, parents: new Map([[PARENT, rejected]]) };
    expect(decideCommand(command({ ...announce, dependsOn: [PARENT] }), facts)).toMatchObject({
      outcome: { kind: 'rejected', code: 'SYN-424', because: PARENT },
    });
    expect(decideCommand(command({ dependsOn: [PARENT] }), facts)).toEqual({
      kind: 'keep',
      outcome: accepted,
    });
  });
});

const outcome = fc.constantFrom<Outcome>(accepted, rejected, { kind: 'accepted', suspense: true });
const facts = fc.record({
  held: fc.option(fc.record({ hash: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)), outcome }), {
    nil: undefined,
  }),
  parents: fc
    .option(outcome, { nil: undefined })
    .map((one): ReadonlyMap<string, Outcome> => new Map(one === undefined ? [] : [[PARENT, one]])),
  accountKnown: fc.boolean(),
  refusal: fc.constantFrom(null, { code: 'SYN-451', reason: 'Cet espace existe déjà.' }),
});
const anyCommand = fc
  .record({
    type: fc.constantFrom(...FACTS, 'payment.announce', 'payment.dream'),
    version: fc.constantFrom(1, 2),
    dependsOn: fc.constantFrom<string[]>([], [PARENT]),
  })
  .map(command);

describe('a command of a kiosk', () => {
  const kiosk = { ...nothing, sender: 'kiosk' as const };
  const refused = { kind: 'keep', outcome: { kind: 'rejected', code: 'SYN-BORNE', because: null } };

  test('is refused where a kiosk does not send it, fact or not, and whatever it follows', () => {
    for (const type of ['till.close', 'payment.announce', 'kiosk.code', 'registration.close']) {
      expect(decideCommand(command({ type }), kiosk)).toMatchObject(refused);
      expect(decideCommand(command({ type, dependsOn: [PARENT] }), kiosk)).toMatchObject(refused);
      // The control: a counter's is not refused for that.
      expect(decideCommand(command({ type }), nothing)).toEqual({ kind: 'keep', outcome: accepted });
    }
  });

  test('is decided like a counter’s where it may send it', () => {
    for (const type of [
      'payment.record',
      'insurance.attach',
      'request.open',
      'kiosk.code-used',
      'kiosk.call',
    ]) {
      expect(decideCommand(command({ type }), kiosk)).toEqual({ kind: 'keep', outcome: accepted });
    }
    expect(decideCommand(command({ type: 'payment.record' }), { ...kiosk, accountKnown: false })).toEqual({
      kind: 'keep',
      outcome: { kind: 'accepted', suspense: true },
    });
    const refusal = { code: 'SYN-451', reason: 'Cet espace existe déjà.' };
    expect(decideCommand(command({ type: 'registration.open' }), { ...kiosk, refusal })).toMatchObject({
      outcome: { kind: 'rejected', code: 'SYN-451' },
    });
  });

  test('that came before gets the answer it got', () => {
    const held = { hash: 'a'.repeat(64), outcome: rejected };
    expect(decideCommand(command({ type: 'till.close' }), { ...kiosk, held })).toEqual({
      kind: 'known',
      outcome: rejected,
    });
  });
});

test('whatever is known, a fact is never refused, and what is not kept leaves nothing behind', () => {
  fc.assert(
    fc.property(anyCommand, facts, (one, known) => {
      const decision = decideCommand(one, known);
      if (known.held !== undefined) {
        expect(decision.kind).not.toBe('keep');
        return;
      }
      if (isFact(one.type)) expect(decision.outcome.kind).not.toBe('rejected');
      // Kept once and for all; anything else may be otherwise tomorrow, and is not written.
      expect(decision.kind === 'keep').toBe(
        decision.outcome.kind === 'accepted' || decision.outcome.kind === 'rejected',
      );
    }),
  );
});
