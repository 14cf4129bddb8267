import type { Transaction } from 'kysely';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { refusalOfMandate } from '../direct-debit/refuse-mandate.ts';
import { refusalOfSend } from '../documents/refuse-send.ts';
import { refusalOfFileChange } from '../dossier/refuse-change.ts';
import { refusalOfDecision } from '../insurance/refuse-decision.ts';
import { refusalOfChange } from '../requests/refuse-change.ts';
import { refusalOfRegistration } from '../spaces/refuse-registration.ts';
import type { PortalTables } from '../store/tables.ts';

type Refuses = (
  tx: Transaction<PortalTables>,
  command: WireCommand,
  at: Date,
) => Promise<CommandRefusal | null>;

/** By the first word of a command's type. */
const BY_FEATURE: Readonly<Record<string, Refuses>> = {
  registration: refusalOfRegistration,
  insurance: refusalOfDecision,
  request: refusalOfChange,
  'direct-debit': refusalOfMandate,
  dossier: refusalOfFileChange,
  documents: refusalOfSend,
};

/**
 * Why a command that may be refused cannot take place here, or null. What it was decided by stays locked to the end of
 * the transaction: of two posts at once, the second is told what the first did.
 */
export async function refusalOfAct(
  tx: Transaction<PortalTables>,
  command: WireCommand,
  at: Date,
): Promise<CommandRefusal | null> {
  const [feature = ''] = command.type.split('.');
  return Object.hasOwn(BY_FEATURE, feature) ? ((await BY_FEATURE[feature]?.(tx, command, at)) ?? null) : null;
}
