import type { Transaction } from 'kysely';
import type { ImportRows } from '../../rules/import/files.ts';
import { isMasked } from '../dossier/masked.ts';
import { peopleOfLease } from '../spaces/lease-people.ts';
import { standingRow } from '../store/standing-row.ts';
import type { PortalTables } from '../store/tables.ts';

type Tx = Transaction<PortalTables>;

/** Whose account it is and what dwelling, to compare a paper with. */
export type LeaseFacts = {
  readonly key: string;
  readonly feed: string;
  readonly printed: string;
  readonly holder: string | null;
  /** Null: not known here, or masked. */
  readonly address: string | null;
  /** Somebody of the lease must not be found by it. */
  readonly masked: boolean;
  readonly names: readonly string[];
};

/** Undefined for an account that this person may not see, or that the portal does not hold. */
export async function leaseFacts(tx: Tx, account: string): Promise<LeaseFacts | undefined> {
  const found = await tx
    .selectFrom('account')
    .select(['key', 'feed', 'printed', 'holder'])
    .where('key', '=', account)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  const people = await peopleOfLease(tx, account, found.feed);
  const masked = await isMasked(tx, account, found.feed);
  return {
    ...found,
    masked,
    address: masked ? null : await addressOf(tx, account, found.feed),
    names: people.map(({ firstName, lastName }) => [firstName, lastName].filter(Boolean).join(' ')),
  };
}

async function addressOf(tx: Tx, account: string, feed: string): Promise<string | null> {
  const lease = await standingRow<ImportRows['baux']>(tx, 'baux', account, [feed]);
  if (lease === undefined) return null;
  const place = await standingRow<ImportRows['logements']>(tx, 'logements', lease.code_logement, ['*', feed]);
  if (place === undefined) return null;
  const { adresse1, adresse2, code_postal, commune } = place;
  const street = [adresse1, adresse2].filter((part) => part !== null && part !== '').join(', ');
  return `${street}, ${code_postal} ${commune}`;
}
