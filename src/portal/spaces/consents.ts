import type { Transaction } from 'kysely';
import type { ConsentKind } from '../../rules/registrations/consents.ts';
import type { ConsentSource, PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** An answer that holds now: the last one of its kind. */
export type HeldConsent = {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly at: Date;
  readonly by: ConsentSource;
  readonly version: string;
  readonly wording: string;
};

/** What this person agreed to on this account, one answer of each kind ever asked. */
export async function consentsOf(tx: Tx, account: string, person: string): Promise<readonly HeldConsent[]> {
  return tx
    .selectFrom('tenant_consent')
    .select(['kind', 'given', 'at', 'given_by as by', 'version', 'wording'])
    .distinctOn('kind')
    .where('account', '=', account)
    .where('person', '=', person)
    .orderBy('kind')
    .orderBy('no', 'desc')
    .execute();
}

export type ConsentAnswer = {
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly wording: string;
  readonly version: string;
};

/** Keeps answers, each with the words it was given to. `putSpaceRecord` tells the counters. */
export async function recordConsents(
  tx: Tx,
  answers: {
    readonly account: string;
    readonly person: string;
    readonly feed: string;
    readonly consents: readonly ConsentAnswer[];
    readonly by: ConsentSource;
    readonly at: Date;
    /** Of the counter's act; null on the tenant's own pages. */
    readonly command: string | null;
  },
): Promise<void> {
  const { account, person, feed, consents, by, at, command } = answers;
  if (consents.length === 0) return;
  const said = consents.map(({ kind, given, wording, version }) => ({ kind, given, wording, version }));
  await tx
    .insertInto('tenant_consent')
    .values(said.map((one) => ({ account, person, feed, at, given_by: by, command, ...one })))
    .execute();
}
