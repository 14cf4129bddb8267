import { assertNever } from './brand.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import { formatEuros } from './money.ts';
import { isSettlement } from './natures.ts';
import { NBSP } from './unicode.ts';

/** Days between an entry of the ERP and the counter's act it may be the return of, on both sides, inclusive. */
export const LETTRAGE_DAYS = 10;

/** Money taken at a counter, or taken back, as an entry of the ERP may confirm it. */
export type CounterAct = {
  readonly id: string;
  readonly kind: 'payment' | 'reversal';
  /** The printed number. */
  readonly number: string;
  /** Stored key of the account; null while it is not known ("à lettrer"). */
  readonly account: string | null;
  readonly cents: number;
  /** Mode of the payment, taken or taken back. */
  readonly mode: string;
  /** Day of the act at the counter. */
  readonly on: IsoDate;
  /** Cents of the ERP's entries that confirm it already. */
  readonly confirmedCents: number;
  /** For a reversal, the id of the payment it takes back. */
  readonly payment: string | null;
};

/** An entry of the ERP as the decision needs it. Amounts in cents, exactly one of the two above zero. */
export type ErpEntry = {
  readonly account: string;
  readonly date: IsoDate;
  readonly nature: string;
  readonly debitCents: number;
  readonly creditCents: number;
  /** What the ERP sends back of what it was given, or null. */
  readonly idGuichet: string | null;
};

export type Lettrage =
  /** The ERP's own: it stands in the balance. */
  | { readonly kind: 'count' }
  /** The return of this act, whose own entry counts: the ERP's stands in no balance. */
  | { readonly kind: 'confirm'; readonly act: CounterAct }
  /** It may be the return of one of these: it is held back until a person decides. */
  | { readonly kind: 'propose'; readonly acts: readonly CounterAct[] }
  /** It is not taken; a French sentence. */
  | { readonly kind: 'refuse'; readonly reason: string };

/** On which side of the account the counter's own entry of an act stands. */
export function sideOf(act: Pick<CounterAct, 'kind'>): 'debit' | 'credit' {
  return act.kind === 'payment' ? 'credit' : 'debit';
}

/** "l'encaissement n° G2A-000012" */
export function nameOfAct({ kind, number }: Pick<CounterAct, 'kind' | 'number'>): string {
  return `${kind === 'payment' ? "l'encaissement" : "l'annulation"} n°${NBSP}${number}`;
}

/**
 * What an entry of the ERP is to the counter's acts. Sources: import-format.md "What goes back"; sync-protocol.md "À
 * lettrer".
 * @param acts those that its `id_guichet` names, with what takes the named payment back, and those of its account that
 * no entry confirms yet; others do no harm
 */
export function decideLettrage(entry: ErpEntry, acts: readonly CounterAct[]): Lettrage {
  const named = entry.idGuichet === null ? undefined : acts.find(({ id }) => id === entry.idGuichet);
  // An id that names nothing here is no proof of anything: the entry is looked at as if it had none.
  if (named === undefined) return withoutId(entry, acts);
  const side = entry.creditCents > 0 ? 'credit' : 'debit';
  // A fee charged because of it, say: it names the act and neither is it nor takes it back.
  if (side === 'debit' && !isSettlement(entry.nature)) return { kind: 'count' };
  // A debit never is the payment itself: it is what takes it back, at a counter or, where nothing did, at the ERP.
  const act =
    side === 'debit' && named.kind === 'payment'
      ? acts.find(({ kind, payment }) => kind === 'reversal' && payment === named.id)
      : named;
  if (act === undefined) return { kind: 'count' };
  const reason = confirmationFault(entry, act);
  return reason === null ? { kind: 'confirm', act } : { kind: 'refuse', reason };
}

/** Why an entry that names an act cannot be its return, a French sentence, or null. */
export function confirmationFault(
  entry: Pick<ErpEntry, 'account' | 'debitCents' | 'creditCents'>,
  act: Pick<CounterAct, 'kind' | 'number' | 'account' | 'cents' | 'confirmedCents'>,
): string | null {
  const cents = sideOf(act) === 'credit' ? entry.creditCents : entry.debitCents;
  if (cents === 0) return `Cette écriture est un crédit, et elle porte le numéro de ${nameOfAct(act)}.`;
  // Nobody knew its account: the ERP, which does, says it.
  if (act.account !== null && act.account !== entry.account)
    return `Cette écriture est portée sur un autre compte que ${nameOfAct(act)}.`;
  const total = act.confirmedCents + cents;
  if (total > act.cents)
    return `Les écritures de ${nameOfAct(act)} font ${formatEuros(total)}, le montant est de ${formatEuros(act.cents)}.`;
  return null;
}

/** What is said of an entry that stands in the balance already and only now names its act. */
export function alreadyCounted(act: Pick<CounterAct, 'kind' | 'number'>): string {
  return `Cette pièce est déjà au compte sans ${nameOfAct(act)}\u202f: les deux sont à lettrer.`;
}

/** What is said of an act that the ERP confirms in part, a French sentence; null once it is wholly confirmed. */
export function partialConfirmation(
  act: Pick<CounterAct, 'kind' | 'number' | 'cents' | 'confirmedCents'>,
): string | null {
  if (act.confirmedCents === act.cents) return null;
  const name = nameOfAct(act);
  const word = act.kind === 'payment' ? 'confirmé' : 'confirmée';
  const sums = `${formatEuros(act.confirmedCents)} sur ${formatEuros(act.cents)}`;
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} n'est ${word} que pour ${sums}.`;
}

function withoutId(entry: ErpEntry, acts: readonly CounterAct[]): Lettrage {
  const candidates = acts.filter((act) => mayBeReturnOf(entry, act));
  return candidates.length === 0 ? { kind: 'count' } : { kind: 'propose', acts: candidates };
}

/** Same account, side, amount and means, within ten days of each other, and nothing confirms the act yet. */
export function mayBeReturnOf(entry: ErpEntry, act: CounterAct): boolean {
  const cents = sideOf(act) === 'credit' ? entry.creditCents : entry.debitCents;
  return (
    act.account === entry.account &&
    act.cents === cents &&
    act.confirmedCents === 0 &&
    naturesOf(act).includes(entry.nature) &&
    Math.abs(daysBetween(act.on, entry.date)) <= LETTRAGE_DAYS
  );
}

/**
 * As what the ERP may write an act. What takes a payment back is written in more than one way: asking a person once too
 * often is better than counting it twice.
 */
function naturesOf({ kind, mode }: CounterAct): readonly string[] {
  switch (kind) {
    case 'payment':
      return [`paiement_${mode}`];
    case 'reversal':
      return [`paiement_${mode}`, 'rejet', 'remboursement'];
    default:
      return assertNever(kind);
  }
}

/** An entry of the ERP that stands in the balance already. */
export type StandingEntry = ErpEntry & { readonly piece: string };

/** What an act that arrives after its return finds: entries it takes out of the balance. */
export type Arrival = {
  /** They named it before it was known. */
  readonly confirms: readonly string[];
  /** They may be its return: held back until a person decides. */
  readonly proposes: readonly string[];
};

/**
 * The same question on the act's side, when a post sends it after the ERP has posted it: offline for a day, or a portal
 * that lost it and gets it again. The act counts, so what may be its return does not.
 * @param standing counted entries of its account, or that name it (or the payment it takes back)
 */
export function decideArrival(act: CounterAct, standing: readonly StandingEntry[]): Arrival {
  let { confirmedCents, account } = act;
  const confirms: string[] = [];
  for (const entry of standing) {
    if (entry.idGuichet === null || !namesAct(entry, act)) continue;
    if (confirmationFault(entry, { ...act, account, confirmedCents }) !== null) continue;
    confirms.push(entry.piece);
    confirmedCents += sideOf(act) === 'credit' ? entry.creditCents : entry.debitCents;
    account = entry.account;
  }
  const proposes = standing
    .filter(
      (entry) => !confirms.includes(entry.piece) && mayBeReturnOf(entry, { ...act, account, confirmedCents }),
    )
    .map(({ piece }) => piece);
  return { confirms, proposes };
}

function namesAct(entry: ErpEntry, act: CounterAct): boolean {
  if (sideOf(act) === 'debit' && !isSettlement(entry.nature)) return false;
  if (entry.idGuichet === act.id) return true;
  // A debit that names the payment is what takes it back.
  return act.kind === 'reversal' && entry.debitCents > 0 && entry.idGuichet === act.payment;
}
