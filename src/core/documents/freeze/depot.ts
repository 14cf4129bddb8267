import type { AnnouncedMode } from '../../../contract/payments.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { type DepotFacts, depotFactsSchema } from '../paper-facts.ts';
import { verificationCode } from '../verification-code.ts';
import { commonFacts } from './common.ts';

export type ShownOrder = {
  readonly profile: LandlordProfile;
  readonly lease: LeaseSummary;
  readonly number: string;
  readonly announcement: {
    readonly mode: AnnouncedMode;
    readonly amountCents: number;
    readonly months: readonly string[];
    readonly payer: string | null;
    readonly at: string;
    readonly on: string;
    readonly offsetMinutes: number;
  };
  readonly agent: DepotFacts['agent'];
};

/** The facts of a reçu de dépôt d'ordre, for an order shown at the counter: nothing is received, nothing is settled. */
export function depotFacts(db: ReadableDb, shown: ShownOrder): DepotFacts {
  const { profile, lease, number, announcement, agent } = shown;
  const facts = {
    ...commonFacts(db, profile, lease),
    kind: 'depot-ordre' as const,
    number,
    order: {
      mode: announcement.mode,
      amountCents: announcement.amountCents,
      months: [...announcement.months],
    },
    payer: announcement.payer,
    agent,
    issued: { at: announcement.at, offsetMinutes: announcement.offsetMinutes },
  };
  return depotFactsSchema.parse({ ...facts, code: verificationCode(facts) });
}
