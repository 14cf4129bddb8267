import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { hashedPart } from '../../src/rules/sync/envelope.ts';
import type { WireCommand } from '../../src/rules/sync/protocol.ts';

/** SHA-256 over the canonical JSON of all but the hash, as both sides reckon it. */
export function commandHash(command: Omit<WireCommand, 'hash'>): string {
  const text = canonicalize(hashedPart(command));
  if (text === undefined) throw new Error('a command must be JSON');
  return hash('sha256', text);
}

/** Commands are never changed once made: one that was found whole needs no second look. */
const whole = new WeakSet<WireCommand>();

export function hashHolds(command: WireCommand): boolean {
  if (whole.has(command)) return true;
  const holds = commandHash(command) === command.hash;
  if (holds) whole.add(command);
  return holds;
}

export function sealed(command: Omit<WireCommand, 'hash'>): WireCommand {
  const made = { ...command, hash: commandHash(command) };
  whole.add(made);
  return made;
}
