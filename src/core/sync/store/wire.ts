import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { hashedPart } from '../../../rules/sync/envelope.ts';
import type { WireCommand } from '../../../rules/sync/protocol.ts';

/** A command as the base keeps it, with the name its agent had. */
export type CommandRow = {
  readonly id: string;
  readonly incarnation: string;
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly account: string | null;
  /** JSON, as are `dependsOn` and `result`. */
  readonly payload: string;
  readonly dependsOn: string;
  readonly result: string;
  readonly agent: string;
  readonly agentName: string;
  readonly post: string;
  readonly occurredAt: string;
  readonly offsetMinutes: number;
};

/** The command as it travels: made from immutable columns, so that it is the same each time it is sent. */
export function wireCommand(row: CommandRow): WireCommand {
  const command = {
    ...row,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    dependsOn: JSON.parse(row.dependsOn) as string[],
    result: JSON.parse(row.result) as unknown,
  };
  const text = canonicalize(hashedPart(command));
  if (text === undefined) throw new Error('a command must be JSON');
  return { ...command, hash: hash('sha256', text) };
}
