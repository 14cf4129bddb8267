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

/**
 * What this person agreed to on this account, one answer of each kind asked since he registered: désinscription takes
 * back what was given before it.
 */
export async function consentsOf(tx: Tx, account: string, person: string): Promise<readonly HeldConsent[]> {
  return tx
    .selectFrom('tenant_consent as c')
    .innerJoin('tenant_space as s', (join) =>
      join.onRef('s.account', '=', 'c.account').onRef('s.person', '=', 'c.person'),
    )
    .select(['c.kind', 'c.given', 'c.at', 'c.given_by as by', 'c.version', 'c.wording'])
    .distinctOn('c.kind')
    .where('c.account', '=', account)
    .where('c.person', '=', person)
    .whereRef('c.at', '>=', 's.registered_at')
    .orderBy('c.kind')
    .orderBy('c.no', 'desc')
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
