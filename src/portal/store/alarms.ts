import type { Transaction } from 'kysely';
import { plainText } from './plain-text.ts';
import type { PortalTables } from './tables.ts';

/** What a person of the landlord must look at; nothing waits for it. */
export type AlarmKind =
  /** Two commands bear one printed number. */
  | 'numero-double'
  /** Two commands came as the same step of one base: it was cloned, or put back to an older copy. */
  | 'fork'
  /** A command came back with another content. */
  | 'conflit'
  /** Same account, amount, mode and day at two posts. Never merged. */
  | 'doublon-possible'
  /** A payment taken back twice. */
  | 'annulation-double'
  /** A fact this portal cannot read: kept, and placed nowhere. */
  | 'illisible'
  /** An act on a tenant space that this portal does not know: kept, and placed nowhere. */
  | 'espace-inconnu'
  /** A certificate or a request of an account that is not known here: kept with the agency that sent it. */
  | 'compte-inconnu';

/** `facts`: what it is about, in a stable order of keys; the same facts are told once. */
export async function raiseAlarm(
  tx: Transaction<PortalTables>,
  alarm: {
    readonly kind: AlarmKind;
    readonly agency: string;
    readonly facts: Record<string, unknown>;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto('alarm')
    .values({
      kind: alarm.kind,
      agency: plainText(alarm.agency),
      facts: JSON.stringify(alarm.facts),
      raised_at: alarm.at,
    })
    .onConflict((on) => on.columns(['kind', 'facts']).doNothing())
    .execute();
}
