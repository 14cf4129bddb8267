import type { WireCommand } from '../../src/rules/sync/protocol.ts';

/** An act at a counter, in the few words that the protocol needs. */
export type Act = {
  readonly id: string;
  readonly kind: ActKind;
  readonly account: string;
  readonly cents: number;
  /** The payment that a reversal takes back; what an announcement follows. */
  readonly follows: readonly string[];
};
export type ActKind = 'payment' | 'reversal' | 'announcement';

export const TYPES: Readonly<Record<ActKind, string>> = {
  payment: 'payment.record',
  reversal: 'payment.reverse',
  announcement: 'payment.announce',
};

/** Kinds under which other posts hear of acts. */
export const ACT_CHANGES: Readonly<Record<string, string>> = {
  'payment.record': 'encaissement',
  'payment.reverse': 'annulation',
  'payment.announce': 'annonce-ordre',
};
export const ACT_KINDS: ReadonlySet<string> = new Set(Object.values(ACT_CHANGES));

/** What a command says of money, as `envelopeOf` writes it. */
export function moneyOf(command: WireCommand): {
  readonly cents: number;
  readonly number: string;
  readonly payment: string | null;
} {
  const { cents, payment } = command.payload as { cents: number; payment: string | null };
  const { number } = command.result as { number: string };
  return { cents, number, payment };
}

/** The act as a base of memory puts it in its queue, but for its order and its hash. */
export function envelopeOf(
  act: Act,
  number: string,
  at: { readonly incarnation: string; readonly seq: number; readonly now: number; readonly post: string },
): Omit<WireCommand, 'hash'> {
  return {
    id: act.id,
    incarnation: at.incarnation,
    seq: at.seq,
    type: TYPES[act.kind],
    version: 1,
    account: act.account,
    payload: { cents: act.cents, payment: act.kind === 'reversal' ? (act.follows[0] ?? null) : null },
    result: { number },
    dependsOn: [...act.follows],
    agent: 'agent-1',
    agentName: 'Camille Roche',
    post: at.post,
    occurredAt: new Date(at.now).toISOString(),
    offsetMinutes: 60,
  };
}
