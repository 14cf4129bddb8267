import { assertNever } from '../brand.ts';
import type { IncarnationCount, Settled } from './device-store.ts';
import { type HelloAnswer, type Outcome, PUSH_BYTES, PUSH_COMMANDS, type WireCommand } from './protocol.ts';

/** What a device does on hearing where the portal stands. */
export type AfterHello = {
  /** Another epoch: everything retained is sent again, and the pull begins from nothing. */
  readonly begin: string | null;
  /** Incarnations of which the portal holds fewer commands than it had accepted. */
  readonly resend: readonly string[];
  /** This base is an older copy of itself, or a clone took its place: it goes on under another incarnation. */
  readonly remint: boolean;
};

export function decideAfterHello(
  epoch: string | null,
  counts: readonly IncarnationCount[],
  answer: HelloAnswer,
): AfterHello {
  const begin = answer.epoch === epoch ? null : answer.epoch;
  const behind = counts.filter(({ incarnation, sent }) => (answer.held[incarnation]?.count ?? 0) < sent);
  const current = counts.find((one) => one.current);
  const held = current === undefined ? undefined : answer.held[current.incarnation];
  return {
    begin,
    resend: begin === null ? behind.map(({ incarnation }) => incarnation) : [],
    remint: current !== undefined && held !== undefined && (held.forked || held.maxSeq > current.maxSeq),
  };
}

/** The longest beginning of these commands that one push may carry; one command at least. */
export function cutBatch(commands: readonly WireCommand[]): readonly WireCommand[] {
  let bytes = 0;
  let count = 0;
  for (const command of commands.slice(0, PUSH_COMMANDS)) {
    // A character of JSON is at most three bytes of UTF-8 here: an escaped surrogate is six characters.
    bytes += JSON.stringify(command).length * 3;
    if (count > 0 && bytes > PUSH_BYTES) break;
    count += 1;
  }
  return commands.slice(0, count);
}

/** What an answer changes about its command. A command that waits for another one, or for a newer portal, still waits. */
export function settledBy(id: string, outcome: Outcome): Settled {
  switch (outcome.kind) {
    case 'accepted':
      return { id, state: 'sent', suspense: outcome.suspense };
    case 'rejected':
      return { id, state: 'refused', code: outcome.code, reason: outcome.reason };
    case 'deferred':
      return { id, state: 'waiting', reason: "Attend l'envoi d'une opération dont elle dépend." };
    case 'unsupported':
      return { id, state: 'waiting', reason: 'Le portail ne connaît pas encore cette opération.' };
    case 'conflict':
      return {
        id,
        state: 'refused',
        code: 'SYN-422',
        reason: 'Le portail a déjà reçu une autre opération sous ce numéro.',
      };
    default:
      return assertNever(outcome);
  }
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;

/**
 * Milliseconds before the next try after `failures` in a row: full jitter, so that a hundred posts do not come back
 * together. `random` is in [0, 1).
 */
export function retryDelay(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 20));
  return Math.floor(random * ceiling);
}
