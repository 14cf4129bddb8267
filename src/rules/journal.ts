/** The version written with every new entry; an older one keeps its own formula for ever. */
export const JOURNAL_VERSION = 2;

/** What the first entry of a till follows. */
export const JOURNAL_GENESIS = '0'.repeat(64);

/**
 * The facts of one till entry that can never change. Nothing else is hashed: a name corrected or an account merged
 * later must not break the chain (domain.md §C, Odoo #112804). Source of the list: B40.
 */
export type JournalFacts = {
  readonly tillCode: string;
  readonly series: string;
  /** 1 for the first entry of a series, then one more each time. */
  readonly sequence: number;
  /** What happened: `ouverture`, `encaissement`, `papier`, `annulation`, `impaye`, `comptage`, `cloture`. */
  readonly kind: string;
  /** Instant, ISO UTC. */
  readonly at: string;
  readonly offsetMinutes: number;
  readonly mode: string | null;
  /** Cents, signed as what is taken moves; 0 for what moves nothing (an opening, a count, a paper). */
  readonly amountCents: number;
  /** Cents: the till's total since its first entry, this one included. */
  readonly perpetualTotalCents: number;
  /** The immutable command that made the entry. */
  readonly commandId: string;
  /** From formula 2: the number of the payment, paper or reversal; null for what has none. */
  readonly number?: string | null;
  /** From formula 2: SHA-256 of everything else the act wrote, so that none of it can change beside the chain. */
  readonly factsHash?: string;
};

export type JournalEntry = JournalFacts & {
  readonly version: number;
  readonly prevHash: string;
  readonly hash: string;
};

/** Canonical JSON (RFC 8785): the same text for the same facts on every machine. */
export type Canonicalize = (value: unknown) => string | undefined;
/** SHA-256 of the UTF-8 text, in lower-case hexadecimal. */
export type Sha256 = (message: string) => string;

/**
 * The text whose SHA-256 is the entry's hash. Canonical JSON of the version, the hash before, and
 * the facts; version 2 adds the number and the hash of what the act wrote.
 * @throws RangeError for a version this program does not know, or facts that JSON cannot hold
 */
export function journalMessage(
  version: number,
  prevHash: string,
  entry: JournalFacts,
  canonicalize: Canonicalize,
): string {
  if (version !== 1 && version !== 2) throw new RangeError(`Unknown journal formula: ${version}`);
  // Named one by one: a column added to the entry later must not slip into the formula.
  const message = canonicalize({
    version,
    prevHash,
    tillCode: entry.tillCode,
    series: entry.series,
    sequence: entry.sequence,
    kind: entry.kind,
    at: entry.at,
    offsetMinutes: entry.offsetMinutes,
    mode: entry.mode,
    amountCents: entry.amountCents,
    perpetualTotalCents: entry.perpetualTotalCents,
    commandId: entry.commandId,
    ...(version === 1 ? {} : { number: entry.number ?? null, factsHash: entry.factsHash ?? null }),
  });
  if (message === undefined) throw new RangeError('Journal facts that JSON cannot hold');
  return message;
}

export type ChainFault = 'unknown-version' | 'broken-link' | 'sequence-gap' | 'wrong-total' | 'changed-facts';

export type ChainVerdict =
  | { readonly kind: 'intact'; readonly count: number }
  | {
      readonly kind: 'broken';
      /** Position of the first bad entry, from 0. */
      readonly index: number;
      readonly reason: ChainFault;
      /** The same in one French sentence. */
      readonly sentence: string;
    };

/** Each fault in one French sentence. */
export const CHAIN_SENTENCES: Readonly<Record<ChainFault, string>> = {
  'unknown-version': 'Cette écriture a été faite par une version plus récente du programme.',
  'broken-link':
    'Cette écriture ne suit pas celle qui la précède\u202f: une écriture manque ou a été remplacée.',
  'sequence-gap': 'Un numéro manque ou se répète dans la série.',
  'wrong-total': 'Le total perpétuel ne suit pas les montants.',
  'changed-facts': 'Cette écriture a été modifiée après avoir été enregistrée.',
};

export type ChainTools = { readonly sha256: Sha256; readonly canonicalize: Canonicalize };

/**
 * Walks one till's entries from the first row, in the order they were written, and names the first that does not hold.
 * A new series begins again at 1 and stays in the same chain. Source: B37 (inaltérabilité).
 */
export function verifyChain(entries: Iterable<JournalEntry>, tools: ChainTools): ChainVerdict {
  let before: JournalEntry | undefined;
  let index = 0;
  for (const entry of entries) {
    const reason = chainFault(entry, before, tools);
    if (reason !== null) return { kind: 'broken', index, reason, sentence: CHAIN_SENTENCES[reason] };
    before = entry;
    index += 1;
  }
  return { kind: 'intact', count: index };
}

/** What is wrong with an entry after the one before it (none: the first of its till), or null. */
export function chainFault(
  entry: JournalEntry,
  before: JournalEntry | undefined,
  { sha256, canonicalize }: ChainTools,
): ChainFault | null {
  if (entry.version !== 1 && entry.version !== 2) return 'unknown-version';
  if (entry.prevHash !== (before?.hash ?? JOURNAL_GENESIS)) return 'broken-link';
  if (sha256(journalMessage(entry.version, entry.prevHash, entry, canonicalize)) !== entry.hash)
    return 'changed-facts';
  const follows = before !== undefined && before.series === entry.series;
  if (entry.sequence !== (follows ? before.sequence + 1 : 1)) return 'sequence-gap';
  if (entry.perpetualTotalCents !== (before?.perpetualTotalCents ?? 0) + entry.amountCents)
    return 'wrong-total';
  return null;
}
