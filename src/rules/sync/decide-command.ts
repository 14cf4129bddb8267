import { isFact, isKnownType, mayBeSentBy } from './envelope.ts';
import type { CommandRefusal, HeldCommand } from './portal-store.ts';
import type { Outcome, WireCommand } from './protocol.ts';

/** What the portal knows when a command arrives. */
export type CommandFacts = {
  readonly held: HeldCommand | undefined;
  /** Outcomes of those of its parents that are held. */
  readonly parents: ReadonlyMap<string, Outcome>;
  /** True also for a command that names no account. */
  readonly accountKnown: boolean;
  /** Why its effect cannot take place, for a command that may be refused. */
  readonly refusal: CommandRefusal | null;
  /** What sent it; absent of a counter. */
  readonly sender?: 'counter' | 'kiosk' | undefined;
};

export type Decision =
  /** It came before: the stored outcome is answered, nothing is written. */
  | { readonly kind: 'known'; readonly outcome: Outcome }
  /** Nothing is written, and the outcome is answered. */
  | { readonly kind: 'answer'; readonly outcome: Outcome }
  /** The outcome is stored with the command, and its effect if it is accepted. */
  | { readonly kind: 'keep'; readonly outcome: Outcome };

/**
 * What becomes of a command. What a kiosk may not send is refused, fact or not. A counter's fact never is: money was
 * taken, so an account that is not known here puts it "à lettrer". Order is causal, by `dependsOn`; a refused command
 * stops only those that follow it and can be refused.
 */
export function decideCommand(
  command: WireCommand,
  { held, parents, accountKnown, refusal, sender = 'counter' }: CommandFacts,
): Decision {
  if (held !== undefined) {
    return held.hash === command.hash
      ? { kind: 'known', outcome: held.outcome }
      : { kind: 'answer', outcome: { kind: 'conflict' } };
  }
  if (!isKnownType(command.type, command.version)) {
    return { kind: 'answer', outcome: { kind: 'unsupported' } };
  }
  if (!mayBeSentBy(sender, command.type)) {
    const reason = "Une borne n'envoie pas cette opération.";
    return { kind: 'keep', outcome: { kind: 'rejected', code: 'SYN-BORNE', reason, because: null } };
  }
  const missing = command.dependsOn.filter((id) => !parents.has(id));
  if (missing.length > 0) return { kind: 'answer', outcome: { kind: 'deferred', missing } };
  if (isFact(command.type)) {
    return { kind: 'keep', outcome: { kind: 'accepted', suspense: !accountKnown } };
  }
  const fallen = command.dependsOn.find((id) => parents.get(id)?.kind === 'rejected');
  if (fallen !== undefined) {
    const reason = "L'opération dont elle dépend a été refusée.";
    return { kind: 'keep', outcome: { kind: 'rejected', code: 'SYN-424', reason, because: fallen } };
  }
  if (!accountKnown) {
    const reason = "Ce compte n'est pas connu du portail pour cette agence.";
    return { kind: 'keep', outcome: { kind: 'rejected', code: 'SYN-404', reason, because: null } };
  }
  if (refusal !== null) return { kind: 'keep', outcome: { kind: 'rejected', ...refusal, because: null } };
  return { kind: 'keep', outcome: { kind: 'accepted', suspense: false } };
}
