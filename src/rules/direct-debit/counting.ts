import type { MandateSeen, MandateState } from './states.ts';

/** The mandate that the ERP's own row of a lease names. Dates ISO. */
export type ErpMandate = {
  readonly rum: string;
  readonly maskedIban: string | null;
  readonly day: number | null;
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
};

/** What the ERP said of an account's mandate at some time; all null: that there was none. */
export type ErpWord = Pick<MandateSeen, 'rum' | 'maskedIban' | 'day'>;

export const NO_WORD: ErpWord = { rum: null, maskedIban: null, day: null };

/** A mandate that a counter made or changed. */
export type MadeMandate = {
  readonly rum: string;
  readonly state: MandateState;
  readonly maskedIban: string | null;
  readonly day: number | null;
  readonly signedOn: string | null;
  readonly lastCollectedOn: string | null;
  /** Born in the ERP, and acted on at a counter since. */
  readonly fromErp: boolean;
  /** What the ERP said when the last act on it was taken. */
  readonly seen: ErpWord;
};

/** A mandate as it counts: a counter's over the ERP's, or the ERP's over a counter's. `made`: null for the ERP's alone. */
export type CountedMandate<Made extends MadeMandate> = Omit<MadeMandate, 'seen'> & {
  readonly made: Made | null;
};

export type CountedMandates<Made extends MadeMandate> = {
  /** The one that lives or awaits its signature. */
  readonly current: CountedMandate<Made> | null;
  /** Revoked, or replaced; the last made first. */
  readonly former: readonly CountedMandate<Made>[];
};

/**
 * Which mandate of an account counts (docs/direct-debit.md, "What comes down"): a counter's, as long as the ERP says what
 * it said when it was made, or has learned of it; else the ERP's.
 * @param made in the order in which they were made
 */
export function countMandates<Made extends MadeMandate>(
  erp: ErpMandate | null,
  made: readonly Made[],
): CountedMandates<Made> {
  const newest = made.at(-1);
  const own = made.findLast(({ rum }) => rum === erp?.rum);
  const told: CountedMandate<Made> | null =
    erp === null ? null : own === undefined ? erpAlone(erp) : withErp(own, erp);
  if (newest === undefined) return { current: told, former: [] };

  const wins = counts(erp, newest);
  const current = wins ? (newest.state === 'revoque' ? null : withErp(newest, erp)) : living(told);
  const all = [
    ...made.map((one) =>
      one === own && told !== null ? told : withErp(one, one === newest && wins ? erp : null),
    ),
    ...(own === undefined && told !== null && !(wins && isTakenUp(newest, erp)) ? [told] : []),
  ];
  return { current, former: all.filter(({ rum }) => rum !== current?.rum).toReversed() };
}

/** Whether a counter's mandate counts over what the ERP says now. */
function counts(erp: ErpMandate | null, made: MadeMandate): boolean {
  const { rum, seen, state } = made;
  if (sameWord(wordOf(erp), seen)) return true;
  if (erp === null) return state === 'revoque' || rum !== seen.rum;
  return erp.rum === rum || isTakenUp(made, erp);
}

/** The ERP has taken the account up, under a number of its own. */
function isTakenUp({ state, maskedIban, seen }: MadeMandate, erp: ErpMandate | null): boolean {
  return (
    erp !== null &&
    state !== 'revoque' &&
    maskedIban !== null &&
    sameMask(erp.maskedIban, maskedIban) &&
    !sameWord(wordOf(erp), seen)
  );
}

function living<Made extends MadeMandate>(told: CountedMandate<Made> | null): CountedMandate<Made> | null {
  return told === null || told.state === 'revoque' ? null : told;
}

function erpAlone<Made extends MadeMandate>(erp: ErpMandate): CountedMandate<Made> {
  return { ...erp, state: 'actif', made: null, fromErp: true };
}

/**
 * A counter's mandate with what the ERP has to say of it: its collections; and its own word on the account and the day,
 * where that is no longer what it said when the mandate was made or changed.
 */
function withErp<Made extends MadeMandate>(made: Made, erp: ErpMandate | null): CountedMandate<Made> {
  const { rum, state, maskedIban, day, signedOn, lastCollectedOn, fromErp, seen } = made;
  if (erp === null || (erp.rum !== rum && !isTakenUp(made, erp))) {
    return { rum, state, maskedIban, day, signedOn, lastCollectedOn, made, fromErp };
  }
  const about = erp.rum === rum;
  const newAccount =
    about && erp.maskedIban !== null && !(seen.rum === rum && sameMask(erp.maskedIban, seen.maskedIban));
  const newDay = about && erp.day !== null && !(seen.rum === rum && erp.day === seen.day);
  return {
    rum,
    state: state === 'a_signer' && newAccount && !sameMask(erp.maskedIban, maskedIban) ? 'actif' : state,
    maskedIban: newAccount ? erp.maskedIban : maskedIban,
    day: newDay ? erp.day : day,
    signedOn: signedOn ?? (state === 'a_signer' && !newAccount ? null : erp.signedOn),
    lastCollectedOn: later(lastCollectedOn, erp.lastCollectedOn),
    made,
    fromErp,
  };
}

export function wordOf(erp: ErpMandate | null): ErpWord {
  return erp === null ? NO_WORD : { rum: erp.rum, maskedIban: erp.maskedIban, day: erp.day };
}

/** The ERP says the same of an account's mandate, in whatever form it masks the account. */
export function sameWord(a: ErpWord, b: ErpWord): boolean {
  return a.rum === b.rum && a.day === b.day && sameMask(a.maskedIban, b.maskedIban);
}

/** Two masked forms of one account, as far as they show it: country, key, and the last three characters. */
export function sameMask(a: string | null, b: string | null): boolean {
  return maskKey(a) === maskKey(b);
}

function maskKey(masked: string | null): string | null {
  if (masked === null) return null;
  const shown = masked.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return shown.slice(0, 4) + shown.slice(-3);
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}
