import type { PaymentMode } from '../../../contract/payments.ts';
import type { LandlordProfile } from '../../../rules/profile.ts';
import type { LeaseSummary } from '../../accounts/lease-summary.ts';
import type { ReadableDb } from '../../database/connection.ts';
import { type ReversalFacts, reversalFactsSchema } from '../paper-facts.ts';
import { verificationCode } from '../verification-code.ts';
import { commonFacts } from './common.ts';

export type TakenBack = {
  readonly profile: LandlordProfile;
  /** The account the payment was on. */
  readonly lease: LeaseSummary;
  /** Of the bordereau. */
  readonly number: string;
  readonly reversal: {
    readonly kind: ReversalFacts['reversal']['kind'];
    readonly reason: ReversalFacts['reversal']['reason'];
    readonly text: string;
    readonly at: string;
    readonly on: string;
    readonly offsetMinutes: number;
    /** Reference of the right account and number of the payment on it, for a wrong account. */
    readonly movedTo: { readonly reference: string; readonly number: string } | null;
  };
  readonly payment: {
    readonly number: string;
    readonly mode: PaymentMode;
    readonly amountCents: number;
    readonly takenOn: string;
    /** The cheque's number and bank, or the card's authorisation; empty for cash. */
    readonly means: string;
    readonly payer: string | null;
    readonly months: readonly string[];
  };
  readonly agent: ReversalFacts['agent'];
  /** Papers of the payment that no longer hold. */
  readonly voided: readonly { readonly number: string; readonly title: string }[];
};

/** The facts of a bordereau d'annulation: given for every payment taken back, whatever became of the money. */
export function reversalFacts(db: ReadableDb, taken: TakenBack): ReversalFacts {
  const { profile, lease, number, reversal, payment, agent, voided } = taken;
  const { kind, reason, text, movedTo } = reversal;
  const facts = {
    ...commonFacts(db, profile, lease),
    kind: 'annulation' as const,
    number,
    reversal: { kind, reason, text, movedTo },
    payment: { ...payment, months: [...payment.months] },
    voided: voided.map((paper) => ({ number: paper.number, title: paper.title })),
    agent,
    issued: { at: reversal.at, offsetMinutes: reversal.offsetMinutes },
  };
  return reversalFactsSchema.parse({ ...facts, code: verificationCode(facts) });
}
