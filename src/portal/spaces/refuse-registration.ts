import type { Transaction } from 'kysely';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import type { PortalTables } from '../store/tables.ts';

/** Why a registration that a post asks for cannot take place here, or null. */
export async function refusalOfRegistration(
  _tx: Transaction<PortalTables>,
  _command: WireCommand,
): Promise<CommandRefusal | null> {
  return null;
}
