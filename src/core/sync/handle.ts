import type { z } from 'zod';
import type { HANDLINGS, syncContract } from '../../contract/sync.ts';
import { sql } from '../database/connection.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { Refusal } from '../procedures/refusal.ts';
import { knownResult, recordCommand } from './commands.ts';
import { findOperation } from './queries.ts';

type HandleInput = z.infer<NonNullable<(typeof syncContract.handle)['~orpc']['inputSchema']>>;
type Handled = { readonly handled: true };
const HANDLED: Handled = { handled: true };

/**
 * Gives up a refused operation, or hands it to the responsable: an act of its own, which the portal hears of too.
 * @throws Refusal when that operation was not refused, or is handled already
 */
export function handleRefused(scope: CommandScope, { commandId, ...payload }: HandleInput): Handled {
  const { refused, action, note } = payload;
  if (knownResult(scope.db, commandId, payload) !== undefined) return HANDLED;
  const { account, type } = requireRefused(scope, refused);
  recordCommand(
    scope,
    {
      id: commandId,
      type: action === 'cancelled' ? 'sync.cancel' : 'sync.forward',
      version: 1,
      account,
      payload,
      dependsOn: [refused],
    },
    HANDLED,
  );
  writeHandling(scope, { refused, action, by: commandId, note });
  if (type === 'payment.announce') scope.changed('payments', 'accounts');
  if (type.startsWith('registration.')) scope.changed('registrations', 'accounts');
  if (type.startsWith('insurance.')) scope.changed('insurance', 'accounts');
  if (type.startsWith('request.')) scope.changed('requests', 'accounts');
  if (type.startsWith('direct-debit.')) scope.changed('direct-debit', 'accounts');
  if (type.startsWith('dossier.')) scope.changed('dossier', 'accounts');
  return HANDLED;
}

/**
 * An operation that a person must decide about.
 * @throws Refusal when it was not refused, or was decided about already
 */
export function requireRefused({ db }: CommandScope, id: string) {
  const found = findOperation(db, id);
  if (found === undefined) {
    throw new Refusal('SYN-INCONNUE', "Cette opération n'est pas de ce poste.");
  }
  if (found.state !== 'refused') {
    throw new Refusal(
      'SYN-PAS-REFUSEE',
      "Cette opération n'a pas été refusée\u202f: il n'y a rien à décider.",
      {
        next: "Rouvrez la file d'envoi pour voir où elle en est.",
      },
    );
  }
  if (found.handled === 1) {
    throw new Refusal('SYN-TRAITEE', 'Cette opération refusée a déjà été traitée.', {
      next: "Rouvrez la file d'envoi pour voir par qui.",
    });
  }
  return found;
}

/** Writes down what was decided, and under which act. */
export function writeHandling(
  { db, session, core, changed }: CommandScope,
  handling: {
    readonly refused: string;
    readonly action: (typeof HANDLINGS)[number];
    readonly by: string;
    readonly note: string;
  },
): void {
  sql(
    db,
    'INSERT INTO outbox_handling (command_id, action, by_command, note, at, agent_id) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    handling.refused,
    handling.action,
    handling.by,
    handling.note,
    new Date(core.ports.clock.now()).toISOString(),
    session.agent().id,
  );
  changed('outbox');
}
