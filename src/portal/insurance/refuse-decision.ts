import type { Transaction } from 'kysely';
import { certificateStateWords } from '../../rules/insurance/words.ts';
import type { CommandRefusal } from '../../rules/sync/portal-store.ts';
import type { WireCommand } from '../../rules/sync/protocol.ts';
import { readsDecision } from '../acts/insurance-decide.ts';
import { when } from '../pages/words.ts';
import { plainText } from '../store/plain-text.ts';
import type { PortalTables } from '../store/tables.ts';
import { lockCertificate } from './certificates.ts';
import { type DecidedMeanwhile, decidedMeanwhile } from './decide.ts';
import { refusalInWords } from './refusal-words.ts';

/** Why a decision on a certificate cannot take place here, or null. The certificate's feed stays locked. */
export async function refusalOfDecision(
  tx: Transaction<PortalTables>,
  command: WireCommand,
  at: Date,
): Promise<CommandRefusal | null> {
  if (command.type !== 'insurance.decide') return null;
  const read = readsDecision.safeParse(command.payload);
  // Not to be read: told by whoever places it.
  if (!read.success) return null;
  const found = await lockCertificate(tx, read.data.certificate, at);
  if (found === undefined) {
    return { code: 'SYN-462', reason: "Cette attestation n'est pas connue du portail pour cette agence." };
  }
  if (found.row.account !== plainText(command.account ?? '')) {
    return { code: 'SYN-463', reason: "Cette attestation est celle d'un autre compte." };
  }
  const meanwhile = decidedMeanwhile(found, read.data.from);
  return meanwhile === null ? null : { code: 'SYN-461', reason: sentence(meanwhile, found.row.comment) };
}

function sentence({ state, reason, by, where, at }: DecidedMeanwhile, comment: string | null): string {
  const why = state === 'refusee' ? refusalInWords(reason, comment) : null;
  const how = `${certificateStateWords[state].toLowerCase()}${why === null ? '' : ` (${why})`}`;
  if (where === 'erp') return `Entre-temps, le logiciel de gestion dit cette attestation ${how}.`;
  const place = where === 'portal' ? 'au portail' : 'au guichet';
  return `Cette attestation a été ${how} entre-temps par ${by}, ${place}, le ${when(at)}.`;
}
