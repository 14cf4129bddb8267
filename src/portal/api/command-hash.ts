import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { hashedPart } from '../../rules/sync/envelope.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';

/** Whether a command's hash is the SHA-256 of the canonical JSON (RFC 8785) of all the rest of it. */
export function hashHolds(command: WireCommand): boolean {
  const text = canonicalize(hashedPart(command));
  return text !== undefined && createHash('sha256').update(text).digest('hex') === command.hash;
}
