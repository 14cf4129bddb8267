import type { Selectable, Transaction } from 'kysely';
import { CONSENT_KINDS } from '../../rules/registrations/consents.ts';
import { erpSpaceState, isLiving } from '../../rules/registrations/states.ts';
import type { PortalTables } from '../store/tables.ts';
import { recordConsents } from './consents.ts';
import { type ErpSpace, erpSpacesOf } from './lease-people.ts';
import { writeEmail } from './logins.ts';
import { ensureLogin } from './new-login.ts';

type Tx = Transaction<PortalTables>;
export type TenantSpace = Selectable<PortalTables['tenant_space']>;

export function findSpace(tx: Tx, account: string, person: string): Promise<TenantSpace | undefined> {
  return tx
    .selectFrom('tenant_space')
    .selectAll()
    .where('account', '=', account)
    .where('person', '=', person)
    .executeTakeFirst();
}

/** The people of this lease who have a living space: as the portal knows it, else as the ERP's file says. */
export async function livingOn(tx: Tx, account: string, feed: string): Promise<readonly string[]> {
  const own = await tx
    .selectFrom('tenant_space')
    .select(['person', 'state'])
    .where('account', '=', account)
    .orderBy('person')
    .execute();
  const known = new Set(own.map(({ person }) => person));
  const told = (await erpSpacesOf(tx, account, feed)).filter(
    ({ person, state }) => !known.has(person) && isLiving(erpSpaceState(state)),
  );
  return [
    ...own.filter(({ state }) => isLiving(state)).map(({ person }) => person),
    ...told.map(({ person }) => person),
  ];
}

/**
 * The space of this person on this account. One that only the ERP's file tells is made here as that file tells it, since
 * something is about to happen to it; undefined where nobody knows of one. Feeds are locked by the caller.
 */
export async function ensureSpace(
  tx: Tx,
  { account, person, feed, at }: { account: string; person: string; feed: string; at: Date },
): Promise<TenantSpace | undefined> {
  const held = await findSpace(tx, account, person);
  if (held !== undefined) return held;
  const told = (await erpSpacesOf(tx, account, feed)).find((one) => one.person === person);
  const state = told === undefined ? null : erpSpaceState(told.state);
  if (told === undefined || state === null) return undefined;
  await ensureLogin(tx, person, null);
  await takeErpEmail(tx, told, at);
  await tx
    .insertInto('tenant_space')
    .values({ account, person, feed, state, since: at, registered_at: at })
    .execute();
  const agreed = CONSENT_KINDS.filter((kind) => told.consents.includes(kind));
  await recordConsents(tx, {
    account,
    person,
    feed,
    // The ERP says neither the words nor their version.
    consents: agreed.map((kind) => ({ kind, given: true, wording: '', version: '' })),
    by: 'erp',
    at,
    command: null,
  });
  return findSpace(tx, account, person);
}

/** His address is the one the ERP holds, unless he has one here already. */
async function takeErpEmail(tx: Tx, { person, email }: ErpSpace, at: Date): Promise<void> {
  if (email === null) return;
  const login = await tx
    .selectFrom('tenant_login')
    .select('email')
    .where('person', '=', person)
    .executeTakeFirst();
  if (login?.email === null) await writeEmail(tx, person, email, { verified: false, at });
}
