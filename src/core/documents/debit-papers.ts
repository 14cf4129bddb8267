import type { RevocationReason } from '../../rules/direct-debit/states.ts';
import { requireMeta } from '../database/meta.ts';
import { currentProfile } from '../landlords/current-profile.ts';
import type { CommandScope } from '../procedures/procedures.ts';
import { takeNumber } from '../till/numbers.ts';
import { issueOrdered, type Ordered, type OrderedPaper } from './ordered-paper.ts';

export type DebitPaperKind = 'mandat' | 'recepisse-prelevement';

/** Takes the number of a paper before its command is recorded; that of a first mandate is its RUM. */
export function reserveDebitPaper({ db }: CommandScope, kind: DebitPaperKind): string {
  return takeNumber(db, requireMeta(db, 'till'), kind);
}

/** The title of a paper to come, as the list of documents shows it. */
export function debitPaperTitle(what: 'mandate' | 'amendment' | 'day' | 'revoke'): string {
  return TITLES[what];
}

const TITLES = {
  mandate: 'Mandat de prélèvement SEPA',
  amendment: 'Avenant au mandat de prélèvement SEPA',
  day: 'Récépissé de changement de jour de prélèvement',
  revoke: 'Récépissé de révocation du mandat de prélèvement',
} as const;

/**
 * Gives a SEPA mandate to be signed (B24), or its amendment for another account.
 * @param given `iban`: in electronic form, whole: it is printed for the debtor to sign, and stands in these facts alone;
 * `day`: of the month, null where the landlord chooses
 */
export function issueMandate(
  scope: CommandScope,
  given: Ordered & {
    readonly rum: string;
    readonly iban: string;
    readonly bic: string | null;
    readonly debtor: { readonly name: string; readonly lines: readonly string[] };
    readonly day: number | null;
    readonly amendment: boolean;
  },
): OrderedPaper {
  const { rum, iban, bic, debtor, day, amendment } = given;
  const { creditorId } = currentProfile(scope.db).letterhead;
  return issueOrdered(scope, given, TITLES[amendment ? 'amendment' : 'mandate'], (common) => ({
    ...common,
    kind: 'mandat',
    rum,
    creditor: { ics: creditorId },
    iban,
    bic,
    // An address that is protected is printed nowhere; the mandate is the debtor's own by his name and account (B36).
    debtor: { name: debtor.name, lines: common.dwelling.address === null ? [] : [...debtor.lines] },
    day,
    amendment,
  }));
}

/** Gives the récépissé of a change of day, or of a revocation. */
export function issueDebitReceipt(
  scope: CommandScope,
  given: Ordered & {
    readonly what: 'day' | 'revoke';
    readonly rum: string;
    readonly maskedIban: string | null;
    /** Of the month; not null for a change of day. */
    readonly day: number | null;
    readonly reason: RevocationReason | null;
  },
): OrderedPaper {
  const { what, rum, maskedIban, day, reason } = given;
  const { creditorId } = currentProfile(scope.db).letterhead;
  if (what === 'day' && day === null) throw new RangeError('a change of day names the day');
  return issueOrdered(scope, given, TITLES[what], (common) => ({
    ...common,
    kind: 'recepisse-prelevement',
    rum,
    creditor: { ics: creditorId },
    maskedIban,
    what: what === 'day' && day !== null ? { kind: 'day', day } : { kind: 'revoke', reason },
  }));
}
