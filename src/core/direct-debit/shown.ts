import type { Mandate } from '../../contract/direct-debit.ts';
import { formatDate, isoDate } from '../../rules/dates.ts';
import { mandateSentence, shownMandateState } from '../../rules/direct-debit/mandate.ts';
import { shownFiles } from '../attachments/shown-files.ts';
import type { ReadableDb } from '../database/connection.ts';
import type { CoreServices } from '../procedures/procedures.ts';
import type { DebitDesk } from './desk.ts';
import type { MergedMandate } from './merge-mandates.ts';

/** A mandate as a screen shows it: never the account number whole. */
export function shownMandate(
  core: CoreServices,
  db: ReadableDb,
  { current, today }: Pick<DebitDesk, 'current' | 'today'>,
  mandate: MergedMandate,
): Mandate {
  const { rum, maskedIban, day, signedOn, lastCollectedOn, fromErp, made } = mandate;
  return {
    rum,
    state: shownMandateState(mandate, today),
    sentence: sentenceOf(mandate, current, today),
    maskedIban,
    debtor: made?.debtor ?? null,
    day,
    signedOn,
    lastCollectedOn,
    revokedOn: made?.revokedOn ?? null,
    fromErp,
    unsent: made?.unsent ?? false,
    files: shownFiles(core, db, made?.files ?? []),
    papers: [...(made?.papers ?? [])],
    refused: made?.refused ?? null,
  };
}

function sentenceOf(mandate: MergedMandate, current: MergedMandate | null, today: string): string {
  const { made } = mandate;
  if (made?.unplaced === true) return "Refusé par le portail\u202f: ce mandat n'existe que sur ce poste.";
  if (mandate.state === 'revoque' && made?.revokedOn != null)
    return `Révoqué le ${formatDate(isoDate(made.revokedOn))}.`;
  if (mandate !== current && mandate.state !== 'revoque' && current !== null)
    return `Remplacé par le mandat ${current.rum}.`;
  return mandateSentence(mandate, today);
}
